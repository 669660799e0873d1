"""What a library's log says, laid out for looking things up: one file that can be thrown away.

`LibraryIndex` is one SQLite file for each generation of a log, in the user's cache. It knows where
each document stands (`briefings.store.keeping` says when that is believed), the catalogue's lines,
by which files, titles and sentences articles are found again, and which words stand in briefings
and notes, each once. `MemoryIndex` answers the same but for words, in small libraries and wherever
there can be no such file.
"""
