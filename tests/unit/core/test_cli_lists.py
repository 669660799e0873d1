"""`briefings list`, `keys`, `verify`, and the ways into the app."""

from pathlib import Path

import pytest
from rich.cells import cell_len

import briefings
from briefings.settings.loading import load
from tests.unit.command_line import Command, Packaged

from . import builders

WRONG = builders.changed(('cue = "told"', 'cue = "swore"'))


def folder(where: Path, briefing: str = builders.BRIEFING) -> Path:
    made = where / "draft"
    made.mkdir()
    (made / "article.txt").write_text(builders.ARTICLE)
    (made / "briefing.toml").write_text(briefing)
    return made


def test_the_catalogue_as_text(made_up: Command) -> None:
    assert made_up.text("list").splitlines() == [
        "brava-2021",
        "  Harbour of Brava reopens",
        "  The Gazette, 2021-05-03",
    ]


def test_the_catalogue_as_json(made_up: Command) -> None:
    (entry,) = made_up.json("list")
    assert list(entry)[:4] == ["id", "title", "publisher", "published"]
    assert [entry[key] for key in list(entry)[:4]] == [
        "brava-2021", "Harbour of Brava reopens", "The Gazette", "2021-05-03",
    ]  # fmt: skip


def test_the_library_may_be_given_or_named_by_the_variable(
    made_up: Command, tmp_path: Path, packaged: Packaged
) -> None:
    assert "brava-2021" in made_up.text("list")
    packaged(builders.seed(briefing_id="elsewhere"))
    elsewhere = str(tmp_path / "elsewhere")
    assert made_up.text("--library", elsewhere, "list").startswith("elsewhere\n")
    assert (tmp_path / "library" / "library.log").exists()
    assert (tmp_path / "elsewhere" / "library.log").exists()
    assert not (tmp_path / "home").exists()


def test_the_keys_by_group_and_as_json(command: Command) -> None:
    assert command.text("keys").splitlines() == [
        "MOVE",
        "  j ↓              down",
        "FIND",
        "  /                find",
    ]
    assert command.json("keys") == command.front.key_table(load())


@pytest.mark.parametrize("columns", [20, 30, 50])
def test_lists_are_wrapped_to_the_terminal(
    made_up: Command, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for name in ("list", "keys", "verify"):
        assert max(map(cell_len, made_up.text(name).splitlines())) <= columns


def test_a_sound_briefing_verifies(made_up: Command, tmp_path: Path) -> None:
    sentence = ": sound, 20 pieces of evidence found\n"
    assert made_up.text("verify", "brava-2021") == f"brava-2021{sentence}"
    assert made_up.text("verify") == f"brava-2021{sentence}"
    assert made_up.text("verify", str(folder(tmp_path))) == f"draft{sentence}"


def test_a_folder_may_be_named_from_where_one_stands(
    made_up: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder(tmp_path).parent)
    assert made_up.text("verify", "draft").startswith("draft: sound")
    monkeypatch.chdir(tmp_path / "draft")
    assert made_up.text("verify", ".").startswith("draft: sound")


def test_an_unsound_briefing_ends_with_1_and_says_why(made_up: Command, tmp_path: Path) -> None:
    code, out, err = made_up("verify", str(folder(tmp_path, WRONG)))
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "draft: NOT SOUND, 20 pieces of evidence found",
        "SHOWN BUT NOT SAID",
        "  statement Ana Núñez ¶5 (promise) shows cue “swore”, which its evidence does",
        "  not say.",
    ]


def test_one_unsound_briefing_among_all_ends_with_1(command: Command, packaged: Packaged) -> None:
    packaged(builders.seed(), builders.seed(WRONG, briefing_id="other"))
    code, out, _ = command("verify")
    assert code == 1
    assert "brava-2021: sound" in out
    assert "other: NOT SOUND" in out


def test_each_kind_of_finding_has_its_heading(made_up: Command, tmp_path: Path) -> None:
    wrong = builders.changed(
        ('evidence = ["spare parts"]', "evidence = []"),
        ('cue = "told"', 'cue = "swore"'),
        ('words = "Brava", occurrence = 2', 'words = "Brava", occurrence = 9'),
        ('evidence = ["The boats of Brava wait for spare parts."]', 'evidence = ["2020"]'),
    )
    draft = folder(tmp_path, wrong)
    (draft / "article.txt").write_text(builders.ARTICLE + "\nNobody reads this.\n")
    code, out, _ = made_up("verify", str(draft))
    assert code == 1
    assert [line for line in out.splitlines() if line.isupper()] == [
        "EVIDENCE NOT FOUND",
        "WITHOUT EVIDENCE",
        "SHOWN BUT NOT SAID",
        "NOTHING STANDS ON",
    ]
    assert out.splitlines()[-1] == "  ¶8"


def test_uncited_paragraphs_alone_end_with_0(made_up: Command, tmp_path: Path) -> None:
    draft = folder(tmp_path)
    (draft / "article.txt").write_text(builders.ARTICLE + "\nNobody reads this.\n")
    assert made_up.text("verify", str(draft)).splitlines()[1:] == ["NOTHING STANDS ON", "  ¶8"]


def test_the_report_as_json(made_up: Command, tmp_path: Path) -> None:
    (sound,) = made_up.json("verify")
    assert sound["sound"] is True
    assert sound["id"] == "brava-2021"
    code, out, _ = made_up("verify", str(folder(tmp_path, WRONG)), "--json")
    assert code == 1
    assert '"sound": false' in out
    assert "(promise) shows cue" in out


def test_the_seeded_library_verifies(on_seeds: Command) -> None:
    assert all(report["sound"] for report in on_seeds.json("verify"))


def test_no_command_and_an_id_open_the_app(command: Command, tmp_path: Path) -> None:
    assert command() == (0, "", "")
    assert command("brava-2021") == (0, "", "")
    assert command("--library", "/x/y") == (0, "", "")
    assert command("--library", "/x/y", "brava-2021") == (0, "", "")
    assert command.front.opened == [
        (str(tmp_path / "library"), None),
        (str(tmp_path / "library"), "brava-2021"),
        ("/x/y", None),
        ("/x/y", "brava-2021"),
    ]


def test_help_names_every_command_in_ascii(command: Command) -> None:
    shown = command.text("--help")
    for name in ("keys", "list", "show", "verify", "--library DIR", "--version", "[ID | COMMAND"):
        assert name in shown
    assert shown.isascii()
    assert command.text("-h") == shown
    assert command.text("--version") == f"briefings {briefings.__version__}\n"
    for name in ("keys", "list", "show", "verify"):
        assert command.text(name, "--help").startswith(f"Usage: briefings {name}")
