"""`briefings note author`: who signs the notes of a library."""

import sys

from briefings.cli.output import tell, write_json
from briefings.library import Library
from briefings.notes.service import NOBODY


def author(library: Library, name: str | None, *, as_json: bool) -> None:
    """Say which name notes are signed with; where one is given, from now on with that.

    Raises:
        BriefingsError: the name is blank, too long or holds control characters, or the library
            cannot be written.
    """
    if name is not None:
        library.notes.set_author(name)
    now = library.notes.author()
    if as_json:
        write_json({"author": now})
    elif now is None:
        tell(NOBODY, sys.stdout)
    else:
        tell(f"Notes are signed {now}{'' if name is None else ' from now on'}.", sys.stdout)
