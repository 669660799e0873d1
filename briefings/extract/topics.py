"""The topics of a lens that each paragraph is about.

Each paragraph speaks for the topics whose cues stand in it; the article as a whole speaks for the
topics it is mostly about; and a topic goes on until another one is named. The best way through all
paragraphs is found by Viterbi's algorithm (A. J. Viterbi, 1967). What nothing speaks for is
`other`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefings.extract.credit_lines import is_credit_line
from briefings.extract.cues import Cue, CueFinder, finder_of
from briefings.extract.scanned_text import ScannedText, TextParagraph
from briefings.model import OTHER, Lens

_PHRASE: Final = 0.5
"""So much more each further word of a cue says."""

_COMMON: Final = 0.3
"""So much less says a cue that stands in every paragraph."""

_AGAIN: Final = 0.3
"""The power of how often a cue stands in one paragraph."""

_LONG: Final = 60
"""Words of a paragraph in which a cue says half of what it says in a very short one."""

_MOST_OF_ONE: Final = 2.0
"""So much one paragraph says at most of what the article is about."""

_PRIOR: Final = 1.2
_DENSE: Final = 0.8
"""What the article's own topic counts in each paragraph, if it has so much for each of them."""

_NOTHING: Final = 0.5
"""What speaks for `other`, everywhere."""

_CREDIT: Final = 6.0
"""What speaks for `other` where a line only says who wrote the article, or when."""

_STAYS: Final = 0.5
"""What speaks for the topic of the paragraph before."""

_STAYS_IF_CONTINUED: Final = 1.5
_STAYS_AT_HEADING: Final = 0.3

_SECTION: Final = 1.2
"""What the cues of a heading say, in each paragraph up to the next heading."""

_Scores = dict[str, float]


def topics_of(scan: ScannedText, lens: Lens) -> list[tuple[str, ...]]:
    """Return for each paragraph the keys of its topics, the closest first.

    There are two, of which one may be `other`; the second is only less likely.
    """
    if not scan.paragraphs:
        return []
    finder = finder_of(lens, scan.language)
    said = _in_sections(scan, _said(scan, finder))
    prior = _prior(said, [topic.key for topic in lens.topics])
    scores = [{key: each.get(key, 0.0) + base for key, base in prior.items()} for each in said]
    for each, paragraph in zip(scores, scan.paragraphs, strict=True):
        if is_credit_line(scan.text[paragraph.start : paragraph.end], scan.language):
            each[OTHER.key] += _CREDIT
    stays = [_stays(scan, at) for at in range(len(scan.paragraphs))]
    path = _best_path(scores, stays)
    return [_two(key, each) for key, each in zip(path, scores, strict=True)]


def _said(scan: ScannedText, finder: CueFinder) -> list[_Scores]:
    """Return what the cues of each paragraph say for each topic."""
    found = [finder.count(scan.text[each.start : each.end]) for each in scan.paragraphs]
    paragraphs_with = Counter(cue for each in found for cue in each)
    topics_with = Counter(cue.words for cue in paragraphs_with)
    return [
        _weighed(each, paragraph, scan, paragraphs_with, topics_with)
        for each, paragraph in zip(found, scan.paragraphs, strict=True)
    ]


def _weighed(
    found: Counter[Cue],
    paragraph: TextParagraph,
    scan: ScannedText,
    paragraphs_with: Mapping[Cue, int],
    topics_with: Mapping[tuple[str, ...], int],
) -> _Scores:
    scores: _Scores = {}
    for cue, times in found.items():
        share = (paragraphs_with[cue] - 1) / len(scan.paragraphs)
        weight = (1 + _PHRASE * (len(cue.words) - 1)) / topics_with[cue.words]
        weight *= (1 - _COMMON * share) * times**_AGAIN
        scores[cue.topic] = scores.get(cue.topic, 0.0) + weight
    length = 1 + len(scan.text[paragraph.start : paragraph.end].split()) / _LONG
    return {topic: score / length for topic, score in scores.items()}


def _in_sections(scan: ScannedText, said: Sequence[_Scores]) -> list[_Scores]:
    """Return what is said for each topic, with what the heading of its section says."""
    heading: _Scores = {}
    found: list[_Scores] = []
    for paragraph, own in zip(scan.paragraphs, said, strict=True):
        if paragraph.is_heading:
            # The article's own title is no heading of a section.
            heading = own if paragraph.number > 1 else {}
            found.append(own)
        else:
            topics = {**own, **heading}
            found.append({t: own.get(t, 0.0) + _SECTION * heading.get(t, 0.0) for t in topics})
    return found


def _prior(said: Sequence[_Scores], topics: Sequence[str]) -> _Scores:
    """Return what speaks for each topic in every paragraph."""
    totals = {key: sum(min(each.get(key, 0.0), _MOST_OF_ONE) for each in said) for key in topics}
    total = sum(totals.values())
    strength = _PRIOR * min(1.0, total / len(said) / _DENSE) / (total or 1.0)
    return {key: strength * totals[key] for key in topics} | {OTHER.key: _NOTHING}


def _stays(scan: ScannedText, at: int) -> float:
    """Return what speaks for the topic that the paragraph before has."""
    here = scan.paragraphs[at]
    if here.is_heading:
        return _STAYS * _STAYS_AT_HEADING
    return _STAYS * _STAYS_IF_CONTINUED if scan.text[here.start] in '“"«' else _STAYS


def _best_path(scores: Sequence[_Scores], stays: Sequence[float]) -> list[str]:
    best = dict(scores[0])
    ways: list[dict[str, str]] = []
    for at in range(1, len(scores)):
        last = max(best, key=lambda key: best[key])
        way = {key: key if best[key] + stays[at] >= best[last] else last for key in best}
        best = {
            key: scores[at][key] + best[came] + (stays[at] if came == key else 0.0)
            for key, came in way.items()
        }
        ways.append(way)
    return list(reversed(list(_back(max(best, key=lambda key: best[key]), ways))))


def _back(key: str, ways: Sequence[Mapping[str, str]]) -> Iterator[str]:
    yield key
    for way in reversed(ways):
        key = way[key]
        yield key


def _two(key: str, scores: _Scores) -> tuple[str, ...]:
    second = max((each for each in scores if each != key), key=lambda each: scores[each])
    return key, second
