"""Which notes an export carries and which stay in the library, for whoever made it."""

from collections.abc import Iterator

from briefings.export.document import Exported


def sentence(exported: Exported) -> str:
    """Return how many notes somebody else now gets to read, how many stay, and why they do.

    Where the file went is not said: whoever wrote it knows.
    """
    went = f"{_notes(exported.notes)} went along"
    staying = exported.stayed + exported.unplaced
    if not staying:
        return f"{went}."
    verb = "stays" if staying == 1 else "stay"
    return f"{went}, {staying} {verb}: {', '.join(_reasons(exported))}."


def _notes(count: int) -> str:
    return f"{count or 'No'} note{'s' if count > 1 else ''}"


def _reasons(exported: Exported) -> Iterator[str]:
    """Yield why notes stay: with their number where there are several reasons, else as a whole."""
    private, unplaced = exported.stayed, exported.unplaced
    if private and unplaced:
        yield f"{private} {_are(private)} private"
        yield f"{unplaced} {exported.format_name} has no place for"
    elif private:
        yield f"{_they(private)} {_are(private)} private"
    else:
        yield f"{exported.format_name} has no place for {'it' if unplaced == 1 else 'them'}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _they(count: int) -> str:
    return "it" if count == 1 else "they"
