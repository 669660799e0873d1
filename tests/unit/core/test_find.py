"""Find in a page: phrases across wrapped lines, accents and case ignored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefings.folding import fold
from briefings.layout.find import BlockMatch, find, searchable
from briefings.layout.page import TextBlock
from briefings.layout.panel import panel_page
from briefings.layout.source import source_page

from .builders import briefing, key_point
from .strategies import folding_text


def found(query: str, *texts: str) -> list[str]:
    blocks = [TextBlock(text) for text in texts]
    return [blocks[hit.block].text[hit.start : hit.end] for hit in find(searchable(blocks), query)]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("nunez", ["Núñez", "NUÑEZ"]),
        ("NÚÑEZ", ["Núñez", "NUÑEZ"]),
        ("  nunez ", ["Núñez", "NUÑEZ"]),
        ("ana nunez", ["Ana  Núñez"]),
        ("ana\nnunez", ["Ana  Núñez"]),
        ('"si"', ["“Sí”"]),
        ("sí", ["Sí"]),
        ("strasse", ["Straße"]),
        ("stras", ["Straß"]),
        ("nobody", []),
    ],
)
def test_words_are_found_as_one_types_them(query: str, hits: list[str]) -> None:
    assert found(query, "Ana  Núñez said “Sí”, in Straße", "NUÑEZ left") == hits


@pytest.mark.parametrize("query", ["", "   ", "\n\t", "\u0301"])
def test_a_blank_query_finds_nothing(query: str) -> None:
    assert found(query, "a b c") == []


def test_hits_come_in_order_with_their_block_and_do_not_overlap() -> None:
    hits = find(searchable([TextBlock("aaaa a"), TextBlock("x"), TextBlock("aa")]), "aa")
    assert hits == [BlockMatch(0, 0, 2), BlockMatch(0, 2, 4), BlockMatch(2, 0, 2)]
    assert hits == sorted(hits)


def test_a_character_that_stands_between_no_texts_changes_nothing() -> None:
    assert found("nunez", "a\0Núñez", "Nuñez") == ["Núñez", "Nuñez"]


def test_one_character_is_one_hit_however_it_folds() -> None:
    assert find(searchable([TextBlock("Maß")]), "s") == [BlockMatch(0, 2, 3)]
    assert find(searchable([TextBlock("한")]), "하") == [BlockMatch(0, 0, 1)]


def test_a_phrase_is_found_where_a_line_is_broken() -> None:
    made = briefing(text="The quick brown fox\njumps over it")
    page = source_page(made, 15, cell_len)
    rows = [page.line(row) for row in range(len(page.rows))]
    assert not any("quick brown fox" in row for row in rows)
    (hit,) = find(searchable(page.blocks), "quick brown fox")
    assert page.blocks[hit.block].text[hit.start : hit.end] == "quick brown fox"
    assert page.row_of(hit.block, hit.start) == 0


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("lodz soren dorde aero", ["Łódź Søren Đorđe Ærø"]),
        ("social agreement", ["so\u00adcial ag\u00adree\u200bment"]),
        ("10 m2", ["10 m²"]),
        ("12", ["１２"]),
        ("here...", ["here…"]),
        ("here…", ["here…"]),
        ("24000", ["24,000"]),
        ("24000 ha", ["24,000 ha"]),
        ("85000000", ["85 million"]),
        ("$85000000", ["$85 million"]),
        ("24", ["24"]),
    ],
)
def test_what_has_no_key_is_found_by_what_has_one(query: str, hits: list[str]) -> None:
    text = (
        "Łódź Søren Đorđe Ærø: \ufeffso\u00adcial ag\u00adree\u200bment of 10 m², １２ here… "
        "24,000 ha, $85 million"
    )
    assert found(query, text) == hits


def test_what_the_screen_shows_as_a_symbol_is_found_as_it_was_written() -> None:
    made = briefing(
        [key_point(text="no ag\u00adreement")], text="The so\u00adcial\u200b con\ufefftract"
    )
    for page, query in (
        (source_page(made, 40, cell_len), "social contract"),
        (panel_page(made, made.panels[0], 40, cell_len), "no agreement"),
    ):
        (hit,) = find(searchable(page.blocks), query)
        block = page.blocks[hit.block]
        assert fold(block.written[hit.start : hit.end]).text == query
        assert "\u00ad" not in block.text
        assert len(block.text) == len(block.written)


@given(st.lists(folding_text(), max_size=4), folding_text(6))
def test_every_hit_covers_what_was_looked_for(texts: list[str], query: str) -> None:
    needle = fold(query.strip()).text
    hits = find(searchable([TextBlock(text) for text in texts]), query)
    for hit in hits:
        assert hit.start < hit.end
        assert needle in fold(texts[hit.block][hit.start : hit.end]).text
    assert len(set(hits)) == len(hits)
    with_hits = {hit.block for hit in hits}
    assert with_hits == {i for i, t in enumerate(texts) if needle and needle in fold(t).text}


def test_a_block_is_found_by_its_other_words_as_a_whole() -> None:
    blocks = [TextBlock("~24,000 ha", alias="about 24,000 hectares"), TextBlock("hectares of sea")]
    assert find(searchable(blocks), "HECTARES") == [BlockMatch(0, 0, 10), BlockMatch(1, 0, 8)]
    assert find(searchable(blocks), "24,000") == [BlockMatch(0, 1, 7)]
    assert find(searchable(blocks), "24000 hectares") == [BlockMatch(0, 0, 10)]
