"""The article as data: numbered paragraphs, what cites them, the notes on their passages."""

from collections.abc import Iterator

from briefings.export.document import Document, SourcePart
from briefings.export.formats.pdf.runs import Data, note_data, words
from briefings.export.links import Links, passage_anchor
from briefings.export.passages import Passages
from briefings.notes.wording import note_about


def source_parts(document: Document, links: Links) -> Iterator[Data]:
    passages, labels = Passages(document), document.labels
    for part in document.source:
        notes = []
        for placed in part.notes:
            about = note_about(document.briefing, placed, labels)
            notes.append(note_data(placed, labels.marks.note_on.format(target=about), labels))
        yield {
            "kind": "source",
            "line": [*_paragraph(part, passages)],
            "lines": list(_cited_by(part, links)),
            "notes": notes,
        }


def _paragraph(part: SourcePart, passages: Passages) -> Iterator[Data]:
    yield words(f"¶{part.paragraph.number}  ", muted=True, anchor=part.anchor)
    for fragment in passages.fragments(part):
        anchor = passage_anchor(fragment.start) if fragment.is_cited else ""
        yield words(fragment.text, strong=fragment.is_noted, anchor=anchor)


def _cited_by(part: SourcePart, links: Links) -> Iterator[list[Data]]:
    for name, anchors in links.by_panel(part.cited_by).items():
        line = [words(f"{name}: ", strong=True, muted=True)]
        for index, anchor in enumerate(anchors):
            line += [words(" · ")] if index else []
            line.append(words(links.name(anchor), muted=True, to=anchor))
        yield line
