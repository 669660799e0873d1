"""Exporting in the app, by keys alone."""

import json
import os
import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefings import Library
from briefings.config import Config, ExportConfig
from briefings.errors import NoSpaceError
from briefings.export import saving
from briefings.notes.model import Content, Target
from tests.pilot.driving import SAMPLE, reader, settle, status
from tests.proposed import ARTICLE
from tui.app import BriefingsApp
from tui.screens.export import ExportScreen
from tui.screens.preview import PreviewScreen
from tui.widgets.prompt import Entry

SIZE = (80, 24)


@pytest.fixture
def library(library: Library) -> Library:
    library.notes.set_author("Ann")
    return library


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program was started in."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    for name in ("SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    return here


def note(library: Library, body: str, *tags: str) -> None:
    library.notes.add(Target(briefing=SAMPLE), Content(body=body, tags=tags))


def app_of(library: Library, **export: str | bool) -> BriefingsApp:
    """The app whose form begins with the full depth, unless `export` says otherwise."""
    config = Config(export=ExportConfig(**{"depth": "full"} | export))  # type: ignore[arg-type]
    return BriefingsApp(library, library.get(SAMPLE), config=config)


async def press(app: BriefingsApp, pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(app, pilot)


def content(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def screen(app: BriefingsApp) -> ExportScreen:
    assert isinstance(app.screen, ExportScreen)
    return app.screen


def shown(app: BriefingsApp) -> str:
    page = app.screen.query_one("#body").view.page  # type: ignore[attr-defined]
    return "\n".join(page.line(row) for row in range(len(page.rows)))


async def test_two_keys_write_the_briefing_with_its_notes(library: Library, folder: Path) -> None:
    note(library, "for all")
    note(library, "for me", "private")
    app = app_of(library)
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e", "w")
        (written,) = files(folder)
        assert written.name == f"{SAMPLE}.html"
        text = content(written)
        assert "for all" in text
        assert "for me" not in text
        assert str(written) in shown(app).replace("\n  ", "")
        assert f"{len(text.encode()):,} bytes" in shown(app)
        assert "1 note went along" in shown(app)
        assert "1 stays" in shown(app)
        assert "Written" in status(app)
        await press(app, pilot, "q")
        assert reader(app)


async def test_a_brief_is_what_the_form_begins_with(library: Library, folder: Path) -> None:
    note(library, "It will hold.", "assessment")
    app = BriefingsApp(library, library.get(SAMPLE))
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e")
        form = screen(app).form
        assert "(*) brief" in shown(app)
        assert "PANELS" not in shown(app)
        await press(app, pilot, "p")
        assert "It will hold." in shown(app)
        await press(app, pilot, "q", "w")
        assert "found no room" in shown(app)
    (written,) = files(folder)
    assert (written.name, form.depth) == (f"{SAMPLE}-brief.html", "brief")
    text = content(written)
    assert text.index("It will hold.") < text.index("Bottom lines")
    assert "by Ann" in text


async def test_a_handling_mark_is_typed_and_taken_away(library: Library, folder: Path) -> None:
    app = app_of(library, format="txt", depth="brief")
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e")
        screen(app).body.view.go_to_item("marking")
        await press(app, pilot, "enter")
        app.screen.query_one(Entry).value = "For official use"
        await press(app, pilot, "enter", "w")
        assert content(folder / f"{SAMPLE}-brief.txt").startswith("FOR OFFICIAL USE\n")
        screen(app).body.view.go_to_item("marking")
        await press(app, pilot, "enter")
        app.screen.query_one(Entry).value = ""
        await press(app, pilot, "enter")
        assert screen(app).form.options.marking is None


async def test_all_answers_reach_the_file(library: Library, folder: Path) -> None:
    note(library, "for me", "private")
    app = app_of(library, format="json")
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e")
        rows = [screen(app).body.view.item]
        for _ in range(20):
            await press(app, pilot, "j")
            item = screen(app).body.view.item
            if item == rows[-1]:
                break
            rows.append(item)
            if item in ("panel:security", "source", "private"):
                await press(app, pilot, "enter")
        await press(app, pilot, "w")
    (written,) = files(folder)
    exported = json.loads(content(written))
    assert written.suffix == ".json"
    assert "for me" in json.dumps(exported)
    assert not exported["briefing"].get("text")
    panels = [panel["key"] for panel in exported["briefing"]["panels"]]
    assert len(panels) == 3
    assert "security" not in panels


async def test_an_existing_file_is_kept_and_another_name_offered(
    library: Library, folder: Path
) -> None:
    note(library, "for all")
    there = folder / f"{SAMPLE}.html"
    app = app_of(library)
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e")
        there.write_text("mine", encoding="utf-8")
        await press(app, pilot, "w")
        assert "NOT WRITTEN" in shown(app)
        assert f"w writes {SAMPLE}-2.html instead" in shown(app).replace("\n ", "")
        assert content(there) == "mine"
        await press(app, pilot, "w")
        assert "for all" in content(folder / f"{SAMPLE}-2.html")


async def test_the_form_begins_with_a_name_that_is_free(library: Library, folder: Path) -> None:
    (folder / f"{SAMPLE}.html").touch()
    app = app_of(library)
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e")
        assert f"{SAMPLE}-2.html" in re.sub(r"\n +", "", shown(app))
        await press(app, pilot, "w")
        screen(app).body.view.go_to_item("format:md")
        await press(app, pilot, "enter", "w")
        assert sorted(path.name for path in files(folder)) == [
            f"{SAMPLE}-2.html", f"{SAMPLE}.html", f"{SAMPLE}.md",
        ]  # fmt: skip


async def test_another_place_is_typed(library: Library, folder: Path) -> None:
    app = app_of(library)
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e", "G", "enter")
        app.screen.query_one(Entry).value = "elsewhere.html"
        await press(app, pilot, "enter", "w")
        assert [path.name for path in files(folder)] == ["elsewhere.html"]


async def test_a_folder_that_is_missing_is_a_sentence(library: Library, folder: Path) -> None:
    app = app_of(library, folder=str(folder / "none"))
    async with app.run_test(size=(40, 12)) as pilot:
        await press(app, pilot, "e", "w")
        assert "There is no folder" in shown(app)
        assert screen(app).body.view.item == "outcome", "the sentence is in view"
        assert not files(folder)


async def test_a_pipe_is_refused_instead_of_waited_for(library: Library, folder: Path) -> None:
    app = app_of(library)
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e")
        os.mkfifo(folder / f"{SAMPLE}.html")
        await press(app, pilot, "w")
        assert "is no plain file" in shown(app)


async def test_enter_on_what_went_wrong_asks_for_another_place(
    library: Library, folder: Path
) -> None:
    app = app_of(library, folder=str(folder / "none"))
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e", "w", "enter")
        app.screen.query_one(Entry).value = str(folder)
        await press(app, pilot, "enter", "w")
        assert [path.name for path in files(folder)] == [f"{SAMPLE}.html"], "into the folder"


async def test_the_second_format_does_not_get_the_firsts_name(
    library: Library, folder: Path
) -> None:
    app = app_of(library)
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e")
        (folder / f"{SAMPLE}.html").touch()
        await press(app, pilot, "w", "w")
        screen(app).body.view.go_to_item("format:md")
        await press(app, pilot, "enter", "w")
        assert sorted(path.name for path in files(folder)) == [
            f"{SAMPLE}-2.html", f"{SAMPLE}-2.md", f"{SAMPLE}.html",
        ]  # fmt: skip


async def test_a_full_disk_is_a_sentence_and_the_screen_goes_on(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Path:
        raise NoSpaceError("The disk is full.")

    app = app_of(library)
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e")
        with monkeypatch.context() as patched:
            patched.setattr(saving, "save", full)
            await press(app, pilot, "w")
        assert "The disk is full." in shown(app)
        await press(app, pilot, "w")
        assert "Written" in status(app)


@pytest.mark.parametrize("name", ["html", "md", "csv", "docx"])
async def test_the_preview_shows_what_would_be_written(
    library: Library, folder: Path, name: str
) -> None:
    note(library, "for all")
    app = app_of(library, format=name)
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e", "p")
        assert isinstance(app.screen, PreviewScreen)
        assert ("hectare" if name == "csv" else "for all") in shown(app)
        assert name == "md" or "<" not in shown(app)
        await press(app, pilot, "q")
        assert screen(app).form.format == name
        assert "together" not in status(app)
        assert not files(folder)


async def test_one_panel_stays(library: Library, folder: Path) -> None:
    app = app_of(library)
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e")
        for key, _ in screen(app).form.panels:
            screen(app).body.view.go_to_item(f"panel:{key}")
            await press(app, pilot, "enter")
        assert "One panel has to stay" in status(app)
        assert len(screen(app).form.chosen) == 1


async def test_over_ssh_the_command_for_the_other_side_is_shown(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(library)
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e")
        assert "ssh HOST" not in shown(app)
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")
    app = app_of(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(app, pilot, "e", "j", "enter")
        command = " ".join(shown(app).split())
        assert f"export {SAMPLE} --format json -o - > {SAMPLE}.json" in command


async def test_y_copies_the_command_for_the_other_side(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    app = app_of(library)
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e", "y")
        assert "over SSH" in status(app)
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")
    app = app_of(library)
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e", "Y")
        assert "copied.txt" in status(app)
    copied = content(folder / ".local" / "state" / "briefings" / "copied.txt")
    assert copied.startswith("ssh HOST ")
    assert copied.endswith(f"export {SAMPLE} --format html -o - > {SAMPLE}.html\n")


async def test_the_settings_say_what_the_form_begins_with(library: Library, folder: Path) -> None:
    app = app_of(library, format="md", folder="/srv", source=False)
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e")
        form = screen(app).form
        assert (form.format, form.place, form.source) == ("md", Path(f"/srv/{SAMPLE}.md"), False)
    app = app_of(library, language="es", depth="notes", marking="For us")
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e")
        options = screen(app).form.options
        assert (options.language, options.depth, options.marking) == ("es", "notes", "For us")
    app = app_of(library, format="papyrus", language="xx")
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "e")
        assert screen(app).form.format == "html"
        assert screen(app).form.options.language is None


async def test_a_draft_that_is_not_in_the_file_is_named(library: Library, folder: Path) -> None:
    with Library(library.directory) as other:
        other.drafts.begin(Target(briefing=SAMPLE)).update(Content(body="Half a thought"))
    app = app_of(library)
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "e", "w")
        assert "1 draft waits, “Half a thought”: D opens it." in " ".join(shown(app).split())


async def test_what_is_marked_in_the_catalogue_is_one_brief(library: Library, folder: Path) -> None:
    other = folder.parent / "harbour.txt"
    other.write_text(f"Harbour reopens\n\n{ARTICLE}", encoding="utf-8")
    added, _ = library.add(other)
    note(library, "of the first", "assessment")
    app = app_of(library, format="txt", depth="full")
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "L", "m", "m")
        assert "2 marked: e exports them" in status(app)
        assert shown(app).count("* ") == 2
        await press(app, pilot, "m", "g", "g", "m", "m")
        assert shown(app).count("* ") == 1
        await press(app, pilot, "g", "g", "m", "e")
        assert screen(app).form.briefings == (SAMPLE, added[0].id)
        assert "PANELS" not in shown(app)
        assert {each.name for each in screen(app).form.formats} == {
            "docx", "html", "md", "pdf", "txt", "xlsx",
        }  # fmt: skip
        await press(app, pilot, "w")
        text = content(folder / "brief.txt")
        assert "of the first" in text
        assert "[2]" in text
        await press(app, pilot, "q")
        assert "* " in shown(app)


async def test_in_the_catalogue_the_briefing_under_the_cursor_is_exported(
    library: Library, folder: Path
) -> None:
    app = app_of(library, format="md")
    async with app.run_test(size=SIZE) as pilot:
        await press(app, pilot, "L", "e")
        assert screen(app).form.briefings == (SAMPLE,)
        await press(app, pilot, "w")
        assert (folder / f"{SAMPLE}.md").exists()
