"""Where a briefing stands: by what was decided in it, exported of it, and changed since."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings import Content, Given, Library, Target
from briefings.index import library_index
from briefings.model import Standing
from briefings.progress import is_open, progress, weighs
from briefings.review.decision import Confirm, Reject
from tests.samples import CUSTOMS

ARTICLE = """Police seize 30 tonnes of coca

LIMA, Peru — Police seized 30 tonnes of coca leaf in the valley in 2014, Minister Ana Rojas said.

"We will eradicate 30,000 hectares in 2014," Rojas said on Monday.

The United States gave $85 million in 2013, according to the ministry.
"""


@pytest.fixture(params=[True, False], ids=["indexed", "in memory"])
def library(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Library]:
    if not request.param:
        monkeypatch.setattr(library_index, "LEAST", 1 << 40)
    with Library(tmp_path / "library") as library:
        yield library


def add(library: Library, title: str = "Coca") -> str:
    given = Given(title=title, language="en")
    (added,), _ = library.add_text(f"{title}. {ARTICLE}".encode(), "x", given)
    return added.id


def standing(library: Library, briefing_id: str) -> Standing | None:
    place = library.pages.position(briefing_id)
    assert place is not None
    (entry,) = library.pages.get(place, 1)
    assert entry.id == briefing_id
    return entry.standing


def counted(library: Library, briefing_id: str) -> list[str]:
    return [each.id for each in library.get(briefing_id).items if weighs(each)]


def test_it_goes_from_new_to_done_as_a_review_counts(library: Library) -> None:
    article = add(library)
    every = counted(library, article)
    assert len(every) > 2
    assert standing(library, article) == Standing("new", 0, len(every))
    decided = library.reviews.decide(article, [Confirm(every[0])], editor="Ana")
    assert standing(library, article) == Standing("begun", 1, len(every))
    library.reviews.undo(decided)
    assert standing(library, article) == Standing("new", 0, len(every))
    others = [e.id for e in library.get(article).items if is_open(e) and not weighs(e)]
    if others:
        library.reviews.decide(article, [Reject(others[0])], editor="Ana")
        assert standing(library, article) == Standing("begun", 0, len(every))
    library.reviews.decide(article, [Reject(every[0])], editor="Ana")
    for each in every[1:]:
        library.reviews.decide(article, [Confirm(each)], editor="Ana")
        assert standing(library, article) == Standing(
            "done" if each == every[-1] else "begun", *progress(library.get(article))
        )


def test_it_is_handed_on_until_something_in_it_changes(library: Library) -> None:
    article = add(library)
    library.reviews.decide(article, list(map(Confirm, counted(library, article))), editor="Ana")
    done = Standing("done", *progress(library.get(article)))
    assert standing(library, article) == done

    def hand_on() -> None:
        library.handed_on.record([article], "html", "full", "Ana")
        now = standing(library, article)
        assert now is not None
        assert now.stage == "handed on"

    hand_on()
    note = library.notes.add(Target(briefing=article), Content(body="x"), "Ana")
    assert standing(library, article) == done
    hand_on()
    library.notes.delete(note.id, note.revision)
    assert standing(library, article) == done
    hand_on()
    library.reviews.decide(article, [Reject(counted(library, article)[0])], editor="Ana")
    assert standing(library, article) == done
    hand_on()
    last = library.handed_on.last(article)
    assert last is not None
    assert (last.by, last.format, last.depth) == ("Ana", "html", "full")
    library.remove(article)
    library.restore(article)
    assert standing(library, article) == done


def test_what_is_to_be_reviewed_still_is_once_it_was_exported(library: Library) -> None:
    article = add(library)
    library.handed_on.record([article], "txt", "brief", "Ana")
    new = standing(library, article)
    assert new is not None
    assert new.stage == "new"
    library.reviews.decide(article, [Confirm(counted(library, article)[0])], editor="Ana")
    library.handed_on.record([article], "txt", "brief", "Ana")
    assert standing(library, article) == Standing("begun", *progress(library.get(article)))
    assert library.pages.unfinished("vraem-2014") == article


def test_what_nobody_need_review_can_be_handed_on(library: Library) -> None:
    assert standing(library, CUSTOMS.id if CUSTOMS.id in library.ids() else "vraem-2014") is None
    library.handed_on.record(["vraem-2014"], "html", "brief", None)
    assert standing(library, "vraem-2014") == Standing("handed on")


def test_the_next_unfinished_one_goes_round(library: Library) -> None:
    assert library.pages.unfinished("vraem-2014") is None
    one, two, three = (add(library, title) for title in ("One", "Two", "Three"))
    order = [each for each in library.ids() if each in {one, two, three}]
    assert [library.pages.unfinished(each) for each in (None, *order)] == [
        order[0], order[1], order[2], order[0],
    ]  # fmt: skip
    for done in (order[1], order[0]):
        library.reviews.decide(done, list(map(Confirm, counted(library, done))), editor="Ana")
        library.handed_on.record([done], "html", "full", None)
        assert library.pages.unfinished(order[0]) == order[2]
    assert library.pages.unfinished(order[2]) == order[2], "no other one is left"
    assert library.pages.count("is:handed") == 2
    assert library.pages.count("is:unfinished undated") == library.pages.count("is:untouched") == 1
