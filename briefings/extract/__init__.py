"""What can be read out of an article's words by rule."""
