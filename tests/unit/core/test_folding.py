"""Folding for comparison: what is found, and the way back to the very characters."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefings.folding import bare, fold, folded_text, folded_texts, folded_words, is_even
from briefings.layout.find import find, searchable
from briefings.layout.page import TextBlock
from tests.unit.characters import assigned

from .strategies import any_text, folding_text

UNSEEN = "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u202a\u202e\u2060\u2066\u2069\ufe0f\ufeff"


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Núñez", "nunez"),
        ("Nu\u0301n\u0303ez", "Núñez"),
        ("ÁÉÍÓÚÜ", "aeiouu"),
        ("STRASSE", "straße"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("İstanbul", "istanbul"),
        ("ﬁne", "FINE"),
        ("“quoted” «so» „too”", '"quoted" "so" "too"'),
        ("don’t ‘do’ ´it`", "don't 'do' 'it'"),
        ("a–b—c‑d−e", "a-b-c-d-e"),
        ("two\n  lines\tand\u00a0more\u2003here", "two lines and more here"),
        ("Łódź Søren Đorđe Ærø", "lodz soren dorde aero"),
        (
            "Þórður Ħamrun Œuvre ƒ Ŋ Diyarbakır Əliyev",
            "thordur hamrun oeuvre f n diyarbakir eliyev",
        ),
        ("10 m² １２ ① ﬀ Ⅳ", "10 m2 12 1 ff iv"),
        ("so it is…", "so it is..."),
        ("¨ ´ ˘", "¨ ' ˘"),
        ("Acme™ Hawai‘i Hawaiʻi", "acme hawai'i hawai'i"),
        ("ﹰx", "ﹰx"),
        ("so\u00adcial \u200bag\u00adree\u2060ment\ufeff", "social agreement"),
        ("می\u200cخواهم", "میخواهم"),
        ("\u202eevil\u202c \u2067x\u2069 a\u200eb", "evil x ab"),
        ("❤\ufe0f 👩\u200d👧", "❤ 👩👧"),
        ("a \u200b b", "a b"),
    ],
)
def test_two_spellings_of_the_same_words_fold_alike(written: str, typed: str) -> None:
    assert fold(written).text == fold(typed).text


@pytest.mark.parametrize(("one", "other"), [("ñandú", "nada"), ("a b", "ab"), ("(a)", "a")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


def test_folding_what_is_folded_changes_no_character() -> None:
    folded = (text for char in assigned() if (text := folded_text(char)) != char)
    changed = [text for text in folded if folded_text(text) != text]
    assert changed == []


def test_a_place_in_folded_text_leads_back_to_the_accented_word() -> None:
    text = "said Ana  Nu\u0301n\u0303ez,\nwho"
    folded = fold(text)
    at = folded.text.index("ana nunez")
    start, end = folded.origin(at, at + len("ana nunez"))
    assert text[start:end] == "Ana  Nu\u0301n\u0303ez"


def test_a_part_of_a_folded_character_leads_back_to_the_whole_character() -> None:
    assert fold("Maß").origin(2, 3) == (2, 3)
    assert fold("Maß").origin(3, 4) == (2, 3)
    assert fold("한국").origin(0, 2) == (0, 1)


def test_an_empty_place_leads_back_to_an_empty_place() -> None:
    assert fold("año").origin(1, 1) == (1, 1)
    assert fold("año").origin(0, 0) == (0, 0)
    assert fold("año").origin(3, 3) == (3, 3)


@given(folding_text(), st.data())
@example("ßs", None)
@example("a \u0301 b", None)
def test_what_is_found_covers_the_needle_and_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    size = len(folded.text)
    places = (
        [(i, j) for i in range(size) for j in range(i + 1, size + 1)]
        if data is None
        else [_place(data, size)]
    )
    for start, end in places:
        if start == end:
            continue
        needle = folded.text[start:end]
        first, last = folded.origin(start, end)
        again = fold(text[first:last]).text
        whole = _on_border(folded.starts, start) and _on_border(folded.starts, end)
        assert first < last
        assert again == needle if whole else needle in again


def _place(data: st.DataObject, size: int) -> tuple[int, int]:
    start = data.draw(st.integers(0, size))
    return start, data.draw(st.integers(start, size))


def _on_border(starts: Sequence[int], at: int) -> bool:
    return at in (0, len(starts) - 1) or starts[at] != starts[at - 1]


@given(any_text())
def test_offsets_of_folded_text_never_go_back_and_end_at_the_length(text: str) -> None:
    folded = fold(text)
    assert len(folded.starts) == len(folded.text) + 1
    assert list(folded.starts) == sorted(folded.starts)
    assert folded.starts[-1] == len(text)


def test_the_way_back_has_the_invisible_characters_inside_and_none_around() -> None:
    text = "\ufeffThe \u200bso\u00adcial\u00ad\u200b ag\u00adreement"
    folded = fold(text)
    at = folded.text.index("social")
    start, end = folded.origin(at, at + len("social"))
    assert text[start:end] == "so\u00adcial"
    assert text[slice(*folded.origin(0, 3))] == "The"


def test_an_accent_behind_an_invisible_character_belongs_to_its_letter() -> None:
    text = "caf\u0065\u00ad\u0301 ❤\ufe0f\u200d"
    folded = fold(text)
    assert text[slice(*folded.origin(0, 4))] == "cafe\u00ad\u0301"
    assert text[slice(*folded.origin(5, 6))] == "❤\ufe0f"


def test_an_offset_leads_to_what_stands_there() -> None:
    folded = fold("a\u00ad  ßb")
    assert folded.text == "a ssb"
    assert [folded.index(at) for at in range(7)] == [0, 1, 1, 2, 2, 4, 5]


def test_bare_text_has_its_accents_and_its_case() -> None:
    text = "The So\u00adciál\u200b  X"
    plain = bare(text)
    assert plain.text == "The Sociál  X"
    at = plain.text.index("Sociál")
    assert text[slice(*plain.origin(at, at + 6))] == "So\u00adciál"


@given(folding_text(60) | any_text(60))
def test_folding_at_once_is_folding(text: str) -> None:
    folded = fold(text)
    assert folded_text(text) == folded.text
    assert len(folded.ends) == len(folded.text)
    if is_even(text, folded.text):
        assert tuple(folded.starts) == tuple(range(len(text) + 1))
        assert tuple(folded.ends) == tuple(range(1, len(text) + 1))


@given(folding_text(60) | any_text(60))
def test_folded_text_stays_as_it_is(text: str) -> None:
    folded = fold(text).text
    assert fold(folded).text == folded


@cache
def _variants() -> dict[str, list[str]]:
    """By character, all those that Unicode calls the same in another form, marks aside."""
    found: dict[str, list[str]] = {}
    for char in assigned():
        if not (char.isascii() or unicodedata.decomposition(char)):
            continue
        apart = unicodedata.normalize("NFKD", char)
        plain = "".join(c for c in apart if not unicodedata.combining(c))
        if len(plain) == 1 and plain.isascii() and plain.isalnum():
            found.setdefault(plain, []).append(char)
    return found


def _words(letters: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.text(letters, min_size=1, max_size=4), min_size=1, max_size=3)


@settings(deadline=None)
@given(_words("abcde"), _words("mno012"), _words("vwxyz"), st.data())
def test_words_are_found_however_they_are_written_and_the_span_is_theirs(
    before: list[str], wanted: list[str], after: list[str], data: st.DataObject
) -> None:
    """Each letter may be another form of itself, and invisible characters may stand anywhere."""

    def unseen() -> str:
        return data.draw(st.text(st.sampled_from(UNSEEN), max_size=2))

    def written(words: list[str]) -> str:
        letters = [
            c if c == " " else data.draw(st.sampled_from(_variants()[c])) for c in " ".join(words)
        ]
        return letters[0] + "".join(unseen() + letter for letter in letters[1:])

    head = f"{unseen()}{written(before)}{unseen()} {unseen()}"
    middle = written(wanted)
    text = f"{head}{middle}{unseen()} {written(after)}"
    typed = unseen() + "".join(char + unseen() for char in " ".join(wanted))
    (hit,) = find(searchable([TextBlock(text)]), typed)
    assert hit.start == len(head)
    found = text[hit.start : hit.end]
    assert found.startswith(middle)
    selector = found[len(middle) :]
    assert set(selector) <= set(UNSEEN)
    assert not selector or selector[-1] in "\u034f\ufe0f", "it belongs to the letter before it"


@given(folding_text(30))
def test_the_words_of_ascii_are_those_of_any_text(text: str) -> None:
    folded = folded_text(text)
    assert folded_words(folded) == re.findall(r"[^\W_]+", folded)
    ascii_alone = "".join(filter(str.isascii, folded))
    assert folded_words(ascii_alone) == re.findall(r"[^\W_]+", ascii_alone)


@given(st.lists(folding_text()))
@example(["a ", " b", "c\0d", "é", "", "\u0301x", "·"])
def test_texts_are_folded_together_as_each_is_alone(texts: list[str]) -> None:
    assert folded_texts(texts) == [folded_text(text) for text in texts]
