"""How briefings and articles come into a library, are edited, and leave it."""
