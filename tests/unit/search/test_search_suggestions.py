"""What a mistyped word may have been: one slip away, and only where it stands nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import Briefing
from briefings.search.request import SearchRequest
from briefings.search.scan import answer
from briefings.search.slips import SHORTEST, alike, is_slip, words_beginning
from tests.unit.core import builders
from tests.unit.search.search_helpers import ask, note, titled

MADE = builders.briefing(
    text="Eradication of coca in Łódź: 24,000 hectares, said Núñez. Cocoa, anti-drug."
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("eradicatoin", "eradication"),
        ("eradcation", "eradication"),
        ("eradicaxtion", "eradication"),
        ("iradication", "eradication"),
        ("eradicatoi", "eradication"),
        ("ERADICATOIN", "eradication"),
        ("hectre", "hectares"),
        ("nunes", "nunez"),
        ("ldoz", "lodz"),
        ("coac", "coca"),
        ("anti-durg", "anti-drug"),
        ("coca hectaers", "coca hectares"),
        ('"cocca in lodzz" -zebra', '"coca in lodz" -zebra'),
    ],
)
def test_one_slip_is_mended(typed: str, meant: str) -> None:
    result = ask(typed, MADE)
    assert (result.matched, result.suggestion) == (1, meant)
    assert result.matches == ask(meant, MADE).matches


@pytest.mark.parametrize(
    "typed",
    ["zebra", "eradictoins", "zz", "24001", "coca -eradication", '"coca eradication"', "", "-coca",
     "kind:note", "hec -coca", "quick brown foxx jumps over", "co\u0301xx"],
)  # fmt: skip
def test_nothing_is_suggested(typed: str) -> None:
    result = ask(typed, MADE)
    assert (result.matched, result.suggestion) == (0, None)


def test_what_was_searched_instead_is_said() -> None:
    assert ask("eradicatoin", MADE).correction == "No “eradicatoin”; searched “eradication”."
    assert (
        ask("coca eradicaton hectaers", MADE).correction
        == "No “eradicaton” and “hectaers”; searched “eradication” and “hectares”."
    )
    assert ask("(eradicatoin OR zebra) coca", MADE).suggestion == "eradication OR zebra coca"
    assert ask("title:harbuor", titled(MADE, "Harbour")).suggestion == "title:harbour"
    assert ask("coac zebra", MADE).correction is None, "nothing has both"


def test_nothing_is_suggested_where_something_matches() -> None:
    assert ask("eradication", MADE).suggestion is None
    assert ask("erad", MADE).suggestion is None


def test_the_word_of_more_briefings_is_meant_and_notes_have_words() -> None:
    many = [
        titled(builders.briefing(text=text), str(number), str(number))
        for number, text in enumerate(("A boat.", "A coat.", "A coat."))
    ]
    assert ask("xoat", *many).suggestion == "coat"
    assert ask("qetzal", *many, notes=[note("Quetzal", briefing="1")]).suggestion == "quetzal"


def test_a_library_without_briefings_suggests_nothing() -> None:
    assert answer(SearchRequest("eradicatoin", 9), []).suggestion is None


LETTERS = st.text("abcd", max_size=6)


def slips(word: str) -> set[str]:
    """All that one slip makes of a word, spelled out."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return {
        *(a + b[1:] for a, b in cuts if b),
        *(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1),
        *(a + c + b[1:] for a, b in cuts if b for c in "abcd"),
        *(a + c + b for a, b in cuts for c in "abcd"),
    } - {word}


@given(LETTERS, LETTERS)
def test_a_slip_is_a_letter_too_many_too_few_another_or_two_swapped(one: str, other: str) -> None:
    assert is_slip(one, other) == (other in slips(one))
    assert all(is_slip(one, each) for each in slips(one))


@given(st.text("abcd1ł", min_size=SHORTEST, max_size=8), st.lists(LETTERS, max_size=30))
def test_words_that_are_alike_are_found_by_their_beginnings(word: str, others: list[str]) -> None:
    known = {each: 1 for each in (*others, *slips(word)) if each}
    found = alike(word, words_beginning(known))
    assert set(found) == {each for each in known if is_slip(word, each)}


def test_hostile_briefings_and_queries_are_answered() -> None:
    made: Briefing = builders.briefing(text="\x1b[2J " + "a" * 5000)
    assert ask("b" * 5000, made).suggestion is None
    assert ask(" ".join(f"w{'x' * n}" for n in range(300)), made).suggestion is None
