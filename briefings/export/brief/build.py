"""One brief from briefings and their notes: what goes in, what gave way, and who prepared it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from briefings.export.brief.blocks import Block, Brief, BriefText
from briefings.export.brief.contents import sections
from briefings.export.brief.fitting import MOST, MOST_OF_SEVERAL, ROOM, fit, taking_order
from briefings.export.brief.measuring import PAGES, title_rows
from briefings.export.brief.noted import authors
from briefings.export.brief.sections import KEPT, Name
from briefings.export.brief.told import ToldBriefing, line, said, together
from briefings.export.document import Options
from briefings.export.reviewed import reviewed_only
from briefings.labels import ENGLISH, labels_of
from briefings.labels.labels import Labels
from briefings.model import Briefing
from briefings.notes.model import Note
from briefings.notes.notebook import notebook
from briefings.notes.wording import is_private
from briefings.origin import signed
from briefings.progress import is_open
from briefings.text import shortened
from briefings.wording import quoted

_TITLE: Final = 160
_PART_OF_TITLE: Final = 50
_SHORT_TITLE: Final = 60
_STEP: Final = 2
"""Rows that are too few to try once more."""

_RIGHT_TO_LEFT: Final = frozenset(("ar", "fa", "he", "ur", "ps", "yi", "dv", "ckb", "sd", "ug"))
"""The languages written from right to left, by their tags."""


def brief(
    briefings: Sequence[tuple[Briefing, Iterable[Note]]],
    options: Options,
    version: str,
    size: Callable[[Brief], int],
    pages: Callable[[Brief], int] | None = None,
) -> Brief:
    """Make one brief of briefings with their notes; the same always makes the same.

    `size` is how many bytes it takes, see `Format.brief_size`; `pages` how many pages, where the
    format can tell: what it has room for is then found by trying.

    Raises:
        UsageError: there is no such language.
    """
    labels = labels_of(options.language or ENGLISH)
    found, stayed = [], 0
    for briefing, notes in briefings:
        kept, left = _notes(briefing, notes, with_private=options.with_private)
        stayed += left
        open_items = 0 if options.unreviewed else sum(map(is_open, briefing.items))
        shown = briefing if options.unreviewed else reviewed_only(briefing)
        found.append((shown, briefing, notebook(briefing, kept), open_items))
    told = together(found)
    draft = _draft(told, options, labels, version)

    def bytes_of(blocks: tuple[Block, ...]) -> int:
        return size(replace(draft, blocks=blocks))

    every = sections(told, labels, _preparation(told, options, labels))
    rows = ROOM - title_rows(draft.title, draft.subtitle)
    order = taking_order(every, MOST if len(told) == 1 else MOST_OF_SEVERAL)

    def filled(more: int) -> Brief:
        fitted = fit(every, order, bytes_of, rows + more, _closing(labels))
        return replace(
            draft,
            blocks=fitted.blocks,
            note_ids=fitted.notes,
            stayed=stayed,
            gave_way=fitted.gave_way,
            unreviewed=sum(each.unreviewed for each in told),
        )

    made = filled(0)
    return _fullest(made, filled, pages) if pages and made.gave_way else made


def _fullest(made: Brief, filled: Callable[[int], Brief], pages: Callable[[Brief], int]) -> Brief:
    """Return the brief of the most rows beyond the measured ones that pages are seen to hold."""
    least, most = 0, ROOM
    while most - least > _STEP:
        rows = (least + most) // 2
        tried = filled(rows)
        if pages(tried) <= PAGES:
            least, made = rows, tried
        else:
            most = rows
    return made


def _draft(told: Sequence[ToldBriefing], options: Options, labels: Labels, version: str) -> Brief:
    """Return the brief without its blocks."""
    source = told[0].briefing.source
    title = said(options.title or _title(told, labels), _TITLE)
    languages = {each.briefing.source.language for each in told}
    language = source.language if len(languages) == 1 else None
    return Brief(
        title=title,
        subtitle=line(said(signed(source, labels) if len(told) == 1 else _days(told), _TITLE)),
        short_title=shortened(title, _SHORT_TITLE),
        blocks=(),
        labels=labels,
        marking=options.marking and said(options.marking, _SHORT_TITLE),
        content_language=language,
        direction="rtl" if (language or "").split("-")[0] in _RIGHT_TO_LEFT else "ltr",
        author=options.prepared_by or "",
        prepared=options.prepared_on,
        version=version,
        fonts=options.fonts,
    )


def _notes(
    briefing: Briefing, notes: Iterable[Note], *, with_private: bool
) -> tuple[list[Note], int]:
    """Return the notes of a briefing that may go along, oldest first, and how many may not."""
    current = [n for n in notes if n.target.briefing == briefing.id and not n.deleted]
    kept = [note for note in current if with_private or not is_private(note)]
    return sorted(kept, key=lambda note: (note.created, note.id)), len(current) - len(kept)


def _preparation(told: Sequence[ToldBriefing], options: Options, labels: Labels) -> list[str]:
    """Return who prepared the brief, and how much is not in it since nobody has reviewed it."""
    words = labels.brief
    by = (
        words.by.format(name=said(options.prepared_by, _SHORT_TITLE)) if options.prepared_by else ""
    )
    on = words.on.format(date=labels.day(options.prepared_on)) if options.prepared_on else ""
    writers = ", ".join(authors(told))
    noted = words.noted_by.format(names=said(writers)) if writers else ""
    unreviewed = sum(each.unreviewed for each in told)
    return [
        sentence
        for sentence in (
            words.prepared.format(on=on, by=by, notes=noted) if on or by or noted else "",
            words.unreviewed.format(count=unreviewed) if unreviewed else "",
        )
        if sentence
    ]


def _title(told: Sequence[ToldBriefing], labels: Labels) -> str:
    if len(told) == 1:
        return told[0].briefing.source.title
    named = [quoted(said(each.briefing.source.title, _PART_OF_TITLE)) for each in told[:2]]
    more = ["…"] if len(told) > len(named) else []
    return f"{labels.brief.several.format(count=len(told))}: {', '.join((*named, *more))}"


def _days(told: Sequence[ToldBriefing]) -> str:
    """Return from when to when articles are, as far as it is known."""
    days = sorted(each.briefing.source.published for each in told if each.briefing.source.published)
    return " / ".join(dict.fromkeys(day.isoformat() for day in (days[0], days[-1]))) if days else ""


def _closing(labels: Labels) -> Callable[[Mapping[Name, int]], tuple[Block, ...]]:
    """Return what writes the end of a brief: how much of each section found no room."""

    def closing(gave_way: Mapping[Name, int]) -> tuple[Block, ...]:
        counts = [
            f"{labels.brief_sections[name]} {count}"
            for name in KEPT
            if (count := gave_way.get(name, 0))
        ]
        if not counts:
            return ()
        return (
            BriefText(line(labels.brief.gave_way.format(counts=", ".join(counts))), muted=True),
        )

    return closing
