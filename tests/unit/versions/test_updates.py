"""A new version keeps what stands on it, and gives all of it back."""

from pathlib import Path

import pytest

from briefings import Library
from briefings.adding.given import Given
from briefings.adding.outcome import Added
from briefings.anchors.selectors import make
from briefings.curation.verify import verify
from briefings.errors import ConflictError, NotFoundError, UsageError
from briefings.model import ReadingPlace, Span, Spot
from briefings.notes.model import Content, Note, Target
from briefings.notes.notebook import notebook
from tests.unit.adding.folders import briefing_folder
from tests.unit.core.builders import ARTICLE, BRIEFING, ID

UPDATE = "Update: the first boat of the year is back, the port said.\n\n"
GREW = UPDATE + ARTICLE
CHANGED = GREW.replace("12,500 tonnes of fish", "13,100 tonnes of fish")
GONE = CHANGED.replace("\nThe boats of Brava wait for spare parts.\n", "")


def bring(library: Library, text: str, update: str | None = ID) -> Added:
    (added,), _ = library.add_text(text.encode(), "made up", Given(update=update))
    return added


def note_on(library: Library, words: str) -> Note:
    article = library.get(ID).article
    start = article.text.index(words)
    passage = make(article, Span(start, start + len(words)))
    return library.notes.add(Target(briefing=ID, passage=passage), Content(body="Ask."))


def words_of(library: Library, note: Note) -> str | None:
    """Return the words that a note stands on now."""
    briefing = library.get(ID)
    (placed,) = notebook(briefing, [library.notes.get(note.id)]).notes
    return briefing.article.text[placed.span.start : placed.span.end] if placed.span else None


def fates(library: Library) -> dict[tuple[str, str], str]:
    return {(each.owner, each.id): each.fate for each in library.versions.receipt(ID).anchors}


def test_everything_stays_on_its_words(library: Library) -> None:
    before = library.get(ID)
    note = note_on(library, "director of the Port Authority")
    assert bring(library, GREW) == Added(
        id=ID, title="Harbour of Brava reopens", outcome="updated", receipt=1
    )
    after = library.get(ID)
    assert after.article.text == GREW
    for one, other in zip(before.items, after.items, strict=True):
        assert [each.text for each in one.evidence] == [each.text for each in other.evidence]
        assert all(GREW[e.start : e.end] == e.text for e in other.evidence)
    assert verify(after).sound
    assert after.changed == frozenset()
    assert set(fates(library).values()) == {"exact"}
    assert words_of(library, note) == "director of the Port Authority"


def test_changed_words_are_marked_and_lost_items_keep_theirs(library: Library) -> None:
    note = note_on(library, "handled about 12,500 tonnes")
    lost = note_on(library, "wait for spare parts")
    on_item = library.notes.add(Target(briefing=ID, item="waiting"), Content(body="Which?"))
    bring(library, GONE)
    after = library.get(ID)
    assert "landed-2020" in after.changed
    assert "landed-2019" not in after.changed
    assert "waiting" not in [item.id for item in after.items]
    gone = {each.id: each for each in after.lost}
    assert gone["waiting"].words == ("boats of Brava wait for spare parts",)
    tension = next(item for item in after.items if item.id == "promise-without-boats")
    assert getattr(tension, "items") == ("promise",)  # noqa: B009 - it is any item
    assert words_of(library, note) == "handled about 13,100 tonnes"
    assert words_of(library, lost) is None
    passage = library.notes.get(lost.id).target.passage
    assert passage is not None
    assert passage.quote.exact == "wait for spare parts"
    assert library.notes.get(on_item.id).content.body == "Which?"
    found = fates(library)
    assert found["note", lost.id] == "lost"
    assert found["note", note.id] == "changed"
    assert found["item", "waiting"] == "lost"


def test_a_lost_note_is_not_put_on_words_that_read_the_same(library: Library) -> None:
    first = "The union met. The council did not reply. It met for long, as papers say.\n\n"
    last = "\nThe court sat in the morning. The council did not reply. Nobody else was there.\n"
    library.add_text((first + ARTICLE + last).encode(), "x", Given(update=ID))
    note = note_on(library, "The council did not reply")
    bring(library, ARTICLE + last)
    assert words_of(library, note) is None
    bring(library, first + ARTICLE + last)
    assert words_of(library, note) == "The council did not reply"


def test_a_note_stays_the_revision_that_it_was(library: Library) -> None:
    note = note_on(library, "director of the Port Authority")
    bring(library, GREW)
    now = library.notes.get(note.id)
    assert (now.content, now.modified, now.author) == (note.content, note.modified, note.author)
    saved = library.notes.save(note.id, Content(body="Asked."), note.revision)
    assert saved.content.body == "Asked."
    assert library.notes.undo(note.id).content.body == "Ask."
    assert words_of(library, note) == "director of the Port Authority"


def test_the_editors_file_is_kept_where_it_says_the_same(library: Library) -> None:
    bring(library, GREW)
    assert library.editing.file(ID)[0] == BRIEFING
    bring(library, CHANGED)
    assert "13,100 tonnes" in library.editing.file(ID)[0]


def test_a_place_and_marks_go_along(library: Library) -> None:
    article = library.get(ID).article
    spot = Spot(tab="source", offset=ARTICLE.index("The council"))
    kept = ReadingPlace(spot=spot, marks=(spot,), article=article.text_sha256)
    library.places.keep(ID, kept)
    bring(library, GREW)
    place = library.places.load(ID)
    assert place is not None
    assert place.spot.offset == place.marks[0].offset == GREW.index("The council")
    # A window that still shows the version before keeps its place; marks are not there twice.
    library.places.keep(ID, kept)
    assert library.places.load(ID) == place
    library.places.keep(ID, kept, [spot])
    assert library.places.load(ID) == ReadingPlace(spot=place.spot, article=place.article)
    assert {("place", "place"), ("mark", "1")} <= set(fates(library))


def test_undo_gives_everything_back(library: Library) -> None:
    note = note_on(library, "wait for spare parts")
    before, file = library.get(ID), library.editing.file(ID)[0]
    bring(library, GONE)
    since = note_on(library, "first boat of the year")
    kept = note_on(library, "newspaper El Faro")
    undone = library.versions.undo(ID)
    assert (undone.since, undone.lost) == (2, 1)
    assert library.get(ID) == before
    assert library.editing.file(ID)[0] == file
    assert library.notes.get(note.id).target == note.target
    assert words_of(library, kept) == "newspaper El Faro"
    assert words_of(library, since) is None
    passage = library.notes.get(since.id).target.passage
    assert passage is not None
    assert passage.quote.exact == "first boat of the year"
    assert library.versions.receipt(ID).undone is not None
    with pytest.raises(NotFoundError, match="nothing to undo"):
        library.versions.undo(ID)


def test_versions_are_undone_one_by_one(library: Library) -> None:
    texts = [ARTICLE, GREW, CHANGED, GONE]
    for text in texts[1:]:
        bring(library, text)
    assert library.versions.receipt(ID).number == 3
    for text in reversed(texts[:-1]):
        library.versions.undo(ID)
        assert library.get(ID).article.text == text
    bring(library, GREW)
    assert library.versions.receipt(ID).number == 4
    library.versions.undo(ID)
    assert library.get(ID).article.text == ARTICLE


def test_what_was_edited_since_is_not_undone(library: Library) -> None:
    bring(library, GREW)
    file, record = library.editing.file(ID)
    library.editing.take_up(record, file.replace("Boats wait for parts.", "Boats wait."))
    with pytest.raises(ConflictError, match="was changed since"):
        library.versions.undo(ID)
    assert library.get(ID).article.text == GREW


def test_an_edit_takes_the_mark_from_what_was_looked_at(library: Library) -> None:
    bring(library, CHANGED)
    assert "landed-2020" in library.get(ID).changed
    file, record = library.editing.file(ID)
    new = file.replace("about 12,500 tonnes", "about 13,100 tonnes").replace("12500", "13100")
    library.editing.take_up(record, new)
    assert "landed-2020" not in library.get(ID).changed


def test_a_folder_whose_article_has_changed_goes_the_same_way(
    library: Library, tmp_path: Path
) -> None:
    folder = briefing_folder(tmp_path, ID)
    library.add(folder)
    note = note_on(library, "wait for spare parts")
    briefing = BRIEFING.replace("12,500", "13,100")
    briefing_folder(tmp_path, ID, briefing, CHANGED)
    library.add(folder)
    assert library.get(ID).changed == {"landed-2020", "bottom-line-trade"}
    assert words_of(library, note) == "wait for spare parts"
    assert fates(library)["item", "landed-2019"] == "exact"
    library.versions.undo(ID)
    assert library.get(ID).article.text == ARTICLE
    assert words_of(library, note) == "wait for spare parts"


def test_versions_are_listed_read_and_compared(library: Library) -> None:
    bring(library, CHANGED)
    first, second = library.versions.listed(ID)
    assert (first.number, first.is_current, second.is_current) == (1, False, True)
    assert (second.added, second.changed, second.removed) == (1, 1, 0)
    assert second.words > first.words
    assert library.versions.article(ID, 1).text == ARTICLE
    assert [each.change for each in library.versions.compare(ID)][:1] == ["added"]
    assert [each.change for each in library.versions.compare(ID, 2, 1)][:1] == ["removed"]
    with pytest.raises(UsageError, match="no version 3"):
        library.versions.article(ID, 3)
    with pytest.raises(NotFoundError, match="1 to 1 are there"):
        library.versions.receipt(ID, 2)


def test_nothing_is_compared_with_nothing(library: Library) -> None:
    with pytest.raises(UsageError, match="nothing to compare"):
        library.versions.compare(ID)
    with pytest.raises(NotFoundError, match="no new version"):
        library.versions.receipt(ID)


# -- what comes in --------------------------------------------------------------------------------

STORY = "\n\n".join(
    f"On day {day} of the strike {day * 7} boats stayed in the port of Brava, the union said."
    for day in range(1, 13)
)
LATER = STORY + "\n\nOn Friday the strike came to an end, both sides said in the evening."


def test_what_was_on_the_new_text_alone_is_part_of_it_until_that_is_undone(
    library: Library,
) -> None:
    (alone,), _ = library.add_text(
        GREW.encode(), "alone", Given(publisher="The Gazette", as_new=True)
    )
    took = bring(library, GREW)
    assert took.id == ID
    assert any(alone.id in remark for remark in took.remarks)
    assert alone.id not in library.ids()
    library.versions.undo(ID)
    assert library.get(alone.id).source.publisher == "The Gazette"


def test_what_was_taken_back_can_come_in_again(library: Library) -> None:
    bring(library, GREW)
    library.versions.undo(ID)
    again = bring(library, GREW, update=None)
    assert again.id != ID, "it is no text of that one any more"
    assert "Update" in library.get(again.id).article.text
    assert bring(library, GREW).outcome == "updated"


def arrive(library: Library, text: str, publisher: str | None, **given: object) -> Added:
    said = Given(title="Strike", publisher=publisher, **given)  # type: ignore[arg-type]
    (added,), _ = library.add_text(text.encode(), "made up", said)
    return added


def test_a_likely_version_is_new_until_somebody_says_so(library: Library) -> None:
    first = arrive(library, STORY, "The Gazette")
    second = arrive(library, LATER, "the gazette")
    assert second.outcome == "added"
    assert second.version_of == first.id
    assert {first.id, second.id} < set(library.ids())
    third = arrive(library, LATER, None, update=first.id)
    assert (third.id, third.outcome) == (first.id, "updated")
    assert second.id not in library.ids()
    assert library.get(first.id).article.text == LATER


def test_a_title_and_a_publisher_make_no_version(library: Library) -> None:
    arrive(library, STORY, "The Gazette")
    other = arrive(library, "\n\n".join(STORY.split("\n\n")[:3]) + " Snow fell.", "The Gazette")
    assert other.version_of is None


def test_as_new_asks_nothing(library: Library) -> None:
    arrive(library, STORY, "The Gazette")
    assert arrive(library, LATER, "The Gazette", as_new=True).version_of is None


def test_what_something_was_written_on_is_not_made_a_version(library: Library) -> None:
    first, second = arrive(library, STORY, "The Gazette"), arrive(library, LATER, "The Gazette")
    library.notes.add(Target(briefing=second.id), Content(body="Mine."))
    with pytest.raises(UsageError, match=f"that of {second.id}"):
        arrive(library, LATER, None, update=first.id)


def test_the_text_of_an_earlier_version_is_there_already(library: Library) -> None:
    first = arrive(library, STORY, "The Gazette")
    arrive(library, LATER, None, update=first.id)
    again = arrive(library, STORY, "The Gazette")
    assert (again.id, again.outcome) == (first.id, "unchanged")
    assert arrive(library, LATER, None, update=first.id).outcome == "unchanged"


def test_two_papers_that_print_one_text_are_linked(library: Library) -> None:
    first = arrive(library, STORY, "The Gazette")
    other = arrive(library, LATER, "El Faro")
    assert (other.version_of, other.same_text) == (None, (first.id,))
    assert [each.id for each in library.get(first.id).same_text] == [other.id]
    assert [each.publisher for each in library.get(other.id).same_text] == ["The Gazette"]
    library.remove(first.id)
    assert library.get(other.id).same_text == ()


def test_what_was_removed_does_not_come_back_with_a_new_version(library: Library) -> None:
    first = arrive(library, STORY, "The Gazette")
    library.remove(first.id)
    left = arrive(library, LATER, "The Gazette")
    assert (left.id, left.outcome) == (first.id, "left_out")
    assert library.ids() == [ID]
    arrive(library, LATER, None, update=first.id)
    assert library.get(first.id).article.text == LATER


def test_what_was_removed_does_not_come_back_with_a_folder(
    library: Library, tmp_path: Path
) -> None:
    for name, text in (("one.txt", STORY), ("two.txt", "Snow\n\nIt snows.")):
        (tmp_path / "folder").mkdir(exist_ok=True)
        (tmp_path / "folder" / name).write_text(text)
    briefing_folder(tmp_path / "folder", "harbour")
    added, _ = library.add(tmp_path / "folder")
    for each in added:
        library.remove(each.id)
    again, _ = library.add(tmp_path / "folder")
    assert {each.outcome for each in again} == {"left_out"}
    named, _ = library.add(tmp_path / "folder" / "one.txt")
    assert named[0].outcome == "restored"


def test_a_passage_that_was_chosen_in_an_earlier_version_is_in_the_present_one(
    library: Library,
) -> None:
    read = library.get(ID).article
    chosen = {
        words: make(read, Span(ARTICLE.index(words), ARTICLE.index(words) + len(words)))
        for words in ("newspaper El Faro", "wait for spare parts")
    }
    bring(library, GONE)
    kept, lost = (
        library.notes.add(Target(briefing=ID, passage=passage), Content(body="Ask."))
        for passage in chosen.values()
    )
    assert words_of(library, kept) == "newspaper El Faro"
    assert words_of(library, lost) is None
    library.versions.undo(ID)
    late = library.notes.add(Target(briefing=ID, passage=kept.target.passage), Content())
    assert words_of(library, late) == "newspaper El Faro"
