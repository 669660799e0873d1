"""Paragraphs, sentences and tokens."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.extract.scanned_text import ScannedText
from tests.unit.extract.scanning import article_of, scan_of


def sentences(text: str, language: str = "en") -> list[str]:
    scan = scan_of(text, language)
    return [scan.text[each.start : each.end] for each in scan.sentences]


@pytest.mark.parametrize(
    "expected",
    [
        ["The port reopened.", "Boats came in."],
        ["“We waited.”", "Nobody came."],
        ["“We waited,” said Dr. Ruiz.", "Nobody came."],
        ["Gen. Ana M. Soto spoke at 9 a.m. in the square."],
        ["Aid from the U.S. Senate fell by 3.5 percent."],
        ["She asked why?", "No. 4 was shut."],
        ["Was it so?", "“Yes!”", "The mayor left ..."],
        ["It rose (by half).", "Then it fell."],
    ],
)
def test_sentences_end_where_a_reader_sees_it(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["El Sr. Díaz llegó a EE. UU. en mayo.", "¿Y después?", "Volvió."],
        ["La Dra. Lara habló.", "«No lo sé», dijo."],
        ["Cultivan 3.500 ha.", "El resto es bosque."],
    ],
)
def test_sentences_in_spanish(expected: list[str]) -> None:
    assert sentences(" ".join(expected), "es") == expected


def test_a_sentence_ends_with_its_paragraph() -> None:
    assert sentences("Harbour reopens\n\nBoats came in\n\nall night.") == [
        "Harbour reopens",
        "Boats came in",
        "all night.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour reopens after storm", True),
        ("It reopened.", False),
        ("Boats, nets and ropes that were left:", False),
        ("“We waited”", False),
    ],
)
def test_headings_are_short_and_end_like_none(text: str, *, expected: bool) -> None:
    assert scan_of(f"{text}\n\nThe boats landed their catch.").paragraphs[0].is_heading is expected


def test_look_ups_by_offset() -> None:
    scan = scan_of("One came. Two left.\n\nThree stayed.")
    at = scan.text.index("left")
    assert scan.text[scan.sentence_at(at).start :].startswith("Two left.")
    assert scan.paragraph_at(at).number == 1
    assert scan.paragraph_at(len(scan.text)).number == 2
    assert [t.text for t in scan.words_of(scan.sentence_at(at))] == ["Two", "left", "."]
    assert [t.text for t in scan.tokens_in(0, 8)] == ["One", "came"]


@given(st.text(max_size=300), st.sampled_from(["en", "es"]))
def test_any_text_is_taken_apart_whole(text: str, language: str) -> None:
    scan = scan_of(f"A word {text}", language)
    assert "".join(t.text for t in scan.tokens) == "".join(scan.text.split())
    assert len(scan.lower) == len(scan.text)
    for each in scan.tokens:
        assert scan.text[each.start : each.end] == each.text
    assert [t for s in scan.sentences for t in scan.words_of(s)] == scan.tokens


@pytest.mark.parametrize("piece", ["a", ". ", "“", "1", "A.", "no ", "\n\n", "'", "U.S. "])
def test_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    article = article_of("Word. " + piece * (100_000 // len(piece)))
    began = time.process_time()
    ScannedText(article, "en")
    assert time.process_time() - began < 10
