"""What an export carries and what stays in the library, for whoever made it."""

from collections.abc import Iterator
from typing import Final

from briefings.export.document import Exported

_NAMES: Final = {
    "head": ("opening line", "opening lines"),
    "interest": ("interest", "interests"),
    "scales": ("scale", "scales"),
    "bottom_lines": ("bottom line", "bottom lines"),
    "tensions": ("tension", "tensions"),
    "sources": ("source", "sources"),
    "key_points": ("key point", "key points"),
    "statements": ("statement", "statements"),
    "figures": ("figure", "figures"),
    "lesser_tensions": ("lesser tension", "lesser tensions"),
    "questions": ("open question", "open questions"),
}
"""One and several of what gives way of a brief; notes are told before."""


def sentence(exported: Exported) -> str:
    """Return how many notes somebody else now gets to read, how many stay, and why they do.

    Of a brief also what else found no room, and what nobody has reviewed; letters that the file's
    fonts lack are counted, too. Where the file went is not said: whoever wrote it knows.
    """
    told = (_notes_told(exported), *_left_out(exported), _missing(exported.missing_letters))
    return " ".join(filter(None, told))


def _missing(letters: int) -> str:
    if not letters:
        return ""
    boxes = "1 letter is an empty box" if letters == 1 else f"{letters:,} letters are empty boxes"
    lacking = "it" if letters == 1 else "them"
    return f"{boxes}, since no font has {lacking}: name a folder of fonts with --fonts."


def _notes_told(exported: Exported) -> str:
    went = f"{_notes(exported.notes)} went along"
    staying = exported.stayed + exported.unplaced
    if not staying:
        return f"{went}."
    verb = "stays" if staying == 1 else "stay"
    return f"{went}, {staying} {verb}: {', '.join(_reasons(exported))}."


def _left_out(exported: Exported) -> Iterator[str]:
    counts = ((_NAMES.get(name), count) for name, count in exported.gave_way.items())
    gone = [f"{count} {names[count > 1]}" for names, count in counts if names and count]
    if gone:
        yield f"{', '.join(gone)} found no room."
    if count := exported.unreviewed:
        items = "1 item" if count == 1 else f"{count} items"
        yield f"{items} that nobody has reviewed {_are(count)} left out."


def _notes(count: int) -> str:
    return f"{count or 'No'} note{'s' if count > 1 else ''}"


def _reasons(exported: Exported) -> Iterator[str]:
    """Yield why notes stay: with their number where there are several reasons, else as a whole."""
    private, unplaced = exported.stayed, exported.unplaced
    owner = "a brief" if exported.depth == "brief" else exported.format_name
    lack = "room" if exported.depth == "brief" else "place"
    if private and unplaced:
        yield f"{private} {_are(private)} private"
        yield f"{unplaced} {owner} has no {lack} for"
    elif private:
        yield f"{_they(private)} {_are(private)} private"
    else:
        yield f"{owner} has no {lack} for {'it' if unplaced == 1 else 'them'}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _they(count: int) -> str:
    return "it" if count == 1 else "they"
