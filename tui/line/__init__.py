"""The thrifty line: Textual's frames, sent to the terminal in as few bytes as can be found.

What Textual writes is parsed into a grid of cells, and the difference to what the terminal shows
is encoded. This package builds on Textual's driver and knows nothing of the product.
"""
