"""From the first painted cell to the app."""
