"""Citations for reference managers: what is known of an article, escaped for each of them."""

import datetime as dt
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import rispy
from msgspec.structs import replace

from briefings.export.document import Document
from briefings.export.formats import bibtex, csl, format_of, ris
from briefings.model import Source
from tests.unit.core import builders
from tests.unit.export.hostile import spoilt
from tests.unit.export.samples_for_data import document

PANDOC = shutil.which("pandoc")
needs_pandoc = pytest.mark.skipif(PANDOC is None, reason="needs pandoc")

WHOLE = Source(
    title="100% of {fish} & \\ships_ #1: what it ~ costs, 5^2 $",
    publisher="Smith and Sons & Co.",
    author="By Ana Núñez and J. de la Cruz",
    published=dt.date(2021, 5, 3),
    language="en",
    url="https://gazette.example/a_b?x=1&y=%20{z}#top",
    retrieved=dt.date(2024, 4, 30),
)


def cited(source: Source = WHOLE) -> Document:
    return document((), replace(builders.make(), source=source))


def through_pandoc(data: bytes, dialect: str, tmp_path: Path) -> dict[str, Any]:
    path = tmp_path / "cited"
    path.write_bytes(data)
    command = [str(PANDOC), "-f", dialect, "-t", "csljson", str(path)]
    done = subprocess.run(command, capture_output=True, check=True)
    (found,) = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def test_csl_has_all_that_is_known() -> None:
    (found,) = json.loads(csl.write(cited()))
    assert found == {
        "id": "brava-2021",
        "type": "article-newspaper",
        "title": WHOLE.title,
        "author": [{"literal": "Ana Núñez"}, {"literal": "J. de la Cruz"}],
        "container-title": WHOLE.publisher,
        "publisher": WHOLE.publisher,
        "issued": {"date-parts": [[2021, 5, 3]]},
        "accessed": {"date-parts": [[2024, 4, 30]]},
        "URL": WHOLE.url,
        "language": "en",
    }


def test_ris_has_a_line_for_each_of_them() -> None:
    lines = ris.write(cited()).decode().split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert lines[-2:] == ["ER  - ", ""]
    for each in (
        f"TI  - {WHOLE.title}", "AU  - Ana Núñez", "AU  - J. de la Cruz",
        f"T2  - {WHOLE.publisher}", "PY  - 2021", "DA  - 2021/05/03/",
        f"UR  - {WHOLE.url}", "Y2  - 2024/04/30/",
        "LA  - en",
    ):  # fmt: skip
        assert each in lines


def test_bibtex_escapes_what_latex_would_read() -> None:
    text = bibtex.write(cited()).decode()
    assert text.startswith("@online{brava-2021,\n")
    assert r"title = {{100\% of \{fish\} \& \textbackslash{}ships\_ \#1" in text
    assert "author = {{Ana Núñez} and {J. de la Cruz}}" in text
    assert "organization = {{Smith and Sons \\& Co.}}" in text
    assert "date = {2021-05-03}" in text
    assert "urldate = {2024-04-30}" in text
    assert "url = {https://gazette.example/a_b?x=1&y=%20%7Bz%7D#top}" in text


@needs_pandoc
def test_pandoc_reads_the_same_in_all(tmp_path: Path) -> None:
    for data, dialect in (
        (csl.write(cited()), "csljson"),
        (bibtex.write(cited()), "biblatex"),
        (bibtex.write(cited()), "bibtex"),
    ):
        found = through_pandoc(data, dialect, tmp_path)
        plain = found["title"].replace("\u00a0", "~")
        assert plain == WHOLE.title, dialect
        assert found["issued"]["date-parts"] == [[2021, 5, 3]]
        assert found["accessed"]["date-parts"] == [[2024, 4, 30]]
        assert found["URL"].startswith("https://gazette.example/a_b?x=1&y=%20")
        assert len(found["author"]) == 2
        assert WHOLE.publisher in (found.get("publisher"), found.get("container-title"))


def test_what_is_unknown_is_left_out() -> None:
    known = cited(Source(title="Alone"))
    assert json.loads(csl.write(known)) == [
        {"id": "brava-2021", "type": "article-newspaper", "title": "Alone"}
    ]
    assert bibtex.write(known) == b"@online{brava-2021,\n  title = {{Alone}}\n}\n"
    assert ris.write(known) == b"TY  - NEWS\r\nID  - brava-2021\r\nTI  - Alone\r\nER  - \r\n"


def test_nothing_that_is_said_becomes_a_field_or_an_entry() -> None:
    evil = 'x}\n},\n@book{y, title={z}\r\nER  - \r\nTY  - BOOK"'
    made = cited(Source(title=evil, publisher=evil, author=evil, url=evil, language=evil))
    text = bibtex.write(made).decode()
    bare = text.replace(r"\{", "").replace(r"\}", "")
    assert bare.count("{") == bare.count("}")
    assert sum(line.startswith("@") for line in text.splitlines()) == 1
    rows = ris.write(made).decode().split("\r\n")
    assert [row for row in rows if row.startswith(("TY", "ER"))] == ["TY  - NEWS", "ER  - "]
    assert len(json.loads(csl.write(made))) == 1


def test_a_reader_of_ris_finds_each_of_them() -> None:
    (found,) = rispy.loads(ris.write(cited()).decode())
    assert found == {
        "type_of_reference": "NEWS",
        "id": "brava-2021",
        "title": WHOLE.title,
        "authors": ["Ana Núñez", "J. de la Cruz"],
        "secondary_title": WHOLE.publisher,
        "publisher": WHOLE.publisher,
        "year": "2021",
        "date": "2021/05/03/",
        "urls": [WHOLE.url],
        "access_date": "2024/04/30/",
        "language": "en",
    }


@needs_pandoc
def test_a_hostile_source_stays_one_entry(tmp_path: Path) -> None:
    assert through_pandoc(bibtex.write(spoilt()), "biblatex", tmp_path)["title"]
    assert through_pandoc(bibtex.write(spoilt()), "bibtex", tmp_path)["title"]
    (found,) = rispy.loads(ris.write(spoilt()).decode())
    assert found["title"]


def test_files_are_told_by_their_names() -> None:
    for name, suffix in (("json", "json"), ("csl", "csljson"), ("bibtex", "bib"), ("ris", "ris")):
        found = format_of(f"x.{suffix}")
        assert found is not None
        assert found.name == name
