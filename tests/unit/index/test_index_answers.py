"""The index says what a reading of the log says, after whatever happened to the library."""

import random
from pathlib import Path

import msgspec
import pytest

from briefings import Library
from briefings.errors import NotFoundError
from briefings.index.articles import TABLE as ARTICLES
from briefings.model import Article
from briefings.notes.model import Content, Target
from briefings.repository.briefings import TABLE, BriefingRepository
from briefings.repository.pages import CataloguePages
from briefings.store.records import document_id
from tests.bench.libraries import _ADDED, briefing_id, small_text
from tests.unit.index.conftest import COUNT
from tests.unit.index.indexed import (
    add_article,
    as_article,
    check,
    count_reviewed,
    everything,
    index_files,
    is_believed,
    make_index,
    new_version,
    opened,
    opened_without,
    retitle,
    set_aside,
)


def change(repository: BriefingRepository, chance: random.Random) -> None:
    """Change something in a library."""
    number = chance.randrange(1, COUNT)
    match chance.randrange(10):
        case 0:
            add_article(repository, chance.randrange(COUNT, 60))
        case 1:
            retitle(repository, number, f"Article {chance.randrange(60)}")
        case 2:
            set_aside(repository, number, removed=True)
        case 3:
            set_aside(repository, number, removed=False)
        case 4:
            new_version(repository, number, small_text(chance.randrange(60)))
        case 5:
            article = as_article(small_text(chance.randrange(60)), chance.choice("ef") * 64)
            repository.articles.add(article, _ADDED)
        case 6:
            repository.handed_on.record([briefing_id(number)], "html", "full", None)
        case 7 | 8:
            count_reviewed(repository, number, chance)
        case _:
            with repository._db.transaction():
                retitle(repository, number, "Twice")
                retitle(repository, number, "Article 7")


@pytest.mark.parametrize("seed", range(6))
def test_it_finds_what_a_reading_finds(log: Path, seed: int) -> None:
    chance = random.Random(seed)
    make_index(log)
    for round_ in range(4):
        with opened(log) as one, opened(log) as other:
            for _ in range(chance.randrange(6)):
                change(chance.choice((one, other)), chance)
                if chance.random() < 0.3:
                    chance.choice((one, other)).titled("Twice")
        check(log, round_)
        with opened(log) as again:
            assert is_believed(again)


def test_what_was_removed_from_a_table_is_found_no_more(log: Path) -> None:
    make_index(log)
    with opened(log) as repository:
        repository._db.table(TABLE).remove(doc_ids=[document_id(briefing_id(3))])
        article = as_article(small_text(4)).text_sha256
        repository._db.table(ARTICLES).remove(doc_ids=[document_id(article)])
        repository._db.table("other").insert({"a": 1})
        assert repository.find(briefing_id(3)) is None
    with opened(log) as repository:
        assert is_believed(repository)
        assert repository.titled("Article 3") == []
        assert repository.sharing(as_article(small_text(4))) == []
        assert len(repository.listed()) == COUNT - 1
        assert repository._db.table("other").insert({"a": 2}) == 2


def test_a_table_that_was_dropped_begins_anew(log: Path) -> None:
    make_index(log)
    with opened(log) as repository:
        db = repository._db
        assert [db.table("x").insert({"n": n}) for n in range(3)] == [1, 2, 3]
        db.drop_table("x")
        assert db.table("x").insert({"n": 4}) == 1
        db.keep()
    for _ in range(2):
        with opened(log) as repository:
            assert is_believed(repository)
            db = repository._db
            assert [dict(document) for document in db.table("x")] == [{"n": 4}]
            assert len(db.history("x", 1)) == 1
            assert db.history("x", 2) == []


def test_a_briefing_that_says_otherwise_by_another_program_is_seen(log: Path) -> None:
    make_index(log)
    with opened(log) as reader:
        assert [each.entry.id for each in reader.titled("Anew")] == []
        with opened(log) as writer:
            retitle(writer, 5, "Anew")
            assert [each.entry.id for each in reader.titled("anew")] == [briefing_id(5)]
            retitle(writer, 6, "Anew")
        assert len(reader.titled("anew")) == 2


def test_sentences_are_found_by_how_many_are_shared(log: Path) -> None:
    with opened(log) as repository:
        paragraphs = [small_text(n).split("\n\n")[1:] for n in (50, 51, 52)]
        text = "\n\n".join([*paragraphs[0], paragraphs[1][0], paragraphs[1][1], paragraphs[2][0]])
        for number in (50, 51, 52):
            add_article(repository, number)
        shared = repository.sharing(as_article(text))
        ids = [briefing_id(number) for number in (50, 51, 52)]
        assert [(each.listed.entry.id, each.shared) for each in shared] == [
            (ids[0], 5), (ids[1], 2), (ids[2], 1),
        ]  # fmt: skip
        assert repository.sharing(as_article("Nothing of it is known here at all.")) == []
        assert repository.sharing(as_article("Short.")) == []


def test_a_briefing_is_found_by_every_file_and_every_version(log: Path) -> None:
    for read_with in (opened, opened_without):
        if read_with is opened:
            with opened(log) as repository:
                text = small_text(9)
                for sha256 in ("a" * 64, "b" * 64, "a" * 64):
                    repository.articles.add(as_article(text, sha256), _ADDED)
                new_version(repository, 9, "Another text.\n")
        with read_with(log) as repository:
            here = [briefing_id(9)]
            article: Article = as_article(small_text(9))
            for found in (
                repository.of_file("a" * 64),
                repository.of_file("b" * 64),
                repository.ever_on_article(article.text_sha256),
                repository.on_article(as_article("Another text.\n").text_sha256),
            ):
                assert [each.entry.id for each in found] == here
            assert repository.on_article(article.text_sha256) == []
            assert repository.of_file("c" * 64) == []


def test_the_next_briefing_is_the_catalogues(log: Path) -> None:
    with opened(log) as repository:
        ids = [each.entry.id for each in repository.listed()]
        assert [repository.beside(i, 1) for i in ids] == [*ids[1:], None]
        assert [repository.beside(i, -1) for i in ids] == [None, *ids[:-1]]


@pytest.mark.parametrize("is_indexed", [True, False])
def test_an_id_is_told_that_is_like_one_that_is_not_there(log: Path, *, is_indexed: bool) -> None:
    with opened(log) as repository:
        record = repository.record(briefing_id(1))
        repository.records.put(msgspec.structs.replace(record, key="Perú-2014"))
    make_index(log)
    with (opened if is_indexed else opened_without)(log) as repository:
        assert is_believed(repository) == is_indexed
        for typed in ("PERU", "perú-2014-drugs"):
            with pytest.raises(NotFoundError, match="did you mean Perú-2014\\?"):
                repository.get(typed)


def test_a_library_of_one_program_is_found_whole_by_another(log: Path) -> None:
    with Library(log.parent) as library:
        before = library.catalogue()
        note = library.notes.add(Target(briefing=before[1].id), Content(body="Secret"), "Ana")
    with Library(log.parent) as library:
        assert is_believed(library._briefings)
        assert library.catalogue() == before
        assert library.notes.get(note.id).content.body == "Secret"
        assert library.beside(before[0].id, 1) == before[1].id


def test_no_text_of_a_note_is_in_it(log: Path, cache: Path) -> None:
    with Library(log.parent) as library:
        library.notes.add(Target(briefing=briefing_id(1)), Content(body="Secret thing"), "Ana")
        library.catalogue()
    for path in (cache / "briefings" / "indexes").iterdir():
        assert b"Secret" not in path.read_bytes()
    assert index_files(cache)


def test_everything_that_is_compared_is_there(log: Path) -> None:
    with opened(log) as repository:
        set_aside(repository, 7, removed=True)
        count_reviewed(repository, 8, random.Random(2))
        found = everything(repository)
    assert all(found.values())
    assert (len(found["listed"]), len(found["removed"])) == (COUNT - 1, 1)
    assert sum(map(bool, found["sharing"])) > 5


def narrowed(repository: BriefingRepository, words: str) -> list[object]:
    """Return what a list says that is narrowed by some words, from wherever one looks at it."""
    pages = CataloguePages(repository)
    ids = [briefing_id(number) for number in (2, 5, 17)]
    return [
        pages.first(3, words, 20),
        (pages.count(words), pages.count(words, 4), pages.get(2, 4, words)),
        *((pages.position(each, words), pages.onward(each, 1, 4, words)) for each in ids),
        *(pages.onward(each, -1, 4, words) for each in ids),
    ]


def test_who_types_on_or_takes_back_letters_finds_what_a_fresh_look_finds(log: Path) -> None:
    typed = ["B", "b-", "b-0", "b-00", "b-000", "b-0000", "b-00001", "b-0000", "rt", "rt 1"]
    typed += ["1 art", "art 1x", "art 1xx", "1", "", "nowhere", "nowhere ", "nowhere b"]
    with opened(log) as repository, opened_without(log) as without:
        assert [narrowed(repository, words) for words in typed] == [
            narrowed(without, words) for words in typed
        ]


def test_what_changes_between_two_letters_is_seen(log: Path) -> None:
    with opened(log) as repository, opened(log) as other:
        pages = CataloguePages(repository)
        assert pages.first(3, "b-00001", 20)[1] == 10
        set_aside(other, 12, removed=True)
        assert pages.first(3, "b-000012", 20) == ([], 0)
        set_aside(repository, 12, removed=False)
        retitle(repository, 5, "Article b-000012")
        found, count = pages.first(3, "b-000012", 20)
        assert ({each.id for each in found}, count) == ({briefing_id(5), briefing_id(12)}, 2)
