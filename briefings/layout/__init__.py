"""Briefings laid out in rows of text, for the app and for the command line alike."""
