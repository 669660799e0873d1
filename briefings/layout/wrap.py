"""Line breaking that keeps the way back to the text's own offsets."""

from collections.abc import Callable, Iterator


def wrap(text: str, width: int, cells: Callable[[str], int]) -> list[tuple[int, int]]:
    """Break `text` into lines of at most `width` cells.

    Returns the range of each line, `start` and `end` in code points of `text`. Lines break at
    spaces, which belong to no line; a word that is wider than a line is cut. At least one line
    is returned.
    """
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for word_start, word_end in _words(text, width, cells):
        word = cells(text[word_start:word_end])
        gap = cells(text[end:word_start]) if end > start else 0
        if end > start and used + gap + word > width:
            lines.append((start, end))
            end = start = word_start
            used = gap = 0
        if end == start:
            start, used, gap = word_start, 0, 0
        used += gap + word
        end = word_end
    lines.append((start, end))
    return lines


def _words(text: str, width: int, cells: Callable[[str], int]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of words, those wider than `width` in parts that fit."""
    start = 0
    for word in text.split(" "):
        end = start + len(word)
        if word:
            if len(word) <= width // 2 or cells(word) <= width:
                yield start, end
            else:
                yield from _parts(text, start, end, width, cells)
        start = end + 1


def _parts(
    text: str, start: int, end: int, width: int, cells: Callable[[str], int]
) -> Iterator[tuple[int, int]]:
    used = 0
    for index in range(start, end):
        # An emoji selector takes no cell, but makes the character before it wider.
        selected = cells(text[index : index + 2]) - cells(text[index + 1 : index + 2])
        size = max(cells(text[index]), selected)
        if index > start and size and used + size > width:
            yield start, index
            start, used = index, 0
        used += size
    yield start, end
