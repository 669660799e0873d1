"""What of a panel stands there at first: brief, and nothing lost."""

import datetime as dt
import re

import msgspec
import pytest
from rich.cells import cell_len

from briefings.layout.digest import FOLDED, Folding, digest
from briefings.layout.page import Page
from briefings.layout.panel import PanelOptions, panel_page
from briefings.model import AnyItem, Briefing, Panel, Severity
from briefings.notes.model import Content, Note, Target
from briefings.notes.notebook import NO_NOTES, Notebook, notebook

from .builders import actor, briefing, figure, key_point, place, statement, tension

BRIEF = Folding("w shows them.", is_brief=True)
OPEN = Folding("w shows them.", is_open=True, is_brief=True)

DAY = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)

MOST_WORDS = 2_500
"""Of all panels of the packaged briefing, as they are first shown."""


def page_of(
    made: Briefing,
    panel: Panel,
    folding: Folding = BRIEF,
    notes: Notebook = NO_NOTES,
    width: int = 78,
) -> Page:
    return panel_page(made, panel, width, cell_len, notes, folding, PanelOptions(is_airy=True))


def lines(page: Page) -> list[str]:
    return [page.line(row, cell_len) for row in range(len(page.rows))]


def shown(*items: AnyItem, folding: Folding = BRIEF) -> str:
    made = briefing(items)
    return "\n".join(lines(page_of(made, made.panels[0], folding)))


def with_panels(made: Briefing, *topics: tuple[str, ...]) -> Briefing:
    """Return a briefing whose items stand in panels `a`, `b` …: those named for each, in turn."""
    items = tuple(
        msgspec.structs.replace(item, topics=keys)
        for item, keys in zip(made.items, topics, strict=True)
    )
    panel = made.panels[0]
    panels = tuple(
        msgspec.structs.replace(
            panel,
            topic=msgspec.structs.replace(panel.topic, key=key, short=f"Panel {key}"),
            items=tuple(item for item in items if key in item.topics),
        )
        for key in sorted({key for keys in topics for key in keys})
    )
    return msgspec.structs.replace(made, items=items, panels=panels)


@pytest.mark.parametrize("width", [78, 80])
def test_the_panels_of_the_first_article_are_brief(seeded: Briefing, width: int) -> None:
    pages = [page_of(seeded, panel, width=width) for panel in seeded.panels]
    assert sum(len(line.split()) for page in pages for line in lines(page)) <= MOST_WORDS


@pytest.mark.parametrize("width", [20, 40, 78])
def test_what_is_folded_is_counted_and_comes_back(seeded: Briefing, width: int) -> None:
    for panel in seeded.panels:
        brief, wide = (page_of(seeded, panel, f, width=width) for f in (BRIEF, OPEN))
        here = {row.item for row in brief.rows}
        every = {item.id: item for item in panel.items}
        assert every.keys() <= {row.item for row in wide.rows}
        away = [item for key, item in every.items() if key not in here]
        said = " ".join(brief.line(row, cell_len) for row in brief.rows_of(FOLDED))
        assert away
        counted = {kind: int(n) for n, kind in re.findall(r"(\d+)\s+(\w+)", said)}
        tensions = [item for item in away if item.kind == "tension"]
        names = [item for item in away if item.kind in ("actor", "place")]
        assert counted.get("low", 0) + counted.get("told", 0) == len(tensions)
        assert counted.get("repeated", 0) == len(away) - len(tensions) - len(names)
        text = " ".join(" ".join(lines(brief)).split())
        assert all(item.text in text for item in names), "their names stand there"
        assert not wide.rows_of(FOLDED)


@pytest.mark.parametrize("folding", [BRIEF, OPEN])
def test_each_tension_is_told_once_in_a_briefing(seeded: Briefing, folding: Folding) -> None:
    texts = [
        " ".join(" ".join(lines(page_of(seeded, panel, folding))).split())
        for panel in seeded.panels
    ]
    for each in seeded.tensions:
        told = [text.count(" ".join(each.reasoning.split())) for text in texts]
        if folding.is_open:
            first = next(i for i, p in enumerate(seeded.panels) if p.topic.key in each.topics)
            assert told == [int(i == first) for i in range(len(texts))]
        else:
            assert sum(told) == (each.severity == "high")


def test_tensions_stand_in_the_order_of_their_weight_which_is_said() -> None:
    every: tuple[Severity, ...] = ("low", "medium", "high")
    items = [tension(each, text=f"It is {each}.", severity=each) for each in every]
    rows = shown(*items, folding=OPEN).splitlines()
    said = [row.split()[:4] for row in rows if "It is" in row]
    assert said == [[each, "It", "is", f"{each}."] for each in reversed(every)]


def test_low_tensions_are_folded_and_counted() -> None:
    text = shown(tension("a", text="One.", severity="low"), tension("b", severity="high"))
    assert "One." not in text
    assert "1 low tension folded away: w shows them." in text


def test_a_tension_told_before_is_one_line_with_its_place() -> None:
    made = with_panels(
        briefing([tension("t", text="It cannot be.", reasoning="Why.", severity="high")]),
        ("a", "b"),
    )
    first, second = ("\n".join(lines(page_of(made, panel))) for panel in made.panels)
    assert "Why." in first
    assert "told in" not in first
    assert "It cannot be.  told in Panel a" in second
    assert "Why." not in second


@pytest.mark.parametrize(("severity", "role"), [("high", "warn"), ("medium", "muted")])
def test_the_mark_of_a_tension_that_weighs_less_is_dim(severity: Severity, role: str) -> None:
    made = briefing([key_point("k"), tension("t", items=("k",), severity=severity)])
    page = page_of(made, made.panels[0])
    last = page.rows[page.rows_of("k").start].segments[-1]
    assert (page.blocks[last.block].text, last.role) == ("!", role)


def test_a_tension_about_most_figures_marks_none_of_them() -> None:
    figures = [figure(f"f{n}", n) for n in range(1, 6)]
    made = briefing([*figures, tension("t", items=tuple(f.id for f in figures))])
    page = page_of(made, made.panels[0])
    assert not any(page.line(page.rows_of(f.id).start).endswith("!") for f in figures)


def test_who_has_been_introduced_is_a_name() -> None:
    said = [statement(f"s{n}", text="So.", speaker="Ada", role="mayor", cue="said") for n in "12"]
    rows = shown(*said).splitlines()
    assert [row for row in rows if "Ada" in row] == ["  Ada, mayor (said)", "  Ada (said)"]
    assert shown(*said, folding=OPEN).count("Ada, mayor (said)") == 2


def test_of_people_and_places_their_names_are_left() -> None:
    items = (actor("a", text="Ada", role="mayor"), actor("b", text="Bo"), place("p", text="Lund"))
    text = shown(*items)
    assert "ACTORS\n  Ada, Bo\n" in text
    assert "PLACES\n  Lund\n" in text
    assert "3 items’ details folded away" in text
    assert "Ada - mayor" in shown(*items, folding=OPEN)


def test_what_has_notes_is_never_folded() -> None:
    items = (actor("a", text="Ada", role="mayor"), tension("t", text="One.", severity="low"))
    made = briefing(items)
    notes = notebook(
        made,
        [
            Note(
                id=f"n-{i.id}",
                target=Target(briefing=made.id, item=i.id),
                content=Content(body="Ask."),
                author="Ana",
                created=DAY,
                modified=DAY,
                revision=1,
            )
            for i in items
        ],
    )
    page = page_of(made, made.panels[0], notes=notes)
    assert all(page.rows_of(item.id) for item in items)
    assert not page.rows_of(FOLDED)


def test_nothing_is_brief_for_the_command_line_and_in_a_review(seeded: Briefing) -> None:
    panel = seeded.panels[0]
    assert not digest(seeded, panel).folded
    items = {item.id for each in digest(seeded, panel).sections for item in each.items}
    assert items == {item.id for item in panel.items}


def test_headings_have_air_above_them_and_the_question_comes_first(seeded: Briefing) -> None:
    panel = seeded.panels[0]
    page = page_of(seeded, panel)
    rows = lines(page)
    assert " ".join(" ".join(rows[:2]).split()) == panel.topic.question
    heads = [i for i, row in enumerate(page.rows) if any(s.role == "heading" for s in row.segments)]
    assert len(heads) > 5
    assert all(rows[i - 1] == "" for i in heads)
    tight = panel_page(seeded, panel, 78, cell_len, NO_NOTES, BRIEF)
    assert tight.line(0) == "BOTTOM LINE"
    assert all(row.segments for row in tight.rows)
