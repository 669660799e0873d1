"""The answers of an export's form."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from briefings.export.document import Options
from briefings.export.formats import format_named
from tui.screens.export_form import (
    DEPTH,
    FORMAT,
    LANGUAGE,
    PANEL,
    PLACE,
    PRIVATE,
    SOURCE,
    UNREVIEWED,
    ExportForm,
)

FORM = ExportForm(
    briefings=("b.2",),
    title="A title",
    formats=(format_named("html"), format_named("md"), format_named("json")),
    panels=(("security", "Security"), ("funding", "Funding")),
    format="html",
    chosen=frozenset({"security", "funding"}),
    folder=Path("/home"),
    wished="full",
    private=1,
)


def test_it_begins_with_everything_but_private_notes() -> None:
    assert FORM.options == Options()
    assert FORM.place == Path("/home/b.2.html")


def test_labels_are_english_unless_another_language_is_chosen() -> None:
    spanish = FORM.changed(f"{LANGUAGE}es")
    assert spanish.options == Options(language="es")
    assert spanish.changed(f"{LANGUAGE}en").options == Options()


def test_the_usual_place_follows_the_format() -> None:
    assert FORM.changed(f"{FORMAT}md").place == Path("/home/b.2.md")
    assert FORM.at(" ~/x.html ").place == Path("~/x.html")
    assert FORM.at("x").at("").place == FORM.place


def test_another_name_is_usual_where_that_one_is_taken() -> None:
    form = replace(FORM, free={"b.2.html": "b.2-2.html"})
    assert form.place == Path("/home/b.2-2.html")
    assert form.at("../out/").place == Path("../out/b.2.html")
    assert form.changed(f"{FORMAT}md").place == Path("/home/b.2.md")


def test_a_typed_name_and_the_format_go_together() -> None:
    typed = FORM.at("~/x.md")
    assert typed.format == "md"
    assert typed.changed(f"{FORMAT}html").place == Path("~/x.html")
    assert FORM.at("notes.text").changed(f"{FORMAT}md").place == Path("notes.text")


def test_a_place_that_ends_like_a_folder_is_one() -> None:
    assert FORM.at("../out/").place == Path("../out/b.2.html")
    assert FORM.at("../out/").changed(f"{FORMAT}md").place == Path("../out/b.2.md")


def test_panels_go_in_the_briefings_order() -> None:
    without = FORM.changed(f"{PANEL}security")
    assert without.options.panels == ("funding",)
    assert without.changed(f"{PANEL}security").options.panels is None


def test_the_last_panel_stays() -> None:
    with pytest.raises(ValueError, match="One panel has to stay"):
        FORM.changed(f"{PANEL}security").changed(f"{PANEL}funding")


def test_source_and_private_notes_are_turned_round() -> None:
    changed = FORM.changed(SOURCE).changed(PRIVATE)
    assert changed.options == Options(source=False, with_private=True)
    assert changed.changed(SOURCE).changed(PRIVATE) == FORM


def test_a_row_without_an_answer_changes_nothing() -> None:
    assert FORM.changed(PLACE) == FORM


def test_what_nobody_has_reviewed_may_be_left_out() -> None:
    assert not FORM.options.reviewed_only
    form = replace(FORM, unreviewed=3)
    assert form.changed(UNREVIEWED).options.reviewed_only
    assert form.changed(UNREVIEWED).changed(UNREVIEWED) == form


def test_a_brief_has_all_panels_and_the_reviewed_alone() -> None:
    brief = replace(FORM, unreviewed=3).changed(f"{PANEL}security").changed(f"{DEPTH}brief")
    assert brief.options == Options(depth="brief")
    assert brief.changed(UNREVIEWED).options == Options(depth="brief", unreviewed=True)
    assert brief.changed(UNREVIEWED).changed(f"{DEPTH}full").options.panels == ("funding",)
    assert not brief.changed(UNREVIEWED).changed(f"{DEPTH}full").options.reviewed_only


def test_the_usual_name_follows_the_depth() -> None:
    assert FORM.changed(f"{DEPTH}brief").place == Path("/home/b.2-brief.html")
    assert FORM.changed(f"{DEPTH}notes").changed(f"{FORMAT}md").place == Path("/home/b.2-notes.md")


def test_a_format_that_holds_data_has_the_full_depth_and_no_mark() -> None:
    data = FORM.changed(f"{DEPTH}brief").marked(" For official use ").changed(f"{FORMAT}json")
    assert data.options == Options()
    assert data.place == Path("/home/b.2.json")
    back = data.changed(f"{FORMAT}md")
    assert back.options == Options(depth="brief", marking="For official use")
    assert back.marked(" ").options.marking is None
