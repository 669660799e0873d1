"""What only said an item's old source goes when an editor names another one."""

import msgspec
import pytest

from briefings import Library
from briefings.anchors.spans import evidence_at
from briefings.model import Figure, Span
from briefings.review.decision import Edit
from tests.unit.review.test_reviews import item


@pytest.fixture
def held(library: Library, port: str) -> Figure:
    """A figure that stands on its number and, elsewhere, on the name of who says it."""
    figure = item(library, port, "54 percent")
    assert isinstance(figure, Figure)
    article = library.get(port).article
    start = article.text.index("Núñez")
    said = evidence_at(article, Span(start, start + len("Núñez")))
    assert said.paragraph != figure.evidence[0].paragraph
    told = msgspec.structs.replace(
        figure, source="Ana Núñez", evidence=(*figure.evidence[:1], said)
    )
    library.reviews.decide(port, [Edit(told)], editor="Ana")
    now = item(library, port, "54 percent")
    assert isinstance(now, Figure)
    assert said in now.evidence
    return now


def _texts(library: Library, port: str) -> list[str]:
    return [each.text for each in item(library, port, "54 percent").evidence]


def test_the_old_sources_passage_goes_with_it(library: Library, port: str, held: Figure) -> None:
    library.reviews.decide(
        port, [Edit(msgspec.structs.replace(held, source="Eva Luna"))], editor="Ana"
    )
    texts = _texts(library, port)
    assert "Núñez" not in texts
    assert "54 percent" in texts


def test_a_passage_stays_where_another_value_or_the_evidence_was_changed(
    library: Library, port: str, held: Figure
) -> None:
    dated = msgspec.structs.replace(held, period="2019")
    library.reviews.decide(port, [Edit(dated)], editor="Ana")
    assert "Núñez" in _texts(library, port)
    now = item(library, port, "54 percent")
    assert isinstance(now, Figure)
    chosen = [each for each in now.evidence if each.text in ("54 percent", "Núñez")]
    assert len(chosen) < len(now.evidence)
    again = msgspec.structs.replace(now, source="Eva Luna", evidence=tuple(chosen))
    library.reviews.decide(port, [Edit(again)], editor="Ana")
    assert "Núñez" in _texts(library, port)
