"""What the parts of the grammar beyond words and filters find."""

import datetime as dt
import unicodedata
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings import Library
from briefings.model import Briefing, Figure, Span, Suggestion
from briefings.notes.model import Content, Target
from briefings.search.document import document
from briefings.search.matcher import holds
from briefings.search.nodes import spelled
from briefings.search.quantities import keys_called, number, number_text
from briefings.search.query import parse
from briefings.search.word_forms import is_form, root
from tests.unit.command_line import Packaged
from tests.unit.core import builders
from tests.unit.core.strategies import any_text
from tests.unit.search.search_helpers import cut, hits, in_text, marked, matches, note, titled

TEXT = "Eradication of coca along the ríos of Apurímac; policies, laboratories and seizures."


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("eradicate", ["Eradication"]),
        ("eradicates", ["Eradication"]),
        ("rio", ["río"]),
        ("rios", ["ríos"]),
        ("laboratory", ["laboratories"]),
        ("policy seizure", ["policies", "seizure"]),
        ("apurimac", ["Apurímac"]),
        ("eradicaton~", ["Eradication"]),
        ("lboratories~", ["laboratories"]),
        ("coca~ rois~", ["coca", "ríos"]),
        ("title:coca", []),
        ("zebra OR coca", ["coca"]),
        ("(zebra lion) OR (coca policy)", ["coca", "policies"]),
        ("coca -(zebra OR lion)", ["coca"]),
    ],
)
def test_words_are_found_and_marked(query: str, found: list[str]) -> None:
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, TEXT)
        shown = [unicodedata.normalize("NFC", each) for each in cut(text, spans(query, text))]
        assert shown == found


def spans(query: str, text: str) -> list[Span]:
    if not in_text(query, text):
        return []
    (hit,) = hits(query, builders.briefing(text=text))
    assert marked(hit) == cut(text, hit.spans)
    return list(hit.spans)


@pytest.mark.parametrize(
    "query",
    ["eradicate*", '"eradicate"', "-coca", "erad~", "policeman", "coca -(zebra OR policies)",
     "zebra OR lion", "coca (zebra OR lion)", "police~", "-laboratoris~", "coc~ -coca"],
)  # fmt: skip
def test_words_are_not_found(query: str) -> None:
    assert not in_text(query, TEXT)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("eradicate", "eradication", True), ("rios", "rio", True), ("rio", "rios", True),
        ("policies", "policy", True), ("policy", "police", False), ("coca", "coco", False),
        ("casa", "caso", False), ("erradicar", "erradicacion", True),
        ("hectareas", "hectarea", True), ("militares", "militar", True),
        ("cultivos", "cultivar", True), ("miles", "mile", True), ("as", "a", False),
        ("m2", "m2", True), ("łódź", "łódź", True), ("skies", "sky", False),
    ],
)  # fmt: skip
def test_forms_of_a_word(one: str, other: str, expected: bool) -> None:
    assert is_form(one, other) is expected
    assert one.startswith(root(one))
    assert not expected or other.startswith(root(one))


def figures() -> Briefing:
    items = [
        builders.figure("a", 24_000, "hectare", text="24,000 ha"),
        builders.figure("b", 85_000_000, "USD", text="US$85 millones"),
        builders.figure("c", 54, "percent", text="54 por ciento"),
        builders.figure("d", 2, "laboratory", text="two labs"),
        builders.figure("e", 14, "PEN/kilogram", text="14 soles el kilo"),
        builders.figure("f", 7, "familia", text="siete familias"),
        Figure(id="g", topics=("one",), text="999", value=999),
    ]
    return builders.briefing(items)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ha>20000", ["a"]), ("ha>24000", []), ("ha>=24k", ["a"]), ("hectáreas:24.000", ["a"]),
        ("hectares<24001", ["a"]), ("HA≤24mil", ["a"]), ("usd:40m..90m", ["b"]),
        ("$:85m", ["b"]), ("dólares>80millones", ["b"]), ("usd:..84m", []), ("eur>1", []),
        ("%>=50", ["c"]), ("percent>=50", ["c"]), ("laboratories>1", ["d"]),
        ("laboratorio>1", ["d"]), ("factories>1", []),
        ("soles/kg:10..20", ["e"]), ("pen>10", []), ("family:7", ["f"]),
        ("figure>1000", ["a", "b"]), ("figure:999", ["g"]), ("cifra<3", ["d"]),
        ("usd>1 ha>1", ["a", "b"]), ("usd>1 eur>1", []), ("eur>1 OR %>1", ["c"]),
        ("labs ha>1", ["a", "d"]), ("kind:figure ha>1", ["a", "b", "c", "d", "e", "f", "g"]),
        ("zebras>1", []),
    ],
)  # fmt: skip
def test_figures_are_found_by_their_values(query: str, found: list[str]) -> None:
    made = figures()
    shown = sorted(hit.item or "" for hit in hits(query, made)) if matches(query, made) else []
    assert shown == found


def test_units_have_names_in_both_languages() -> None:
    alike = ("tonne ton toneladas t", "$ US$ usd dólares dollars", "m2 metro-cuadrado sqm")
    for names in (*alike, "house houses casa casas", "villages aldeas pueblos"):
        keys = {keys_called(name) for name in names.split()}
        assert len(keys) == 1
        assert keys != {frozenset()}
    assert keys_called("zebra") == keys_called("zebra/kg") == frozenset()


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_as_it_is_read(value: float) -> None:
    read = number(f"{value:.9f}")
    if read is not None:
        assert number(number_text(read)) == read


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("20000", 2e4), ("20,000", 2e4), ("20.000", 2e4), ("1.234.567,8", 1234567.8),
        ("0.125", 0.125), ("1,5", 1.5), ("-3", -3), (".5", 0.5), ("3 mil", 3e3), ("3k", 3e3),
        ("2 mil millones", 2e9), ("1 billon", 1e12), ("1 billion", 1e9), ("1.5bn", 1.5e9),
        ("x", None), ("", None), ("1e5", None), ("9" * 30, None), ("12:30", None), ("1x", None),
    ],
)  # fmt: skip
def test_numbers_are_read(written: str, value: float | None) -> None:
    assert number(written) == value


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("date:2013", True), ("date:2013-12", True), ("date:2013-12-31", True),
        ("date:2012..2013", True), ("date:2014..", False), ("date:..2013-11", False),
        ("date>2012", True), ("date>2013", False), ("date<2014 date>=2013-12-31", True),
        ("-date:2013", False), ("title:harbour", True), ("title:harbours", True),
        ("title:one", False), ('title:"the harbour"', True), ("publisher:gazette", True),
        ("publisher:harbour", False), ("title:gazette", False), ("publisher:ana", False),
        ("lang:es", True), ("lang:pe", True), ("lang:en", False), ('lang:"es-pe"', True),
        ("id:made", True), ("id:up", False), ('id:"made"', False), ('id:"made-up"', True),
        ("note:floats", True), ("note:line", False), ("note:float*", True), ("-note:zebra", True),
        ("title:floats", False), ("note:flaots~", True), ("is:unreviewed", False),
        ("has:draft", False), ("-has:draft", True),
    ],
)  # fmt: skip
def test_fields(query: str, expected: bool) -> None:
    made = titled(builders.briefing(), "The harbour")
    source = msgspec.structs.replace(
        made.source, published=dt.date(2013, 12, 31), language="es-PE", publisher="Gazette",
        author="Ana",
    )  # fmt: skip
    made = msgspec.structs.replace(made, source=source)
    assert matches(query, made, note("It floats.")) is expected


def test_a_briefing_without_a_date_is_of_none() -> None:
    made = builders.briefing()
    undated = msgspec.structs.replace(
        made, source=msgspec.structs.replace(made.source, published=None)
    )
    assert matches("date:0001..9999", made)
    assert not matches("date:0001..9999", undated)


def test_what_nobody_has_decided_about_is_unreviewed() -> None:
    weighty = Suggestion(confidence=0.9, rule="listed", weighs=True)
    light = msgspec.structs.replace(weighty, weighs=False)
    for review, suggestion, expected in (
        ("proposed", weighty, True), ("accepted", weighty, False), ("proposed", light, False),
    ):  # fmt: skip
        item = builders.figure(review=review, suggestion=suggestion)
        assert matches("is:unreviewed", builders.briefing([item])) is expected


def test_a_briefing_with_an_unfinished_note_is_in_draft(packaged: Packaged, tmp_path: Path) -> None:
    packaged(builders.seed())
    with Library(tmp_path / "library") as library, Library(library.directory) as other:
        assert library.search("has:draft").matched == 0
        draft = other.drafts.begin(Target(briefing="brava-2021"))
        draft.update(Content(body="Half a"))
        assert draft.flush()
        assert [m.id for m in library.search("has:draft boats").matches] == ["brava-2021"]
        assert library.search("boats -has:draft").matched == 0


MADE = document(figures(), [note("It floats.", "to-check")])
SIGNS = st.lists(
    st.sampled_from(
        ["coca", "one", " ", " ", "-", '"', "(", ")", " OR ", "*", "~", "ha", ">", "<", "≥", "..",
         ":", "1", "24.000", "20k", "mil", "$", "%", "usd:", "date:", "2013", "-05", "kind:",
         "figure", "note:", "title:", "tag:#", "lang:", "id:", "is:", "has:", "draft", "ríos",
         "n\u0303", "\u00ad", "海関", "²", "/", "figure>"]
    ),
    max_size=16,
).map("".join)  # fmt: skip


@given(SIGNS | any_text(40))
def test_nothing_that_is_typed_raises(text: str) -> None:
    query = parse(text)
    again = parse(spelled(query.root))
    assert again.root == query.root
    assert holds(again.root, MADE) == holds(query.root, MADE)
