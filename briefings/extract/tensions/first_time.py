"""Something is still to come “for the first time”, and is told as done elsewhere."""

from collections.abc import Iterator

from briefings.extract.findings import FoundTension
from briefings.extract.tensions.article_reading import ReadSentence, TensionReading
from briefings.extract.tensions.wording import listed


def first_time_and_done(article: TensionReading) -> Iterator[FoundTension]:
    """Yield sentences that tell one act of one place, as the first to come and as done."""
    for coming in article.with_sign("first_time"):
        acts = coming.acts(done=False)
        if not acts or not coming.places:
            continue
        for done in article.sentences:
            shared = done.places & coming.places
            if done is coming or done.is_heading or not shared or not acts & done.stems:
                continue
            if acts & done.acts(done=True):
                yield _tension(coming, done, shared)
                break


def _tension(coming: ReadSentence, done: ReadSentence, places: frozenset[str]) -> FoundTension:
    where = listed(places)
    return FoundTension(
        start=done.span[0],
        end=done.span[1],
        confidence=0.8,
        rule="first time against done",
        kind="contradiction",
        spans=tuple(sorted((done.span, coming.span))),
        text=f"Check whether this was already done in {where}, or is still to come there.",
        reason=(
            f"One sentence tells it as done in {where}; another says that it will be done there "
            "for the first time. The figure may be that of a wider place."
        ),
        severity="high",
    )
