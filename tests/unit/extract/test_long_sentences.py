"""An article that never ends a sentence: what is proposed for it stays as short as its words."""

from briefings.documents.document import ReadOptions
from briefings.documents.plain_text import read
from briefings.extract.extraction import extract
from briefings.extract.proposal import propose
from briefings.model import Article


def _article(text: str) -> Article:
    (document,) = read(text.encode(), "long.txt", ReadOptions(mend=False))
    return document.article


def test_a_sentence_without_an_end_stands_in_no_item_as_a_whole() -> None:
    article = _article("“the road is shut”, said Ana Rey, the mayor of Vico, and " * 400)
    found = propose(article, extract(article, "en", None))
    statements = [item for item in found.items if item.kind == "statement"]
    assert len(statements) > 100
    longest = max(each.end - each.start for item in statements for each in item.evidence)
    assert longest < len(article.text) / 4


def test_an_item_stands_on_the_sentence_around_it() -> None:
    sentence = "“The road is shut for the winter”, said Ana Rey, the mayor of Vico."
    article = _article(f"The valley\n\nSnow fell all night. {sentence} Trucks waited.\n")
    found = propose(article, extract(article, "en", None))
    (statement,) = (item for item in found.items if item.kind == "statement")
    assert sentence in [each.text for each in statement.evidence]
