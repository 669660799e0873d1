"""One brief of at most two pages, of one article or of several, as every format writes it."""
