"""The sentences by which a panel begins."""

from briefings.extract.findings import FoundFigure, FoundInArticle
from briefings.extract.panels import panels_of
from briefings.model import Lens, Topic
from tests.unit.extract.scanning import scan_of

LENS = Lens(
    key="harbour",
    name="Harbour",
    topics=(
        Topic(key="ships", name="Ships", short="Ships", question="?"),
        Topic(key="money", name="Money", short="Money", question="?"),
    ),
)
TEXT = """\
Harbour reopens

The council said yes. The harbour of Brava reopened and 40 ships brought grain to the island.

Ships from the mainland had waited outside the harbour since the storm in spring. It was cold.

The bank lent the harbour the money that the ships could not bring in during spring.
"""


def found(*topics: str) -> FoundInArticle:
    start = TEXT.index("40 ships")
    figure = FoundFigure(start=start, end=start + 8, value=40)
    return FoundInArticle(language="en", topics=tuple((t,) for t in topics), figures=(figure,))


def test_each_topic_has_its_paragraphs_and_a_sentence_of_them() -> None:
    scan = scan_of(TEXT)
    panels, _ = panels_of(scan, LENS, found("ships", "ships", "ships", "money"))
    assert [(each.topic, each.paragraphs) for each in panels] == [
        ("ships", (1, 2, 3)),
        ("money", (4,)),
    ]
    lines = [scan.text[slice(*each.bottom_line)] for each in panels if each.bottom_line]
    assert lines[0].startswith("The harbour of Brava reopened")
    assert lines[1].startswith("The bank lent")


def test_points_are_other_sentences_than_the_bottom_line() -> None:
    scan = scan_of(TEXT)
    _, points = panels_of(scan, LENS, found("ships", "ships", "ships", "money"))
    assert [scan.text[each.start : each.end].split()[0] for each in points] == ["Ships"]
    assert [each.topic for each in points] == ["ships"]


def test_what_no_topic_claims_has_a_panel_of_its_own() -> None:
    panels, _ = panels_of(scan_of(TEXT), LENS, found("other", "money", "money", "money"))
    assert [each.topic for each in panels] == ["money", "other"]
    assert panels[1].bottom_line is None
