"""`briefings compare`, and what `add` and `show` say of figures that others tell too."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from briefings.comparing import wording
from tests.unit.command_line import Command

TITLE = "Perú cuenta sus cultivos"
EFE = f"""{TITLE}

Las fuerzas destruyeron 26.500 hectáreas de coca en el VRAEM en 2013, dijo Carmen Masías.

Las autoridades quieren erradicar 30.000 hectáreas de hoja de coca en 2014, según Devida.
"""
OTHERWISE = "~24,000 ha, Dialogo, 2014-02-10"


@pytest.fixture
def article(command: Command, tmp_path: Path) -> str:
    """The id of an article beside the packaged briefing, of which it has another value."""
    (tmp_path / "efe.txt").write_text(EFE, encoding="utf-8")
    said = ("--publisher", "EFE", "--date", "2014-03-01", "--lang", "es")
    code, out, _ = command("add", str(tmp_path / "efe.txt"), *said)
    assert code == 0
    assert "1 figure told before, 1 different: 26,500 ha (~24,000 ha, Dialogo, 2014" in out
    return out.split(": ")[1].split(",")[0]


def test_all_figures_that_others_tell_are_listed(command: Command, article: str) -> None:
    out = command.text("compare", article)
    assert "26,500 ha · hectáreas de coca · 2013 · different" in out
    assert "  ~24,000 ha · 2013 · Masías, DEVIDA\n    another value · Dialogo, 2014-02-10" in out
    assert "30,000 ha · 2014 · authorities\n    goal · the same · Dialogo, 2014-02-10" in out
    assert out.splitlines()[-1] == "1 told before, 1 different"


def test_a_unit_is_said_once_and_in_one_language(command: Command, tmp_path: Path) -> None:
    spilt = {
        "en": "A spill in Peru\n\nThe Mar Austral lost 11,900 barrels off Ancon, Peru.\n",
        "es": "Derrame en Perú\n\nEl Mar Austral perdió 11.900 barriles en Ancón, Perú.\n",
    }
    for language, text in spilt.items():
        (tmp_path / f"{language}.txt").write_text(text, encoding="utf-8")
        said = ("--lang", language, "--date", "2021-03-01")
        code, out, _ = command("add", str(tmp_path / f"{language}.txt"), *said)
        assert code == 0
    last = out.split(": ")[1].split(",")[0]
    first, second, *_ = command.text("compare", last).splitlines()
    assert (first, second) == (
        "11,900 barrels · told elsewhere",
        "  11,900 barrels · told 2021-03-01",
    )


def test_a_figure_is_named_by_its_id_its_value_or_its_words(command: Command, article: str) -> None:
    by_value = command.text("compare", "vraem-2014", "24,000")
    assert by_value == command.text("compare", "vraem-2014", "hectares-destroyed-2013")
    assert by_value == command.text("compare", "vraem-2014", "about 24,000")
    assert "26,500 ha · 2013 · Carmen Masías" in by_value
    assert article in by_value
    nobody = command.text("compare", "vraem-2014", "75,000")
    assert wording.NOTHING in " ".join(nobody.split())


def test_it_is_data_too(command: Command, article: str) -> None:
    found = command.json("compare", article, "26.500")
    (figure,) = found["figures"]
    assert (found["id"], figure["value"], figure["standing"]) == (article, 26_500, "different")
    other = figure["found"][0]
    assert (other["grade"], other["briefing"], other["value"]) == (
        "different",
        "vraem-2014",
        24_000,
    )
    assert (other["published"], other["copies"]) == ("2014-02-10", [])


def test_panels_show_who_tells_a_figure_otherwise(command: Command, article: str) -> None:
    assert f"different: {OTHERWISE}" in command.text("show", article)
    assert "different: 26,500 ha, EFE, 2014-03-01" in command.text("show", "vraem-2014")


def test_what_is_no_figure_is_said(command: Command) -> None:
    code, said = command.error("compare", "vraem-2014", "lemons")
    assert code == 1
    assert said.startswith("vraem-2014 has no figure “lemons”")
    assert command.error("compare", "nothing-here")[0] == 1


def test_what_comes_in_is_data_too(command: Command, tmp_path: Path) -> None:
    (tmp_path / "efe.txt").write_text(EFE, encoding="utf-8")
    code, out, _ = command("add", str(tmp_path / "efe.txt"), "--date", "2014-03-01", "--json")
    assert code == 0
    assert '"told before": 1' in out


def test_all_places_count_the_same(command: Command, tmp_path: Path) -> None:
    """When it comes in, in its panels, in the list of all figures, and of each figure alone."""
    text = f"{EFE}\nUnos 12 hombres vigilan 9.140 plantas, y 3.077 más son de otros.\n"
    (tmp_path / "efe.txt").write_text(text, encoding="utf-8")
    said = ("--publisher", "EFE", "--date", "2014-03-01", "--lang", "es", "--json")
    code, out, _ = command("add", str(tmp_path / "efe.txt"), *said)
    assert code == 0
    added = msgspec.json.decode(out)
    ((article, counts),) = added["figures"].items()
    listed = command.json("compare", article)["figures"]
    assert Counter(each["standing"] for each in listed) == counts
    last = command.text("compare", article).splitlines()[-1]
    assert last == ", ".join(f"{count} {name}" for name, count in counts.items())
    assert sum(counts.values()) == len(listed)
    assert set(counts) >= {"told before", "different", "new", "not compared"}
    shown = command.text("show", article)
    for standing in ("told before", "different"):
        assert shown.count(f"{standing}: ") == counts[standing]
    for each in listed:
        if each["unit"] is not None:
            (alone,) = command.json("compare", article, each["item"])["figures"]
            assert alone["standing"] == each["standing"]
