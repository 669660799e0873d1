"""A headline that tells as done what the text only intends."""

from collections.abc import Iterator
from typing import Final

from briefings.extract.findings import FoundTension
from briefings.extract.tensions.article_reading import ReadSentence, TensionReading

_SHARED: Final = 2
"""Words that a sentence must share with the headline, the act and the place apart."""


def headline_and_text(article: TensionReading) -> Iterator[FoundTension]:
    """Yield the headline and a quoted sentence whose act, to come, is that of the headline."""
    head = article.sentences[0] if article.sentences else None
    if head is None or not head.is_heading or not head.sign("results"):
        return
    quoted = [(each.start, each.end) for each in article.findings.quotes]
    for each in article.sentences[1:]:
        if each.is_heading or not any(
            start < each.span[1] and each.span[0] < end for start, end in quoted
        ):
            continue
        shared = each.stems & head.stems
        acts = each.acts(done=False) & shared
        if acts and len(shared) > _SHARED and each.places & head.places:
            yield _tension(head, each)
            return


def _tension(head: ReadSentence, text: ReadSentence) -> FoundTension:
    return FoundTension(
        start=head.span[0],
        end=head.span[1],
        confidence=0.7,
        rule="headline against text",
        kind="headline",
        spans=(head.span, text.span),
        text="Check whether what the headline tells as reached has been done.",
        reason="The headline tells a result; the quotation on it speaks of what will be done.",
        severity="high",
    )
