"""Notes that come back as the comments of a Word file."""
