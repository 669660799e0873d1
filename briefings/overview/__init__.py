"""A briefing on one page: what it is, what matters, what is contested, and who says so."""
