"""Which briefings a query matches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.folding import fold
from briefings.model import AnyItem, Briefing
from tests.unit.core import builders
from tests.unit.core.strategies import folding_text
from tests.unit.search.search_helpers import (
    ask,
    cut,
    hits,
    in_text,
    marked,
    matches,
    note,
    passage,
    titled,
    with_panel,
)

TEXT = "Ana Núñez “said” the anti-drug\nplan costs $85 million (USD): 24,000 ha.\n\nNext steps."


@pytest.mark.parametrize(
    "query",
    [
        "nunez", "NÚÑEZ", "nun", "said ana", "drug", "anti-drug", "anti–drug", "$85", "85", "000",
        "24,000", "(usd)", "usd", '"the anti-drug plan"', '"anti-drug plan', '"plan costs',
        '"ha. Next steps"', '"$85 mil', "-zebra", 'ana -"plan the"', "“said”",
        "an", '"ana nun', "-nun", "ana -nun", "nun*",
    ],
)  # fmt: skip
def test_words_and_phrases_that_are_found(query: str) -> None:
    assert in_text(query, TEXT)


@pytest.mark.parametrize(
    "query",
    [
        "unez", "ezsaid", "illion", "plan zebra", '"the plan"', '"anti-drug pla"', '"nun"',
        '"next ste"', "-ana", "-nun*", "-Núñez", '-"anti-drug plan"', "", "   ", "-",
    ],
)  # fmt: skip
def test_words_and_phrases_that_are_not_found(query: str) -> None:
    assert not in_text(query, TEXT)


def test_writing_without_spaces_is_found_anywhere() -> None:
    text = "海関は二〇二一年に十八トンを押収した。 ราคายาง 2021年usd"
    for query in ("十八", '"十八トン"', "ยาง", "usd", '"usd"'):
        assert in_text(query, text)


def test_a_phrase_does_not_run_from_one_text_into_the_next() -> None:
    made = builders.briefing(
        [builders.key_point(text="Alpha beta"), builders.key_point("l", text="gamma delta")]
    )
    assert matches("beta gamma", made)
    assert not matches('"beta gamma"', made)


def full() -> Briefing:
    items: list[AnyItem] = [
        builders.figure(source="the council", scope="Brava", period="2021"),
        builders.statement(speaker="Ana Núñez", role="director of the port", text="It floats"),
        builders.actor(names=("Countess Lovelace",), role="author"),
        builders.tension(reasoning="Boats that wait land nothing."),
        builders.open_question(text="Which parts are missing?"),
    ]
    made = builders.briefing(items, text="One line.\nTwo lines.", bottom_line="All is well.")
    return with_panel(made, "foreign_aid", "Aid from abroad", builders.place("lund"))


@pytest.mark.parametrize(
    "query",
    ["made up", "nobody", "well", "landed", "council", "brava", "2021", "floats", "director",
     "lovelace", "author", "nothing", "missing", "abroad", "lines", "12 tonne",
     "one lovelace well"],
)  # fmt: skip
def test_all_texts_of_a_briefing_are_searched(query: str) -> None:
    assert matches(query, full())
    assert not matches(f"{query} zebra", full())
    assert matches(f"{query} -zebra", full())


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind:figure", True), ("kind:fig", True), ("kind:key-point", False), ("kind:note", False),
        ("-kind:note", True), ("-kind:figure", False), ("has:tension", True), ("has:note", False),
        ("panel:one", True), ("panel:first", True), ("panel:top", True),
        ("panel:foreign_aid", True),
        ("panel:foreign-aid", True), ("panel:aid", True), ('panel:"Foreign Aid"', True),
        ('panel:"foreign."', False), ('panel:"AID, from abroad"', True), ("panel:...", False),
        ('panel:"..."', False), ("panel:foreign-a", True), ('panel:"aid from abroad"', True),
        ('panel:"aid from"', False), ('panel:"aid from', True), ("panel:zebra", False),
        ("speaker:nunez", True), ("speaker:port", True), ('speaker:"ana nunez"', True),
        ('speaker:"nunez director"', False), ("speaker:ada", False), ("speaker:council", False),
        ("tag:x", False), ("kind:figure -speaker:ana", False), ("kind:zebra one", True),
    ],
)  # fmt: skip
def test_filters(query: str, expected: bool) -> None:
    assert matches(query, full()) is expected


def test_a_panel_called_by_its_whole_name_is_that_one_alone() -> None:
    made = with_panel(
        builders.briefing(), "one_more", "Another", builders.place(topics=("one_more",))
    )
    assert {h.panels for h in ask("panel:one_more kind:place", made).matches[0].hits} == {
        ("one_more",)
    }
    assert [h.kind for h in ask("panel:one", made).matches[0].hits] == ["bottom_line"]


@pytest.mark.parametrize(
    ("query", "at", "says"),
    [
        ("one panel:zebra -panel:lion", 4, "No briefing has a panel “zebra”: choose one, foreign"),
        ("-(panel:zebra) one", 2, "No briefing has a panel “zebra”"),
        ("one lang:spanish", 4, "No briefing is in the language “spanish”: choose en."),
        ("one hectars>5", 4, "No figure is in “hectars”: is it hectares?"),
        ("one (hcetare:5 OR zebras>1)", 5, "No figure is in “hcetare”: is it hectare?"),
        ("one -zebras>1", 5, "No figure is in “zebras”: write a unit like ha, usd or %"),
    ],
)
def test_a_name_that_no_briefing_knows_is_left_out_and_pointed_at(
    query: str, at: int, says: str
) -> None:
    result = ask(query, full())
    assert (result.query, result.matched) == ("one", 1)
    assert result.mistake is not None
    assert (result.mistake.at, result.mistake.query) == (at, query)
    assert result.mistake.sentence.startswith(says)
    assert ask(query).mistake is None, "an empty library knows no names"


@pytest.mark.parametrize(("query", "at"), [('zebras>1 "one', 0), ('"one" ( zebras>1', 6)])
def test_the_first_of_two_mistakes_is_told(query: str, at: int) -> None:
    mistake = ask(query, full()).mistake
    assert mistake is not None
    assert mistake.at == at


def test_a_unit_that_lists_know_is_asked_for_though_nobody_has_it() -> None:
    for query in ("barrel>5", "barriles:5..", "ha>1e"):
        result = ask(query, full())
        assert result.matched == 0
        assert (result.mistake is None) == ("barr" in query)


def test_notes_are_searched_with_their_briefing() -> None:
    made = builders.briefing(text="One line of an article.")
    checked = note("Ask *María* again", "To-Check", "región")
    light = note("", passage=passage(made.article.text, "line of"), note_id="note-2")
    for query in (
        "maria", "one maria", "has:note", "kind:note", "tag:to-check", "tag:TO", "#to-check",
        "tag:#to", 'tag:"to-check"', "tag:region", "-has:highlight",
    ):  # fmt: skip
        assert matches(query, made, checked)
    for query in ('tag:"to"', "tag:check", "has:highlight", "-has:note", "-maria"):
        assert not matches(query, made, checked)
    assert matches("has:highlight has:note", made, light)
    assert not ask("maria", made, notes=[note("Ask María", briefing="other")]).matched


def test_equal_briefings_keep_their_order_and_the_limit_holds() -> None:
    many = [titled(builders.briefing(text="A zebra."), f"T{n}", f"b{n}") for n in range(5)]
    better = titled(builders.briefing(), "The zebra", "best")
    result = ask("zebra", *many, better, limit=3)
    assert [match.id for match in result.matches] == ["best", "b0", "b1"]
    assert result.matched == 6
    assert ask("zebra", *many, limit=0).matches == ()
    assert ask("zebra", *many, limit=-1).matched == 5


@given(st.lists(folding_text(8), max_size=6), folding_text(6))
def test_a_word_of_the_text_is_found_by_its_beginning(words: list[str], query: str) -> None:
    text = " ".join(words)
    for word in fold(text).text.replace('"', " ").split():
        plain = word.lstrip("-")
        if plain:
            assert in_text(f'"{plain}"', text)
        if plain and set(plain).isdisjoint(":()<>≤≥"):
            assert in_text(plain, text)
    in_text(query, text)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("lodz soren dorde aero", ["Łódź", "Søren", "Đorđe", "Ærø"]),
        ('"lodz soren"', ["Łódź Søren"]),
        ("social", ["so\u00adcial"]),
        ("\u200bsocial", ["so\u00adcial"]),
        ('\ufeff"social agreement"', ["so\u00adcial ag\u2060reement"]),
        ("10 m2", ["10", "m²"]),
        ("12", ["１２"]),
        ("end...", ["end…"]),
        ("24000", ["24,000"]),
        ('"24000 ha"', ["24,000 ha"]),
        ("$85000000", ["$85 million"]),
        ("85000000 24000", ["24,000", "85 million"]),
    ],
)
def test_what_has_no_key_is_found_and_cut_by_what_has_one(query: str, found: list[str]) -> None:
    text = (
        "Łódź Søren Đorđe Ærø: so\u00adcial ag\u2060reement, 10 m², １２; 24,000 ha, "
        "$85 million (USD), end…"
    )
    made = builders.briefing(text=text)
    (hit,) = hits(query, made)
    assert cut(text, hit.spans) == found
    assert marked(hit) == found


@pytest.mark.parametrize("query", ["-24000", "24000 -85000000", '"24000 tonnes"', "2400000"])
def test_another_number_is_no_match(query: str) -> None:
    assert not in_text(query, TEXT)


def test_filters_are_folded_as_words_are() -> None:
    made = builders.briefing([builders.statement(speaker="Bolesław Ør\u00adsted")])
    for query in ("speaker:boleslaw", "speaker:orsted", 'speaker:"boleslaw orsted"'):
        assert matches(query, made)
    assert matches("tag:zazolc", made, note("x", "zażó\u00adłć"))


UNSEEN = st.text(st.sampled_from("\u00ad\u200b\u200c\u200d\u2060\ufeff\u202e\u2069"), max_size=2)


# Of letters that spell no word of the briefing itself.
@given(st.lists(st.text("qxzł", min_size=1, max_size=4), min_size=1, max_size=5), st.data())
def test_words_with_invisible_characters_are_found_and_cut(
    words: list[str], data: st.DataObject
) -> None:
    written = [word[0] + "".join(data.draw(UNSEEN) + char for char in word[1:]) for word in words]
    text = "".join(f"{data.draw(UNSEEN)}{word}{data.draw(UNSEEN)} " for word in written)
    wanted = data.draw(st.sampled_from(words))
    made = builders.briefing(text=f"One line. {text}")
    (hit,) = hits(f'"{wanted.replace("ł", "l")}"', made)
    expected = [each for each, word in zip(written, words, strict=True) if word == wanted]
    assert cut(made.article.text, hit.spans)[: len(expected)] == expected
