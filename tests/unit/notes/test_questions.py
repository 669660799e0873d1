"""Open questions that notes close, and open again."""

import datetime as dt

import pytest
from rich.cells import cell_len

from briefings.layout.overview import QUESTIONS, OverviewOptions, overview_page
from briefings.layout.panel import panel_page
from briefings.notes.model import Content, Note, Target
from briefings.notes.notebook import notebook
from briefings.notes.questions import still_open
from briefings.notes.states import turned
from briefings.overview.overview import overview
from tests.unit.core.builders import briefing, open_question

DAY = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)


def note(day: int, *tags: str) -> Note:
    when = DAY + dt.timedelta(days=day)
    return Note(
        id=str(day),
        target=Target(briefing="b", item="q"),
        content=Content(body="They are.", tags=tags),
        author="Ana",
        created=when,
        modified=when,
        revision=1,
    )


@pytest.mark.parametrize(
    ("tags", "is_open"),
    [
        ([], True),
        ([("todo",)], True),
        ([("answer",)], False),
        ([("x", "resolved")], False),
        ([("answer",), ("open",)], True),
        ([("open",), ("answer",)], False),
        ([("answer",), ("x",)], False),
        ([("Answer",)], False),
        ([("#Resuelta",)], False),
        ([("done",), ("Pendiente",)], True),
        ([("done", "open")], True),
    ],
)
def test_the_newest_note_that_says_so_closes_or_opens(
    tags: list[tuple[str, ...]], is_open: bool
) -> None:
    made = briefing([open_question("q", text="Are they?"), open_question("r", text="Who?")])
    book = notebook(made, [note(day, *each) for day, each in enumerate(tags)])
    assert [q.id for q in still_open(made, book)] == (["q", "r"] if is_open else ["r"])
    told = overview(made, book)
    assert (told.open_questions, told.closed_questions) == ((2, 0) if is_open else (1, 1))
    laid_out = OverviewOptions(today=dt.date(2024, 5, 2))
    page = overview_page(made, told, 80, cell_len, laid_out)
    (row,) = [page.line(at) for at in page.rows_of(QUESTIONS)]
    assert row.strip() == ("2 open questions" if is_open else "2 open questions, 1 closed")
    assert overview(made, book).open_questions == (2 if is_open else 1)
    page = panel_page(made, made.panels[0], 78, cell_len, book)
    shown = page.line(page.rows_of("q").start).strip()
    assert shown == ("- Are they?" if is_open else "- Closed: Are they?")


@pytest.mark.parametrize(
    ("tags", "then"),
    [
        ((), ("open",)),
        (("open",), ("done",)),
        (("TODO", "harbour"), ("harbour", "done")),
        (("answer",), ("open",)),
        (("open", "done"), ("done",)),
        (("hecha",), ("abierto",)),
    ],
)
def test_a_state_is_turned_and_other_tags_stay(
    tags: tuple[str, ...], then: tuple[str, ...]
) -> None:
    assert turned(tags) == then
