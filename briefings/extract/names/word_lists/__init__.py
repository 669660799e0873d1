"""Lists of places, first names, surnames and common words: one entry a line, folded and sorted.

`build_word_lists.py` beside this folder writes them; NOTICE.md has their sources and licences.
"""
