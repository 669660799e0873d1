"""The workbook, read as spreadsheets read it: by its XML."""

import datetime as dt
import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from briefings.export.build import build
from briefings.export.document import Options
from briefings.export.formats import xlsx
from tests.unit.core import builders
from tests.unit.export.hostile import spoilt
from tests.unit.export.samples_for_data import VERSION, document, note, notes

OFFICE = shutil.which("soffice")
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
EPOCH = dt.date(1899, 12, 30)


def parts(data: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def read(data: bytes) -> dict[str, list[list[Any]]]:
    """Return the rows of each sheet: text, numbers, and what is true or false."""
    files = parts(data)
    shared = ElementTree.fromstring(files["xl/sharedStrings.xml"])
    texts = ["".join(t.text or "" for t in each.iter(f"{SPACE}t")) for each in shared]
    names = [
        each.attrib["name"]
        for each in ElementTree.fromstring(files["xl/workbook.xml"]).iter(f"{SPACE}sheet")
    ]
    found: dict[str, list[list[Any]]] = {}
    for number, name in enumerate(names, 1):
        sheet = ElementTree.fromstring(files[f"xl/worksheets/sheet{number}.xml"])
        found[name] = [[value(cell, texts) for cell in row] for row in sheet.iter(f"{SPACE}row")]
    return found


def value(cell: ElementTree.Element, texts: list[str]) -> Any:
    said = cell.findtext(f"{SPACE}v") or ""
    match cell.get("t"):
        case "s":
            return texts[int(said)]
        case "b":
            return said == "1"
        case _:
            return float(said)


def rows_of(data: bytes, sheet: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet by its columns; cells that are not there are left out."""
    files = parts(data)
    number = list(read(data)).index(sheet) + 1
    whole = ElementTree.fromstring(files[f"xl/worksheets/sheet{number}.xml"])
    shared = ElementTree.fromstring(files["xl/sharedStrings.xml"])
    texts = ["".join(t.text or "" for t in each.iter(f"{SPACE}t")) for each in shared]
    head, *rows = (
        {re.sub(r"\d", "", cell.attrib["r"]): value(cell, texts) for cell in row}
        for row in whole.iter(f"{SPACE}row")
    )
    return [{head[column]: cell for column, cell in row.items()} for row in rows]


def test_there_is_a_sheet_for_each_sort_of_thing() -> None:
    assert list(read(xlsx.write(document(notes())))) == [
        "Figures", "Statements", "Actors", "Places", "Tensions", "Notes", "About this document",
    ]  # fmt: skip
    assert "Cifras" in read(xlsx.write(document(language="es")))


def test_numbers_are_numbers_and_dates_are_dates() -> None:
    data = xlsx.write(document(notes()))
    figure = next(row for row in rows_of(data, "Figures") if row["id"] == "landed-2020")
    assert (figure["value"], figure["unit"], figure["approximate"]) == (12500.0, "tonne", True)
    assert figure["period"] == "2020"
    assert EPOCH + dt.timedelta(figure["from"]) == dt.date(2020, 1, 1)
    assert EPOCH + dt.timedelta(figure["to"]) == dt.date(2020, 12, 31)
    (about,) = rows_of(data, "About this document")
    assert EPOCH + dt.timedelta(about["published"]) == dt.date(2021, 5, 3)
    assert about["notes"] == len(notes())


def test_every_note_is_there_with_what_it_is_on() -> None:
    found = rows_of(xlsx.write(document(notes())), "Notes")
    assert [row["id"] for row in found] == [each.id for each in notes()]
    assert next(row for row in found if row["text"] == "Twelve?")["reliability"] == "B"


@pytest.mark.parametrize("begin", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(0)", "{=1}"])
def test_what_begins_like_a_formula_is_text(begin: str) -> None:
    data = xlsx.write(document([note(1, begin, begin, author=begin)]))
    assert "<f>" not in "".join(parts(data).values())
    (found,) = rows_of(data, "Notes")
    assert (found["text"], found["tags"], found["author"]) == (begin,) * 3


def test_nothing_hostile_acts() -> None:
    files = parts(xlsx.write(spoilt()))
    assert "<f>" not in "".join(files.values())
    assert not [name for name in files if "externalLink" in name or "hyperlink" in name]
    for content in files.values():
        ElementTree.fromstring(content)
        assert "hyperlink" not in content


def test_heads_stay_and_columns_can_be_filtered() -> None:
    sheets = [text for name, text in parts(xlsx.write(document())).items() if "worksheets" in name]
    assert all('state="frozen"' in sheet and "<autoFilter" in sheet for sheet in sheets)


def test_a_text_that_is_too_long_for_a_cell_ends_with_an_ellipsis() -> None:
    (found,) = rows_of(xlsx.write(document([note(1, "x" * 40_000)])), "Notes")
    assert len(found["text"]) == 32_767
    assert found["text"].endswith("…")


def test_a_value_that_is_no_number_and_a_day_before_1900_are_text() -> None:
    made = builders.make()
    items = tuple(
        replace(item, value=float("inf")) if item.id == "landed-2020" else item
        for item in made.items
    )
    panels = tuple(
        replace(p, items=tuple(next(i for i in items if i.id == item.id) for item in p.items))
        for p in made.panels
    )
    old = replace(made.source, published=dt.date(1899, 1, 1))
    data = xlsx.write(document((), replace(made, items=items, panels=panels, source=old)))
    assert rows_of(data, "About this document")[0]["published"] == "1899-01-01"
    assert "inf" in [row["value"] for row in rows_of(data, "Figures")]


def test_several_briefings_are_one_workbook() -> None:
    one = builders.make()
    other = replace(one, id="other")
    made = [build(each, (), Options(), VERSION) for each in (one, other)]
    data = xlsx.write_together(made)
    for sheet in ("Figures", "Statements", "About this document"):
        assert {row["briefing"] for row in rows_of(data, sheet)} == {one.id, "other"}


def test_the_same_makes_the_same_bytes() -> None:
    assert xlsx.write(document(notes())) == xlsx.write(document(notes()))


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")
def test_libreoffice_reads_it(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(xlsx.write(document([note(1, "=1+1")])))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "csv", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "x.xlsx")], check=True, capture_output=True)
    said = (tmp_path / "x.csv").read_text("latin-1")
    assert said.startswith("briefing,text,value,")
    assert ",12500,tonne," in said
