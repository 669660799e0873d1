"""What all formats call the parts of a document."""

from typing import Final

from briefings.export.document import Document

BOTTOM_LINE: Final = "Bottom line"
NOTES_ON_BRIEFING: Final = "Notes on the briefing"
NOTES_ON_PANEL: Final = "Notes on this panel"
NOTES_ON_PASSAGES: Final = "Notes on passages"
SOURCE: Final = "Source text"
SOURCE_NOTE: Final = "Source note"
NOTES_ELSEWHERE: Final = "Notes on what is not in this document"
ABOUT: Final = "About this document"
REASONING_AT: Final = "Reasoning: see "
"""Comes before the name of the panel that has it, where a tension is shown a second time."""


def footer(document: Document) -> tuple[tuple[str, str], ...]:
    """Return labels and values by which this document can be told from any other.

    Nothing here says whether notes were left out.
    """
    article, source = document.briefing.article, document.briefing.source
    known = {
        "Address": source.url,
        "Retrieved": source.retrieved and source.retrieved.isoformat(),
    }
    return (
        *((name, value) for name, value in known.items() if value),
        ("Briefing", document.briefing.id),
        ("Article (SHA-256)", article.sha256),
        ("Article text (SHA-256)", article.text_sha256),
        ("Notes", ", ".join(document.note_ids) or "none"),
        ("Written by", f"briefings {document.version}"),
    )
