"""The record of matches: each event and each draft is saved at once and can be played back."""
