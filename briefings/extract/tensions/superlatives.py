"""The first or largest of the world: of which year, and by whose count."""

from collections.abc import Iterator

from briefings.extract.findings import FoundTension
from briefings.extract.tensions.article_reading import TensionReading


def superlatives(article: TensionReading) -> Iterator[FoundTension]:
    """Yield sentences that call something the first of the world and name no year."""
    for each in article.with_sign("superlative"):
        found = each.sign("superlative")
        if found and not article.has_date(each):
            yield FoundTension(
                start=each.span[0],
                end=each.span[1],
                confidence=0.7,
                rule="superlative",
                kind="superlative",
                spans=(each.span,),
                text="Check of which year this rank is, and by whose count.",
                reason="Something is called the first of the world, and no year is named.",
                severity="low",
            )
