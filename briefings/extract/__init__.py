"""What can be read out of an article's words by rule."""

from typing import Final

EXTRACTION: Final = 3
"""Raised when the rules find something else: what was proposed by earlier ones is made anew."""
