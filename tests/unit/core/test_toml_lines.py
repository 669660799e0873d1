"""Lines of tables and keys, as a TOML reader and a person count them."""

import tomllib
from importlib.resources import files

import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.curation.toml_lines import TomlLines

FILE = '''# a comment with [[figure]]
lens = "a" # and = here

[source]
title = """
[[figure]]
id = "no"
"""
evidence = [
  "x [", # ]
  { words = "a", occurrence = 2 },
]
"quoted" = 1

[[figure]]   # the first
id = 'a # b'
text = \'\'\'
[[figure]]\'\'\'
[[ figure ]]
  id = "b"
[[figure.evidence]]
words = "c"
'''


def test_tables_and_keys_have_their_lines() -> None:
    assert tomllib.loads(FILE)
    lines = TomlLines(FILE)
    assert lines.of("", 0, "lens") == 2
    assert lines.of("source") == 4
    assert lines.of("source", 0, "title") == 5
    assert lines.of("source", 0, "evidence") == 9
    assert lines.of("source", 0, "quoted") == 13
    assert (lines.of("figure"), lines.of("figure", 0, "id")) == (15, 16)
    assert lines.of("figure", 0, "text") == 17
    assert (lines.of("figure", 1), lines.of("figure", 1, "id")) == (19, 20)
    assert lines.of("figure.evidence", 0, "words") == 22


def test_what_is_not_there_has_the_line_of_its_table_or_none() -> None:
    lines = TomlLines(FILE)
    assert lines.of("figure", 0, "value") == 15
    assert lines.of("figure", 2) is None
    assert lines.of("place") is None


def test_the_packaged_file_has_every_table_where_it_stands() -> None:
    text = (files("seeds") / "vraem-2014" / "briefing.toml").read_text(encoding="utf-8")
    rows = text.split("\n")
    lines = TomlLines(text)
    for table, found in tomllib.loads(text).items():
        for index, row in enumerate(found if isinstance(found, list) else ()):
            line = lines.of(table, index)
            assert line is not None
            assert rows[line - 1] == f"[[{table}]]"
            for key in row:
                at = lines.of(table, index, key)
                assert at is not None
                assert rows[at - 1].startswith(f"{key} = ")


VALUES = st.recursive(
    st.text() | st.integers(-9, 9) | st.booleans() | st.dates(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=2),
    max_leaves=5,
)


@settings(max_examples=200)
@given(
    st.lists(st.dictionaries(st.sampled_from("abc"), VALUES, min_size=1), min_size=1, max_size=4)
)
def test_whatever_values_there_are_each_key_is_found(rows: list[dict[str, object]]) -> None:
    plain = [{k: v for k, v in row.items() if not isinstance(v, dict)} for row in rows]
    text = "".join(f"[[t]]\n{tomli_w.dumps(_no_tables(row))}" for row in plain)
    lines = TomlLines(text)
    shown = text.split("\n")
    for index, row in enumerate(plain):
        line = lines.of("t", index)
        assert line is not None
        assert shown[line - 1] == "[[t]]"
        for key in _no_tables(row):
            at = lines.of("t", index, key)
            assert at is not None
            assert shown[at - 1].startswith(f"{key} = ")


def _no_tables(row: dict[str, object]) -> dict[str, object]:
    """Leave lists of tables out: they are tables of their own in what is written."""
    return {k: v for k, v in row.items() if not (isinstance(v, list) and _has_table(v))}


def _has_table(values: list[object]) -> bool:
    return any(isinstance(v, dict) or (isinstance(v, list) and _has_table(v)) for v in values)
