"""A briefing as a document for word processors, with the notes as its comments."""
