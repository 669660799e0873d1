"""Versions of an article: known when one comes in, taken up with all that stands on it, undone."""
