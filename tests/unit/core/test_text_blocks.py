"""Paragraphs of plain text: a line each, or lines that somebody has wrapped."""

import itertools
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.documents.text.text_blocks import paragraph_blocks

SENTENCES = (
    "The harbour office of Brava said on Monday that the port would stay closed until the last of "
    "the boats had been moved to the outer pier, where they are to wait for spare parts that have "
    "been on their way since the spring.",
    "Nobody knows how long that will take.",
    "“We will open again,” said the harbour master, who has held the office since the storm of the "
    "year before, and asked the owners of all boats for patience and for their old invoices.",
    "The council meets on Friday to talk about what the closure of the port costs the town, its "
    "fishers and those who buy from them, and about who is to pay for it in the end.",
)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each with its white space made plain."""
    return [" ".join(text[b.start : b.end].split()) for b in paragraph_blocks(text)]


def wrapped(width: int, **options: str) -> list[str]:
    return [textwrap.fill(each, width, **options) for each in SENTENCES]  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [60, 65, 72, 76, 80, 100])
def test_wrapped_text_has_the_paragraphs_that_empty_lines_part(width: int) -> None:
    assert paragraphs("\n\n".join(wrapped(width))) == list(SENTENCES)


@pytest.mark.parametrize("width", [65, 72, 80])
def test_paragraphs_may_begin_farther_in(width: int) -> None:
    assert paragraphs("\n\n".join(wrapped(width, initial_indent="   "))) == list(SENTENCES)


def test_a_title_above_wrapped_text_is_its_own_paragraph() -> None:
    text = "\n\n".join(["The port stays closed", *wrapped(72)])
    assert paragraphs(text) == ["The port stays closed", *SENTENCES]


def test_a_mail_keeps_the_lines_of_its_head_and_of_its_foot() -> None:
    head = "From: Ana\nTo: Ben\nSubject: The port"
    foot = "Ana Brava\nHarbour office"
    text = "\n\n".join([head, *wrapped(72), foot])
    assert paragraphs(text) == [*head.split("\n"), *SENTENCES, *foot.split("\n")]


def test_a_line_is_a_paragraph_where_lines_are_long() -> None:
    assert paragraphs("\n".join(SENTENCES)) == list(SENTENCES)
    assert paragraphs("\n\n".join(SENTENCES)) == list(SENTENCES)


def test_one_long_line_is_one_paragraph() -> None:
    line = " ".join(SENTENCES)
    assert paragraphs(line) == paragraphs(f"\n  {line} \n\n") == [line]


def test_the_entries_of_a_list_are_paragraphs() -> None:
    entries = ["- nets, 40", "- anchors, 3", "- ropes of 20 metres, in need of repair", "- a boat"]
    assert paragraphs("\n".join(entries)) == entries
    text = "\n\n".join([*wrapped(72), "\n".join(entries)])
    assert paragraphs(text) == [*SENTENCES, *entries]


def test_the_lines_of_a_verse_are_paragraphs() -> None:
    verse = ["The boats lie still,", "the nets hang dry,", "and no one will", "say when or why."]
    assert paragraphs("\n".join(verse)) == verse


def test_entries_of_a_wrapped_list_may_be_as_wide_as_the_page() -> None:
    entries = [f"- {each}" for each in SENTENCES]
    rows = [textwrap.fill(each, 72, subsequent_indent="  ") for each in entries]
    assert paragraphs("\n".join(rows)) == entries
    text = "\n".join([textwrap.fill(SENTENCES[0], 72), "What is to be done:", *rows])
    assert paragraphs(text) == [SENTENCES[0], "What is to be done:", *entries]


def test_a_dash_that_begins_a_line_of_wrapped_text_parts_nothing() -> None:
    text = "\n".join(
        [
            "The boats of Brava have been waiting since the spring of the last year",
            "- nobody knows for what - and will be moved to the outer pier, which is",
            "longer and has room for all of them, as the harbour office of the town",
            "said on Monday.",
        ]
    )
    assert len(paragraph_blocks(text)) == 1


def test_an_address_that_is_wider_than_the_page_parts_nothing() -> None:
    address = f"https://brava.example/{'x' * 120}"
    text = "\n\n".join([*wrapped(72), f"{wrapped(72)[0]}\n{address}\nand more of it."])
    assert paragraphs(text)[-1] == f"{SENTENCES[0]} {address} and more of it."


@pytest.mark.parametrize("sentence", ["海関は部品を待つ船。" * 9, "A line of words. " * 5])
def test_lines_of_different_lengths_are_paragraphs(sentence: str) -> None:
    rows = [sentence[:end].rstrip() for end in (75, 41, 60, 52, 68, 47, 72, 55)]
    assert paragraphs("\n".join(rows)) == rows


def test_two_lines_of_much_the_same_length_are_paragraphs() -> None:
    rows = [f"{'The port of Brava stays closed ' * 2}{end}" for end in ("today", "for now")]
    assert paragraphs("\n".join(rows)) == rows


TWO_LINES = (
    "The harbour office of Brava said on Monday that the port would stay\nclosed for a month.",
    "The harbour office of Brava said on Monday in a letter to (all) the owners\nof 30 boats that "
    "the port would be closed for a month, and asked Mayor Ana\nBrava for help.",
    "La oficina del puerto de Brava dijo el lunes que el muelle seguirá\ncerrado un mes, y pidió "
    "paciencia.",
)


@pytest.mark.parametrize("pair", TWO_LINES)
def test_a_sentence_that_goes_on_in_the_second_of_two_lines_is_one_paragraph(pair: str) -> None:
    joined = pair.replace("\n", " ")
    assert paragraphs(pair) == [joined]
    text = "\n\n".join(["The port stays closed", pair, "Nobody knows why."])
    assert paragraphs(text) == ["The port stays closed", joined, "Nobody knows why."]
    letter = f"From: Ana\nTo: Ben\n\n{pair}\n\nAna Brava\nHarbour office"
    assert paragraphs(letter) == [
        *("From: Ana", "To: Ben"),
        joined,
        *("Ana Brava", "Harbour office"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["The boats lie still beyond the pier, the nets", "hang dry from every mast and spar"],
        ["The Harbour Office of the Town of Brava, at the Customs House, first floor", "Pier 3"],
        ["The port stays closed until the last boat has been moved, says the office", "Who pays?"],
        ["- forty nets that are to be mended before the boats can go out to sea, and", "- ropes"],
        ["The port will stay closed until the last of the boats has been moved away.", "not yet"],
    ],
)
def test_two_lines_that_no_sentence_joins_stay_two(rows: list[str]) -> None:
    assert paragraphs("\n".join(rows)) == rows


def test_two_lines_stay_two_where_another_line_is_longer_than_they_had_room_for() -> None:
    rows = TWO_LINES[0].split("\n")
    assert paragraphs("\n\n".join(["\n".join(rows), SENTENCES[0]])) == [*rows, SENTENCES[0]]


def test_nothing_has_no_paragraphs() -> None:
    assert paragraph_blocks("") == paragraph_blocks(" \n\n\t\n") == ()


TEXTS = st.text(st.sampled_from("ab \n\t.-") | st.characters(exclude_categories=["Cs"]))


@given(TEXTS | st.lists(st.text("ab .", max_size=130), max_size=12).map("\n".join))
def test_blocks_cover_what_is_written_in_order_and_do_not_overlap(text: str) -> None:
    blocks = paragraph_blocks(text)
    for earlier, later in itertools.pairwise(blocks):
        assert earlier.end < later.start
        assert "\n" in text[earlier.end : later.start]
    edges = [0, *(edge for block in blocks for edge in (block.start, block.end)), len(text)]
    between = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    assert not "".join(between).strip()
    for block in blocks:
        words = text[block.start : block.end]
        assert words
        assert words == words.strip()
