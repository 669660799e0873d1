"""What a proposed figure stands on: its own passage, and who says it only where that does not."""

import pytest

from briefings.extract.findings import FoundFigure, FoundInArticle, FoundName
from briefings.extract.proposal import propose
from briefings.model import Article, Figure
from tests.unit.extract.figure_sentences import scanned


def _paragraphs(text: str, figure: str, mentions: tuple[str, ...]) -> list[int]:
    scan = scanned(text, "en")
    places, after = [], 0
    for words in mentions:
        start = text.index(words, after)
        after = start + len(words)
        places.append((start, after))
    name = FoundName(
        start=places[0][0], end=places[0][1], name=mentions[0], kind="person",
        names=mentions[1:], mentions=tuple(places),
    )  # fmt: skip
    start = text.index(figure)
    found = FoundInArticle(
        language="en",
        sentences=tuple((each.start, each.end) for each in scan.sentences),
        figures=(
            FoundFigure(
                start=start, end=start + len(figure), value=1, unit="boat", source=name.name
            ),
        ),
        names=(name,),
        topics=tuple(() for _ in scan.paragraphs),
    )
    article: Article = scan.article
    (item,) = [each for each in propose(article, found).items if isinstance(each, Figure)]
    return list(dict.fromkeys(each.paragraph for each in item.evidence))


@pytest.mark.parametrize(
    ("text", "mentions", "expected"),
    [
        (
            "Ana Núñez runs the port.\n\nNúñez said 40 boats sank.",
            ("Ana Núñez", "Núñez"),
            [2],
        ),
        (
            "Ana Núñez runs the port.\n\nShe said 40 boats sank.\n\nNúñez left.",
            ("Ana Núñez", "Núñez"),
            [2, 1],
        ),
        (
            "Ana Núñez runs the port.\n\nThe night was long. “It was 40 boats.” Núñez wept.",
            ("Ana Núñez", "Núñez"),
            [2],
        ),
    ],
)
def test_a_passage_that_names_who_says_it_stands_alone(
    text: str, mentions: tuple[str, ...], expected: list[int]
) -> None:
    assert _paragraphs(text, "40 boats", mentions) == expected
