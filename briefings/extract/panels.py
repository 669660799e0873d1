"""What is shown of each topic first: the sentence that carries most of it, and some more.

A sentence carries the more, the more of the words that its panel's paragraphs share stand in it,
with figures and names; early ones are preferred, since news is told from its end.
"""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from briefings.extract.findings import FoundInArticle, FoundPoint, PanelFindings
from briefings.extract.scanned_text import ScannedText, Sentence
from briefings.extract.stems import stemmer
from briefings.folding import folded_text
from briefings.model import OTHER, Lens

_MOST_POINTS: Final = 3
_PARAGRAPHS_A_POINT: Final = 3
"""A panel of so many paragraphs has a point more."""

_FEWEST_WORDS: Final = 8
_MOST_WORDS: Final = 60
_SHORTEST_STEM: Final = 4
_FIGURE: Final = 0.5
_NAME: Final = 0.2
_MOST_NAMES: Final = 3
_LATE: Final = 0.5
"""So much less counts the last paragraph of a panel than the first."""

_SAME: Final = 0.5
"""Two sentences that share so many of their stems say the same."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_NONE: Final = (OTHER.key,)


class _Carried(NamedTuple):
    """Where figures and mentions of names begin in the article, in order."""

    figures: Sequence[int]
    names: Sequence[int]


class _Weighed(NamedTuple):
    weight: float
    sentence: Sentence
    stems: frozenset[str]


def panels_of(
    scan: ScannedText, lens: Lens, findings: FoundInArticle
) -> tuple[list[PanelFindings], list[FoundPoint]]:
    """Return the panels in the order of the lens, and one to three points of each.

    A paragraph stands in the panel of its closest topic. Topics that no paragraph is about have no
    panel.
    """
    figures = sorted(figure.start for figure in findings.figures)
    names = sorted(start for name in findings.names for start, _ in name.mentions)
    carried = _Carried(figures, names)
    panels: list[PanelFindings] = []
    points: list[FoundPoint] = []
    for topic in lens.topics_by_key:
        numbers = [n for n, has in enumerate(findings.topics, 1) if (has or _NONE)[0] == topic]
        if not numbers:
            continue
        best = _best(scan, carried, numbers)
        line = best[0].sentence if best else None
        panels.append(
            PanelFindings(
                topic=topic,
                paragraphs=tuple(numbers),
                bottom_line=line and (line.start, line.end),
            )
        )
        points += _points(topic, best[1:], len(numbers))
    return panels, points


def _points(topic: str, best: Sequence[_Weighed], paragraphs: int) -> Iterator[FoundPoint]:
    most = min(_MOST_POINTS, 1 + paragraphs // _PARAGRAPHS_A_POINT)
    for rank, each in enumerate(best[:most]):
        yield FoundPoint(
            start=each.sentence.start,
            end=each.sentence.end,
            topic=topic,
            confidence=round(0.85 - 0.1 * rank, 2),
            rule="key sentence",
            why=("its words come again in the panel",),
        )


def _best(scan: ScannedText, carried: _Carried, numbers: Sequence[int]) -> list[_Weighed]:
    """Return the sentences that carry most of some paragraphs; none says what another says."""
    paragraphs = [scan.paragraphs[n - 1] for n in numbers]
    sentences = [
        (rank / len(paragraphs), sentence)
        for rank, paragraph in enumerate(paragraphs)
        if not paragraph.is_heading
        for sentence in scan.sentences_of(paragraph)
    ]
    stems = [_stems(scan, sentence) for _, sentence in sentences]
    common = Counter(stem for each in stems for stem in each)
    weighed = [
        _Weighed(_weight(carried, sentence, own, common) * (1 - _LATE * late), sentence, own)
        for (late, sentence), own in zip(sentences, stems, strict=True)
        if _FEWEST_WORDS <= _length(scan, sentence) <= _MOST_WORDS
    ]
    weighed.sort(key=lambda each: (-each.weight, each.sentence.start))
    return _apart(weighed)


def _weight(
    carried: _Carried,
    sentence: Sentence,
    stems: frozenset[str],
    common: Counter[str],
) -> float:
    shared = sum(1 - 1 / common[stem] for stem in stems)
    figures = _within(sentence, carried.figures)
    names = _within(sentence, carried.names)
    said = shared / math.sqrt(max(len(stems), 1))
    return said + _FIGURE * min(figures, 2) + _NAME * min(names, _MOST_NAMES)


def _within(sentence: Sentence, starts: Sequence[int]) -> int:
    return bisect_left(starts, sentence.end) - bisect_left(starts, sentence.start)


def _apart(weighed: Iterable[_Weighed]) -> list[_Weighed]:
    kept: list[_Weighed] = []
    for each in weighed:
        if len(kept) > _MOST_POINTS:
            break
        if all(_shared(each.stems, other.stems) < _SAME for other in kept):
            kept.append(each)
    return kept


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)


def _stems(scan: ScannedText, sentence: Sentence) -> frozenset[str]:
    stem = stemmer(scan.language)
    words = _WORD.findall(folded_text(scan.text[sentence.start : sentence.end]))
    return frozenset(stem(word) for word in words if len(word) >= _SHORTEST_STEM)


def _length(scan: ScannedText, sentence: Sentence) -> int:
    return sum(token.text[0].isalnum() for token in scan.words_of(sentence))
