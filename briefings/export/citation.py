"""What is copied: a record or a passage as it goes into somebody's report, and where it stands.

Every sentence of the editor's is named for what it is, so that nobody takes it for the article's
words; those stand in quotation marks and nothing that is read in them is changed. What is pasted
may end in a shell, so nothing but line breaks and tabs in it acts on a terminal.
"""

import datetime as dt
import itertools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefings.export.passages import by_words
from briefings.labels import or_english
from briefings.labels.labels import Labels
from briefings.model import (
    AnyItem,
    Article,
    Briefing,
    Evidence,
    Paragraph,
    Span,
)
from briefings.notes.notebook import Placed
from briefings.notes.wording import about_target, empty_note, found, is_private, meta
from briefings.origin import publisher
from briefings.text import exportable, flowing, lines, one_line
from briefings.wording import argued, concerns, item_line, kind_name, reasoning, sentence

Citable = AnyItem | Span | Placed
"""What can be copied: an item, a passage of the article, or a note and where it stands."""

RUN = 3
"""So many paragraphs in a row are cited by the first and the last one."""


class Cited(NamedTuple):
    """A text to be pasted, and whether it is a note that its author has tagged as private."""

    text: str
    private: bool = False


def cite(briefing: Briefing, what: Citable) -> Cited:
    """Return `what` with its citation: lines without a line break at the end.

    A passage keeps the article's paragraphs apart by line breaks, and has none within one.
    """
    match what:
        case Span():
            lines = [quoted(briefing.article, what), source(briefing, [what])]
        case Placed():
            lines = _note(briefing, what)
        case _:
            lines = [*_item(briefing, what), source(briefing, what.spans)]
    return Cited("\n".join(lines), isinstance(what, Placed) and is_private(what.note))


def quoted(article: Article, span: Span) -> str:
    """Return the words of a passage in quotation marks, safe to paste."""
    parts = [
        flowing(article.text[max(span.start, paragraph.start) : min(span.end, paragraph.end)])
        for paragraph in _touched(article, [span])
    ]
    words = "\n".join(parts) or article.text[span.start : span.end]
    return _marked(exportable(words))


def source(briefing: Briefing, spans: Sequence[Span] = (), labels: Labels | None = None) -> str:
    """Return the citation: Author, “Title”, Publisher, 10 February 2014, ¶5, ¶8.

    Behind the date go the article's address and when it was fetched from there, where they are
    known; before paragraphs go their pages, where there are any.
    """
    about = briefing.source
    author = [one_line(about.author)] if about.author else []
    who = one_line(publisher(about, labels))
    parts = [_marked(one_line(about.title)), who, date(about.published, labels)]
    found = [one_line(about.url)] if about.url else []
    if about.retrieved:
        retrieved = or_english(labels).dates.retrieved
        found.append(retrieved.format(date=date(about.retrieved, labels)))
    return ", ".join([*author, *parts, *found, *_named(briefing.article, spans, labels)])


def date(day: dt.date | None, labels: Labels | None = None) -> str:
    """Return a date as it stands in a citation: 10 February 2014."""
    spoken = or_english(labels)
    return spoken.unknown.date if day is None else spoken.written_day(day)


def _item(briefing: Briefing, item: AnyItem) -> list[str]:
    """Return what an item says, the tensions that concern it, and the words it stands on."""
    lines = [_line_of(item)]
    if tension := argued(item):
        lines.append(one_line(reasoning(tension)))
        if concerned := concerns(briefing, tension):
            lines.append(one_line(f"Concerns: {concerned}"))
    others = briefing.tensions_by_item.get(item.id, ())
    lines += [one_line(f"! Tension: {each.text}") for each in others]
    return [*lines, *_evidence(briefing.article, item, lines[0])]


def _line_of(item: AnyItem) -> str:
    name = "" if sentence(item).names else f"{kind_name(item).capitalize()}: "
    return one_line(f"{name}{item_line(item)}")


def _evidence(article: Article, item: AnyItem, said: str) -> list[str]:
    """Return the words that an item stands on, each once, except for those `said` already.

    Where there are several passages each one says where it stands.
    """
    found = (_spans_of(evidence) for _, evidence in by_words(item))
    stands = {quoted(article, spans[0]): spans for spans in found}
    if len(stands) == 1:
        return [words for words in stands if words not in said]
    return [
        f"{' '.join(_named(article, spans))} {words}"
        for words, spans in stands.items()
        if words not in said
    ]


def _note(briefing: Briefing, placed: Placed) -> list[str]:
    """Return a note, who wrote it, and what it is about with its citation."""
    note = placed.note
    body = lines(note.content.body) or [empty_note(placed)]
    about, spans = _about(briefing, placed)
    return [*body, one_line(meta(note)), *about, source(briefing, spans)]


def _about(briefing: Briefing, placed: Placed) -> tuple[list[str], list[Span]]:
    target = placed.note.target
    if target.passage and placed.span:
        remark = f" [{found(placed)}]" if found(placed) else ""
        return [f"About: {quoted(briefing.article, placed.span)}{remark}"], [placed.span]
    if target.passage:
        words = _marked(exportable(target.passage.quote.exact))
        return [f"About what is no longer in the article: {words}"], []
    item = next((each for each in briefing.items if each.id == target.item), None)
    if item:
        first, *more = _item(briefing, item)
        return [f"About: {first}", *more], [*item.spans]
    return [one_line(f"About: {about_target(briefing, target)}")], []


def _spans_of(evidence: Sequence[Evidence]) -> list[Span]:
    return [Span(each.start, each.end) for each in evidence]


def _touched(article: Article, spans: Sequence[Span]) -> list[Paragraph]:
    """Return the paragraphs that hold any of `spans`, in the article's order."""
    paragraphs = article.paragraphs
    return [p for p in paragraphs if any(s.overlaps(p.start, p.end) for s in spans)]


def _named(article: Article, spans: Sequence[Span], labels: Labels | None = None) -> list[str]:
    """Name the paragraphs that hold any of `spans`: ¶5, ¶8, and ¶11–¶13 for three in a row.

    The first one of each page has the page before it: p. 3 ¶5, ¶8, p. 4 ¶11–¶13.
    """
    numbers = [paragraph.number for paragraph in _touched(article, spans)]
    named: list[str] = []
    for page, on_page in itertools.groupby(numbers, article.page_of):
        first, *more = _runs(on_page)
        if page is not None:
            first = or_english(labels).references.page.format(page=page, paragraph=first)
        named += [first, *more]
    return named


def _runs(numbers: Iterable[int]) -> list[str]:
    named: list[str] = []
    for _, group in itertools.groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        whole = [f"¶{run[0]}–¶{run[-1]}"]
        named += whole if len(run) >= RUN else [f"¶{number}" for number in run]
    return named


def _marked(words: str) -> str:
    return f"“{words}”"
