"""Figures as they can be held against those of other articles: what they are of, where and when."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import msgspec

from briefings.anchors.sentences import sentences
from briefings.comparing.words import Language, SaidWords, language_words, words_in
from briefings.extract.languages import language_read
from briefings.extract.tensions.units import is_money, is_things
from briefings.folding import folded_text
from briefings.model import Article, Briefing, Evidence, Figure, Place, Source, Span
from briefings.search.quantities import keys_called, unit_key

_MOST_TEXT: Final = 3_000
"""Characters from the beginning of an article that tell what it is about."""
_MOST_TOPIC: Final = 14
_OFTEN: Final = 2
_LONGEST_SENTENCE: Final = 1_500
_MOST_FIGURES: Final = 150
"""More of them are a table, and no article."""
_UNIT_STEM: Final = 5
_DATELINE: Final = re.compile(
    r"[^\W\d_a-zà-ÿ][^a-zà-ÿ,(—–]{2,30}(?:[,(][^—–.]{1,40})? ?(?:—|–|--) "
)
"""Where an article was written: “KOCHI, India — ”. What it tells may be of elsewhere."""
FEW: Final = 10
"""Smaller numbers are in every article."""


class ToldFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure, the words of its sentence, and of what its article is.

    `thing` are the stems of the words for what is counted, its unit apart; `scope` are the words
    of the place it is said to hold for, `places` those of all places in the sentence; `about` are
    the stems that its article has most often, `home` is the country it speaks of most.
    """

    figure: Figure
    units: frozenset[str]
    said: SaidWords
    thing: frozenset[str]
    scope: frozenset[str]
    places: frozenset[str]
    source: frozenset[str]
    about: frozenset[str]
    home: str | None
    language: str | None = None

    @property
    def countries(self) -> frozenset[str]:
        """The countries of its sentence, else that of its article."""
        return self.said.countries or frozenset(filter(None, (self.home,)))


class ToldFigures(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of one briefing, and where its article is from.

    `values` are all telling ones by their units; `about` is what `ToldFigure.about` is; `names` are
    the stems of what has no small letter anywhere in the article, but for countries.
    """

    id: str
    source: Source
    article: Article
    figures: tuple[ToldFigure, ...] = ()
    values: frozenset[tuple[str, float]] = frozenset()
    about: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def of(self, item_id: str) -> ToldFigure | None:
        return next((each for each in self.figures if each.figure.id == item_id), None)


def told_figures(briefing: Briefing) -> ToldFigures:
    """Return the figures of a briefing that have a unit."""
    wanted = [
        (figure, keys)
        for figure in figures(briefing)
        if figure.evidence and (keys := unit_keys(figure.unit))
    ][:_MOST_FIGURES]
    told = ToldFigures(id=briefing.id, source=briefing.source, article=briefing.article)
    if not wanted:
        return told
    reader = _Reader(briefing)
    return msgspec.structs.replace(
        told,
        figures=tuple(reader.figure(figure, keys) for figure, keys in wanted),
        values=frozenset(_values(briefing)),
        about=reader.about,
        names=reader.names,
    )


def _values(briefing: Briefing) -> Iterator[tuple[str, float]]:
    for figure in figures(briefing)[:_MOST_FIGURES]:
        if is_telling(figure):
            for key in unit_keys(figure.unit):
                yield key, float(figure.value)


def is_telling(figure: Figure) -> bool:
    """Return whether a figure counts things or money, and more than a few."""
    is_countable = is_things(figure.unit) or is_money(figure.unit)
    return is_countable and abs(figure.value) >= FEW


def figures(briefing: Briefing) -> list[Figure]:
    return [item for item in briefing.items if isinstance(item, Figure)]


def unit_keys(unit: str | None) -> frozenset[str]:
    """Return what a unit is called in any language; none where it is not known."""
    if not unit:
        return frozenset()
    return keys_called(unit) or frozenset((unit_key(unit),))


class _Reader:
    """Reads the figures of one briefing."""

    def __init__(self, briefing: Briefing) -> None:
        self._article = briefing.article
        self._language = language_words(language_read(briefing.source.language))
        self._places = [item for item in briefing.items if isinstance(item, Place)]
        self.about, self._home = _about(briefing, self._language)
        self.names = _names(briefing, self._language)
        self._read: dict[Span, SaidWords] = {}

    def figure(self, figure: Figure, units: frozenset[str]) -> ToldFigure:
        sentence = self._sentence(figure.evidence[0])
        said = self._said(sentence)
        unit = {each[:_UNIT_STEM] for each in units}
        described = f"{figure.what or ''} {figure.measure or ''}"
        places = frozenset(
            word
            for place in self._places
            if sentence.overlaps_any(place.evidence)
            for word in self._place_words(place)
        )
        return ToldFigure(
            figure=figure,
            units=units,
            said=said._replace(stems=said.stems - unit),
            thing=self._language.read(described).stems - unit,
            scope=self._scope(figure.scope),
            places=places,
            source=self._language.read(figure.source or "").stems,
            about=self.about - unit,
            home=self._home,
            language=self._language.name,
        )

    def _sentence(self, words: Evidence) -> Span:
        """Return the sentence around a figure's words, or a part of it where it has no end."""
        there = sentences(self._article, self._article.paragraph_at(words.start))
        found = next((s for s in there if s.overlaps(words.start, words.end)), None)
        if found is None or found.end - found.start > _LONGEST_SENTENCE:
            near = _LONGEST_SENTENCE // 2
            return Span(max(words.start - near, 0), words.end + near)
        return Span(found.start, max(found.end, words.end))

    def _said(self, sentence: Span) -> SaidWords:
        if sentence not in self._read:
            text = self._article.text[sentence.start : sentence.end]
            if dateline := _DATELINE.match(text):
                text = text[dateline.end() :]
            self._read[sentence] = self._language.read(text)
        return self._read[sentence]

    def _scope(self, scope: str | None) -> frozenset[str]:
        """Return the words of a place by all of its names in the article."""
        if not scope:
            return frozenset()
        folded = folded_text(scope)
        of_names = (
            self._place_words(place)
            for place in self._places
            if folded in map(folded_text, (place.text, *place.names))
        )
        return next(of_names, frozenset()) | self._words_of(scope)

    def _place_words(self, place: Place) -> frozenset[str]:
        return frozenset().union(*map(self._words_of, (place.text, *place.names)))

    def _words_of(self, name: str) -> frozenset[str]:
        return self._language.read(name).stems


def _about(briefing: Briefing, language: Language) -> tuple[frozenset[str], str | None]:
    """Return the stems that an article has often, or in its title, and its country."""
    found: Counter[str | None] = Counter()
    countries: Counter[str | None] = Counter()
    for text, weight in ((briefing.source.title, 2), (briefing.article.text[:_MOST_TEXT], 1)):
        for word, count in Counter(words_in(text)).items():
            stem, country = language.known(word)
            found[stem] += weight * count
            countries[country] += weight * count
    del found[None], countries[None]
    often = (stem for stem, count in found.most_common(_MOST_TOPIC) if stem and count >= _OFTEN)
    home = countries.most_common(2)
    is_clear = len(home) == 1 or (len(home) > 1 and home[0][1] > home[1][1])
    return frozenset(often), home[0][0] if is_clear else None


def _names(briefing: Briefing, language: Language) -> frozenset[str]:
    found = set(words_in(briefing.article.text[:_MOST_TEXT]))
    small = {word for word in found if word[0].islower()}
    known = (language.known(word) for word in found if word.lower() not in small)
    return frozenset(stem for stem, country in known if stem and not country)
