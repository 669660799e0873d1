"""The screen before the app: a briefing at a place, and nothing of the reader's own."""

import datetime as dt
import textwrap

import pytest
from msgspec.structs import replace

from briefings.model import Briefing, ReadingPlace, Source, Spot
from briefings.notes.model import Content, Note, Target
from briefings.notes.notebook import Notebook, Placed
from briefings.origin import published
from tests.unit.core import builders
from tests.wire.emulator import Emulator
from tui.actions.keys import Keys
from tui.reading.tab_pages import NOTES, SOURCE
from tui.startup.first_page import BEGINNING, BEGINNING_ALONE, OPENING, first_page
from tui.style.looks import WITHOUT_COLOUR, Looks, looks_of
from tui.style.themes import DARK

COLOURED = looks_of(DARK)
NOW = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)


def shown(written: str, columns: int = 80, rows: int = 24) -> Emulator:
    """Return a terminal that shows it."""
    emulator = Emulator(columns, rows)
    emulator.feed(b"\x1b[?7l" + written.encode())
    return emulator


def drawn(
    briefing: Briefing,
    place: ReadingPlace | None,
    columns: int,
    rows: int,
    looks: Looks = COLOURED,
    *,
    pane: bool = True,
) -> str:
    return first_page(briefing, place, (columns, rows), keys=Keys(), looks=looks, pane=pane)


def text(briefing: Briefing, place: ReadingPlace | None, size: tuple[int, int]) -> list[str]:
    return shown(drawn(briefing, place, *size), *size).screen.text


@pytest.fixture(autouse=True)
def utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def test_it_begins_with_the_overview_and_says_that_it_is_opening(briefing: Briefing) -> None:
    rows = text(briefing, None, (80, 24))
    assert rows[0].startswith(briefing.source.title)
    assert rows[0].endswith(published(briefing.source))
    assert rows[1].startswith(" O Overview  1 Security ")
    assert rows[6] == "IN BRIEF"
    assert rows[-1] == BEGINNING, "and not that somebody has left it so"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)], ids=str)
def test_an_article_without_panels_is_its_source(briefing: Briefing, size: tuple[int, int]) -> None:
    rows = text(replace(briefing, panels=(), items=()), None, size)
    assert rows[1].split() == ["O", "Overview", "9", "Source", "0", "Notes"]
    assert rows[2].startswith("   1 ")
    assert rows[-1] == BEGINNING_ALONE


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (200, 50)], ids=str)
def test_every_row_is_there_and_fits(briefing: Briefing, size: tuple[int, int]) -> None:
    place = ReadingPlace(spot=Spot(tab=briefing.panels[0].topic.key))
    written = drawn(briefing, place, *size)
    wide = shown(written, size[0] + 50, size[1] + 5).screen.text
    assert all(len(row) <= size[0] for row in wide)
    assert wide[size[1] - 1] == OPENING
    assert not any(wide[size[1] :])


def test_it_stands_where_the_reader_left_off(briefing: Briefing) -> None:
    item = briefing.items[5]
    panel = next(p for p in briefing.panels if item.id in {i.id for i in p.items})
    place = ReadingPlace(spot=Spot(tab=panel.topic.key, item=item.id))
    rows = text(briefing, place, (80, 24))
    assert [row for row in rows if row.startswith(">")]
    source = ReadingPlace(spot=Spot(tab=SOURCE, offset=briefing.article.paragraphs[9].start))
    assert any(row.startswith("  10") for row in text(briefing, source, (80, 24)))


def test_the_cursor_is_on_the_item_or_on_the_first_word(briefing: Briefing) -> None:
    item = briefing.items[5]
    panel = next(p for p in briefing.panels if item.id in {i.id for i in p.items})
    for spot in (
        Spot(tab=panel.topic.key, item=item.id),
        Spot(tab=SOURCE, offset=briefing.article.paragraphs[9].start),
    ):
        screen = shown(drawn(briefing, ReadingPlace(spot=spot), 80, 24)).screen
        row = screen.text[screen.cursor.y]
        assert row.startswith(">") or (screen.cursor.y == 2 and "10 " in row)
        assert row[screen.cursor.x].isalnum()
        assert row[: screen.cursor.x].strip() in (">", "10")


def test_of_notes_and_queries_nothing_is_shown(briefing: Briefing) -> None:
    first = text(briefing, None, (80, 24))
    notes = ReadingPlace(spot=Spot(tab=NOTES), query="coca")
    assert text(briefing, notes, (80, 24)) == first
    queried = ReadingPlace(spot=Spot(tab=briefing.panels[0].topic.key), query="coca")
    assert drawn(briefing, queried, 80, 24) == drawn(
        briefing, ReadingPlace(spot=Spot(tab=briefing.panels[0].topic.key)), 80, 24
    )


def test_a_place_that_is_gone_is_no_fault(briefing: Briefing) -> None:
    nowhere = ReadingPlace(spot=Spot(tab="no such topic", item="no such item"))
    assert text(briefing, nowhere, (80, 24)) == text(briefing, None, (80, 24))


def test_beside_a_wide_panel_stands_the_evidence(briefing: Briefing) -> None:
    item = briefing.panels[0].items[0]
    place = ReadingPlace(spot=Spot(tab=briefing.panels[0].topic.key, item=item.id))
    wide, narrow = text(briefing, place, (120, 24)), text(briefing, place, (99, 24))
    assert any(row[80:].strip() for row in wide[2:-1])
    assert not any(row[79:].strip() for row in narrow[2:-1])


def test_without_colour_there_is_none(briefing: Briefing) -> None:
    emulator = shown(drawn(briefing, None, 80, 24, WITHOUT_COLOUR))
    cells = [emulator.screen.buffer[y][x] for y in range(24) for x in range(80)]
    assert {cell.fg for cell in cells} == {"default"}
    assert any(cell.reverse for cell in cells), "the tab that is open"
    coloured = shown(drawn(briefing, None, 80, 24))
    assert {coloured.screen.buffer[y][x].fg for y in range(24) for x in range(80)} > {"default"}


def test_without_utf8_it_is_ascii(briefing: Briefing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert drawn(briefing, None, 80, 24).isascii()


def test_where_it_is_not_wanted_the_evidence_does_not(briefing: Briefing) -> None:
    size = (120, 40)
    place = ReadingPlace(spot=Spot(tab=briefing.panels[0].topic.key))
    beside = shown(drawn(briefing, place, *size), *size).screen.text
    alone = shown(drawn(briefing, place, *size, pane=False), *size).screen.text
    assert "EVIDENCE" in beside[2]
    assert "EVIDENCE" not in "".join(alone)
    assert [row[:80].rstrip() for row in beside[2:]] == alone[2:]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
def test_an_article_alone_begins_with_its_source_and_wrapped_lines_flow(
    size: tuple[int, int],
) -> None:
    words = "The boats of Brava wait for spare parts that were sent for in the spring. " * 3
    article = builders.article(textwrap.fill(words, 61))
    alone = Briefing(id="boats", article=article, source=Source(title="Boats"))
    rows = text(alone, None, size)
    assert rows[0].split()[0] == "Boats"
    assert rows[0].endswith("date unknown")
    assert "Source" in rows[1]
    assert "\n".join(rows[2:]).startswith(
        textwrap.fill(words, size[0] - 2, initial_indent="  1 ", subsequent_indent="    ")[
            : size[0] * 2
        ]
    )
    assert rows[-1] == BEGINNING_ALONE


def test_the_overview_counts_the_notes_that_were_there_on_leaving(briefing: Briefing) -> None:
    note = Note(
        id="n",
        revision=1,
        target=Target(briefing=briefing.id),
        author="Ann",
        created=NOW,
        modified=NOW,
        content=Content(body="Secret"),
    )
    notebook = Notebook(notes=(Placed(note=note),))
    looks = looks_of(DARK)
    screen = first_page(briefing, None, (80, 60), keys=Keys(), looks=looks, notes=notebook)
    assert "1 note" in screen
    assert "Secret" not in screen
