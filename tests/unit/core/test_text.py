"""Text that is safe to show."""

import sys
import unicodedata

import pytest
from hypothesis import given

from briefings.text import ascii_only, displayable, exportable

from .strategies import any_text

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def _acts(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs") or char in BIDI or char == "\x1b"


def test_no_character_is_left_that_acts_on_a_terminal() -> None:
    assert [c for c in map(chr, range(sys.maxunicode + 1)) if any(map(_acts, displayable(c)))] == []


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
    acting = [
        c for c in map(chr, range(sys.maxunicode + 1)) if any(_acts(each) for each in exportable(c))
    ]
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
