"""A search by the index finds what reading every briefing finds."""

import random
import shutil
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from unittest.mock import Mock

import pytest

from briefings import Library
from briefings.index import database, library_index, matching, packing, texts
from briefings.index.checksums import DamagedIndexError
from briefings.index.files import notes_file
from briefings.index.library_index import NoWordsError
from briefings.index.text_rows import TextCount
from briefings.model import Briefing
from briefings.notes.model import Content, Target
from briefings.repository import searching, text_builder
from briefings.repository.briefings import BriefingRepository
from briefings.repository.text_builder import build
from briefings.search.hit import SearchResult
from briefings.search.request import SearchOrder, SearchRequest
from briefings.store.hint_file import HintFileError
from briefings.store.records import document_id
from tests.bench.libraries import Size, briefing_id, make
from tests.unit.index.indexed import add_article, index_files

COUNT = 60


@pytest.fixture(scope="module")
def made_news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of news, made once."""
    folder = tmp_path_factory.mktemp("news") / "library"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder.parent / "cache"))
        make(folder, COUNT, Size.NEWS)
    return folder


@pytest.fixture
def newsroom(made_news: Path, tmp_path: Path) -> Path:
    """Return a library of news of one's own."""
    shutil.copytree(made_news, tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def both(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Library, Library]]:
    """Return a library searched by its index, and the same searched by reading it."""
    with Library(newsroom) as indexed, Library(newsroom) as plain:
        indexed.search("")
        monkeypatch.setattr(plain._searching, "_by_index", lambda _: None)
        yield indexed, plain
        assert indexed._searching._by_index(SearchRequest("")) is not None


def words_of(library: Library, chance: random.Random) -> list[str]:
    """Return words of some texts, whole ones, beginnings, and others."""
    ids = chance.sample(library.ids(), 3)
    text = " ".join(library.get(each).article.text for each in ids)
    words = chance.sample(text.split(), 8)
    return [word[: chance.choice((2, 3, 99))] for word in words] + [words[0][1:], "qxq", "24.000"]


def queries(library: Library, chance: random.Random) -> Iterator[str]:
    filters = (
        "kind:figure", "has:note", "has:tension", "-has:note", "speaker:masías", 'speaker:"ana"',
        "panel:security", "tag:check", "tag:#to", "kind:stat", "24,000", "3 mil", "$85", "“",
    )  # fmt: skip
    for _ in range(12):
        words = words_of(library, chance)
        parts = chance.sample(words, chance.choice((1, 1, 2, 3)))
        if chance.random() < 0.4:
            parts.append(chance.choice(filters))
        if chance.random() < 0.3:
            parts.append("-" + chance.choice(words))
        if chance.random() < 0.3:
            text = library.get(chance.choice(library.ids())).article.text
            at = chance.randrange(len(text) - 60)
            parts.append('"' + text[at : at + chance.randrange(3, 40)].replace('"', "") + '"')
        yield " ".join(parts)


def grammatical(library: Library, chance: random.Random) -> Iterator[str]:
    """Yield queries with forms and slips of words, choices, fields, dates and amounts."""
    conditions = (
        "date:2010", "date:2010-02..2015-03", "date>2020-02-10", "-date:2012", "lang:en",
        "lang:es", "id:article", "ha>100", "usd:1m..900m", "percent<50", "figure>1000",
        "people>10", "laboratories>1", "kilos:1..500", "$<20k", "is:unreviewed", "publisher:el",
        "note:thought", "note:thuoght~", "note:thinks", "kind:figure", "tag:to",
    )  # fmt: skip
    for _ in range(6):
        words = [word.strip('(),."“”:;') for word in words_of(library, chance)]
        words = [word for word in words if word.isalpha() and word not in ("OR", "AND")] or ["el"]
        parts = []
        for word in chance.sample(words, min(len(words), chance.choice((1, 2, 3)))):
            at = chance.randrange(len(word))
            slip = chance.choice((word[:at] + word[at + 1 :], word[:at] + "x" + word[at:]))
            parts.append(
                chance.choice(
                    (word, f"{word}s", f"{word}~", f"{slip}~", f"{word[:3]}*", f"title:{word}",
                     f"note:{word}", f"-{word}", f"({word} OR {chance.choice(conditions)})",
                     f"{chance.choice(words)} OR ({word} {chance.choice(words)})",
                     f"-({word} {chance.choice(conditions)})", f"{slip}x")
                )
            )  # fmt: skip
        if chance.random() < 0.5:
            parts.append(chance.choice(conditions))
        yield " ".join(parts)


def found(result: SearchResult) -> object:
    """Return all but the order of briefings that match alike, and what was meant instead."""
    matches = sorted(result.matches, key=lambda match: match.id)
    return result.query, result.matched, matches, result.more, result.mistake


@pytest.mark.parametrize("seed", range(2))
def test_it_finds_what_a_reading_finds(both: tuple[Library, Library], seed: int) -> None:
    indexed, plain = both
    chance = random.Random(seed)
    some = 0
    for number in range(4):
        for query in (*queries(indexed, chance), *grammatical(indexed, chance)):
            result = indexed.search(query, limit=1000)
            assert found(result) == found(plain.search(query, limit=1000)), query
            some += 0 < result.matched < COUNT
        target = Target(briefing=chance.choice(indexed.ids()))
        body = " ".join(words_of(indexed, chance)[:3])
        note = chance.choice(both).notes.add(
            target, Content(body=body, tags=("to-check", f"n{number}")), "Ana"
        )
        if number % 2:
            note = indexed.notes.save(note.id, Content(body="Another word"), note.revision)
            indexed.notes.delete(note.id, note.revision)
    assert some > 5


def test_any_writing_is_found_in_articles_as_in_a_reading(both: tuple[Library, Library]) -> None:
    indexed, plain = both
    spanish = "El río Apurímac y los ríos del Perú, dijo Núñez.\n\nEran 24.000 hectáreas: “sí”."
    written = {
        70: "海关在港口查获两吨可卡因。\n\n警方说，案件在调查中。",
        71: unicodedata.normalize("NFD", spanish),
        72: spanish.upper(),
        73: "Die Straße und der Hafen\n\nwaren ﬁnster; πολύ καλά, кока и мак.",
    }
    for number, text in written.items():
        add_article(indexed._briefings, number, text)
    body = unicodedata.normalize("NFD", "El río Apurímac, otra vez")
    indexed.notes.add(Target(briefing=indexed.ids()[0]), Content(body=body), "Ana")
    expected = {
        '"港口查获"': 1, '"查获两吨 可"': 0, '"警方说，案"': 1, '"rio apurimac"': 3,
        '"RÍOS DEL PERÚ"': 2,
        '"rios de"': 0, '"rios de': 2, '"nunez. eran"': 2, '"24000 hectareas"': 2,
        '"eran 24,000 hect"': 0, '"strasse und der hafen waren"': 1, '"waren finster"': 1,
        '"πολυ καλα"': 1, "ΚΑΛΆ": 1, '"кока и"': 1, "кокв~": 1, "апурима": 0,
        '"rio apurimac" -vez': 2, '"rio apurimac" vez': 1, '"otra vez" OR "кока и"': 2,
    }  # fmt: skip
    for query, matched in expected.items():
        for order in SearchOrder:
            request = SearchRequest(query, 1000, order)
            result = indexed.search(request)
            assert (result.matched, result.more) == (matched, False), query
            assert found(result) == found(plain.search(request)), query


@pytest.mark.parametrize("order", SearchOrder)
def test_what_comes_first_is_what_comes_first_in_a_reading(
    both: tuple[Library, Library], order: SearchOrder
) -> None:
    indexed, plain = both
    days = {entry.id: entry.published for entry in plain.catalogue()}
    chance = random.Random(order)
    title = indexed.get(indexed.ids()[-1]).source.title.split()
    note = Content(body=f"{title[0]} and {title[1]}")
    indexed.notes.add(Target(briefing=indexed.ids()[-2]), note, "Ana")
    some = 0
    for query in (title[0], f"{title[0]} {title[1]}", f'"{title[1]}"', *queries(indexed, chance)):
        for limit in (1, 4, 1000):
            found, expected = (
                [
                    days[match.id]
                    for match in library.search(SearchRequest(query, limit, order)).matches
                ]
                for library in both
            )
            assert found == expected, query
            some += len(found) > 1 and found != sorted(found, key=str, reverse=True)
    assert some if order is SearchOrder.RELEVANCE else not some


def test_those_not_shown_are_counted_where_the_index_knows(both: tuple[Library, Library]) -> None:
    indexed, plain = both
    target = Target(briefing=indexed.ids()[0])
    for body in ("wombat", "wombat koala"):
        indexed.notes.add(target, Content(body=body, tags=("x",)), "Ana")
    word = indexed.get(briefing_id(3)).source.title.split()[0]
    indexed.remove(briefing_id(3))
    for query in ("kind:figure", word, word[:2], f"{word} speaker:ana", "has:note", "wombat", "wo"):
        some, every = indexed.search(query, limit=1), plain.search(query, limit=1)
        assert (some.matched, some.more) == (every.matched, False), query
    phrase = indexed.search('"in apurímac they"', limit=1)
    assert (phrase.matched, phrase.more) == (1, True)


def test_no_more_is_read_than_is_shown(
    both: tuple[Library, Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed, _ = both
    read: list[str] = []
    get = BriefingRepository.get

    def counting(self: BriefingRepository, briefing_id: str) -> Briefing:
        read.append(briefing_id)
        return get(self, briefing_id)

    monkeypatch.setattr(BriefingRepository, "get", counting)
    result = indexed.search("kind:figure in", limit=7)
    assert (len(result.matches), len(read)) == (7, 7)
    assert indexed.search("kind:figure in", limit=9).matches[:7] == result.matches
    assert len(read) == 9


def test_a_search_that_nobody_waits_for_any_more_reads_no_more(
    both: tuple[Library, Library],
) -> None:
    asked = iter([True, True])
    result = both[0].search(SearchRequest("kind:figure", goes_on=lambda: next(asked, False)))
    assert len(result.matches) == 2


def test_a_word_of_the_article_and_one_of_a_note_count_together(
    both: tuple[Library, Library],
) -> None:
    indexed, _ = both
    title = indexed.get(briefing_id(5)).source.title.split()
    assert indexed.search(f"{title[0]} wombat").matched == 0
    note = indexed.notes.add(Target(briefing=briefing_id(5)), Content(body="A wombat!"), "Ana")
    assert [m.id for m in indexed.search(f"{title[0]} womb").matches] == [briefing_id(5)]
    assert indexed.search("wombat -wombat").matched == 0
    indexed.notes.delete(note.id, note.revision)
    assert indexed.search("wombat").matched == 0


def test_what_another_program_writes_or_takes_out_is_seen(both: tuple[Library, Library]) -> None:
    indexed, other = both
    (word,) = (indexed.get(briefing_id(6)).source.title.split()[-1],)
    assert briefing_id(6) in {match.id for match in indexed.search(word).matches}
    other.remove(briefing_id(6))
    assert briefing_id(6) not in {match.id for match in indexed.search(word).matches}
    other.restore(briefing_id(6))
    assert briefing_id(6) in {match.id for match in indexed.search(word).matches}


def test_a_compacted_library_has_its_words(both: tuple[Library, Library]) -> None:
    indexed, plain = both
    target = Target(briefing=briefing_id(9))
    indexed.notes.add(target, Content(body="zwieback"), "Ana")
    indexed.search("zwieback")
    late = indexed.notes.add(target, Content(body="pumpernickel"), "Ana")
    for unsought, body in enumerate(("knäckebröd", "lefse"), 1):
        indexed.upkeep.compact()
        waiting = indexed._searching._index.words(lambda index: index.waiting())
        assert waiting.due == unsought, "the notes since the last search, and no text"
        indexed.notes.add(target, Content(body=body), "Ana")
    late = indexed.notes.save(late.id, Content(body="pumpernickel again"), late.revision)
    chance = random.Random(16)
    words = ("zwieback", "pumpernickel", "again", "knäckebröd", "lefse")
    for query in (*words, *queries(plain, chance)):
        assert found(indexed.search(query)) == found(plain.search(query)), query
    assert all(indexed.search(word).matched == 1 for word in words[:2])


def test_words_of_notes_that_another_program_wrote_are_found(newsroom: Path) -> None:
    with Library(newsroom) as one, Library(newsroom) as other:
        for number, body in enumerate(("platypus", "platypus again"), 1):
            assert one.search("platypus").matched == number - 1
            other.notes.add(Target(briefing=briefing_id(number)), Content(body=body), "Ana")
            assert other.search("platypus").matched == number, "which writes its words, too"
        assert one.search("platypus").matched == 2


def _waiting(library: Library) -> TextCount | None:
    with suppress(NoWordsError):
        return library._searching._texts.follow().waiting
    return None


def test_a_purged_note_is_in_no_index(both: tuple[Library, Library], cache: Path) -> None:
    """The words of articles stay; what is left of the notes is read anew."""
    indexed, plain = both
    target = Target(briefing=briefing_id(7))
    stays = indexed.notes.add(target, Content(body="wombat"), "Ana")
    stays = indexed.notes.save(stays.id, Content(body="numbat"), stays.revision)
    gone = indexed.notes.add(target, Content(body="platypus"), "Ana")
    assert indexed.search("platypus").matched == 1
    number = document_id(gone.id).to_bytes(8)
    (notes,) = (cache / "briefings" / "indexes").glob("*-notes")
    wal = notes.with_name(f"{notes.name}-wal")
    assert number in notes.read_bytes() + wal.read_bytes(), "as the index keeps it"
    indexed.notes.purge(gone.id)
    waiting = _waiting(indexed)
    assert waiting is not None
    assert indexed._searching._index.note_key(gone.id) is None
    assert waiting.due == len(indexed.notes.list()), "the notes that are left, and no text"
    some = islice(queries(plain, random.Random(17)), 9)
    for query in ("platypus", "wombat", "numbat", "thought", *some):
        assert found(indexed.search(query, limit=99)) == found(plain.search(query, limit=99)), query
    assert indexed.search("numbat").matched == 1
    kept = list((cache / "briefings" / "indexes").iterdir())
    assert len([path for path in kept if path.name.endswith(".sqlite")]) == 1
    for path in kept:
        assert not any(
            word in path.read_bytes() for word in (b"platypus", gone.id.encode(), number)
        )
    late = indexed.notes.add(target, Content(body="quokka"), "Ana")
    assert [note.id for note in plain.notes.list(briefing_id(7))][-2:] == [stays.id, late.id]
    assert [note.id for note in indexed.notes.list(briefing_id(7))][-2:] == [stays.id, late.id]
    assert indexed.search("quokka").matched == plain.search("quokka").matched == 1


@pytest.mark.parametrize("left", ["old", "none", "link"])
def test_notes_that_another_moment_left_are_read_anew(
    newsroom: Path, cache: Path, left: str
) -> None:
    """Of the two files one may be on the disk, and the other not yet, when the power goes."""
    with Library(newsroom) as library:
        library.search("")
    (path,) = index_files(cache)
    notes, earlier = notes_file(path), path.with_name("earlier")
    shutil.copyfile(notes, earlier)
    target = Target(briefing=briefing_id(7))
    with Library(newsroom) as library:
        added = library.notes.add(target, Content(body="wombat"), "Ana")
        expected = [note.id for note in library.notes.list(briefing_id(7))]
        assert added.id in expected
        assert library.search("wombat").matched == 1
    notes.unlink()
    if left == "old":
        earlier.replace(notes)
    elif left == "link":
        notes.symlink_to(earlier)
    with Library(newsroom) as library:
        assert [note.id for note in library.notes.list(briefing_id(7))] == expected
        assert library.search("wombat").matched == 1
        is_used = library._searching._index.is_known
        waiting = _waiting(library)
    assert is_used == (waiting is not None) == (left != "link")
    assert index_files(cache) == [path]


def test_without_full_text_search_all_is_read_until_there_is_one(
    newsroom: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A catalogue can be made by one Python, and words be added to it by another."""
    monkeypatch.setattr(text_builder.TextBuilder, "start", lambda self: None)
    none = ("CREATE VIRTUAL TABLE words USING no_such_module(text)",)
    with monkeypatch.context() as patch:
        patch.setattr(database, "_WORD_TABLES", none)
        with Library(newsroom) as library:
            note = library.notes.add(Target(briefing=briefing_id(7)), Content(body="wombat"), "Ana")
            assert library.search("wombat").matched == 1
            assert _waiting(library) is None
            assert library._searching._index.is_known
            with pytest.raises(HintFileError):
                build(library.log)
            library.notes.purge(note.id)
            expected = library.search("kind:figure", limit=99)
            library.search("wombat")
        (path,) = index_files(cache)
    with Library(newsroom) as library:
        build(library.log)
        assert found(library.search("kind:figure", limit=99)) == found(expected)
        waiting = _waiting(library)
        assert (waiting and waiting.due, library.search("wombat").matched) == (0, 0)
    assert index_files(cache) == [path]


def test_what_is_not_in_the_index_yet_is_told(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefings.repository.texts.FEW", 5)
    monkeypatch.setattr("briefings.repository.texts.SOME", 20)
    monkeypatch.setattr(searching, "SCANNED", 10)
    monkeypatch.setattr(text_builder.TextBuilder, "start", lambda self: None)
    with Library(newsroom) as library:
        first = library.search("kind:figure", limit=1000)
        assert first.progress is not None
        assert 0 < first.matched == first.progress.done < COUNT == first.progress.all
        build(library.log)
        last = library.search("kind:figure", limit=1000)
        assert (last.progress, last.matched) == (None, COUNT)


def test_a_small_library_is_read_until_its_index_is_made(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefings.repository.texts.FEW", 5)
    started: list[int] = []
    monkeypatch.setattr(text_builder.TextBuilder, "start", lambda _: started.append(1))
    with Library(newsroom) as library:
        result = library.search("kind:figure", limit=1000)
        assert (result.progress, result.matched, len(started)) == (None, COUNT, 1)


def test_an_index_that_is_being_written_answers_with_what_it_has(
    both: tuple[Library, Library], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed, plain = both
    indexed._searching._index._opened()._db.run("PRAGMA busy_timeout=10")
    monkeypatch.setattr(searching, "LARGE", 1)
    (path,) = index_files(cache)
    word = indexed.get(briefing_id(5)).source.title.split()[0]
    before = indexed.search(word)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        indexed.notes.add(Target(briefing=briefing_id(5)), Content(body="wombat"), "Ana")
        assert indexed.search(word).matches == before.matches
        assert indexed.search("wombat").problems == (searching.BEHIND,)
        monkeypatch.setattr(searching, "LARGE", 1 << 30)
        assert indexed.search("wombat").matched == 1, "a small library is read"
    assert found(indexed.search("wombat")) == found(plain.search("wombat"))
    assert index_files(cache) == [path], "it is the same index"


def test_an_index_that_is_busy_is_kept_and_no_large_library_read(
    both: tuple[Library, Library], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed, _ = both
    with monkeypatch.context() as patch:
        patch.setattr(searching, "LARGE", 1)
        patch.setattr(searching.Searching, "_contents", lambda _: pytest.fail("all is read"))
        for module, name in ((matching.Matching, "newest"), (texts, "waiting")):
            with monkeypatch.context() as busy:
                error = HintFileError("database is locked")
                busy.setattr(module, name, Mock(side_effect=error))
                result = indexed.search("kind:figure")
                assert (result.problems, result.more) == ((searching.BUSY,), True)
            assert indexed.search("kind:figure").matched == COUNT
    assert len(index_files(cache)) == 1


def test_a_damaged_index_is_thrown_away_and_the_next_opening_makes_another(
    newsroom: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(newsroom) as library:
        assert library.search("kind:figure").matched == COUNT
        (path,) = index_files(cache)
        monkeypatch.setattr(searching, "LARGE", 1)
        with monkeypatch.context() as patch:
            patch.setattr(matching.Matching, "newest", Mock(side_effect=DamagedIndexError("rot")))
            assert library.search("kind:figure").problems == (searching.DAMAGED,)
        assert path not in index_files(cache)
        assert library.search("kind:figure").problems == (searching.DAMAGED,)
        monkeypatch.setattr(searching, "LARGE", 1 << 30)
        assert library.search("kind:figure").matched == COUNT, "a small library is read"
    with Library(newsroom) as library:
        assert library.search("kind:figure").matched == COUNT
        assert library._searching._by_index(SearchRequest("")) is not None


def test_words_that_count_no_more_are_swept(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "_MOST_DEAD", 5)
    monkeypatch.setattr(packing, "_DEAD_SHARE", 0)
    started: list[int] = []
    monkeypatch.setattr(text_builder.TextBuilder, "start", lambda _: started.append(1))
    with Library(newsroom) as library:
        before = found(library.search("kind:figure", limit=99))
        for number in range(1, 7):
            assert not started
            library.remove(briefing_id(number))
            library.restore(briefing_id(number))
            library.search("")
        assert started
        build(library.log)
        dead = library._searching._index.words(lambda words: words._db.one("SELECT 1 FROM dead"))
        assert dead == (None,)
        assert found(library.search("kind:figure", limit=99)) == before


def test_the_index_of_a_large_library_is_begun_when_it_is_opened(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    started: list[int] = []
    monkeypatch.setattr(text_builder.TextBuilder, "start", lambda _: started.append(1))
    for large, expected in ((1 << 30, 0), (1, 1), (1, 1)):
        monkeypatch.setattr(searching, "LARGE", large)
        with Library(newsroom) as library:
            assert len(started) == expected
            library.search("")
        if not expected:
            shutil.rmtree(cache)


def test_the_process_that_builds_it_ends_when_all_is_there(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is a program of its own: only a library that is large enough has an index there."""
    monkeypatch.setattr(library_index, "LEAST", 1 << 20)
    make(tmp_path / "large", 140, Size.NEWS)
    with Library(tmp_path / "large") as library:
        builder = text_builder.TextBuilder(library.log)
        builder.start()
        assert builder._process is not None
        assert builder._process.wait(60) == 0
        assert index_files(cache)
        following = library._searching._texts.follow()
        assert (following.waiting.due, following.is_whole) == (0, True)
        assert library.search("kind:figure", limit=1000).matched == 140


def test_another_note_leaves_the_row_of_its_briefing_as_it_is(
    both: tuple[Library, Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed, _ = both
    target, run, asked = Target(briefing=briefing_id(7)), database.Database.run, list[str]()

    def counted(db: database.Database, sql: str, *values: object) -> sqlite3.Cursor:
        asked.append(sql)
        return run(db, sql, *values)

    note = indexed.notes.add(target, Content(body="wombat"), "Ana")
    assert indexed.notes.list(target.briefing)
    monkeypatch.setattr(database.Database, "run", counted)
    indexed.notes.add(target, Content(body="numbat"), "Ana")
    assert indexed.notes.save(note.id, Content(body="platypus"), note.revision)
    assert len(indexed.notes.list(target.briefing)) == 2
    assert not any("INTO briefing" in sql or "INTO catalogue" in sql for sql in asked)
