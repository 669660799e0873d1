"""Notes: what a reader writes, on what, and everything that it was before."""
