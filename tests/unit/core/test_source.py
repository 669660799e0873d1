"""The article as a page: paragraph numbers, evidence marked on its very characters."""

import re

import pytest
from rich.cells import cell_len

from briefings.layout.beside import evidence_page
from briefings.layout.page import Page
from briefings.layout.peek import PEEK_LEAST, PEEK_MOST, peek_page
from briefings.layout.source import (
    cited_spans,
    outermost,
    source_note,
    source_page,
)
from briefings.model import AnyItem, Briefing, Span

from .builders import article, briefing, evidence, key_point, make, tension

TEXT = "First para of words.\nSecond line.\n\n  Third para ends here  \n"


def citing(*words: str, text: str = TEXT) -> Briefing:
    """A briefing of one item that stands on these words."""
    return briefing([key_point(evidence=evidence(article(text), *words))], text=text)


def lines(page: Page) -> list[str]:
    return [page.line(row, cell_len) for row in range(len(page.rows))]


def marked(page: Page, role: str) -> set[int]:
    """The offsets in the article that are shown in this role."""
    found: set[int] = set()
    for row in page.rows:
        for segment in row.segments:
            origin = page.blocks[segment.block].origin
            if segment.role == role and origin is not None:
                found |= set(range(origin + segment.start, origin + segment.end))
    return found


def test_paragraphs_are_numbered_in_the_margin_and_blank_lines_are_kept() -> None:
    page = source_page(citing("words"), 20, cell_len)
    assert lines(page)[:7] == [
        "  1 First para of",
        "    words.",
        "  2 Second line.",
        "",
        "  3 Third para ends",
        "    here",
        "",
    ]


def test_numbers_are_flush_right() -> None:
    text = "\n".join(f"Line {n}" for n in range(1, 12))
    page = source_page(citing("Line 11", text=text), 20, cell_len)
    assert lines(page)[8:11] == ["   9 Line 9", "  10 Line 10", "  11 Line 11"]


def marked_words(made: Briefing, width: int = 78) -> list[str]:
    """What is marked in Source as the beginning of a cited passage, run by run."""
    text = made.article.text
    shown = marked(source_page(made, width, cell_len), "cited")
    return "".join(c if i in shown else "\0" for i, c in enumerate(text)).replace("\0", " ").split()


@pytest.mark.parametrize("width", [8, 12, 20, 78])
def test_a_cited_passage_is_marked_on_its_first_word(width: int) -> None:
    assert marked_words(citing("para of", "Third"), width) == ["para", "Third"]


def test_signs_before_the_first_word_are_not_marked() -> None:
    text = "He said: “It is so,” and left."
    assert marked_words(citing("“It is so,”", text=text)) == ["It"]
    assert marked_words(citing("“", text=text)) == ["“"]


def test_a_passage_within_another_is_not_marked_by_itself() -> None:
    assert marked_words(citing("para of words", "of words")) == ["para"]
    assert marked_words(citing("para of", "of words")) == ["para", "of"]


def test_a_passage_across_paragraphs_is_marked_once() -> None:
    assert marked_words(citing("line.\n\n  Third para")) == ["line"]


def test_every_passage_of_the_seeded_briefing_begins_with_a_mark(seeded: Briefing) -> None:
    shown = marked(source_page(seeded, 60, cell_len), "cited")
    for span in outermost(cited_spans(seeded)):
        word = re.compile(r"\w+").search(seeded.article.text, span.start, span.end)
        assert word
        assert set(range(*word.span())) <= shown


def test_cited_passages_are_in_order_and_each_once() -> None:
    spans = cited_spans(make())
    assert list(spans) == sorted(set(spans), key=lambda s: (s.start, s.end))
    assert Span(0, 24) not in spans


def test_the_source_note_keeps_outside_knowledge_apart() -> None:
    first, second = source_note(make())
    assert first == (
        "Source: author unknown, The Gazette, 2021-05-03. "
        "Read for this briefing by A. Tester, 2024-05-01."
    )
    assert second == "Outside knowledge, not from the article: The Gazette belongs to the port."
    assert lines(source_page(make(), 100, cell_len))[-1].strip() == second


def item_on(*words: str, concerned: bool = False) -> tuple[Briefing, AnyItem]:
    item = key_point("k", evidence=evidence(article(TEXT), *words))
    others = [tension(text="Odd.", reasoning="Why not.", items=("k",))] if concerned else []
    return briefing([item, *others], text=TEXT), item


def test_an_items_evidence_shows_its_paragraphs_once_with_its_words_selected() -> None:
    made, item = item_on("Third", "words", "ends")
    page = evidence_page(made, item, 40, cell_len)
    assert [line for line in lines(page) if line] == [
        "EVIDENCE",
        "  3 │ Third para ends here",
        "  1 │ First para of words.",
    ]
    assert "".join(TEXT[i] for i in sorted(marked(page, "selected"))) == "words.".strip(".") + (
        "Thirdends"
    )


def test_an_items_tensions_stand_below_its_evidence() -> None:
    made, item = item_on("Third", concerned=True)
    assert lines(evidence_page(made, item, 40, cell_len))[-2:] == ["TENSIONS", "low: Odd."]
    without, item = item_on("Third")
    assert "TENSIONS" not in lines(evidence_page(without, item, 40, cell_len))


# -- a peek ------------------------------------------------------------------------------------

LONG = "Head.\n" + " ".join(f"word{n:02}" for n in range(40))


def peeked(words: str, width: int = 30, most: int = PEEK_MOST, text: str = LONG) -> Page:
    made = citing(words, text=text)
    (span,) = cited_spans(made)[:1]
    return peek_page(made, span, width, most, cell_len)


def test_a_peek_has_the_words_marked_their_paragraph_and_a_line_around_them() -> None:
    page = peeked("word10")
    assert lines(page) == [
        "  │ ¶2 word06 word07 word08",
        "  │    word09 word10 word11",
        "  │    word12 word13 word14",
    ]
    at = LONG.index("word10")
    assert marked(page, "selected") == set(range(at, at + 6))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [("word01", "¶2 word00", "word08"), ("word38", "¶2 word33", "word39")],
)
def test_at_an_end_of_its_paragraph_it_has_the_lines_that_there_are(
    words: str, first: str, last: str
) -> None:
    shown = lines(peeked(words))
    assert len(shown) == PEEK_LEAST
    assert first in shown[0]
    assert shown[-1].endswith(last)


def test_a_short_paragraph_is_all_of_it() -> None:
    assert lines(peeked("Head")) == ["  │ ¶1 Head."]


def test_long_words_end_in_an_ellipsis() -> None:
    words = LONG.partition("\n")[2]
    page = peeked(words)
    assert len(page.rows) == PEEK_MOST
    assert lines(page)[-1] == "  │    word15 word16 word17…"
    assert not any("…" in line for line in lines(page)[:-1])
    assert len(lines(peeked(words, most=2))) == 2
    assert "…" not in "".join(lines(peeked(" ".join(words.split()[:17]))))


def test_words_that_go_on_in_the_next_paragraph_end_in_an_ellipsis() -> None:
    page = peeked("line.\n\n  Third para", text=TEXT)
    assert lines(page) == ["  │ ¶2 Second line.…"]
    assert "".join(TEXT[i] for i in sorted(marked(page, "selected"))) == "line."


@pytest.mark.parametrize("width", [10, 20, 39, 78])
def test_every_peek_of_the_seeded_briefing_fits(seeded: Briefing, width: int) -> None:
    for span in cited_spans(seeded):
        page = peek_page(seeded, span, width, PEEK_MOST, cell_len)
        assert len(page.rows) <= PEEK_MOST
        assert all(cell_len(line) <= width for line in lines(page))
        assert span.start in marked(page, "selected")


HOSTILE = "He said \x1b[2J\x9b31m\x07\x00 and \u202eold\u202c [bold]x[/bold] " + "\x1b" * 60


@pytest.mark.parametrize("width", [20, 40, 78])
def test_hostile_text_is_wrapped_as_it_is_shown(width: int) -> None:
    page = source_page(citing("He said", text=HOSTILE), width, cell_len)
    assert max(map(cell_len, lines(page))) <= width
    assert "".join(lines(page)).count("␛") == 61
    assert "[bold]x[/bold]" in " ".join(
        lines(source_page(citing("He", text=HOSTILE), 78, cell_len))
    )


@pytest.mark.parametrize("width", [20, 41])
def test_wide_and_combining_characters_stay_within_the_page(width: int) -> None:
    text = "海関は二〇二一年に十八トンを押収した。" * 3 + " cafe\u0301 " + "❤\ufe0f" * 40
    page = source_page(citing("年に", text=text), width, cell_len)
    assert max(map(cell_len, lines(page))) <= width
    assert marked(page, "cited") == {7, 8}
