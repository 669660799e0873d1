"""The grammar: what is typed, at whatever moment, is a query."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.folding import folded_text
from briefings.search.filters import FILTERS, NAMES, kinds_named
from briefings.search.nodes import All, Filter, Node, Not, Phrase, Word, leaves, spelled
from briefings.search.query import DASHES, QUOTES, parse
from tests.unit.core.strategies import any_text


def nodes(text: str) -> list[Node]:
    query = parse(text)
    assert query.problems == ()
    return list(query.root.nodes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("coca leaf", [Word("coca"), Word("leaf")]),
        ("  coca\t\nleaf ", [Word("coca"), Word("leaf")]),
        ('"coca leaf"', [Phrase("coca leaf")]),
        ("“coca\n leaf”", [Phrase("coca leaf")]),
        ("„coca leaf“ «hoja de coca»", [Phrase("coca leaf"), Phrase("hoja de coca")]),
        ('"coca le', [Phrase("coca le", closed=False)]),
        ('a"b c"d', [Word("a"), Phrase("b c"), Word("d")]),
        ("-paste", [Not(Word("paste", closed=True))]),
        ("--paste —paste −paste", [Not(Word("paste", closed=True))] * 3),
        ("-past* -past**", [Not(Word("past"))] * 2),
        ("past* past", [Word("past")] * 2),
        ("* -*", [Word("*"), Not(Word("*", closed=True))]),
        ('-"coca leaf"', [Not(Phrase("coca leaf"))]),
        ("anti-drug", [Word("anti-drug")]),
        ("panel:funding", [Filter("panel", "funding")]),
        ("PÁNEL:Funding", [Filter("panel", "Funding")]),
        ('panel:"alt dev"', [Filter("panel", "alt dev", exact=True)]),
        ('panel:"alt d', [Filter("panel", "alt d")]),
        ("-has:note", [Not(Filter("has", "note"))]),
        ("kind:Key-Points", [Filter("kind", "Key-Points")]),
        ("tag:#check", [Filter("tag", "#check")]),
        ("tag:a:b", [Filter("tag", "a:b")]),
        ("12:30 http://x.org :x", [Word("12:30"), Word("http://x.org"), Word(":x")]),
        ('"foo:bar"', [Phrase("foo:bar")]),
        ("", []),
        (' - -- " " \u0301 “” -"" "', []),
    ],
)
def test_what_is_typed_is_read(text: str, expected: list[Node]) -> None:
    assert nodes(text) == expected


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
        assert query.problems == ()
        return
    assert query.root.nodes == ((Word("coca"),) if "coca" in text else ())
    (sentence,) = query.problems
    assert sentence.endswith(".")
    assert [name for name in names if name not in sentence] == []


def test_each_problem_is_told_once() -> None:
    assert len(parse("a:b a:b c:d").problems) == 2


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
    folded = {char: folded_text(char) for char in map(chr, range(sys.maxunicode + 1))}
    assert {char for char, text in folded.items() if text == '"'} == set(QUOTES)
    assert {char for char, text in folded.items() if text == "-"} == set(DASHES)


def test_leaves_are_all_or_the_wanted_ones() -> None:
    root = All((Word("a"), Not(Word("b")), All((Phrase("c d"), Not(All((Filter("tag", "e"),)))))))
    assert list(leaves(root)) == [Word("a"), Word("b"), Phrase("c d"), Filter("tag", "e")]
    assert list(leaves(root, wanted=True)) == [Word("a"), Phrase("c d")]


PIECES = st.lists(
    st.sampled_from(
        ["coca", " ", "-", "—", '"', "“", "”", "panel:", "kind:", "tag:", "has:", "figure", "x:",
         "//", "#", ":", "\n", "ñ", "e\u0301", "\u0301", "\x1b[2J", "note", "\u2003"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@given(any_text(60) | PIECES)
def test_any_text_is_a_query_and_is_spelled_to_the_same_tree(text: str) -> None:
    query = parse(text)
    assert all("\n" not in sentence or "\n" in text for sentence in query.problems)
    again = parse(spelled(query.root))
    assert again.root == query.root
    assert again.problems == ()


@given(any_text(30) | PIECES, any_text(30) | PIECES)
def test_a_query_only_grows(text: str, more: str) -> None:
    """What is complete stays as it is, whatever is typed behind it."""
    before = parse(text).root.nodes
    after = parse(f"{text} {more}").root.nodes
    if not any(not leaf.closed for leaf in leaves(All(before)) if isinstance(leaf, Phrase)) and (
        sum(text.count(mark) for mark in QUOTES) % 2 == 0
    ):
        assert after[: len(before)] == before
