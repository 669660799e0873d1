"""From the bytes of a text to its letters and paragraphs."""
