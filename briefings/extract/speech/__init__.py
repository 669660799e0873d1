"""Statements: quotations, claims, and who made them."""
