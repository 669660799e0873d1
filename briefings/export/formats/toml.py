"""The briefing's folder as `briefings add` reads it: in another library it is the same briefing.

A Zip file with one folder, called as the briefing is: `article.txt`, `briefing.toml` with all
that was reviewed (`seeds/README.md` has the fields), and `lens.toml` for libraries that do not
have the lens. Notes are not in it: the `json` format carries them.
"""

from collections.abc import Iterable

from briefings.export.document import Document

NAME = "toml"
SUFFIX = ".zip"
SUMMARY = "a folder to be added to another library, or edited"

IS_FOLDER = True
SHOWN_AS = "txt"


def write(document: Document) -> bytes:
    """Return the folder as a Zip file."""
    from briefings.export.folder import packed  # noqa: PLC0415

    return packed(document.briefing)


def note_ids(_document: Document) -> Iterable[str]:
    """Return none: the folder has no place for notes."""
    return ()
