"""Folding for comparison, and text that is safe to show."""

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefings.text import ascii_only, displayable, exportable, fold

from .strategies import any_text, folding_text

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
EVERY_CHARACTER = [chr(code) for code in range(sys.maxunicode + 1)]


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
    ],
)
def test_two_spellings_of_the_same_words_fold_alike(written: str, typed: str) -> None:
    assert fold(written).text == fold(typed).text


@pytest.mark.parametrize(("one", "other"), [("ñandú", "nada"), ("a b", "ab"), ("(a)", "a")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


def test_folding_what_is_folded_changes_no_character() -> None:
    changed = [c for c in EVERY_CHARACTER if fold(fold(c).text).text != fold(c).text]
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


def _on_border(starts: tuple[int, ...], at: int) -> bool:
    return at in (0, len(starts) - 1) or starts[at] != starts[at - 1]


@given(any_text())
def test_offsets_of_folded_text_never_go_back_and_end_at_the_length(text: str) -> None:
    folded = fold(text)
    assert len(folded.starts) == len(folded.text) + 1
    assert list(folded.starts) == sorted(folded.starts)
    assert folded.starts[-1] == len(text)


def _acts(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs") or char in BIDI or char == "\x1b"


def test_no_character_is_left_that_acts_on_a_terminal() -> None:
    assert [c for c in EVERY_CHARACTER if any(map(_acts, displayable(c)))] == []


@given(any_text())
def test_shown_text_is_one_character_for_one_and_harmless(text: str) -> None:
    shown = displayable(text)
    assert len(shown) == len(text)
    assert not any(map(_acts, shown))
    assert shown == "".join(map(displayable, text))
    assert displayable(shown) == shown


@pytest.mark.parametrize(
    ("char", "symbol"),
    [
        ("\x1b", "␛"), ("\0", "␀"), ("\n", "␊"), ("\r", "␍"), ("\t", "␉"), ("\x7f", "␡"),
        ("\x9b", "�"), ("\u202e", "⇄"), ("\u2066", "⇄"), ("\u200b", "·"), ("\ufeff", "·"),
        ("\u2028", "␤"), ("\ud800", "�"), ("\U000e0041", "�"),
        ("\u206a", "·"), ("\u115f", "·"), ("\U000e0100", "�"), ("\U0001d173", "·"),
    ],
)  # fmt: skip
def test_what_acts_or_hides_becomes_a_visible_symbol(char: str, symbol: str) -> None:
    assert displayable(f"a{char}b") == f"a{symbol}b"


@pytest.mark.parametrize(
    "text",
    [
        "plain text, 54 %",
        "Núñez & “José” – año…",
        "Cafe\u0301",
        "海関は十八トンを押収した。",
        "한국어 العربية ไทย",
        "👍🏽 👩‍👩‍👧 🇵🇪 ❤\ufe0f",
        "[bold]text[/bold] [@click=app.quit]",
    ],
)
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert displayable(text) == text


def test_what_leaves_holds_nothing_that_acts_but_line_feeds_and_tabs() -> None:
    stays = {"\n", "\t", "\u061c", "\u200e", "\u200f"}
    acting = [c for c in EVERY_CHARACTER if any(_acts(each) for each in exportable(c))]
    assert set(acting) <= {*stays, "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"}
    assert {each for c in acting for each in exportable(c)} <= stays


@given(any_text())
def test_what_leaves_can_be_encoded_and_leaves_again_unchanged(text: str) -> None:
    once = exportable(text)
    assert exportable(once.encode().decode()) == once


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("The so\u00adcial ag\u00adreement", "The social agreement"),
        ("\ufeffa\u200bb\u2060c\u180ed", "abcd"),
        ("葛\U000e0100城", "葛城"),
        ("می\u200cخواهم שלום\u200f! a\u200e\u061c", "می\u200cخواهم שלום\u200f! a\u200e\u061c"),
        ("👩\u200d🌾 ❤\ufe0f Cafe\u0301 a\u00a0b", "👩\u200d🌾 ❤\ufe0f Cafe\u0301 a\u00a0b"),
        ("a\r\nb\rc\u2028d\u0085e\tf", "a\nb\nc\nd\ne\tf"),
        ("\u202eabc\u202c \u2066x\u2069", "⇄abc⇄ ⇄x⇄"),
        ("\x1b[2J\x9b\x00\x7f\ud800\ufffe", "␛[2J�␀␡��"),
    ],
)
def test_what_leaves_has_the_words_alone(text: str, leaves: str) -> None:
    assert exportable(text) == leaves


@given(any_text())
def test_ascii_is_one_character_for_one_and_printable(text: str) -> None:
    plain = ascii_only(displayable(text))
    assert len(plain) == len(text)
    assert plain.isascii()
    assert plain.isprintable()


def test_ascii_keeps_what_can_be_kept() -> None:
    assert ascii_only("“Núñez” – ¶5 … 海 ░█") == '"Nunez" - P5 . ? =#'


@pytest.mark.parametrize("code", [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF])
def test_noncharacters_are_shown_as_what_has_no_picture(code: int) -> None:
    assert displayable(f"a{chr(code)}b") == "a�b"
