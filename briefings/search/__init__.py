"""Search: what a query means, which briefings it matches, and the words that say so."""
