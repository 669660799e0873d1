"""Briefings with their notes as files for somebody else, in one format or another."""
