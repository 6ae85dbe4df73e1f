"""Rebuttal: a terminal debate game in which you argue with an essay."""

__version__ = "0.1.0"
