"""The library's search beside other engines on the same texts."""
