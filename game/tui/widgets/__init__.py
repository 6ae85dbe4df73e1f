"""Parts from which the screens are built."""
