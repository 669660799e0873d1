"""What is done quickly finds what is done thoroughly, in whatever writing."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import Span
from briefings.search.document import document, passages
from briefings.search.needles import letter_of, needle_pattern, stands_in, word_pattern
from briefings.search.tokens import LETTER
from tests.unit.core import builders
from tests.unit.search.search_helpers import cut, hits, note
from tests.unit.search.search_helpers import marked as marked_in

TEXTS = st.text("ab1_ .-é\u0301ßя港口한ก𠀀", max_size=20)


@given(TEXTS, TEXTS.filter(str.strip), st.booleans())
def test_a_plain_letter_finds_what_any_letter_does(text: str, needle: str, closed: bool) -> None:
    def places(letter: str) -> list[list[tuple[int, int]]]:
        patterns = needle_pattern(needle, letter, closed=closed), word_pattern(needle, letter)
        return [[match.span() for match in each.finditer(text)] for each in patterns]

    assert places(letter_of(text)) == places(LETTER)


@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=4))
def test_passages_are_those_of_the_whole_briefing(paragraphs: list[str]) -> None:
    made = builders.briefing(text="\n\n".join(paragraphs))
    whole = document(made)
    blocks = [Span(each.start, each.end) for each in made.article.paragraphs]
    read = passages(made.article.text, blocks)
    assert read == whole.haystack[whole.passages :].removesuffix(" ")


@pytest.mark.parametrize(
    ("phrase", "stands"),
    [("24000 ha", True), ("24.000 ha", True), ("rio de", True), ("ri", True), ("io de", False),
     ("2400 ha", False), ("港口查", True)],
)  # fmt: skip
def test_a_phrase_stands_however_its_numbers_are_written(phrase: str, stands: bool) -> None:
    assert stands_in(phrase, "el rio de 24,000 ha 在港口查获", closed=False) is stands


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("nunez", ["Núñez"]),
        ("NÚÑEZ apurimac", ["Apurímac", "Núñez"]),
        ('"rio apurimac"', ["río Apurímac"]),
        ("rios", ["río", "ríos"]),
        ("nunex~", ["Núñez"]),
    ],
)
def test_highlights_lie_on_the_right_characters_of_decomposed_text(
    form: Literal["NFC", "NFD"], query: str, marked: list[str]
) -> None:
    text = "Él dijo: el río Apurímac, no los ríos; así habló Núñez — “sí”."
    made = builders.briefing(text=unicodedata.normalize(form, text))
    wanted = [unicodedata.normalize(form, each) for each in marked]
    written = [note(unicodedata.normalize(form, text))]
    found = {hit.kind: hit for hit in hits(query, made, *written)}
    assert marked_in(found["note"]) == marked_in(found["passage"]) == wanted
    assert cut(made.article.text, found["passage"].spans) == wanted
