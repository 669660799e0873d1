"""Numbers with their units, as newspapers write them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from briefings.extract.figures.elided import elided
from briefings.extract.figures.left_out import Earlier, left_out
from briefings.extract.figures.open_figures import OpenFigure
from briefings.extract.figures.pieces import has_number, pieces
from briefings.extract.figures.points import Points
from briefings.extract.figures.sentence_figures import SentenceReader
from briefings.extract.figures.series import series
from briefings.extract.figures.sums import sums
from briefings.extract.findings import FoundDate, FoundFigure
from briefings.extract.scanned_text import ScannedText, Token

_LONGEST_SENTENCE: Final = 4000
"""Tokens; what goes on for longer without an end is no prose."""
_MOST_EARLIER: Final = 20
_LEAST_ALONE: Final = 1000
"""Numbers without a unit are figures from here on."""
_ALONE: Final = 0.4
_MENDED: Final = 0.8
"""The most that a number is sure whose digits are not written as they should be."""
_DIGITS: Final = 13
"""Digits that are right when a number was worked out."""


def find_figures(scan: ScannedText, dates: Sequence[FoundDate]) -> list[FoundFigure]:
    """Return the figures of a text in order: value, unit, bound, and what is counted.

    Years, ordinals, ages, results, clock times, telephones and the numbers of names are none.
    """
    found: list[FoundFigure] = []
    for tokens, figures in _sentences(scan, dates):
        found += (_figure(tokens, figure) for figure in figures if _is_figure(tokens, figure))
    return found


def _sentences(
    scan: ScannedText, dates: Sequence[FoundDate]
) -> Iterator[tuple[Sequence[Token], Sequence[OpenFigure]]]:
    """Yield the tokens of each sentence that has figures, and these."""
    reader, resolver, points = SentenceReader(scan), elided(scan.language), Points(scan)
    series_reader, sum_reader = series(scan.language), sums(scan.language)
    silent = left_out(scan.language)
    starts = [date.start for date in dates]
    paragraph, earlier = 0, Earlier()
    for sentence in scan.sentences:
        if sentence.paragraph != paragraph:
            paragraph, earlier = sentence.paragraph, Earlier()
        words = scan.words_of(sentence)
        if len(words) > _LONGEST_SENTENCE or not has_number(words, reader.words):
            continue
        tokens = pieces(words, reader.words)
        taken = _taken(tokens, dates, starts)
        found = reader.cents.merged(tokens, list(reader.figures(tokens, taken)))
        points.resolve(tokens, found)
        silent.told(tokens, found)
        silent.paid(tokens, found, earlier)
        resolver.resolve(tokens, found, earlier.counted)
        series_reader.resolve(tokens, found, earlier.counted)
        silent.resolve(tokens, found, earlier)
        sum_reader.resolve(tokens, found)
        for figure in found:
            if figure.what and figure.what_place is None:
                figure.what_place = _place(tokens, *figure.what)
        earlier = _with(earlier, found)
        yield tokens, found


def _taken(
    tokens: Sequence[Token], dates: Sequence[FoundDate], starts: Sequence[int]
) -> list[bool]:
    """Return which tokens belong to dates."""
    first = max(bisect_right(starts, tokens[0].start) - 1, 0)
    last = bisect_right(starts, tokens[-1].start)
    taken = [False] * len(tokens)
    if first == last:
        return taken
    for at, token in enumerate(tokens):
        date = bisect_right(starts, token.start, first, last) - 1
        taken[at] = date >= 0 and token.start < dates[date].end
    return taken


def _with(earlier: Earlier, found: Sequence[OpenFigure]) -> Earlier:
    """Return what a later sentence may go on with, once the figures of one more are found."""
    money = next((figure for figure in reversed(found) if figure.kind == "money"), None)
    return Earlier(
        _last_counted(found) or earlier.counted,
        money or earlier.money,
        (*earlier.values, *found)[-_MOST_EARLIER:],
    )


def _last_counted(found: Sequence[OpenFigure]) -> OpenFigure | None:
    """Return the last figure whose unit a later sentence may go on with."""
    counted = (
        figure
        for figure in reversed(found)
        if figure.unit and figure.kind in {"person", "thing", "measure"}
    )
    return next(counted, None)


def _is_figure(tokens: Sequence[Token], figure: OpenFigure) -> bool:
    """Return whether a number is a figure; without a unit, it must be written as a large count."""
    if figure.kind is not None:
        return True
    number = figure.number
    is_bare = number.last == number.first + 1 and tokens[number.first].text.isdecimal()
    return abs(figure.value) >= _LEAST_ALONE and not figure.is_joined and not is_bare


def _figure(tokens: Sequence[Token], figure: OpenFigure) -> FoundFigure:
    start, end = _place(tokens, figure.first, figure.last)
    value = float(f"{figure.value:.{_DIGITS}g}")
    return FoundFigure(
        start=start,
        end=end,
        confidence=_confidence(figure),
        rule=figure.rule or "number alone",
        why=figure.why,
        value=int(value) if value == int(value) else value,
        unit=figure.unit,
        what=figure.what_place,
        approximate=figure.bounded.is_approximate,
        bound=figure.bounded.bound,
    )


def _confidence(figure: OpenFigure) -> float:
    if figure.unit is None:
        return _ALONE
    return min(figure.confidence, _MENDED) if figure.number.is_mended else figure.confidence


def _place(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    return tokens[first].start, tokens[last - 1].end
