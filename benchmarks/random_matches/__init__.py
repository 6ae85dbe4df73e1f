"""Random matches on the real screens and through `--plain`, to find what breaks."""
