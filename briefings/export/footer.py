"""By what a document can be told from any other: the list at its end."""

from briefings.export.document import Document


def footer(document: Document) -> tuple[tuple[str, str], ...]:
    """Return labels and values by which this document can be told from any other.

    Notes are told by their number; formats that are read back have their ids elsewhere. Nothing
    here says whether notes were left out.
    """
    article, source = document.briefing.article, document.briefing.source
    words = document.labels.footer
    known = {
        words.address: source.url,
        words.retrieved: source.retrieved and document.labels.day(source.retrieved),
    }
    return (
        *((name, value) for name, value in known.items() if value),
        (words.briefing, document.briefing.id),
        (words.article_sha256, article.sha256),
        (words.article_text_sha256, article.text_sha256),
        (words.notes, str(len(document.note_ids) or words.no_notes)),
        (words.written_by, f"briefings {document.version}"),
    )
