"""What a brief tells of one article or of several: its sections, with all that could be in them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from briefings.export.brief.blocks import TableColumn
from briefings.export.brief.figure_weights import figure_weights
from briefings.export.brief.noted import assessments, reader_notes, recommendations, scale_lines
from briefings.export.brief.sections import BriefPiece, BriefSection, Name, Shape
from briefings.export.brief.told import LONGEST, ToldBriefing, line, said
from briefings.export.figure_rows import heads
from briefings.export.overview_words import (
    FIGURE_SHARES,
    figure_cells,
    interest_unknown,
    voices_said,
)
from briefings.export.prose import Run
from briefings.labels.labels import Labels
from briefings.model import AnyItem, Figure, KeyPoint, Panel, Statement, Tension
from briefings.notes.questions import still_open
from briefings.origin import address, publisher, signed
from briefings.overview.overview import first_sentence
from briefings.overview.voices import voices
from briefings.weight import SEVERITIES, WEIGHTY, by_severity, marks
from briefings.wording import attributed, joined, known, paragraphs, quoted, reasoning, remark
from briefings.wording import said as spoken

_SHARES: Final = {True: FIGURE_SHARES, False: (0.17, 0.27, 0.11, 0.18, 0.14, 0.13)}
"""The parts of the width that the columns of figures take, for one article and for several."""

_CELLS: Final = {True: (50, 120, 40, 80, 60), False: (50, 120, 40, 60, 50, 60)}
"""Characters that cells of these columns have at most."""

_TITLE: Final = {True: 120, False: 60}
"""Characters of the title of a source, for one article and for several."""

_OUTLET: Final = 50
"""Characters of an outlet's name where many stand in a row."""

_FEWEST_STATEMENTS: Final = 5
"""Of fewer it says nothing who has how many of them."""

_MOST_FIGURES: Final = 1_000_000
"""More than an article has, so that how heavy they weigh goes before where they stand."""

_MOST_BOTTOM_LINES: Final = 1800
"""Characters of all bottom lines; where they are longer each panel has its first sentence."""


def sections(
    told: Sequence[ToldBriefing], labels: Labels, head: Sequence[str]
) -> list[BriefSection]:
    """Return the sections of a brief in their order; `head` says who prepared it, and when."""
    words = labels.brief
    made = (
        _section("head", "", "muted", map(_plain, head)),
        _section("interest", words.interest, "box", _interests(told, labels)),
        _section("assessments", words.assessments, "bullets", assessments(told, labels)),
        _section(
            "recommendations", words.recommendations, "bullets", recommendations(told, labels)
        ),
        _section("scales", "", "muted", map(_plain, scale_lines(told, labels))),
        _section("bottom_lines", words.bottom_lines, "bullets", _bottom_lines(told, labels)),
        _figures(told, labels),
        _section("tensions", words.tensions, "bullets", _heavy(told, labels)),
        _section("key_points", words.key_points, "bullets", _key_points(told, labels)),
        _section("statements", words.statements, "bullets", _statements(told, labels)),
        _section("lesser_tensions", words.lesser, "bullets", _light(told)),
        _section("notes", words.notes, "bullets", reader_notes(told, labels)),
        _section("questions", words.questions, "bullets", _questions(told)),
        _section("sources", words.sources, "bullets", _sources(told, labels)),
    )
    return [section for section in made if section.pieces]


def _plain(text: str) -> BriefPiece:
    return BriefPiece((line(text),))


def _section(name: Name, heading: str, shape: Shape, pieces: Iterable[BriefPiece]) -> BriefSection:
    return BriefSection(name=name, heading=heading, shape=shape, pieces=tuple(pieces))


def _interests(told: Sequence[ToldBriefing], labels: Labels) -> Iterator[BriefPiece]:
    """Yield what ties the publishers to a party; where nobody has said, that is said once."""
    cited: dict[str, list[str]] = {}
    for each in told:
        if interest := each.briefing.source.interest:
            cited.setdefault(interest, []).append(_outlet(each))
    for interest, where in cited.items():
        yield BriefPiece((line(said(interest), ", ".join(filter(None, where))),))
    silent = [each for each in told if not each.briefing.source.interest]
    if silent:
        named = [_outlet(each) for each in silent if each.briefing.source.publisher]
        nameless = [each.cited("") for each in silent if not each.briefing.source.publisher]
        which = ", ".join(filter(None, nameless))
        others = labels.brief.publisher_of.format(which=which) if which else ""
        outlets = ", ".join(filter(None, (*named, others)))
        unknown = interest_unknown(outlets or silent[0].briefing.source.publisher, labels)
        yield BriefPiece((line(said(unknown)),))


def _outlet(told: ToldBriefing) -> str:
    """Return an outlet and its number: `La Voz [2]`; nothing where there is but one article."""
    name = said(told.briefing.source.publisher or "", _OUTLET)
    return "" if told.is_one else f"{name} {told.cited('')}".lstrip()


def _bottom_lines(told: Sequence[ToldBriefing], labels: Labels) -> Iterator[BriefPiece]:
    every = [(each, rank, panel) for each in told for rank, panel in enumerate(_panels(each))]
    is_short = sum(len(panel.bottom_line) for _, _, panel in every) <= _MOST_BOTTOM_LINES
    for each, rank, panel in every:
        text = (
            panel.bottom_line if is_short else panel.headline or first_sentence(panel.bottom_line)
        )
        told_text = quoted(text) if panel.wording == "quoted" else text
        remarked = joined((said(told_text), _unreviewed(panel.summary, labels)), " ")
        yield BriefPiece(
            (line(remarked, each.cited(paragraphs(panel.summary)), name=f"{panel.topic.name}:"),),
            weight=0 if each.is_one else rank,
        )


def _key_points(told: Sequence[ToldBriefing], labels: Labels) -> Iterator[BriefPiece]:
    """Yield key points; those of a panel without a bottom line are kept first."""
    for each in told:
        headed = {panel.topic.key for panel in _panels(each)}
        for item in each.briefing.items:
            if isinstance(item, KeyPoint):
                text = joined((said(item.text), _unreviewed(item, labels)), " ")
                weight = int(not headed.isdisjoint(item.topics))
                yield BriefPiece((line(text, each.cited(paragraphs(item))),), weight)


def _statements(told: Sequence[ToldBriefing], labels: Labels) -> Iterator[BriefPiece]:
    """Yield what was said, and by whom; what is in the speaker's own words is kept first."""
    for each in told:
        for item in each.briefing.items:
            if isinstance(item, Statement):
                text = joined((said(_words(item)), _unreviewed(item, labels)), " ")
                name = f"{attributed(item, labels)}:"
                told_line = line(text, each.cited(paragraphs(item)), name=said(name))
                yield BriefPiece((told_line,), weight=int(not item.direct))


def _words(item: Statement) -> str:
    """Return what was said; the comma between a quote and the article's words is not part of it."""
    return spoken(replace(item, text=item.text.rstrip().removesuffix(",")) if item.direct else item)


def _unreviewed(item: AnyItem, labels: Labels) -> str:
    """Return the remark on what nobody has reviewed, or accepted unseen; mostly empty."""
    remarked = remark(item, labels)
    return f"[{remarked}]" if remarked else ""


def _panels(told: ToldBriefing) -> list[Panel]:
    return [panel for panel in told.briefing.panels if panel.bottom_line.strip()]


def _figures(told: Sequence[ToldBriefing], labels: Labels) -> BriefSection:
    """Return the table of figures in their order; of one weight the first of each are kept."""
    weights = figure_weights(each.briefing for each in told)
    words = labels.brief
    is_one = all(each.is_one for each in told)
    *first, where = heads(labels)
    names = (*first, where) if is_one else (*first, words.outlet, where)
    columns = (TableColumn(name, share) for name, share in zip(names, _SHARES[is_one], strict=True))
    rows = [row for each in told for row in _rows(each, weights, labels)]
    return BriefSection(
        name="figures",
        heading=words.figures_marked if any(_is_marked(row) for row in rows) else words.figures,
        shape="table",
        pieces=tuple(rows),
        columns=tuple(columns),
    )


def _is_marked(row: BriefPiece) -> bool:
    return "".join(run.text for run in row.cells[0]).endswith(" !")


def _rows(
    told: ToldBriefing, weights: Mapping[tuple[str, str], int], labels: Labels
) -> Iterator[BriefPiece]:
    severities = marks(told.briefing)
    figures = (item for item in told.briefing.items if isinstance(item, Figure))
    for at, figure in enumerate(sorted(figures, key=lambda each: each.begins)):
        severity = severities.get(figure.id)
        outlet = () if told.is_one else (publisher(told.briefing.source, labels),)
        value, what, when, who = figure_cells(figure, severity, labels)
        marked = joined((what, _unreviewed(figure, labels)), " ")
        cells = (value, marked, when, who, *outlet, told.cited(paragraphs(figure)))
        most = _CELLS[told.is_one]
        texts = tuple((Run(said(cell, length)),) for cell, length in zip(cells, most, strict=True))
        rank = weights[told.briefing.id, figure.id]
        yield BriefPiece(texts, weight=rank * _MOST_FIGURES + at)


def _heavy(told: Sequence[ToldBriefing], labels: Labels) -> Iterator[BriefPiece]:
    for each, tension in _tensions(told):
        if tension.severity in WEIGHTY:
            why = said(reasoning(tension, labels), LONGEST if each.is_one else LONGEST // 2)
            cited = each.cited(paragraphs(tension))
            yield BriefPiece((line(joined((said(tension.text), why), " "), cited),))


def _light(told: Sequence[ToldBriefing]) -> Iterator[BriefPiece]:
    for each, tension in _tensions(told):
        if tension.severity not in WEIGHTY:
            cited = each.cited(paragraphs(tension))
            yield BriefPiece((line(said(tension.text), cited),), SEVERITIES.index(tension.severity))


def _tensions(told: Sequence[ToldBriefing]) -> Iterator[tuple[ToldBriefing, Tension]]:
    for each in told:
        for tension in by_severity(each.briefing.tensions):
            yield each, tension


def _questions(told: Sequence[ToldBriefing]) -> Iterator[BriefPiece]:
    for each in told:
        for item in still_open(each.briefing, each.notes):
            yield BriefPiece((line(said(item.text), each.cited(paragraphs(item))),))


def _sources(told: Sequence[ToldBriefing], labels: Labels) -> Iterator[BriefPiece]:
    for each in told:
        source = each.briefing.source
        outlets = [publisher(copy.source, labels) for copy in each.copies]
        also = labels.brief.copies.format(outlets=", ".join(outlets)) if outlets else ""
        where = address(source, labels) if each.is_one else ()
        most = _TITLE[each.is_one]
        title, by = said(source.title, most), said(signed(source, labels), 2 * most)
        parts = (quoted(title), by, *where, also)
        spoken = _spoken(each, labels) if each.is_one else ""
        name = "" if each.is_one else f"[{each.number}]"
        yield BriefPiece((line(said(joined((*parts, spoken), ". ")), name=name),))


def _spoken(told: ToldBriefing, labels: Labels) -> str:
    """Return how much of what is said rests on whom; empty where nobody speaks."""
    every = voices(told.briefing)
    if every.statements < _FEWEST_STATEMENTS:
        return ""
    largest = said(known(every.voices[0].name, "speaker", labels), 60)
    return voices_said(every, largest, labels)
