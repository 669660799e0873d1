"""Briefings that editors write as files, and what a library brings along of them."""
