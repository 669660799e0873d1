"""What becomes of a document before it is an article: its canonical text."""
