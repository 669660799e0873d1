"""One panel at two widths, row for row: what a reader sees."""

import pytest
from rich.cells import cell_len

from briefings.layout.panel import panel_page
from briefings.model import AnyItem, Evidence

from .builders import actor, briefing, figure, key_point, statement, tension


def on(paragraph: int) -> tuple[Evidence, ...]:
    return (Evidence(0, 1, "x", paragraph),)


ITEMS: list[AnyItem] = [
    key_point(
        "k",
        text="Boats wait for spare parts, and nobody knows from where these are to come.",
        evidence=on(7),
    ),
    figure(
        "f1",
        12500,
        approximate=True,
        what="fish landed by the boats of the town",
        period="2020",
        source="Ada Lovelace",
        measure="fish landed",
        scope="Brava",
        evidence=on(4),
    ),
    figure(
        "f2",
        15000,
        what="fish to be landed",
        period="2021",
        status="goal",
        measure="fish landed",
        scope="Brava",
    ),
    figure("f3", 3500000, "USD", bound="more_than", what="spent on the pier"),
    statement(
        "s",
        text="We will land a good deal more fish in the year that is to come",
        direct=True,
        speaker="Ada",
        role="mayor",
        cue="told",
        evidence=on(5),
    ),
    tension(
        "t",
        text="More fish is promised while all the boats wait in the harbour.",
        reasoning="Boats that wait in a harbour land nothing at all, promised or not.",
        items=("s", "k", "f1"),
        evidence=on(7),
    ),
    actor(
        "a",
        text="Ada",
        names=("A. L.",),
        role="mayor of the town since the great storm of the year before",
        evidence=on(4),
    ),
]
BOTTOM_LINE = "Fish is landed, and more of it is promised, as far as one can tell from here."

WIDE = """\
BOTTOM LINE
  Fish is landed, and more of it is promised, as far as one can tell
  from here.
KEY POINTS
  Boats wait for spare parts, and nobody knows from where these are  !
  to come.  ¶7
FIGURES
  ~12,500 t      fish landed by the  2020     Ada Lovelace  reported !
                 boats of the town
                 ¶4
  15,000 t       fish to be landed   2021                   goal
  >$3.5 million  spent on the pier   unknown                reported
  fish landed, Brava
    2020  ████████████████████      ~12,500 t
    2021  ░░░░░░░░░░░░░░░░░░░░░░░░  15,000 t
STATEMENTS
  Ada, mayor (told)                                                  !
    “We will land a good deal more fish in the year that is to come”
    ¶5
TENSIONS
  low     More fish is promised while all the boats wait in the
          harbour.  ¶7
          Inference: Boats that wait in a harbour land nothing at all,
          promised or not.
          Concerns: “Boats wait for spare parts, …”, ~12,500 t, Ada ¶5
ACTORS
  Ada (A. L.) - mayor of the town since the great storm of the year
  before  ¶4
"""

NARROW = """\
BOTTOM LINE
  Fish is landed, and more of it is
  promised, as far as one can tell
  from here.
KEY POINTS
  Boats wait for spare parts, and  !
  nobody knows from where these
  are to come.  ¶7
FIGURES
  ~12,500 t  2020 · reported       !
   fish landed by the boats of the
   town  ¶4, Ada Lovelace
  15,000 t  2021 · goal
   fish to be landed
  >$3.5 million  period unknown ·
                 reported
   spent on the pier
  fish landed, Brava
    2020  ████████████     ~12,500 t
    2021  ░░░░░░░░░░░░░░░  15,000 t
STATEMENTS
  Ada, mayor (told)                !
   “We will land a good deal more
   fish in the year that is to come”
   ¶5
TENSIONS
  low: More fish is promised
  while all the boats wait in the
  harbour.  ¶7
   Inference: Boats that wait in a
   harbour land nothing at all,
   promised or not.
   Concerns: “Boats wait for spare
   parts, …”, ~12,500 t, Ada ¶5
ACTORS
  Ada (A. L.) - mayor of the town
  since the great storm of the
  year before  ¶4
"""


@pytest.mark.parametrize(("width", "rows"), [(70, WIDE), (36, NARROW)])
def test_a_panel_is_laid_out_row_for_row(width: int, rows: str) -> None:
    made = briefing(ITEMS, bottom_line=BOTTOM_LINE)
    page = panel_page(made, made.panels[0], width, cell_len)
    assert [page.line(row, cell_len) for row in range(len(page.rows))] == rows.splitlines()
