"""Figures of several articles held against each other."""
