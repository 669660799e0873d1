"""Hits: the best first, each with its very words, in the snippet and in the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.folding import fold
from briefings.model import AnyItem, Briefing
from briefings.search.best_hits import ASSURED, MOST
from briefings.search.hit import Hit
from briefings.search.snippets import joined
from tests.unit.core import builders
from tests.unit.core.strategies import any_text, words
from tests.unit.search.search_helpers import (
    ask,
    cut,
    folded,
    hits,
    marked,
    note,
    only,
    passage,
    titled,
    with_panel,
)

TEXT = (
    "Harbour opens\n\nThe zebra  came, said Ana.\nAnother zebra crossed the e\u0301tat road; "
    "straße, then a ZÉBRA\tfoal.\n\nNobody saw a lion."
)


def made(*items: AnyItem) -> Briefing:
    return builders.briefing(items, text=TEXT)


def kinds(found: tuple[Hit, ...]) -> list[str]:
    return [hit.kind for hit in found]


def test_title_before_item_before_note_before_passage() -> None:
    briefing = titled(made(builders.key_point(text="A zebra.")), "Zebra news")
    found = hits("zebra", briefing, note("my zebra"))
    assert kinds(found) == ["title", "item", "note", "passage", "passage"]
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)


def test_more_words_together_before_fewer_and_before_words_apart() -> None:
    far = "zebra " + "and so on " * 20 + "lion"
    briefing = builders.briefing(
        [
            builders.key_point("one", text="Only a zebra."),
            builders.key_point("far", text=far),
            builders.key_point("both", text="A lion and a zebra."),
        ],
    )
    found = hits("zebra lion", titled(briefing, "Zebras"))
    assert [hit.item for hit in found] == ["both", "far", None, "one"]


def test_a_passage_has_its_words_paragraph_and_spans() -> None:
    first, second = hits("zebra", made())
    assert (first.kind, first.paragraph, marked(first)) == ("passage", 2, ["zebra"])
    assert cut(TEXT, first.spans) == ["zebra"]
    assert (second.paragraph, marked(second)) == (3, ["zebra", "ZÉBRA"])
    assert cut(TEXT, second.spans) == ["zebra", "ZÉBRA"]
    assert first.item is first.note is first.item_kind is None


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("etat", ["e\u0301tat"]),
        ("strasse", ["straße"]),
        ("stras", ["straß"]),
        ('"zebra came"', ["zebra  came"]),
        ('"zebra foal"', ["ZÉBRA\tfoal"]),
        ('"ana. another', ["Ana.\nAnother"]),
        ('"foal. nobody"', ["foal.\n\nNobody"]),
    ],
)
def test_spans_cut_the_very_words_from_the_article(query: str, expected: list[str]) -> None:
    (found,) = hits(query, made())
    assert cut(TEXT, found.spans) == expected


def test_a_phrase_over_the_end_of_a_paragraph_is_marked_up_to_there() -> None:
    (found,) = hits('"ana. another"', made())
    assert (found.paragraph, marked(found)) == (2, ["Ana."])


def test_an_item_leads_to_the_words_in_its_evidence_or_to_the_evidence() -> None:
    article = builders.article(TEXT)
    evidence = builders.evidence(article, "Another zebra crossed", "said Ana")
    item = builders.key_point(text="Ana met a zebra twice.", evidence=evidence)
    (found,) = [hit for hit in hits("zebra", made(item)) if hit.kind == "item"]
    assert cut(TEXT, found.spans) == ["zebra"]
    assert (found.paragraph, found.item, found.item_kind) == (3, "k", "key_point")
    assert (found.panels, marked(found)) == (("one",), ["zebra"])
    (other,) = hits("twice", made(item))
    assert cut(TEXT, other.spans) == ["Another zebra crossed"]
    (bare,) = hits("floats", made(builders.statement(text="It floats")))
    assert (bare.spans, bare.paragraph) == ((), None)


def test_a_passage_is_left_out_where_an_item_leads_to_the_same_words() -> None:
    article = builders.article(TEXT)
    item = builders.key_point(text="zebra", evidence=builders.evidence(article, "The zebra  came"))
    found = hits("zebra", made(item))
    assert [(hit.kind, hit.paragraph) for hit in found] == [("item", 2), ("passage", 3)]
    lion = hits("zebra ana", made(item))
    assert [(hit.kind, hit.paragraph) for hit in lion] == [
        ("passage", 2),
        ("item", 2),
        ("passage", 3),
    ]


def test_the_title_stands_for_the_paragraph_that_holds_it() -> None:
    found = hits("harbour", titled(made(), "Harbour opens"))
    assert [(hit.kind, hit.paragraph, cut(TEXT, hit.spans)) for hit in found] == [
        ("title", 1, ["Harbour"])
    ]


def test_notes_lead_to_what_they_are_on() -> None:
    article = builders.article(TEXT)
    item = builders.key_point(evidence=builders.evidence(article, "Nobody saw"))
    on_item = note("check this", item="k", note_id="a")
    on_panel = note("check this", panel="one", note_id="b")
    on_passage = note("check this", passage=passage(TEXT, "said Ana"), note_id="c")
    light = note("", passage=passage(TEXT, "saw a lion"), note_id="d")
    briefing = made(item)
    for each, panels, spans in (
        (on_item, ("one",), ["Nobody saw"]),
        (on_panel, ("one",), []),
        (on_passage, (), ["said Ana"]),
    ):
        (found,) = hits("check", briefing, each)
        assert (found.kind, found.note, found.panels) == ("note", each.id, panels)
        assert cut(TEXT, found.spans) == spans
    (highlight,) = hits("lion", briefing, light)
    assert (highlight.note, highlight.snippet, highlight.panels) == ("d", "“saw a lion”", ("one",))
    assert cut(TEXT, highlight.spans) == ["lion"]
    assert hits("has:highlight", briefing, on_item, light) == hits(
        "kind:highlight", briefing, light
    )


def test_a_note_is_found_where_its_words_have_moved() -> None:
    moved = passage(f"Some more words before. {TEXT}", "Nobody saw a lion.")
    (found,) = hits("check", made(), note("check", passage=moved))
    assert cut(TEXT, found.spans) == ["Nobody saw a lion."]


def test_filters_say_what_is_shown() -> None:
    briefing = with_panel(
        made(
            builders.key_point(text="A zebra."),
            builders.statement(text="No zebra", speaker="Ana", role="keeper"),
            builders.figure(what="zebra"),
        ),
        "foals", "Foals", builders.key_point("foal", text="A small zebra.", topics=("foals",)),
    )  # fmt: skip
    mine = note("zebra", "check", note_id="n1")
    other = note("zebra", note_id="n2")

    def shown(query: str) -> list[str | None]:
        return [hit.item or hit.note for hit in hits(query, briefing, mine, other)]

    assert shown("zebra kind:figure") == ["f"]
    assert shown("zebra speaker:keep") == ["s"]
    assert shown("zebra tag:check") == ["n1"]
    assert shown("zebra kind:note") == ["n1", "n2"]
    assert shown("zebra panel:foals") == ["foal"]
    assert shown("zebra panel:foals kind:key") == ["foal"]
    assert shown("kind:statement") == ["s"]
    assert shown("tag:check") == ["n1"]
    assert shown("has:statement") == ["s"]
    assert shown("panel:foals") == ["bottom-line-foals", "foal"]


def test_words_outside_the_filters_are_shown_rather_than_none() -> None:
    briefing = made(builders.figure(what="boats"), builders.key_point(text="A lion."))
    outside = hits("zebra kind:figure", briefing)
    assert kinds(outside) == ["passage", "passage"]
    inside = hits("boats kind:figure", briefing)
    assert kinds(inside) == ["item"]
    assert inside[0].score > outside[0].score
    some = hits("lion kind:key_point speaker:somebody", made(*briefing.items, builders.statement()))
    assert [hit.item for hit in some] == ["k"]
    assert some[0].score < inside[0].score


def test_a_query_of_exclusions_alone_has_no_hits() -> None:
    match = only(ask("-ostrich", made()))
    assert (match.hits, match.found) == ((), 0)


def test_every_kind_has_a_place_among_many() -> None:
    items = [builders.key_point(f"k{n}", text=f"A zebra {n}.") for n in range(30)]
    notes = [note("zebra", note_id=f"n{n}") for n in range(5)]
    result = ask("zebra", made(*items), titled(made(), "Other", "other"), notes=notes)
    match = result.matches[0]
    assert len(match.hits) == MOST
    assert match.found == 37
    assert (result.shown, result.found) == (MOST + 2, 37 + 2)
    count = {kind: kinds(match.hits).count(kind) for kind in ("item", "note", "passage")}
    assert count == {"item": MOST - 2 * ASSURED, "note": ASSURED, "passage": ASSURED}
    assert [hit.item for hit in match.hits][:4] == ["k0", "k1", "k2", "k3"]


def test_one_briefing_alone_shows_all_its_hits() -> None:
    items = [builders.key_point(f"k{n}", text=f"A zebra {n}.") for n in range(30)]
    match = only(ask("zebra", made(*items)))
    assert len(match.hits) == match.found == 32
    assert [hit.item for hit in match.hits][:30] == [item.id for item in items]


def test_filters_alone_show_all_of_every_briefing() -> None:
    many = [
        titled(made(*(builders.tension(f"t{n}") for n in range(18))), f"T{b}", f"b{b}")
        for b in range(3)
    ]
    for query in ("kind:tension", "kind:tension -zebras", "kind:tension panel:one"):
        result = ask(query, *many)
        assert [(len(match.hits), match.found) for match in result.matches] == [(18, 18)] * 3
        assert (result.shown, result.found) == (54, 54)
    result = ask("odd kind:tension", *many)
    assert [(len(match.hits), match.found) for match in result.matches] == [(MOST, 18)] * 3
    assert ask("odd kind:tension", *many, limit=1).found == 18


def test_what_is_left_out_as_said_already_is_not_counted() -> None:
    article = builders.article(TEXT)
    item = builders.key_point(text="zebra", evidence=builders.evidence(article, "The zebra  came"))
    for others in ([], [titled(made(), "Other", "other")]):
        match = ask("zebra", made(item), *others).matches[0]
        assert (len(match.hits), match.found) == (2, 2)


def test_words_that_overlap_are_marked_once() -> None:
    (found, _) = hits('zebra zeb "zebra cam', made())
    assert marked(found) == ["zebra  cam"]


@given(words(30), st.lists(st.text("abñé1", min_size=1, max_size=2), min_size=1, max_size=3))
def test_marks_and_spans_are_the_words_looked_for(text: list[str], terms: list[str]) -> None:
    article = " ".join(text).replace("1", "1\n", 1)
    made_up = builders.briefing([builders.key_point(text=article)], text=article)
    result = ask(" ".join(terms), made_up)
    wanted = {fold(term).text for term in terms}
    expected = all(
        any(fold(word).text.startswith(term) for word in _all_words(made_up)) for term in wanted
    )
    assert result.matched == expected
    for hit in result.matches[0].hits if expected else ():
        assert hit.marks == joined(hit.marks)
        for part in folded([*marked(hit), *cut(article, hit.spans)]):
            assert any(part == term for term in wanted)


def _all_words(briefing: Briefing) -> list[str]:
    article = briefing.article
    texts = [
        article.text,
        briefing.source.title,
        str(briefing.source.publisher),
        briefing.panels[0].bottom_line,
    ]
    return " ".join(texts).split()


@given(any_text(200), any_text(20))
def test_any_text_is_searched_for_any_text(text: str, query: str) -> None:
    briefing = builders.briefing([builders.key_point(text=text)], text=text)
    for match in ask(query, briefing, notes=[note(text, text)]).matches:
        for hit in match.hits:
            assert all(0 <= m.start < m.end <= len(hit.snippet) for m in hit.marks)
            assert all(0 <= s.start < s.end <= len(text) for s in hit.spans)
