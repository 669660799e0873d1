"""How a panel shows what was proposed."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from rich.cells import cell_len

from briefings import Briefing, Library
from briefings.layout.digest import FOLDED, Folding, digest
from briefings.layout.panel import panel_page
from briefings.layout.proposals import (
    mark,
    paragraph_of,
    paragraph_row,
    reasons_for,
)
from briefings.layout.source import cited_spans, source_note
from briefings.model import AnyItem, Review
from briefings.progress import weighs
from briefings.review.decision import Confirm
from tests import proposed


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("proposals")
    with Library(folder / "library") as opened:
        yield opened


@pytest.fixture(scope="module")
def briefing(library: Library) -> Briefing:
    return library.get(proposed.add(library))


def lines(briefing: Briefing, panel: int = 0, width: int = 78, **folding: object) -> list[str]:
    page = panel_page(
        briefing,
        briefing.panels[panel],
        width,
        cell_len,
        folding=Folding(**folding),  # type: ignore[arg-type]
    )
    return [page.line(row) for row in range(len(page.rows))]


def item(briefing: Briefing, text: str) -> AnyItem:
    return next(i for i in briefing.items if i.evidence[0].text == text)


def with_item(briefing: Briefing, changed: AnyItem) -> Briefing:
    """Return a briefing with one item changed."""
    items = tuple(changed if i.id == changed.id else i for i in briefing.items)
    panels = tuple(
        msgspec.structs.replace(p, items=tuple(i for i in items if p.topic.key in i.topics))
        for p in briefing.panels
    )
    return msgspec.structs.replace(briefing, items=items, panels=panels)


@pytest.mark.parametrize(
    ("confidence", "review", "sign"),
    [
        (0.95, "proposed", "?"),
        (0.9, "proposed", "?"),
        (0.7, "proposed", "??"),
        (0.5, "proposed", "???"),
        (0.95, "accepted", "*"),
        (0.95, "confirmed", ""),
        (0.5, "confirmed", ""),
    ],
)
def test_an_item_that_nobody_stands_by_has_a_mark(
    briefing: Briefing, confidence: float, review: Review, sign: str
) -> None:
    figure = item(briefing, "11,300 containers")
    assert figure.suggestion is not None
    suggestion = msgspec.structs.replace(figure.suggestion, confidence=confidence)
    figure = msgspec.structs.replace(figure, suggestion=suggestion, review=review)
    assert mark(figure) == sign
    rows = lines(with_item(briefing, figure), is_open=True)
    row = next(row for row in rows if "11,300 containers" in row)
    assert row[:5].strip() == sign


def test_weak_ones_are_folded_and_counted(briefing: Briefing) -> None:
    shut, wide = lines(briefing), lines(briefing, is_open=True)
    assert not any("1,900 containers" in row for row in shut)
    assert "     2 weak folded away: `briefings review` lists all." in shut
    assert any("1,900 containers" in row for row in wide)
    assert not any("folded" in row for row in wide)


def test_what_was_rejected_is_folded_unless_it_is_kept_in_view(briefing: Briefing) -> None:
    figure = item(briefing, "11,300 containers")
    items = tuple(i for i in briefing.items if i != figure)
    panels = tuple(
        msgspec.structs.replace(p, items=tuple(i for i in p.items if i != figure))
        for p in briefing.panels
    )
    turned = msgspec.structs.replace(briefing, items=items, panels=panels, rejected=(figure,))
    assert not any("11,300 containers" in row for row in lines(turned))
    assert any("2 weak and 1 rejected folded away" in row for row in lines(turned))
    rows = lines(turned, kept=frozenset({figure.id}))
    before = [row for row in lines(briefing) if "11,300 containers" in row]
    assert [row for row in rows if "11,300 containers" in row] == [before[0].replace("?", "x", 1)]


def test_no_row_moves_when_somebody_decides(library: Library) -> None:
    article = library.ids()[0]
    article = next(i for i in library.ids() if library.get(i).source.title == proposed.TITLE)
    before = lines(library.get(article))
    decided = [i.id for i in library.get(article).panels[0].items if i.kind == "figure"][2:4]
    library.reviews.decide(article, [Confirm(i) for i in decided], editor="Ann")
    after = lines(library.get(article))
    assert [row[5:] for row in before] == [row[5:] for row in after]
    assert before != after


def test_a_bottom_line_of_the_articles_own_says_so(briefing: Briefing) -> None:
    assert lines(briefing)[0] == "BOTTOM LINE, QUOTED"
    assert lines(briefing)[1].startswith(" ?   ")
    written = msgspec.structs.replace(briefing.panels[0], wording="written")
    page = panel_page(briefing, written, 78, cell_len)
    assert page.line(0) == "BOTTOM LINE"
    assert page.line(1).startswith("     ")


@pytest.mark.parametrize("width", [20, 39, 64, 78])
def test_the_paragraphs_of_a_panel_stand_at_its_end(briefing: Briefing, width: int) -> None:
    page = panel_page(briefing, briefing.panels[0], width, cell_len)
    rows = [row for row in page.rows if paragraph_of(row.item)]
    assert [paragraph_of(row.item) for row in rows] == [2, 3, 4, 5, 18], "a row each"
    assert all(cell_len(page.line(i)) <= width for i in range(len(page.rows)))
    assert paragraph_row(3) == rows[1].item
    assert paragraph_of(FOLDED) is None


def test_a_panel_that_somebody_wrote_has_no_margin_for_marks(library: Library) -> None:
    seeded = library.get("vraem-2014")
    rows = lines(seeded)
    assert rows[0] == "BOTTOM LINE"
    assert rows[1].startswith("  ")
    assert not rows[1].startswith("   ")
    assert digest(seeded, seeded.panels[0]).folded == ()


def test_why_an_item_was_proposed_is_said_until_somebody_decides(briefing: Briefing) -> None:
    figure = item(briefing, "11,300 containers")
    assert reasons_for(figure) == "sure, 95%: a number with its unit"
    assert reasons_for(msgspec.structs.replace(figure, review="confirmed")) == ""


def test_in_source_names_that_ride_along_are_not_marked(briefing: Briefing) -> None:
    cited = cited_spans(briefing)
    name, weak = item(briefing, "Hermanos del Muelle"), item(briefing, "1,900 containers")
    assert name.spans[0] not in cited
    assert weak.spans[0] not in cited
    confirmed = msgspec.structs.replace(name, review="confirmed")
    assert name.spans[0] in cited_spans(with_item(briefing, confirmed))


def test_the_source_note_says_how_far_the_review_is(briefing: Briefing) -> None:
    assert "Proposed by the program" in source_note(briefing)[0]
    others = sum(not weighs(each) and each.review == "proposed" for each in briefing.items)
    assert others
    assert (
        f"0 of 13 items that count reviewed; others that are proposed: {others}."
        in source_note(briefing)[0]
    )
