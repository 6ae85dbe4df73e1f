"""A class: what a teacher sets, what comes back, what it is worth, and where the grade goes."""
