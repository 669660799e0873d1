"""What a mistyped word may have been: one slip away, and only where it stands nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import Briefing
from briefings.search.request import SearchRequest
from briefings.search.scan import answer
from briefings.search.slips import LONGEST, SHORTEST, alike, begun_alike, slips_of
from briefings.search.vocabulary import SortedWords
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


def is_slip(one: str, other: str) -> bool:
    """Return whether what is left of two words without their common ends is one slip."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


SCRIPTS = pytest.mark.parametrize("letters", ["abcd", "1ab", "абвг", "αβγ"])


@SCRIPTS
@given(st.data())
def test_a_slip_is_a_letter_too_many_too_few_another_or_two_swapped(
    letters: str, data: st.DataObject
) -> None:
    one = data.draw(st.text(letters, min_size=SHORTEST, max_size=7))
    other = data.draw(st.text(letters, max_size=8))
    slips = slips_of(one + letters[0] * SHORTEST)
    assert (other in slips) == is_slip(one + letters[0] * SHORTEST, other)
    near = data.draw(st.sampled_from(sorted(slips)))
    assert is_slip(one + letters[0] * SHORTEST, near)


def test_a_slip_is_in_the_script_and_a_word_may_be_too_long_for_one() -> None:
    assert not any(set(each) - set("fox") and not each.isascii() for each in slips_of("fox"))
    assert "коса" in slips_of("кока")
    assert "kока" not in slips_of("кока")
    assert slips_of("a" * LONGEST)
    assert not slips_of("a" * (LONGEST + 1))


@SCRIPTS
@given(st.data())
def test_words_that_are_alike_are_found_by_their_beginnings(
    letters: str, data: st.DataObject
) -> None:
    word = data.draw(st.text(letters, min_size=SHORTEST, max_size=8))
    others = data.draw(st.lists(st.text(letters, max_size=9), max_size=30))
    near = data.draw(st.lists(st.sampled_from(sorted(slips_of(word))), max_size=30))
    known = {each: 1 for each in (*others, *near) if each}
    begun = {f"{each}{letters[0]}": 1 for each in near}
    assert alike(word, SortedWords(known)).keys() == {w for w in known if w in slips_of(word)}
    found = begun_alike(word, SortedWords(known | begun)).keys()
    assert found == {
        each
        for each in known | begun
        if len(each) > len(word)
        and any(each[:size] in slips_of(word) for size in range(len(each) + 1))
    }


def test_hostile_briefings_and_queries_are_answered() -> None:
    made: Briefing = builders.briefing(text="\x1b[2J " + "a" * 5000)
    assert ask("b" * 5000, made).suggestion is None
    assert ask(" ".join(f"w{'x' * n}" for n in range(300)), made).suggestion is None
