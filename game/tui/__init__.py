"""The terminal: draws the debate, and is imported by nobody but the commands that open it."""
