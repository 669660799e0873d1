"""The grammar: what is typed, at whatever moment, is a query."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefings.folding import folded_text
from briefings.search.filters import FILTERS, NAMES, kinds_named
from briefings.search.mistakes import QueryMistake
from briefings.search.nodes import (
    QUOTES,
    All,
    Amount,
    Dated,
    Either,
    Filter,
    InDraft,
    Node,
    Not,
    Phrase,
    Sense,
    Word,
    leaves,
    spelled,
)
from briefings.search.query import DASHES, parse
from tests.unit.characters import assigned
from tests.unit.core.strategies import any_text


def nodes(text: str) -> list[Node]:
    query = parse(text)
    assert query.mistake is None
    return list(query.root.nodes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("coca leaf", [Word("coca"), Word("leaf")]),
        ("  coca\t\nleaf ", [Word("coca"), Word("leaf")]),
        ('"coca leaf"', [Phrase("coca leaf")]),
        ("“coca\n leaf”", [Phrase("coca leaf")]),
        ("„coca leaf“ «hoja de coca»", [Phrase("coca leaf"), Phrase("hoja de coca")]),
        ('a"b c"d', [Word("a"), Phrase("b c"), Word("d")]),
        ("-paste", [Not(Word("paste", Sense.WHOLE))]),
        ("--paste —paste −paste", [Not(Word("paste", Sense.WHOLE))] * 3),
        ("-past* -past**", [Not(Word("past", Sense.BEGINNING))] * 2),
        ("past* past", [Word("past", Sense.BEGINNING), Word("past")]),
        ("* -*", [Word("*"), Not(Word("*", Sense.WHOLE))]),
        ('-"coca leaf"', [Not(Phrase("coca leaf"))]),
        ("anti-drug", [Word("anti-drug")]),
        ("panel:funding", [Filter("panel", "funding")]),
        ("PÁNEL:Funding", [Filter("panel", "Funding")]),
        ('panel:"alt dev"', [Filter("panel", "alt dev", exact=True)]),
        ("-has:note", [Not(Filter("has", "note"))]),
        ("kind:Key-Points", [Filter("kind", "Key-Points")]),
        ("tag:#check", [Filter("tag", "#check")]),
        ("tag:a:b", [Filter("tag", "a:b")]),
        ("12:30 http://x.org :x", [Word("12:30"), Word("http://x.org"), Word(":x")]),
        ('"foo:bar"', [Phrase("foo:bar")]),
        ("", []),
        (' - -- " " \u0301 “” -""', []),
    ],
)
def test_what_is_typed_is_read(text: str, expected: list[Node]) -> None:
    assert nodes(text) == expected


A, B, C, D = (Word(letter) for letter in "abcd")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a OR b c", [Either((A, B)), C]),
        ("a OR b OR c", [Either((A, B, C))]),
        ("(a OR b) OR c", [Either((A, B, C))]),
        ("(a b) OR c d", [Either((All((A, B)), C)), D]),
        ("a (b c) d", [A, B, C, D]),
        ("a AND b or", [A, B, Word("or")]),
        ("a OR -b", [Either((A, Not(Word("b", Sense.WHOLE))))]),
        ("-(a b*)", [Not(All((Word("a", Sense.WHOLE), Word("b", Sense.BEGINNING))))]),
        ("((a))", [A]),
        ("a ()", [A]),
        ("word(s) (a)b", [Word("word(s)"), A, B]),
        ("eradicaton~", [Word("eradicaton", Sense.SLIP)]),
        ("-eradicaton~*", [Not(Word("eradicaton", Sense.SLIP))]),
        ('title:"a b" note:c* publisher:d',
         [Phrase("a b", field="title"), Word("c", Sense.BEGINNING, "note"),
          Word("d", field="publisher")]),
        ("-title:a", [Not(Word("a", Sense.WHOLE, "title"))]),
        ("lang:es id:vraem", [Filter("lang", "es"), Filter("id", "vraem")]),
        ("has:draft is:unreviewed", [InDraft(), Filter("is", "unreviewed")]),
        ("date:2013..2014", [Dated("2013", "2014")]),
        ("date:2014..2013", [Dated("2013", "2014")]),
        ("date:2013-05", [Dated("2013-05", "2013-05")]),
        ("date:2013.. date:..2013-05-07", [Dated("2013"), Dated(None, "2013-05-07")]),
        ("date>2013 date<=2013", [Dated("2014-01-01"), Dated(None, "2013")]),
        ("date<2013 date>=2013", [Dated(None, "2012-12-31"), Dated("2013")]),
        ("date>9999", [Dated("9999-12-31")]),
        ("ha>20000 ha>=20k", [Amount("ha", 2e4, over=True), Amount("ha", 2e4)]),
        ("%<50 %≤50", [Amount("%", high=50, under=True), Amount("%", high=50)]),
        ("usd:40m..90m", [Amount("usd", 4e7, 9e7)]),
        ("usd:1,5bn.. km2:..3", [Amount("usd", 1.5e9), Amount("km2", None, 3)]),
        ('ha:24.000 ha>"3 mil"', [Amount("ha", 24e3, 24e3), Amount("ha", 3e3, over=True)]),
        ("figure>1000", [Amount(None, 1e3, over=True)]),
        ("familias:5..9", [Amount("familias", 5, 9)]),
        ("ha=20k date=2013", [Amount("ha", 2e4, 2e4), Dated("2013", "2013")]),
        ("usd:90m..40m", [Amount("usd", 4e7, 9e7)]),
        ("ha > 20000 -km2 <=5 %≥ 50", [Amount("ha", 2e4, over=True), Not(Amount("km2", high=5)),
                                       Amount("%", 50)]),
        ("coca <= leaf (> 5) =", [Word("coca"), Word("<="), Word("leaf"), Word(">"), Word("5"),
                                  Word("=")]),
        ("a1:20 x=5 <b> -->b", [Word("a1:20"), Word("x=5"), Word("<b>"),
                                Not(Word(">b", Sense.WHOLE))]),
    ],
)  # fmt: skip
def test_what_the_grammar_has_beyond_words(text: str, expected: list[Node]) -> None:
    assert nodes(text) == expected


@pytest.mark.parametrize(
    ("text", "at", "kept"),
    [
        ("coca (leaf", 5, "coca leaf"),
        ("coca) leaf", 4, "coca leaf"),
        ("OR coca", 0, "coca"),
        ("coca OR", 5, "coca"),
        ("coca OR OR leaf", 8, "coca OR leaf"),
        ("coca OR color:red leaf", 8, "coca leaf"),
        ("coca -color:red", 6, "coca"),
        ("ha>many coca", 3, "coca"),
        ("coca ha>", 8, "coca"),
        ("date:2013-13 coca", 0, "coca"),
        ("coca date>2013..2014", 5, "coca"),
        ("date: coca", 0, "coca"),
        ("ab~ coca", 0, "ab coca"),
        ("is:old coca", 0, "coca"),
        ('coca "leaf of', 5, 'coca "leaf of'),
        ('coca panel:"alt d', 11, 'coca panel:"alt d'),
        ('coca "', 5, "coca"),
        ("ha:1,,000 coca", 3, "coca"),
        ("km2:1,00,000 coca", 4, "coca"),
        ("coca ha>1,2,3", 8, "coca"),
        ("coca ha:", 8, "coca"),
        ("coca ha=2..x", 8, "coca"),
        ("(" * 30 + "coca" + ")" * 30 + " leaf", 20, "leaf"),
    ],
)
def test_the_first_mistake_is_told_with_its_place(text: str, at: int, kept: str) -> None:
    query = parse(text)
    assert query.mistake is not None
    assert (query.mistake.at, query.mistake.query) == (at, text)
    assert query.mistake.sentence.endswith(".")
    assert spelled(query.root) == kept


@given(st.text("ab 海\n", max_size=200), st.integers(0, 200), st.integers(20, 80))
def test_a_place_is_pointed_at_in_any_width(text: str, at: int, width: int) -> None:
    at = min(at, len(text))
    mistake = QueryMistake("No.", text, at)
    shown, caret = mistake.pointer(width, str, cell_len)
    assert cell_len(shown) <= width
    assert "\n" not in shown
    behind = text[at : at + 4].replace("\n", " ")
    rest = next(shown[n:] for n in range(len(shown) + 1) if cell_len(shown[:n]) == caret)
    assert rest.startswith(behind)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("color:red coca", FILTERS),
        ("color:", FILTERS),
        ("kind:weather coca", NAMES),
        ("has:weather coca", NAMES),
        ("kind: coca", NAMES),
        ('kind:"" coca', NAMES),
        ("-kind:weather coca", NAMES),
        ("tag:# coca", ["tag"]),
        ("panel: coca", ["panel", "name"]),
        ("speaker:- coca", []),
    ],
)
def test_a_filter_without_sense_is_left_out_and_told(text: str, names: list[str]) -> None:
    query = parse(text)
    if not names:
        assert query.mistake is None
        return
    assert query.root.nodes == ((Word("coca"),) if "coca" in text else ())
    assert query.mistake is not None
    sentence = query.mistake.sentence
    assert sentence.endswith(".")
    assert [name for name in names if name not in sentence] == []


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        ("figure", {"figure"}),
        ("FIGURES", {"figure"}),
        ("key-point", {"key_point"}),
        ("key points", {"key_point"}),
        ("keypoint", {"key_point"}),
        ("Open_Question", {"open_question"}),
        ("t", {"tension"}),
        ("", set()),
        ("-", set()),
        ("figurex", set()),
    ],
)
def test_kinds_are_named_by_their_beginning(value: str, kinds: set[str]) -> None:
    assert kinds_named(value) == kinds


def test_every_kind_is_named_by_itself() -> None:
    assert all(kind in kinds_named(kind) for kind in NAMES)


def test_marks_are_all_that_fold_to_one() -> None:
    folded = {char: folded_text(char) for char in assigned()}
    assert {char for char, text in folded.items() if text == '"'} == set(QUOTES)
    assert {char for char, text in folded.items() if text == "-"} == set(DASHES)


def test_leaves_are_all_or_the_wanted_ones() -> None:
    root = All((Word("a"), Not(Word("b")), All((Phrase("c d"), Not(All((Filter("tag", "e"),)))))))
    assert list(leaves(root)) == [Word("a"), Word("b"), Phrase("c d"), Filter("tag", "e")]
    assert list(leaves(root, wanted=True)) == [Word("a"), Phrase("c d")]


PIECES = st.lists(
    st.sampled_from(
        ["coca", " ", " ", "-", "—", '"', "“", "”", "panel:", "kind:", "tag:", "has:", "figure",
         "x:", "//", "#", ":", "\n", "ñ", "e\u0301", "\u0301", "\x1b[2J", "note", "\u2003",
         "(", ")", " OR ", "OR", "AND", "*", "~", "date:", "2013", "2013-05", "..", "ha", ">", ">=",
         "<", "≤", "20k", "1.5m", "24.000", "$", "usd:", "title:", "note:", "id:", "lang:", "is:",
         "draft", "unreviewed", "0", "9" * 30, "²", "date>", "9999-12-31", "figure>", "%"]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@given(any_text(60) | PIECES)
def test_any_text_is_a_query_and_is_spelled_to_the_same_tree(text: str) -> None:
    query = parse(text)
    again = parse(spelled(query.root))
    assert again.root == query.root
    assert again.mistake is None or any(sign in spelled(query.root) for sign in ("(", '"'))


@given(any_text(30) | PIECES, any_text(30) | PIECES)
def test_a_query_only_grows(text: str, more: str) -> None:
    """What is complete stays as it is, whatever is typed behind it but an OR or a bracket."""
    assume(not any(sign in text + more for sign in ("(", ")", "OR")))
    before = parse(text).root.nodes
    after = parse(f"{text} {more}").root.nodes
    if not any(not leaf.closed for leaf in leaves(All(before)) if isinstance(leaf, Phrase)) and (
        sum(text.count(mark) for mark in QUOTES) % 2 == 0
    ):
        assert after[: len(before)] == before
