"""One's own money under a heading about what comes from abroad."""

from collections.abc import Iterator

from briefings.extract.findings import FoundTension
from briefings.extract.tensions.article_reading import ReadSentence, SignHit, TensionReading
from briefings.extract.tensions.units import is_money
from briefings.extract.tensions.wording import span, worded


def own_money_under_foreign_heading(article: TensionReading) -> Iterator[FoundTension]:
    """Yield sums of a country's own under a heading that announces those of others."""
    heading: ReadSentence | None = None
    for each in article.sentences:
        if each.is_heading:
            heading = each if each.sign("foreign") else None
            continue
        own = each.sign("own")
        if heading and own:
            yield from _sums(article, heading, each, own)


def _sums(
    article: TensionReading, heading: ReadSentence, each: ReadSentence, own: SignHit
) -> Iterator[FoundTension]:
    for figure in each.figures:
        if not is_money(figure.unit):
            continue
        title = article.scan.text[heading.span[0] : heading.span[1]]
        yield FoundTension(
            start=figure.start,
            end=figure.end,
            confidence=0.85,
            rule="own money under a foreign heading",
            kind="category",
            spans=(heading.span, span(figure), (own.start, own.end)),
            text=f"Check whether {worded(article.scan, figure)} belongs under “{title}”.",
            reason="It is called one's own money; do not add it to what others give.",
            severity="medium",
        )
        return
