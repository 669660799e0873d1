"""Markdown as the reader of its page sees it."""
