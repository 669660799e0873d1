"""What is decided about an item is a document of its own, beside that of its briefing."""

from collections import Counter
from collections.abc import Iterator

import msgspec
import pytest

from briefings import Given, Library
from briefings.index import library_index
from briefings.model import Span
from briefings.repository.briefing_record import Version
from briefings.repository.clock import now
from briefings.repository.reviewed import TABLE
from briefings.review.decision import Confirm, Decision, Edit, Make, Reject, Summarise
from tests.unit.index.indexed import as_article
from tests.unit.review.test_reviews import item

PARAGRAPH = (
    "The port of Brava took in {n},500 tonnes of fish in the week before that one, and {n} boats "
    "left it again."
)


def sizes(library: Library, briefing_id: str, count: int) -> Iterator[int]:
    """Yield how many bytes each of so many decisions writes."""
    for each in library.get(briefing_id).items[:count]:
        before = library.log.stat().st_size
        library.reviews.decide(briefing_id, [Confirm(each.id)], editor="Ana")
        yield library.log.stat().st_size - before


def test_a_decision_writes_as_much_after_sixty_others_as_after_one(library: Library) -> None:
    text = "\n\n".join(PARAGRAPH.format(n=n) for n in range(10, 70))
    (added,), _ = library.add_text(text.encode(), "week", Given(title="Fish", language="en"))
    written = []
    for number in range(60):
        start = text.index(f"{number + 10},500")
        point = library.reviews.draft(added.id, "key_point", start, start + 6)
        before = library.log.stat().st_size
        made = msgspec.structs.replace(point, text=f"Point {number:02}.")
        library.reviews.decide(added.id, [Make(made)], editor="Ana")
        written.append(library.log.stat().st_size - before)
    assert len(library._db.table(TABLE)) == 60
    assert max(written[1:]) - min(written[1:]) < 100


def test_an_article_of_usual_length_is_reviewed_in_few_bytes(library: Library, port: str) -> None:
    first, *rest = sizes(library, port, 7)
    assert len(rest) == 6
    assert max(rest) <= 1100
    assert sum(rest) / len(rest) <= 850
    assert first <= 2500, "its briefing is written once, since it is as its file was no more"


def test_what_an_earlier_program_decides_is_there_too_and_goes_before(
    library: Library, port: str
) -> None:
    """It knows of none of these documents: it writes the items into the briefing's own."""
    kept = item(library, port, "9,000 tonnes")
    library.reviews.decide(
        port, [Confirm(kept.id), Reject(ids(library, port)["54 percent"])], editor="Ana"
    )
    other = item(library, port, "12,500 tonnes")
    heads = library._briefings.records.heads
    head = heads.get(port)
    assert head is not None
    assert head.items == head.rejected == ()
    theirs = tuple(
        msgspec.structs.replace(each, review="confirmed", editor="Bo") for each in (kept, other)
    )
    heads.put(msgspec.structs.replace(head, items=theirs))
    assert item(library, port, "9,000 tonnes").editor == "Bo"
    assert item(library, port, "12,500 tonnes").editor == "Bo"
    assert [each.text for each in library.get(port).rejected] == ["54 percent"]
    library.reviews.decide(port, [Confirm(item(library, port, "15,000 tonnes").id)], editor="Cleo")
    moved = heads.get(port)
    assert moved is not None
    assert moved.items == ()
    assert item(library, port, "12,500 tonnes").editor == "Bo"
    (entry,) = (each for each in library.catalogue() if each.id == port)
    shown = Counter(each.kind for each in library.get(port).items)
    assert {kind: n for kind, n in entry.counts.items() if n} == shown


def test_a_version_that_an_earlier_program_took_up_moves_their_words(
    library: Library, port: str
) -> None:
    library.reviews.decide(port, [Confirm(item(library, port, "9,000 tonnes").id)], editor="Ana")
    text = "A line before all others.\n\n" + library.get(port).article.text
    article = as_article(text)
    library._briefings.articles.add(article, now())
    heads = library._briefings.records.heads
    head = heads.get(port)
    assert head is not None
    version = Version(article=article.text_sha256, since=now())
    heads.put(msgspec.structs.replace(head, versions=(*head.versions, version)))
    there = item(library, port, "9,000 tonnes")
    assert there.review == "confirmed"
    assert [text[each.start : each.end] for each in there.evidence] == [
        each.text for each in there.evidence
    ]


@pytest.mark.parametrize("least", [0, library_index.LEAST])
def test_what_another_program_decides_is_searched(
    library: Library, port: str, least: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_index, "LEAST", least)
    with Library(library.directory) as indexed, Library(library.directory) as other:
        assert indexed.search("sardines").matched == 0
        assert indexed._searching._index.is_known is (least == 0)
        figure = item(other, port, "9,000 tonnes")
        for what, matched in (("sardines", 1), ("tuna", 0)):
            edited = msgspec.structs.replace(figure, what=what)
            other.reviews.decide(port, [Edit(edited)], editor="Bo")
            assert indexed.search("sardines").matched == matched


def test_lines_and_items_that_were_taken_back_leave_nothing_that_is_shown(
    library: Library, port: str
) -> None:
    before = library.get(port), library._briefings.record(port)
    topic = before[0].panels[0].topic.key
    figure = item(library, port, "9,000 tonnes")
    decisions: list[Decision] = [Reject(figure.id), Summarise(topic, "Much fish.", (Span(0, 8),))]
    for _ in range(3):
        library.reviews.undo(library.reviews.decide(port, decisions, editor="Ana"))
    after = library.get(port), library._briefings.record(port)
    assert after[0] == before[0]
    assert (after[1].items, after[1].rejected, after[1].panels) == ((), (), ())
    assert len(library._db.table(TABLE)) == 2


def test_they_go_with_a_briefing_that_is_purged(library: Library, port: str) -> None:
    library.reviews.decide(port, [Confirm(item(library, port, "9,000 tonnes").id)], editor="Ana")
    assert b'"t":"reviewed"' in library.log.read_bytes()
    library.purging.purge(port)
    rows = [row for row in library.log.read_bytes().splitlines() if b'"t":"reviewed"' in row]
    assert not any(port.encode() in row for row in rows)


def ids(library: Library, briefing_id: str) -> dict[str, str]:
    return {each.text: each.id for each in library.get(briefing_id).items}
