"""Saved searches: kept, renamed, deleted and brought back, and what is new for each."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from briefings import Library
from briefings.errors import DamagedError, NotFoundError, UsageError
from briefings.index import library_index
from briefings.model import KeyPoint
from briefings.notes.model import Content, Target
from briefings.review.decision import Edit
from briefings.saved_searches.saved_search import TABLE
from briefings.store import JournalDB, later_changes
from tests import proposed

COAST = "The boats landed their catch.\n"


@pytest.fixture(params=["scanned", "indexed"])
def library(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Library]:
    """A library of three articles, two of which tell of boats."""
    if request.param == "indexed":
        monkeypatch.setattr(library_index, "LEAST", 0)
    with Library(tmp_path / "library") as opened:
        for title, text in (("One", COAST), ("Two", COAST), ("Three", "No ship came.\n")):
            add(opened, title, text)
        yield opened


def add(library: Library, title: str, text: str = COAST) -> str:
    raw = f"{title}\n\n{text}".encode()
    (added,), _ = library.add_text(raw, f"{title}.txt")
    return added.id


def note(library: Library, briefing_id: str, body: str) -> str:
    return library.notes.add(Target(briefing=briefing_id), Content(body=body), "Ana").id


def new(library: Library, name: str = "boats") -> list[str]:
    saved = library.saved_searches.get(name)
    return [match.id for match in library.saved_searches.news(saved).matches]


def look(library: Library, name: str = "boats") -> None:
    saved = library.saved_searches.get(name)
    news = library.saved_searches.news(saved)
    library.saved_searches.settle(saved, news.upto)


def test_what_comes_in_is_new_until_it_was_looked_at(library: Library) -> None:
    library.saved_searches.save("boats", "boats catch")
    assert new(library) == []
    four, _ = add(library, "Four"), add(library, "Five", "Nothing came.\n")
    assert new(library) == [four] == new(library)
    look(library)
    assert new(library) == []
    five = add(library, "Six")
    library.remove(four)
    assert new(library) == [five]
    look(library)
    library.restore(four)
    assert new(library) == [four], "it was not to be found"


def test_what_matched_before_is_not_new_whatever_is_done_to_it(library: Library) -> None:
    (one, *_) = (match.id for match in library.search("boats").matches)
    library.saved_searches.save("boats", "boats")
    note(library, one, "Seen.")
    library.remove(one)
    library.restore(one)
    assert new(library) == []


def test_a_note_makes_a_briefing_new_that_did_not_match_without_it(library: Library) -> None:
    one, two = (match.id for match in library.search("boats").matches)
    first = note(library, two, "Ask about gulls.")
    library.saved_searches.save("boats", "boats gulls")
    note(library, one, "Gulls, says Ana.")
    library.notes.save(first, Content(body="Gulls again."), 1)
    assert new(library) == [one], "the other one had a note on gulls before"
    look(library)
    library.notes.undo(first)
    assert new(library) == []


def test_what_is_not_asked_is_new_by_no_slip(library: Library) -> None:
    library.saved_searches.save("boats", "baots")
    add(library, "Four")
    assert library.search("baots").suggestion == "boats"
    assert new(library) == []


def test_more_than_is_looked_at_may_be_new(library: Library) -> None:
    library.saved_searches.save("boats", "boats")
    for number in range(4):
        add(library, f"More {number}")
    saved = library.saved_searches.get("boats")
    assert library.saved_searches.news(saved).said == "4 new"
    assert library.saved_searches.news(saved, 3).said == "3+ new"


def test_names_are_free_of_case_and_accents_and_taken_once(library: Library) -> None:
    saved = library.saved_searches
    saved.save("  Ríos  y lagos ", "boats")
    assert saved.get("RIOS Y LAGOS").name == "Ríos  y lagos"
    with pytest.raises(UsageError, match="“Ríos  y lagos”: choose another name"):
        saved.save("rios y lagos", "ships")
    saved.save("b", "ships")
    with pytest.raises(UsageError, match="choose another name"):
        saved.rename("b", "ríos y lagos")
    saved.rename("ríos y lagos", "Rios y lagos")
    saved.rename("b", "a")
    assert [each.name for each in saved.all()] == ["a", "Rios y lagos"]
    with pytest.raises(NotFoundError, match="No search is saved as “b”; there are “a”, “Rios"):
        saved.get("b")


@pytest.mark.parametrize(
    ("name", "query"), [("", "boats"), ("a\nb", "boats"), ("x" * 300, "boats"), ("a", " "),
                        ("a", "color:red boats"), ("a", "\ud800 )(")],
)  # fmt: skip
def test_what_cannot_be_saved_is_refused(library: Library, name: str, query: str) -> None:
    with pytest.raises(UsageError):
        library.saved_searches.save(name, query)
    assert library.saved_searches.all() == []


def test_one_that_was_deleted_comes_back_with_what_is_new(library: Library) -> None:
    saved = library.saved_searches
    saved.save("boats", "boats")
    four = add(library, "Four")
    gone = saved.delete("boats")
    assert saved.all() == []
    saved.restore(gone)
    assert new(library) == [four]
    saved.delete("boats")
    saved.save("boats", "ships")
    with pytest.raises(UsageError, match="choose another name"):
        saved.restore(gone)


def test_what_is_new_is_so_for_others_and_in_a_log_that_was_rewritten(
    library: Library, tmp_path: Path
) -> None:
    library.saved_searches.save("boats", "boats")
    four = add(library, "Four")
    library.upkeep.compact()
    assert new(library) == [four]
    library.upkeep.backup(tmp_path / "backup")
    with Library(library.directory) as other:
        assert new(other) == [four]
        look(other)
    assert new(library) == []


def test_few_bytes_are_read_to_see_what_is_new(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(40):
        add(library, f"Long {number}", "word " * 500)
    library.saved_searches.save("boats", "boats")
    four = add(library, "Four")
    monkeypatch.setattr(later_changes, "_PIECE", 500)
    saved = library.saved_searches.get("boats")
    with JournalDB(library.log) as db:
        follower = db.follow("briefings")
        every = follower.changed_after(0).documents
        assert len(every) > 40
        for x in sorted(set(every.values())):
            later = {doc_id: at for doc_id, at in every.items() if at > x}
            assert follower.changed_after(x).documents == later
    assert [match.id for match in library.saved_searches.news(saved).matches] == [four]
    monkeypatch.setattr(later_changes, "_MOST", 3000)
    with JournalDB(library.log) as db:
        assert not db.follow("briefings").changed_after(0).whole


def test_what_another_program_wrote_is_told(library: Library) -> None:
    with JournalDB(library.log) as db:
        db.table(TABLE).insert({"key": "boats", "name": 7})
    with pytest.raises(DamagedError, match="that this program cannot read"):
        library.saved_searches.all()


def test_a_decision_makes_a_briefing_new_that_did_not_match_before(library: Library) -> None:
    library.notes.set_author("Ana")
    reviewed = proposed.add(library)
    for name, query in (("gulls", "gulls"), ("open", "is:unreviewed"), ("all", f"id:{reviewed}")):
        library.saved_searches.save(name, query)
    point = next(each for each in library.get(reviewed).items if isinstance(each, KeyPoint))

    def edit(text: str) -> None:
        edited = msgspec.structs.replace(point, text=text)
        library.reviews.decide(reviewed, [Edit(edited)], editor="Ana")

    edit("Gulls came.")
    assert new(library, "gulls") == [reviewed]
    assert new(library, "open") == new(library, "all") == [], "it matched before"
    look(library, "gulls")
    library.upkeep.compact()
    edit("Gulls and boats came.")
    assert new(library, "gulls") == [], "what it was before is known, compacted or not"
