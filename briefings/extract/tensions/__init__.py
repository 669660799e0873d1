"""Tensions: things in an article that are worth a check. A rule is a module."""
