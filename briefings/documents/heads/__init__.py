"""What the first and last lines of an article say of it."""
