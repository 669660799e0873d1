"""Telling what a file is by its bytes."""
