"""Figures: numbers, what they count, and what the clause says of them."""
