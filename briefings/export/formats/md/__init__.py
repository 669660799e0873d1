"""Markdown: front matter, links to the evidence, notes as block quotations.

Pandoc, GitHub and Obsidian read it alike. What links lead to is named by an empty `span`: Pandoc
takes it for a place of its own in every format it writes, the others pass over it or link to it,
and none shows it, as they would show Pandoc's `{#name}`. Every text is escaped, so that it stands
for itself. Evidence is a link to its paragraph, and without the article a footnote with its very
words. It reads well as it is, and `pandoc briefing.md -s -o briefing.html` makes of it
whatever Pandoc can make.
"""

from collections.abc import Iterable, Iterator

from briefings.export.brief.blocks import Brief
from briefings.export.build import entries_of
from briefings.export.document import Document, ItemPart, PanelPart, Section, SourcePart
from briefings.export.first_page import first_page_of
from briefings.export.footer import footer
from briefings.export.formats.md.body import body
from briefings.export.formats.md.brief import brief_rows
from briefings.export.formats.md.first_page import first_page_rows
from briefings.export.formats.md.text import escape, front_string
from briefings.export.links import Links
from briefings.model import AnyItem, BottomLine, Evidence, Tension
from briefings.notes.notebook import Placed
from briefings.notes.wording import empty_note, found, meta, note_about
from briefings.origin import signed
from briefings.wording import (
    argued,
    label,
    paragraph_name,
    reasoning,
    remark,
    sentence,
    short_name,
    tension_name,
    weight,
)

NAME = "md"
SUFFIX = ".md"
SUMMARY = "Markdown with front matter, for Pandoc, GitHub and Obsidian"

_INDENT = " " * 4


def write(document: Document) -> bytes:
    """Return the document in Markdown, UTF-8."""
    rows = [*_front_matter(document), *_Writer(document).rows()]
    return "\n".join([*rows, ""]).encode()


def write_brief(brief: Brief) -> bytes:
    """Return a brief in Markdown, UTF-8."""
    return "\n".join([*brief_rows(brief), ""]).encode()


def _front_matter(document: Document) -> Iterator[str]:
    article, source = document.briefing.article, document.briefing.source
    yield "---"
    yield f"title: {front_string(source.title)}"
    if source.author:
        yield f"author: {front_string(source.author)}"
    if source.publisher:
        yield f"publisher: {front_string(source.publisher)}"
    if source.published:
        yield f"date: {source.published.isoformat()}"
    if source.language:
        yield f"lang: {front_string(source.language)}"
    yield f"briefing: {front_string(document.briefing.id)}"
    yield f"article_sha256: {front_string(article.sha256)}"
    yield f"article_text_sha256: {front_string(article.text_sha256)}"
    yield f"generator: {front_string(f'briefings {document.version}')}"
    yield "notes:" if document.note_ids else "notes: []"
    yield from (f"  - {front_string(note_id)}" for note_id in document.note_ids)
    yield "---"


class _Writer:
    """Writes the document, and collects the footnotes on the way."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.briefing = document.briefing
        self.labels = document.labels
        self.links = Links(document)
        self.footnotes: dict[Evidence, str] = {}
        self.entries = [entry for panel in document.panels for entry in entries_of(panel)]

    def rows(self) -> Iterator[str]:
        headings = self.labels.headings
        yield from self.marking()
        yield from ("", f"*{escape(signed(self.briefing.source, self.labels))}*")
        for note in self.document.review_note:
            yield from ("", f"*{escape(note)}*")
        if self.document.has_first_page:
            yield from first_page_rows(first_page_of(self.document, self.links))
        yield from self.notes(headings.notes_on_briefing, self.document.notes, level=1)
        for panel in self.document.panels:
            yield from self.panel(panel)
        yield from self.source()
        yield from self.notes(headings.notes_elsewhere, self.document.orphans, level=1)
        yield from self.end()

    def marking(self) -> Iterator[str]:
        if marking := self.document.options.marking:
            yield from ("", f"**{escape(marking.upper())}**")

    def panel(self, panel: PanelPart) -> Iterator[str]:
        headings = self.labels.headings
        yield from ("", f"# {_place(panel.anchor)}{escape(panel.topic.name)}")
        yield from ("", f"*{escape(panel.topic.question)}*")
        if line := panel.bottom_line:
            text = f"{_place(line.anchor)}**{headings.bottom_line}.** {escape(line.item.text)}"
            yield from ("", f"{text}{self.remarked(line.item)}{self.cited(line.item)}")
            yield from self.beneath(line, "")
        for section in panel.sections:
            yield from self.section(section)
        yield from self.notes(headings.notes_on_panel, panel.notes, level=2)
        yield from self.notes(headings.notes_on_passages, panel.passages, level=2)

    def section(self, section: Section) -> Iterator[str]:
        yield from ("", f"## {section.kind.heading_in(self.labels)}")
        for entry in section.entries:
            if earlier := self.links.earlier_anchor(entry):
                yield from ("", f"-   {self.referred(entry, earlier)}")
                continue
            yield from ("", f"-   {self.item(entry)}")
            if tension := argued(entry.item):
                yield from ("", f"{_INDENT}{escape(reasoning(tension, self.labels))}")
                yield from self.concerned(tension)
            yield from self.beneath(entry, _INDENT)

    def item(self, entry: ItemPart) -> str:
        item = entry.item
        said = sentence(item, self.labels)
        head, rest = escape(said.head), escape(said.rest)
        text = f"**{head}**{said.joint}{rest}" if head and rest else head or f"{said.joint}{rest}"
        return f"{_place(entry.anchor)}{text}{self.remarked(item)}{self.cited(item)}"

    def referred(self, entry: ItemPart, earlier: str) -> str:
        """Return an item that is written in full elsewhere: its name, and the way there."""
        panel = f"[{escape(self.links.panel_heading(earlier))}](#{earlier})"
        there = self.labels.references.see.format(place=panel)
        return f"{_place(entry.anchor)}{escape(short_name(entry.item, self.labels))}. {there}"

    def concerned(self, tension: Tension) -> Iterator[str]:
        items = {item.id: item for item in self.briefing.items}
        links = [self.reference(items[each]) for each in tension.items if each in items]
        if links:
            yield from ("", f"{_INDENT}{self.labels.marks.concerns}: {', '.join(links)}")

    def reference(self, item: AnyItem) -> str:
        """Return an item's name as a link to it, if it is in the document."""
        anchor = self.links.first(item.id)
        name = escape(label(item, self.labels))
        return f"[{name}](#{anchor})" if anchor else name

    def beneath(self, entry: ItemPart, indent: str) -> Iterator[str]:
        """Yield the tensions that concern an item, and the notes on it."""
        for tension in self.links.beside(entry):
            yield from (
                "",
                f"{indent}**{self.labels.marks.tension}:** {self.beside(entry, tension)}",
            )
        for placed in entry.notes:
            yield from self.quoted(placed, indent)

    def beside(self, entry: ItemPart, tension: Tension) -> str:
        """Return a tension beside an item that it concerns: in full, or the way to it."""
        if elsewhere := self.links.told_elsewhere(entry, tension):
            return f"[{escape(tension_name(tension, self.labels))}](#{elsewhere})"
        why = reasoning(tension, self.labels)
        return escape(f"{tension.text} ({weight(tension, self.labels)}) {why}")

    def notes(self, heading: str, notes: Iterable[Placed], *, level: int) -> Iterator[str]:
        """Yield notes that do not stand beneath what they are about."""
        for index, placed in enumerate(notes):
            if index == 0:
                yield from ("", f"{'#' * level} {heading}")
            yield from self.quoted(placed, "", note_about(self.briefing, placed, self.labels))

    def source(self) -> Iterator[str]:
        headings = self.labels.headings
        names = {entry.anchor: entry.item for entry in self.entries}
        for index, part in enumerate(self.document.source):
            if index == 0:
                yield from ("", f"# {headings.source}")
            yield from self.paragraph(part, names)
        yield from ("", f"# {headings.source_note}")
        for note in self.document.source_note:
            yield from ("", escape(note))

    def paragraph(self, part: SourcePart, names: dict[str, AnyItem]) -> Iterator[str]:
        yield from ("", f"{_place(part.anchor)}¶{part.paragraph.number} {escape(part.text)}")
        links = [f"[{escape(self.name(names[each]))}](#{each})" for each in part.cited_by]
        if links:
            yield from ("", f"*{self.labels.marks.cited_by}* {', '.join(links)}")
        for placed in part.notes:
            yield from self.quoted(placed, "", note_about(self.briefing, placed, self.labels))

    def cited(self, item: AnyItem) -> str:
        """Return links to what an item stands on; without the article, marks of footnotes."""
        if self.links.has_source:
            cited = self.links.cited_paragraphs(item.evidence)
            places = " ".join(f"[{place.name}](#{place.paragraph})" for place in cited)
            return f" ({places})" if cited else ""
        marks = (self.footnotes.setdefault(e, f"e{len(self.footnotes) + 1}") for e in item.evidence)
        return "".join(f"[^{mark}]" for mark in dict.fromkeys(marks))

    def end(self) -> Iterator[str]:
        yield from ("", f"# {self.labels.headings.about}", "")
        for name, value in footer(self.document):
            yield f"-   {escape(name)}: {escape(value)}"
        yield from self.marking()
        for evidence, mark in self.footnotes.items():
            place = paragraph_name(self.briefing.article, evidence.paragraph, self.labels)
            words = escape(f"“{evidence.text}”")
            yield from ("", f"[^{mark}]: {place} {words}")

    def remarked(self, item: AnyItem) -> str:
        """Return what a reader must know before using an item, to stand behind it."""
        remarked = remark(item, self.labels)
        return f" *({escape(remarked)})*" if remarked else ""

    def name(self, item: AnyItem) -> str:
        if isinstance(item, BottomLine):
            return self.labels.headings.bottom_line
        return label(item, self.labels)

    def quoted(self, placed: Placed, indent: str, about: str = "") -> Iterator[str]:
        """Yield a note as a block quotation: what it is about, its text, who wrote it and when."""
        rows = body(placed.note.content.body) or [f"*{empty_note(placed, self.labels)}*"]
        about = about or found(placed, self.labels)
        head = [f"*{self.labels.marks.on}* {escape(about)}", ""] if about else []
        signed = escape(meta(placed.note, labels=self.labels))
        yield ""
        for row in (*head, *rows, "", f"— *{signed}*"):
            yield f"{indent}> {row}".rstrip()


def _place(anchor: str) -> str:
    """Return what links to `anchor` lead to; of letters, digits and hyphens, it needs no escape."""
    return f'<span id="{anchor}"></span>'
