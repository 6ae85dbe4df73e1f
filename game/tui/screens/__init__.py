"""One file for each place in the terminal."""
