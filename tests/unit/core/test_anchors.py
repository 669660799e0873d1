"""Exact words resolve to where they stand, or the editor is told why not."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefings.anchors.spans import (
    AnchorError,
    Words,
    evidence_at,
    occurrences,
    resolve,
    whole_word,
)
from briefings.model import Span

from .builders import article
from .strategies import words

TEXT = "Peru met Peruvian growers.\nThe growers of Peru met Perú’s José, and “they” met."


def why(words: str, occurrence: int | None = None) -> str:
    with pytest.raises(AnchorError) as raised:
        resolve(article(TEXT), Words(words, occurrence))
    return str(raised.value)


def test_every_place_is_found_overlapping_ones_too() -> None:
    assert list(occurrences("anana", "ana")) == [Span(0, 3), Span(2, 5)]
    assert list(occurrences("anana", "x")) == []
    assert list(occurrences("anana", "")) == []


@pytest.mark.parametrize(
    ("span", "whole"),
    [((0, 4), True), ((9, 13), False), ((9, 17), True), ((1, 4), False), ((8, 17), True)],
)
def test_a_word_is_whole_where_no_letter_goes_on(span: tuple[int, int], whole: bool) -> None:
    assert whole_word(TEXT, Span(*span)) is whole


def test_evidence_says_where_what_and_in_which_paragraph() -> None:
    found = resolve(article(TEXT), Words("The growers of Peru"))
    assert (found.start, found.end) == (27, 46)
    assert found.text == "The growers of Peru"
    assert found.paragraph == 2


def test_only_whole_words_count() -> None:
    found = [resolve(article(TEXT), Words("Peru", n)).start for n in (1, 2)]
    assert found == [0, TEXT.index("Peru met Perú")]
    assert "stands 2 times" in why("Peru", 3)


def test_words_that_stand_often_need_an_occurrence() -> None:
    assert why("growers") == "stands 2 times in the article: add `occurrence`"
    assert resolve(article(TEXT), Words("growers", 2)).paragraph == 2


@pytest.mark.parametrize("occurrence", [0, -1, 3, 99])
def test_an_occurrence_that_is_not_there_is_refused(occurrence: int) -> None:
    assert f"no occurrence {occurrence}" in why("growers", occurrence)


def test_an_occurrence_may_be_given_for_words_that_stand_once() -> None:
    assert resolve(article(TEXT), Words("Peruvian", 1)).start == 9


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("PERUVIAN growers", "Peruvian growers"),
        ("Perú's Jose", "Perú’s José"),
        ('"they"', "“they”"),
        ("growers. The growers", "growers.\nThe growers"),
    ],
)
def test_a_near_miss_is_told_how_the_article_writes_it(words: str, written: str) -> None:
    assert why(words) == f"the article writes it as “{written}”"


def test_a_near_miss_is_sought_among_whole_words_first() -> None:
    assert "“Peruvian”" in why("peruvian")
    text = article("Peruvians say that Peru is large.")
    with pytest.raises(AnchorError, match="writes it as “Peru”"):
        resolve(text, Words("perú"))


def test_words_inside_longer_words_are_told_apart_from_missing_ones() -> None:
    assert why("eruvia") == "stands only inside longer words of the article"
    assert why("Bolivia") == "does not stand in the article"
    assert why("") == "does not stand in the article"
    assert why("\u0301") == "does not stand in the article"


SOFT = article("The so\u00adcial ag\u00adree\u200bment of\u2060 Lo\u0301dz.\nSocial work.")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("social agreement of", "so\u00adcial ag\u00adree\u200bment of"),
        ("so\u200bcial agreement", "so\u00adcial ag\u00adree\u200bment"),
        ("so\u00adcial", "so\u00adcial"),
        ("work", "work"),
    ],
)
def test_evidence_is_found_without_what_nobody_sees(words: str, found: str) -> None:
    assert resolve(SOFT, Words(words)).text == found


@pytest.mark.parametrize("words", ["so", "cial", "ment", "ag\u00adree", "Lo"])
def test_a_word_does_not_end_at_what_nobody_sees(words: str) -> None:
    with pytest.raises(AnchorError, match="only inside longer words"):
        resolve(SOFT, Words(words))


def test_a_near_miss_is_told_with_plain_letters() -> None:
    with pytest.raises(AnchorError, match="writes it as “Łódź, 10 m²…”"):
        resolve(article("In Łódź, 10 m²…"), Words("lodz, 10 m2..."))


def test_evidence_at_the_very_end_and_beginning_is_whole() -> None:
    text = article("One two one")
    assert resolve(text, Words("One")).start == 0
    assert resolve(text, Words("one")).end == len(text.text)


@given(words(), st.data())
def test_words_cut_at_word_borders_resolve_to_these_very_characters(
    drawn: list[str], data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from([" ", ", ", "\n", " “"])).join(drawn)
    borders = [m.span() for m in re.finditer(r"\w+", text)]
    first = data.draw(st.integers(0, len(borders) - 1))
    last = data.draw(st.integers(first, len(borders) - 1))
    span = Span(borders[first][0], borders[last][1])
    wanted = text[span.start : span.end]
    whole = [s for s in occurrences(text, wanted) if whole_word(text, s)]
    count = whole.index(span) + 1
    source = article(text)
    found = resolve(source, Words(wanted, count))
    assert (found.start, found.end, found.text) == (span.start, span.end, wanted)
    assert found == evidence_at(source, span)
    if len(whole) == 1:
        assert resolve(source, Words(wanted)) == found
    else:
        with pytest.raises(AnchorError, match=f"stands {len(whole)} times"):
            resolve(source, Words(wanted))


@given(words(), st.text("abñé1 ,", min_size=1, max_size=5))
def test_what_does_not_stand_as_a_whole_word_is_never_resolved(
    drawn: list[str], wanted: str
) -> None:
    text = " ".join(drawn)
    pattern = rf"(?<!\w){re.escape(wanted)}(?!\w)"
    assume(wanted[0].isalnum() and wanted[-1].isalnum())
    stands = re.search(pattern, text) is not None
    try:
        found = resolve(article(text), Words(wanted, 1))
    except AnchorError:
        assert not stands
    else:
        assert stands
        assert found.text == wanted
