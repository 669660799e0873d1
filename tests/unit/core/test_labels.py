"""The files of labels: whole, alike, and all of them in use."""

import ast
import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

import msgspec
import pytest

import briefings
from briefings import labels as package
from briefings.errors import UsageError
from briefings.figures import reading
from briefings.kinds import KINDS
from briefings.labels import available, labels_of, tables
from briefings.labels.labels import Labels
from briefings.model import BottomLine, Figure
from briefings.notes.scales import LIKELIHOOD

SOURCES = Path(briefings.__file__).parent
FOLDER = Path(package.__file__).parent
OPEN = ("kinds", "tension_types", "money", "units", "lens_reasons", "likelihood")
"""Tables whose names are no fields: they are looked up by what an article or a note has."""


def text_of(language: str) -> str:
    return (FOLDER / f"{language}.toml").read_text("utf-8")


def entries(language: str) -> Iterator[tuple[str, object]]:
    for table, value in tables(text_of(language)).items():
        if isinstance(value, Mapping):
            yield from ((f"{table}.{name}", each) for name, each in value.items())
        else:
            yield table, value


def sentences(language: str) -> dict[str, str]:
    return {name: each for name, each in entries(language) if isinstance(each, str) and "{" in each}


def places(sentence: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(sentence) if field}


def test_there_are_english_and_spanish() -> None:
    assert {"en", "es"} <= set(available())
    assert all(labels_of(each).language == each for each in available())


@pytest.mark.parametrize("language", available())
def test_a_file_is_toml_and_says_of_each_table_where_it_is_shown(language: str) -> None:
    text = text_of(language)
    assert tomllib.loads(text) == tables(text)
    lines = text.splitlines()
    for index, line in enumerate(lines):
        if line.startswith("["):
            assert lines[index - 1].startswith("# "), line


@pytest.mark.parametrize("language", available())
def test_every_language_has_the_same_entries_none_of_them_empty(language: str) -> None:
    assert dict(entries(language)).keys() == dict(entries("en")).keys()
    assert all(value for _, value in entries(language))


@pytest.mark.parametrize("language", available())
def test_every_sentence_has_the_places_that_the_english_one_has(language: str) -> None:
    ours, theirs = sentences("en"), sentences(language)
    assert ours.keys() == theirs.keys()
    for name, sentence in theirs.items():
        if not name.startswith("dates."):  # a language may name the month or count it
            assert places(sentence) == places(ours[name]), name
        values = dict.fromkeys(places(sentence), 7)
        assert not places(sentence.format(**values)), name
        assert "7" in sentence.format(**values)


@pytest.mark.parametrize("language", available())
def test_every_date_is_said_whole(language: str) -> None:
    labels = labels_of(language)
    for month in range(1, 13):
        day = dt.date(2014, month, 30 if month != 2 else 28)
        for said in (labels.day(day), labels.written_day(day)):
            assert "2014" in said
            assert str(day.day) in said
            assert labels.dates.months[month - 1] in said or f"{month:02}" in said


def test_what_stands_in_the_open_tables_is_what_there_is() -> None:
    for language in available():
        labels = labels_of(language)
        tags = [kind.tag for kind in KINDS]
        assert set(labels.kinds) == {*tags, str(BottomLine.__struct_config__.tag)}
        assert set(labels.likelihood) == {term for step in LIKELIHOOD for term in step.terms}
        said = list(labels.likelihood.values())
        assert len(set(said)) == len(said)
        assert all(labels.heading(kind.tag, "") == kind.heading_in(labels) != "" for kind in KINDS)


def test_english_kinds_are_called_as_they_are_derived() -> None:
    english = labels_of("en")
    for kind in KINDS:
        assert english.kind(kind.tag) == kind.name
        assert kind.heading_in(english) == kind.heading


def test_nothing_in_the_files_is_unused() -> None:
    used = set()
    for source in SOURCES.rglob("*.py"):
        if source.parent != FOLDER or source.name == "labels.py":
            tree = ast.parse(source.read_text("utf-8"))
            used |= {each.attr for each in ast.walk(tree) if isinstance(each, ast.Attribute)}
            used |= {str(each.value) for each in ast.walk(tree) if isinstance(each, ast.Constant)}
    for name, _ in entries("en"):
        table, _, entry = name.rpartition(".")
        if table not in OPEN:
            assert entry in used, name
        assert (table or entry) in used, name


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("\n[footer]\n", '\n[footer]\nmore = "x"\n'), "unknown field `more`"),
        (('contents = "Contents"\n', ""), "contents"),
        (('goal = "goal"\n', ""), "status"),
        (('goal = "goal"\n', 'goals = "goal"\n'), "status"),
        (('language = "en"\n', ""), "language"),
    ],
)
def test_a_gap_or_a_word_too_many_is_an_error(change: tuple[str, str], why: str) -> None:
    text = text_of("en")
    assert change[0] in text
    with pytest.raises(msgspec.ValidationError, match=why):
        msgspec.convert(tables(text.replace(*change, 1)), Labels)


def test_a_language_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(UsageError, match="There is no language “xx”; choose en, es"):
        labels_of("xx")


def figure(value: float, unit: str | None, **fields: object) -> Figure:
    return Figure(id="f", text="x", topics=(), value=value, unit=unit, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (24000, "hectare", "24.000 ha"),
        (1.5, "metre", "1,5 metros"),
        (54, "percent", "54%"),
        (85_000_000, "USD", "US$ 85 millones"),
        (1_000_000, "PEN", "S/ 1 millón"),
        (2_000_000_000, "EUR", "€ 2 mil millones"),
        (300, "laboratory", "300 laboratorios"),
        (1, "child", "1 niño"),
        (12, "homicide/100000 person", "12 homicidios/100.000 personas"),
        (3, "hogar", "3 hogares"),
        (2, "lancha", "2 lanchas"),
        (4, "cruz", "4 cruces"),
        (7, None, "7 (unidad desconocida)"),
    ],
)
def test_values_read_as_they_are_written_in_spanish(
    value: float, unit: str | None, said: str
) -> None:
    assert reading(figure(value, unit), labels_of("es")) == said


def test_numbers_have_the_signs_of_their_language() -> None:
    spoken = labels_of("es")
    numbers = msgspec.structs.replace(spoken.numbers, group=".", decimal=",")
    other = msgspec.structs.replace(spoken, numbers=numbers)
    assert reading(figure(1234.5, "kilometre"), other) == "1.234,5 km"


def test_nothing_is_read_before_it_is_needed() -> None:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    asked = "import sys, briefings, briefings.wording, briefings.cli, tui.app\n"
    asked += "print('briefings.labels.labels' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert re.fullmatch("False\n", done.stdout)
