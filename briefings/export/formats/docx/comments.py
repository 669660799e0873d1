"""Notes as comments on what they are about."""

import datetime as dt
from collections.abc import Iterable, Sequence

from docx.comments import Comment
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from briefings.export.formats.docx.comment_text import lead
from briefings.export.formats.docx.paper import Paper, write
from briefings.export.formats.docx.styles import CODE
from briefings.export.prose import BREAK, ProseBlock, blocks
from briefings.export.safe_text import inert
from briefings.labels.labels import Labels
from briefings.model import Briefing
from briefings.notes.notebook import Placed
from briefings.notes.word.bookmarks import bookmark_name
from briefings.notes.wording import empty_note, meta, note_about

INITIALS = 3


class Comments:
    """Writes notes as comments, each note once: at the first place that it belongs to."""

    def __init__(self, paper: Paper, briefing: Briefing, labels: Labels) -> None:
        self._paper = paper
        self._briefing = briefing
        self._labels = labels
        self._written: set[str] = set()

    def add(
        self, runs: Run | Sequence[Run], notes: Iterable[Placed], *, named: bool = False
    ) -> None:
        """Put notes on `runs`; where these are not what the notes are about, they are `named`."""
        for placed in notes:
            if placed.note.id not in self._written:
                self._written.add(placed.note.id)
                self._write(runs, placed, named=named)

    def _write(self, runs: Run | Sequence[Run], placed: Placed, *, named: bool) -> None:
        note = placed.note
        author = inert(note.author)
        comment = self._paper.document.add_comment(runs, author=author, initials=_initials(author))
        _date(comment, note.modified)
        last = runs if isinstance(runs, Run) else runs[-1]
        self._paper.name_comment(last, comment.comment_id, bookmark_name(note.id))
        lines = _Lines(comment)
        if named:
            write(lines.begin(), note_about(self._briefing, placed, self._labels)).italic = True
        for block in blocks(note.content.body):
            write_prose(lines.begin(), block)
        if not note.content.body.strip():
            write(lines.begin(), empty_note(placed, self._labels))
        write(lines.begin(), meta(note, labels=self._labels)).italic = True


class _Lines:
    """Begins the paragraphs of a comment, which has its first one from the start."""

    def __init__(self, comment: Comment) -> None:
        self._comment = comment
        self._first: Paragraph | None = comment.paragraphs[0]

    def begin(self) -> Paragraph:
        first, self._first = self._first, None
        return first if first is not None else self._comment.add_paragraph()


def write_prose(paragraph: Paragraph, block: ProseBlock) -> None:
    """Write a block of a note with what stands before it; a table as lines."""
    for run in (*lead(block), *block.runs):
        if run.text == BREAK:
            paragraph.add_run().add_break()
        else:
            written = write(paragraph, run.text, CODE if run.code else None)
            written.bold = run.strong or None
            written.italic = run.emphasis or None


def _initials(author: str) -> str:
    return "".join(word[0] for word in author.split())[:INITIALS].upper()


def _date(comment: Comment, when: dt.datetime) -> None:
    """Date a comment as its note is, and not with the moment of the export."""
    element = comment.part.element.find(f"{qn('w:comment')}[@{qn('w:id')}='{comment.comment_id}']")
    element.set(qn("w:date"), when.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
