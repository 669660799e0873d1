"""What is copied: records and passages with their citation, safe to paste anywhere."""

import datetime as dt
import unicodedata
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.anchors import selectors
from briefings.anchors.passages import Passage, Quote
from briefings.anchors.spans import evidence_at, occurrences
from briefings.export.citation import Citable, cite, date, quoted, source
from briefings.model import AnyItem, Briefing, Span
from briefings.notes.model import Content, Note, Target
from briefings.notes.notebook import Placed, notebook

from . import builders

TEXT = """\
The port landed 12 tonnes, “more than ever”, it said.
Boats wait.

Nets dry.
Crews rest.
Last words.
"""
MOMENT = dt.datetime(2024, 5, 6, 7, 8, tzinfo=dt.UTC)
CITED = "“Made up”, Nobody, 3 February 2020"

BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
INVISIBLE = set("\u200b\ufeff\U000e0041")
HOSTILE = (
    "x\x1b]52;c;AAAA\x07\x1b[201~\r rm -rf ~ \x9b31m\x00\u202eabc\u2066\u200b\u2028"
    "\x7f\ud800\U000e0041\ufeffy"
)


def placed(briefing: Briefing, target: Target, **content: Any) -> Placed:
    note = Note(
        id="n1",
        target=target,
        content=Content(**content),
        author="Ann",
        created=MOMENT,
        modified=MOMENT,
        revision=1,
    )
    return notebook(briefing, [note]).notes[0]


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def acts(text: str) -> set[str]:
    """The characters that a terminal or an editor would act on, or not show at all."""
    kinds = ("Cc", "Cs", "Zl", "Zp")
    found = {c for c in text if unicodedata.category(c) in kinds or c in BIDI | INVISIBLE}
    return found - {"\n", "\t"}


def test_a_figure_is_one_line_then_its_very_words_then_where_they_stand() -> None:
    article = builders.article(TEXT)
    figure = builders.figure(
        text="12 tonnes",
        approximate=True,
        scope="Brava",
        period="2019",
        source="the port",
        evidence=builders.evidence(article, "The port landed 12 tonnes"),
    )
    briefing = builders.briefing([figure], text=TEXT)
    assert cite(briefing, figure).text.split("\n") == [
        "~12 t · landed · Brava · 2019 · reported · the port · “12 tonnes”",
        "“The port landed 12 tonnes”",
        f"{CITED}, ¶1",
    ]


def test_each_of_several_passages_says_where_it_stands() -> None:
    article = builders.article(TEXT)
    point = builders.key_point(evidence=builders.evidence(article, "Boats wait.", "Nets", "Crews"))
    assert cite(builders.briefing([point], text=TEXT), point).text.split("\n") == [
        "Key point: A point.",
        "¶2 “Boats wait.”",
        "¶3 “Nets”",
        "¶4 “Crews”",
        f"{CITED}, ¶2–¶4",
    ]


def test_words_that_stand_in_several_places_are_quoted_once() -> None:
    text = "Lund calls.\nIt was quiet.\nLund waits."
    article = builders.article(text)
    places = [evidence_at(article, span) for span in occurrences(text, "Lund")]
    place = builders.place(evidence=tuple(places))
    shown = cite(builders.briefing([place], text=text), place).text
    assert shown.split("\n") == ["Lund", "“Lund”", f"{CITED}, ¶1, ¶3"]


def test_words_that_are_said_already_are_not_said_again() -> None:
    article = builders.article(TEXT)
    statement = builders.statement(
        text="Boats wait.", direct=True, evidence=builders.evidence(article, "Boats wait.")
    )
    shown = cite(builders.briefing([statement], text=TEXT), statement).text
    assert shown.split("\n") == ["Somebody (said): “Boats wait.”", f"{CITED}, ¶2"]


def test_a_tension_names_what_it_concerns_and_what_is_inferred() -> None:
    figure = builders.figure(id="f")
    tension = builders.tension(items=("f",))
    briefing = builders.briefing([figure, tension])
    assert cite(briefing, tension).text.split("\n") == [
        "Tension: Odd. - scope, low",
        "Inference: Both.",
        "Concerns: 12 t",
        CITED,
    ]
    assert "! Tension: Odd." in cite(briefing, figure).text.split("\n"), "a figure is not alone"


def test_what_the_program_proposes_is_told_from_what_the_editor_wrote() -> None:
    figure = builders.figure(wording="extracted", review="proposed")
    shown = cite(builders.briefing([figure]), figure).text
    assert "[proposed by the program, not confirmed]" in shown.split("\n")[0]


@pytest.mark.parametrize(
    ("item", "name"),
    [
        (builders.key_point(), "Key point: "),
        (builders.open_question(), "Open question: "),
        (builders.tension(), "Tension: "),
    ],
)
def test_an_editors_sentence_is_named_for_what_it_is(item: Any, name: str) -> None:
    assert cite(builders.briefing([item]), item).text.startswith(name)


def test_a_bottom_line_is_an_item_like_any_other() -> None:
    briefing = builders.briefing(bottom_line="All is well.")
    shown = cite(briefing, briefing.panels[0].summary).text
    assert shown.split("\n") == ["Bottom line: All is well.", CITED]


def test_a_passage_is_in_its_own_words_and_the_articles_paragraphs() -> None:
    briefing = builders.briefing(text=TEXT)
    first = span_of(TEXT, "12 tonnes, “more than ever”, it said.\nBoats")
    assert cite(briefing, first).text.split("\n") == [
        "“12 tonnes, “more than ever”, it said.",
        "Boats”",
        f"{CITED}, ¶1, ¶2",
    ]
    over_a_gap = span_of(TEXT, "wait.\n\nNets")
    assert quoted(briefing.article, over_a_gap) == "“wait.\nNets”"


def test_tabs_stay_and_so_does_white_space_within_a_paragraph() -> None:
    text = "one\ttwo  three"
    assert quoted(builders.article(text), Span(0, len(text))) == f"“{text}”"


def test_a_passage_of_white_space_alone_is_no_fault() -> None:
    assert quoted(builders.article("one\n \ntwo"), Span(4, 5)) == "“ ”"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Boats wait.", "¶2"),
        ("Boats wait.\n\nNets dry.", "¶2, ¶3"),
        ("Boats wait.\n\nNets dry.\nCrews rest.", "¶2–¶4"),
    ],
)
def test_three_paragraphs_in_a_row_are_cited_as_a_stretch(words: str, named: str) -> None:
    assert source(builders.briefing(text=TEXT), [span_of(TEXT, words)]) == f"{CITED}, {named}"


def test_paragraphs_are_cited_in_the_articles_order() -> None:
    spans = [span_of(TEXT, words) for words in ("Last", "Crews", "The port")]
    assert source(builders.briefing(text=TEXT), spans).endswith("2020, ¶1, ¶4, ¶5")


def test_dates_are_english_everywhere() -> None:
    assert [date(dt.date(2014, month, 10)) for month in (1, 2, 12)] == [
        "10 January 2014",
        "10 February 2014",
        "10 December 2014",
    ]


def test_a_note_says_who_wrote_it_and_what_it_is_about() -> None:
    article = builders.article(TEXT)
    figure = builders.figure(evidence=builders.evidence(article, "12 tonnes"), text="12 tonnes")
    briefing = builders.briefing([figure], text=TEXT)
    note = placed(
        briefing,
        Target(briefing="made-up", item="f"),
        body="why?\n\n  - really",
        tags=("fish",),
        reliability="B",
        credibility="2",
        likelihood="likely",
        confidence="low",
    )
    assert cite(briefing, note).text.split("\n") == [
        "why?",
        "",
        "  - really",
        "Ann · 2024-05-06 · #fish · B2 · likely · low confidence",
        "About: 12 t · landed · period unknown · reported · “12 tonnes”",
        f"{CITED}, ¶1",
    ]


@pytest.mark.parametrize(
    ("target", "about"),
    [
        (Target(briefing="made-up"), ["About: the briefing", CITED]),
        (Target(briefing="made-up", panel="one"), ["About: panel First topic", CITED]),
        (
            Target(briefing="made-up", item="gone"),
            ["About: item gone, which is no longer there", CITED],
        ),
        (
            Target(briefing="made-up", passage=Passage(0, 4, Quote("quite\x1b another"))),
            ["About what is no longer in the article: “quite␛ another”", CITED],
        ),
    ],
)
def test_a_note_on_no_words_of_the_article_cites_it_all_the_same(
    target: Target, about: list[str]
) -> None:
    briefing = builders.briefing(text=TEXT)
    assert cite(briefing, placed(briefing, target, body="b")).text.split("\n")[2:] == about


def test_a_note_on_a_passage_quotes_all_of_it() -> None:
    briefing = builders.briefing(text=TEXT)
    span = span_of(TEXT, "Boats wait.\n\nNets dry.")
    passage = selectors.make(briefing.article, span)
    note = placed(briefing, Target(briefing="made-up", passage=passage))
    assert cite(briefing, note).text.split("\n") == [
        "highlight",
        "Ann · 2024-05-06",
        "About: “Boats wait.",
        "Nets dry.”",
        f"{CITED}, ¶2, ¶3",
    ]


def test_a_passage_that_has_changed_since_says_so() -> None:
    briefing = builders.briefing(text=TEXT)
    passage = selectors.make(briefing.article, span_of(TEXT, "The port landed 12 tonnes"))
    later = builders.briefing(text=TEXT.replace("landed 12", "landed 13"))
    note = placed(later, Target(briefing="made-up", passage=passage), body="b")
    assert "”" in cite(later, note).text
    assert "[the passage has changed since this was written]" in cite(later, note).text


def test_a_private_note_is_known_for_one() -> None:
    briefing = builders.briefing()
    on = Target(briefing="made-up")
    assert cite(briefing, placed(briefing, on, tags=("x", "#Private"))).private
    assert not cite(briefing, placed(briefing, on, tags=("x",))).private
    assert not cite(briefing, builders.figure()).private


def test_nothing_of_a_hostile_article_acts_where_it_is_pasted() -> None:
    assert acts(HOSTILE) == set(HOSTILE) - set("x]52;c;AAAA[201~ rm -rf ~ 31mabcy")
    text = f"{HOSTILE}\nsecond {HOSTILE}"
    article = builders.article(text)
    about = msgspec.structs.replace(
        builders.SOURCE, title=HOSTILE, author=HOSTILE, publisher=f"{HOSTILE}\n{HOSTILE}"
    )
    evidence = builders.evidence(builders.article(text), HOSTILE)
    items: list[AnyItem] = [
        builders.figure(what=HOSTILE, scope=HOSTILE, period=HOSTILE, unit=HOSTILE, text=HOSTILE),
        builders.statement(text=HOSTILE, speaker=HOSTILE, cue=HOSTILE, role=HOSTILE, direct=True),
        builders.actor(text=HOSTILE, names=(HOSTILE,), role=HOSTILE),
        builders.tension(text=HOSTILE, type=HOSTILE, reasoning=HOSTILE, items=("f", "s", "a")),
        builders.key_point(text=f"{HOSTILE}\n{HOSTILE}", evidence=evidence),
    ]
    briefing = msgspec.structs.replace(builders.briefing(items), article=article, source=about)
    notes = [
        placed(briefing, target, body=f"{HOSTILE}\n\n{HOSTILE}", tags=(HOSTILE,))
        for target in (
            Target(briefing="made-up", item="f"),
            Target(briefing="made-up", item=HOSTILE),
            Target(briefing="made-up", panel=HOSTILE),
            Target(briefing="made-up", passage=selectors.make(article, Span(0, len(text)))),
            Target(briefing="made-up", passage=Passage(0, 1, Quote(f"{HOSTILE} gone"))),
        )
    ]
    bottom_line, passage = briefing.panels[0].summary, Span(0, len(text))
    subjects: list[Citable] = [*items, *notes, bottom_line, passage]
    for subject in subjects:
        shown = cite(briefing, subject).text
        assert not acts(shown), f"{subject!r}: {acts(shown)!r}"
        assert not shown.endswith("\n"), "the last line would be run by a shell at once"
        assert shown.encode(), "what cannot be encoded cannot be sent"


@given(st.text(st.characters(), min_size=1), st.data())
def test_no_passage_of_any_text_acts_where_it_is_pasted(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text.strip():
        return  # no article
    shown = quoted(builders.article(text), Span(start, end))
    assert not acts(shown)
    assert shown.startswith("“")
    assert shown.endswith("”")


def test_what_is_harmless_is_not_changed() -> None:
    text = "Emoji 👩‍🌾, Cafe\u0301, 海関, ‘so’, a\u00a0b, $(rm) `x` \\ ! # ; |"
    assert quoted(builders.article(text), Span(0, len(text))) == f"“{text}”"
