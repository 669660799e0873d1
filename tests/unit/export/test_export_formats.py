"""The registry of formats, and what holds for every one of them."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from briefings.errors import UsageError
from briefings.export import formats as package
from briefings.export.formats import format_named, formats
from tests.samples import HOSTILE
from tests.unit.core import builders
from tests.unit.export.file_words import words_of
from tests.unit.export.samples_for_data import document, note, notes, passage

TEXTS = ("md", "txt")
UNSAFE = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *"\u202a\u202e\u2066\u200b"} - {
    "\n"
}


def test_formats_are_known_by_name() -> None:
    assert {"md", "txt"} <= set(formats())
    for name in formats():
        form = format_named(name)
        assert (form.name, form.suffix[0]) == (name, ".")
        assert form.summary


def test_a_format_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(UsageError, match=r"no format “doc”; choose .*md"):
        format_named("doc")
    with pytest.raises(UsageError, match="no format “text”"):
        format_named("text")


def test_a_new_format_joins_by_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shout_.py").write_text(
        "NAME, SUFFIX, SUMMARY = 'shout', '.txt', 'louder'\n"
        "def write(document): return document.briefing.source.title.upper().encode()\n"
    )
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    monkeypatch.delitem(sys.modules, f"{package.__name__}.shout_", raising=False)
    assert "shout" in formats()
    form = format_named("shout")
    assert form.write(document()) == b"HARBOUR OF BRAVA REOPENS"
    assert form.note_ids(document(notes())) == tuple(each.id for each in notes())


def test_a_format_may_have_no_place_for_some_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "brief.py").write_text(
        "NAME, SUFFIX, SUMMARY = 'brief', '.txt', 'shorter'\n"
        "def write(document): return document.note_ids[1].encode()\n"
        "def note_ids(document): return iter(['of no note', *document.note_ids[1::-1]])\n"
    )
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    monkeypatch.delitem(sys.modules, f"{package.__name__}.brief", raising=False)
    carried = format_named("brief").note_ids(document(notes()))
    assert carried == tuple(each.id for each in notes()[:2])


def test_naming_the_formats_imports_none() -> None:
    program = (
        "import sys; from briefings.export.formats import formats; assert formats();"
        "print([m for m in sys.modules if m.startswith('briefings.export.formats.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]")


@pytest.mark.parametrize("name", formats())
def test_the_same_document_makes_the_same_bytes(name: str) -> None:
    write = format_named(name).write
    assert write(document(notes())) == write(document(reversed(notes())))


@pytest.mark.parametrize("options", [{}, {"source": False}, {"panels": ("people",)}])
@pytest.mark.parametrize("name", formats())
def test_a_format_names_exactly_the_notes_that_its_files_carry(
    name: str, options: dict[str, Any]
) -> None:
    on: tuple[dict[str, Any], ...] = (
        {},
        {"panel": "trade"},
        {"panel": "gone"},
        {"item": "landed-2020"},
        {"item": "promise"},
        {"item": "gone"},
        {"passage": passage("12,500 tonnes")},
        {"passage": passage("spare parts")},
        {"passage": passage("Harbour of Brava")},
    )
    given = [note(number, f"Xq{number}z", **target) for number, target in enumerate(on, start=1)]
    made = document(given, **options)
    form = format_named(name)
    shown = words_of(form.write(made))
    carried = [each.id for each in given if each.content.body in shown]
    assert list(form.note_ids(made)) == carried
    assert name in ("csv", "toml", "bibtex", "csl", "ris") or len(carried) == len(given)


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_in_a_file_acts_on_a_terminal_or_hides(name: str) -> None:
    given = [note(1, "\r\n".join(HOSTILE) + "\x9b31m \x00\u202e", "t\u202eag", author="\u2066A")]
    text = format_named(name).write(document(given)).decode()
    assert not set(text) & UNSAFE
    assert "␛[2J" in text.replace("\\", "")


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_does_not_tell_that_notes_stayed(name: str) -> None:
    write = format_named(name).write
    secret = note(9, "secret", "private")
    assert write(document([*notes(), secret])) == write(document(notes()))
    assert "secret" in write(document([secret], with_private=True)).decode()


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_names_article_and_program(name: str) -> None:
    made = document(notes(), builders.make(article=builders.ARTICLE.replace("\n", "\r\n")))
    text = format_named(name).write(made).decode()
    article = made.briefing.article
    assert article.sha256 != article.text_sha256
    for words in (article.sha256, article.text_sha256, "briefings 9.8.7", "Notes: 6"):
        assert words in text


@pytest.mark.parametrize("name", ["txt", "html", "docx", "md"])
def test_no_list_of_ids_stands_at_the_end_of_what_people_read(name: str) -> None:
    text = words_of(format_named(name).write(document(notes())))
    text = re.sub(r"(?s)\A---\n.*?\n---\n", "", text)  # front matter, which is for programs
    seen = re.sub(r"<[^>]*>", " ", text) if name in ("html", "docx") else text
    assert not any(each.id in seen for each in notes())
