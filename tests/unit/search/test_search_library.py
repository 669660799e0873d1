"""Searching a library: always what it holds now, folded no more often than needed."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tinydb.table import Document

from briefings import Library
from briefings.errors import NotFoundError
from briefings.model import Briefing
from briefings.notes.model import Content, Target
from briefings.search.hit import SearchResult
from briefings.search.request import SearchRequest
from briefings.search.scan import Contents, Edition, ScanSearch
from briefings.store import JournalDB
from briefings.store.records import document_id
from tests.unit.command_line import Packaged
from tests.unit.core import builders
from tests.unit.search.search_helpers import cut, note, titled

BRAVA = "brava-2021"


@pytest.fixture
def library(tmp_path: Path, packaged: Packaged) -> Iterator[Library]:
    packaged(builders.seed())
    with Library(tmp_path / "library") as opened:
        yield opened


def noted(library: Library, body: str, *tags: str) -> str:
    made = library.notes.add(Target(briefing=BRAVA), Content(body=body, tags=tags), "Ana")
    return made.id


def ids(result: SearchResult) -> list[str]:
    return [match.id for match in result.matches]


def test_a_briefing_is_found_by_its_words(library: Library) -> None:
    result = library.search("port PANEL:trade")
    assert (ids(result), result.query) == ([BRAVA], "port panel:trade")
    assert (result.problems, result.unread) == ((), ())
    text = library.get(BRAVA).article.text
    for hit in result.matches[0].hits:
        assert {words.lower() for words in cut(text, hit.spans)} <= {"port"}
    assert library.search("zebra").matches == library.search("").matches == ()


def test_a_note_is_found_as_soon_as_it_is_saved_and_no_longer_than_it_is_there(
    library: Library,
) -> None:
    assert not library.search("zebra").matches
    noted(library, "Zebra?", "animals")
    made = noted(library, "A lion")
    (hit,) = library.search("zebra tag:animals").matches[0].hits
    assert (hit.kind, hit.snippet) == ("note", "Zebra? #animals")
    assert library.search("lion -zebra").matched == 0
    library.notes.save(made, Content(body="A tiger"), 1)
    assert not library.search("lion").matches
    assert library.search("tiger zebra").matched == 1
    library.notes.delete(made, 2)
    assert not library.search("tiger").matches


def test_what_another_program_saves_is_found(library: Library) -> None:
    assert not library.search("zebra").matches
    with Library(library.directory) as other:
        noted(other, "zebra")
    assert ids(library.search("zebra")) == [BRAVA]


def test_a_new_edition_is_searched(library: Library, packaged: Packaged) -> None:
    assert library.search("reopens -closes").matched == 1
    packaged(builders.seed(builders.changed(("Boats wait for parts.", "Zebras wait."))))
    Library(library.directory).close()
    assert library.search("zebras wait").matched == 1
    packaged(builders.seed(), lens=builders.LENS.replace("Trade and ports", "Zebras"))
    Library(library.directory).close()
    assert library.search('panel:"zebras" wait').matched == 1


def test_a_briefing_that_cannot_be_read_is_told_and_the_others_are_searched(
    library: Library,
) -> None:
    with JournalDB(library.directory / "library.log") as db:
        document = {**db.table("briefings").all()[0], "key": "odd", "lens": "moon"}
        db.table("briefings").insert(Document(document, document_id("odd")))
    result = library.search("port")
    assert ids(result) == [BRAVA]
    assert result.unread == (
        f"The lens moon is not in the library {library.directory}; there are coast.",
    )


def test_a_library_whose_log_is_gone_is_still_searched(library: Library) -> None:
    library.search("port")
    (library.directory / "library.log").unlink()
    assert ids(library.search("port")) == [BRAVA]


def test_several_threads_may_search_and_write(library: Library) -> None:
    found: list[int] = []

    def work(number: int) -> None:
        noted(library, f"zebra{number}")
        found.append(library.search(f"zebra{number}").matched)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 4


class Shelf:
    """Contents that count how often they are asked for, and each briefing built."""

    def __init__(self, *briefings: Briefing) -> None:
        self.briefings = list(briefings)
        self.marks = dict.fromkeys((b.id for b in briefings), 1)
        self.notes = [note("zebra", briefing=briefings[0].id)]
        self.built: list[str] = []
        self.loads = 0

    def load(self) -> Contents:
        self.loads += 1
        editions = [Edition(b.id, self.marks[b.id], self._builder(b)) for b in self.briefings]
        return Contents(editions, self.notes)

    def _builder(self, briefing: Briefing) -> "Builder":
        return Builder(briefing, self.built)


class Builder:
    def __init__(self, briefing: Briefing, built: list[str]) -> None:
        self.briefing = briefing
        self.built = built

    def __call__(self) -> Briefing:
        self.built.append(self.briefing.id)
        if self.briefing.source.title == "gone":
            raise NotFoundError("It is gone.")
        return self.briefing


def test_only_what_has_changed_is_prepared_again() -> None:
    shelf = Shelf(*(titled(builders.briefing(), "A title", name) for name in ("a", "b", "c")))
    scan = ScanSearch()
    for _ in range(2):
        assert ids(scan.search(SearchRequest("title", 9), 1, shelf.load)) == ["a", "b", "c"]
    assert (shelf.loads, shelf.built) == (1, ["a", "b", "c"])
    shelf.marks["b"] = 2
    scan.search(SearchRequest("", 9), 2, shelf.load)
    assert shelf.built[3:] == ["b"]
    shelf.notes = [note("lion", briefing="a", revision=2)]
    assert ids(scan.search(SearchRequest("lion", 9), 3, shelf.load)) == ["a"]
    assert shelf.built[4:] == ["a"]
    shelf.notes.append(note("tiger", briefing="c", note_id="2", deleted=True))
    assert ids(scan.search(SearchRequest("tiger", 9), 4, shelf.load)) == []
    del shelf.briefings[0]
    assert ids(scan.search(SearchRequest("title", 9), 5, shelf.load)) == ["b", "c"]
    assert shelf.built[5:] == []


def test_without_a_stamp_the_contents_are_asked_for_each_time() -> None:
    shelf = Shelf(titled(builders.briefing(), "gone", "a"), titled(builders.briefing(), "B", "b"))
    scan = ScanSearch()
    for _ in range(2):
        result = scan.search(SearchRequest("one", 9), None, shelf.load)
        assert (ids(result), result.unread) == (["b"], ("It is gone.",))
    assert (shelf.loads, shelf.built) == (2, ["a", "b", "a"])
