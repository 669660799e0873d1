"""A table, tasks, a footnote, a quotation and a link of a note come through in every format."""

import re

import pytest

from briefings.export.formats import format_named
from tests.unit.export.file_words import words_of
from tests.unit.export.pandoc import needs_pandoc, run
from tests.unit.export.samples_for_data import document, note

BODY = """\
See the goal[^1] of [the ministry](https://ministry.example/goal).

| Year | Area |
|---|---|
| 2012 | 14,234 ha |

- [ ] ask them
- [x] read it

> As they say.

[^1]: Of 2013 alone."""

PARTS = ("goal", "the ministry", "https://ministry.example/goal", "Year", "14,234 ha", "ask them",
         "read it", "As they say.", "Of 2013 alone.")  # fmt: skip


def words(file: bytes) -> str:
    """Return what a reader of a file sees, on one line, without the markup."""
    text = words_of(file)
    if not file.startswith(b"%PDF"):
        text = re.sub(r"</?[a-z][^>]*>", "", text)
    return " ".join(text.replace("\\", "").split())


@pytest.mark.parametrize("name", ["docx", "html", "json", "md", "pdf", "txt", "xlsx"])
def test_every_part_of_a_note_is_there(name: str) -> None:
    said = words(format_named(name).write(document([note(1, BODY)])))
    assert [each for each in PARTS if each not in said] == []


def test_on_a_page_a_table_is_one() -> None:
    page = format_named("html").write(document([note(1, BODY)])).decode()
    head = "<thead><tr><th><strong>Year</strong></th><th><strong>Area</strong></th></tr></thead>"
    assert head in page
    assert "<td>14,234 ha</td>" in page


@needs_pandoc
@pytest.mark.parametrize("dialect", ["markdown", "gfm"])
def test_in_markdown_a_table_and_tasks_are_what_they_are(dialect: str) -> None:
    made = format_named("md").write(document([note(1, BODY)]))
    page = run(made, "-f", dialect, "-t", "html")
    assert "<table>" in page
    assert 'type="checkbox"' in page or "☐" in page
    assert "14,234 ha</td>" in page
