"""Indexes whose makers are killed, whose bytes rot, which several programs make at once.

Whatever becomes of the index, what a library says is what its log says. The small form runs with
the other tests. The long one is
`INDEX_FAULT_ROUNDS=300 python -m pytest -s tests/faults/test_index_faults.py`.
"""

import os
import random
import shutil
import signal
import time
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from briefings import Library
from briefings.documents.text.text_blocks import paragraph_blocks
from briefings.index.files import notes_file
from briefings.index.library_index import LibraryIndex
from briefings.model import Article
from briefings.notes.index import TABLE as NOTES
from briefings.notes.model import Content, Target
from briefings.repository import searching, text_builder
from briefings.repository.briefings import TABLE, BriefingRepository
from briefings.search.hit import Match
from briefings.store import JournalDB
from briefings.store.records import document_id
from briefings.upkeep.compacting import WITHOUT_HISTORY
from tests.bench.libraries import Size, briefing_id, make, small_text
from tests.faults.killing import Say, fork
from tests.unit.index.conftest import cache, log, made
from tests.unit.index.indexed import (
    add_article,
    check,
    everything,
    found,
    index_files,
    is_believed,
    make_index,
    opened,
    opened_without,
    retitle,
    silently,
)

__all__ = ["cache", "log", "made"]

ROUNDS = int(os.environ.get("INDEX_FAULT_ROUNDS", "30"))
FLIPS = 5 * ROUNDS


def follow(log: Path, number: int) -> None:
    """Change the library, and have its index follow."""
    with opened(log) as repository:
        add_article(repository, 100 + number)
        retitle(repository, 1 + number % 30, f"Title {number}")
        everything(repository)


def test_a_maker_that_is_killed_leaves_nothing_wrong(
    log: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(1)
    began = time.monotonic()
    follow(log, 0)
    longest = time.monotonic() - began
    counts: Counter[str] = Counter()
    for number in range(ROUNDS):
        if number % 3 == 0:
            shutil.rmtree(cache)

        def work(say: Say, number: int = number) -> None:
            follow(log, number)
            say({"done": number})

        maker = fork(work)
        time.sleep(chance.random() * longest)
        os.kill(maker.pid, signal.SIGKILL)
        os.waitpid(maker.pid, 0)
        words = os.read(maker.said, 1 << 16)
        os.close(maker.said)
        assert b"failed" not in words
        counts["killed" if not words else "done"] += 1
        with opened(log, read_only=True) as repository:
            counts["believed"] += is_believed(repository)
        check(log, number)
    with capsys.disabled():
        print(f"\n  {ROUNDS} makers of an index: {dict(counts)}", flush=True)  # noqa: T201
    assert counts["killed"] > ROUNDS // 4
    assert counts["believed"]


def add_notes(log: Path) -> None:
    with Library(log.parent) as library:
        for number in range(1, 9):
            target = Target(briefing=briefing_id(number % 4 + 1))
            library.notes.add(target, Content(body=f"Note {number}"), "Ana")


def test_a_log_that_is_rewritten_by_who_is_killed_has_nothing_wrong(
    log: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The index is handed over to a compacted log, or one without a note, or made anew."""

    def work(say: Say, number: int = 0) -> None:
        index = LibraryIndex(TABLE)
        with JournalDB(log, hints=index) as db:
            for step in range(3):
                db.table("memory").upsert({"n": step}, lambda _: True)
                db.table("memory").upsert({"n": -step}, lambda _: True)
                if number % 2:
                    db.compact(WITHOUT_HISTORY)
                else:
                    db.purge(NOTES, db.ids(NOTES)[0])
                BriefingRepository(db, index).listed()
        say({"done": 1})

    chance = random.Random(5)
    counts: Counter[str] = Counter()
    for number in range(ROUNDS // 2):
        add_notes(log)
        make_index(log)
        writer = fork(partial(work, number=number))
        time.sleep(chance.random() * 0.3)
        os.kill(writer.pid, signal.SIGKILL)
        os.waitpid(writer.pid, 0)
        words = os.read(writer.said, 1 << 16)
        os.close(writer.said)
        assert b"failed" not in words
        counts["done" if words else "killed"] += 1
        with opened(log, read_only=True) as repository:
            counts["believed"] += is_believed(repository)
            with opened_without(log) as plain:
                assert said(repository) == said(plain)
        check(log, number)
        made = [int(path.name.split("-")[5]) for path in index_files(cache)]
        assert made.count(min(made)) == 1
        assert len(made) <= 1 + 2, "others are for a log that never came"
    with capsys.disabled():
        print(f"\n  {ROUNDS // 2} rewritten logs: {dict(counts)}", flush=True)  # noqa: T201
    assert counts["killed"] > ROUNDS // 8
    assert counts["believed"] > ROUNDS // 4


def said(repository: BriefingRepository) -> tuple[list[object], list[object]]:
    """Return what a library shows, and what it finds."""
    listed = repository.listed()
    ids = [each.entry.id for each in listed]
    some = ids[::4]
    lookups = repository.lookups
    text = small_text(5)
    article = Article(text=text, blocks=paragraph_blocks(text), sha256="")
    shown = [
        found(listed),
        found(repository.listed(removed=True)),
        [repository.get(each) for each in some],
        [repository._db.history(TABLE, document_id(each)) for each in some],
        [(doc.doc_id, dict(doc)) for doc in repository._db.table("notes")],
        [lookups.note_keys(each, deleted=True) for each in ids],
    ]
    return shown, [
        [repository.beside(each, 1) for each in some],
        found(repository.on_article(article.text_sha256)),
        found(repository.of_file("0" * 64)),
        found(repository.titled("Article 9")),
        [(each.listed.entry.id, each.shared) for each in repository.sharing(article)],
    ]


def flip_bits(cache: Path, chance: random.Random, count: int) -> None:
    """Flip bits of the index, or of its file of notes."""
    (path,) = index_files(cache)
    for _ in range(count):
        at = chance.choice((path, path, notes_file(path)))
        silently(at, chance.randrange(at.stat().st_size), 1 << chance.randrange(8))


def test_what_a_rotten_index_says_is_not_shown(
    log: Path, cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bits flip while the file's times stay.

    The catalogue, each briefing and its history are right. What looks something up may miss it: a
    key that rotted is not found, and nothing says that it was there.
    """
    add_notes(log)
    make_index(log)
    with opened_without(log) as plain:
        expected = said(plain)
    whole = tmp_path / "whole"
    shutil.copytree(cache, whole)
    chance = random.Random(2)
    counts: Counter[str] = Counter()
    for _ in range(FLIPS):
        shutil.rmtree(cache)
        shutil.copytree(whole, cache)
        flip_bits(cache, chance, chance.choice((1, 1, 4)))
        with opened(log, read_only=True) as repository:
            shown, looked_up = said(repository)
            assert shown == expected[0]
            counts["missed"] += looked_up != expected[1]
            counts["thrown away"] += not is_believed(repository)
    with capsys.disabled():
        print(f"\n  {FLIPS} rotten indexes: {dict(counts)}", flush=True)  # noqa: T201
    assert 0 < counts["thrown away"] < FLIPS
    assert counts["missed"] <= FLIPS // 20


def test_several_programs_follow_at_once(log: Path, cache: Path) -> None:
    for number in range(max(2, ROUNDS // 10)):
        if number % 2:
            shutil.rmtree(cache, ignore_errors=True)

        def work(say: Say, number: int = number) -> None:
            for step in range(3):
                follow(log, 1000 * number + step + os.getpid() % 1000 * 3)
            say({"done": number})

        followers = [fork(work) for _ in range(3)]
        for each in followers:
            assert os.waitpid(each.pid, 0)
            words = os.read(each.said, 1 << 16)
            os.close(each.said)
            assert words.startswith(b'{"done"'), words
        check(log, number)
        with opened(log, read_only=True) as repository:
            assert is_believed(repository)


def test_a_log_that_is_replaced_under_a_follower_is_told_apart(
    log: Path, made: Path, tmp_path: Path
) -> None:
    make_index(log)
    other = tmp_path / "other" / log.name
    shutil.copytree(made, other.parent)
    with opened(other) as repository:
        for number in range(5):
            retitle(repository, 7 + number, "Of the other log")
    with opened(log) as repository:
        retitle(repository, 3, "Of this log")
        assert len(repository.titled("Of this log")) == 1
        log.with_name(log.name + ".mark").unlink()
        other.replace(log)
        assert repository.titled("Of this log") == []
        assert len(repository.titled("of the other log")) == 5
        retitle(repository, 4, "After it")
        assert len(repository.titled("After it")) == 1
    check(log)


def test_a_clock_that_goes_backwards_does_no_harm(log: Path) -> None:
    make_index(log)
    for number in range(4):
        os.utime(log, ns=(0, 10**18 - number * 10**15))
        with opened(log) as repository:
            retitle(repository, number + 1, f"Back {number}")
        os.utime(log.with_name(log.name + ".mark"), ns=(0, 10**18 - number * 10**15))
        check(log, number)


# -- words ---------------------------------------------------------------------------------------


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return the log of a library of news, with notes and no index."""
    make(tmp_path / "news", 40, Size.NEWS)
    return tmp_path / "news" / "library.log"


def asked(log: Path) -> list[dict[str, Match]]:
    """Return what some queries find, by the ids of briefings."""
    with Library(log.parent) as library:
        title = library.get(briefing_id(5)).source.title.split()
        queries = ("kind:figure", title[0][:2], f"{title[1]} {title[2]}", "thought", "speaker:ana")
        results = [library.search(query, limit=100) for query in queries]
    return [{match.id: match for match in result.matches} for result in results]


def is_within(found: list[dict[str, Match]], expected: list[dict[str, Match]]) -> bool:
    """Return whether nothing was found that is not there."""
    return all(one.items() <= every.items() for one, every in zip(found, expected, strict=True))


def test_what_a_rotten_index_of_words_finds_is_there(
    news: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bits flip; what is found is what the log says, and nearly always all of it."""
    monkeypatch.setattr(text_builder.TextBuilder, "start", lambda _: None)
    text_builder.build(news)
    expected = asked(news)
    assert all(expected)
    whole = tmp_path / "whole"
    shutil.copytree(cache, whole)
    chance = random.Random(3)
    missed = 0
    for _ in range(ROUNDS // 2):
        shutil.rmtree(cache)
        shutil.copytree(whole, cache)
        flip_bits(cache, chance, chance.choice((1, 4)))
        found = asked(news)
        assert is_within(found, expected)
        missed += found != expected
    assert missed <= ROUNDS // 8


def test_a_builder_of_words_that_is_killed_leaves_nothing_wrong(
    news: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_builder.TextBuilder, "start", lambda _: None)
    monkeypatch.setattr("briefings.repository.texts._AT_ONCE", 5)
    monkeypatch.setattr("briefings.repository.texts.FEW", 0)
    monkeypatch.setattr("briefings.repository.texts.SOME", 0)
    expected = asked(news)
    monkeypatch.setattr(searching, "SCANNED", 0)
    chance = random.Random(4)
    partly = 0
    for number in range(ROUNDS // 3):
        if number % 3 == 0:
            shutil.rmtree(cache)

        def work(say: Say) -> None:
            text_builder.build(news)
            say({"done": 1})

        builder = fork(work)
        time.sleep(chance.random() * 0.3)
        os.kill(builder.pid, signal.SIGKILL)
        os.waitpid(builder.pid, 0)
        os.close(builder.said)
        found = asked(news)
        assert is_within(found, expected)
        partly += [] != found != expected
    text_builder.build(news)
    assert asked(news) == expected
    assert partly


def test_three_programs_write_words_and_notes_at_once(news: Path) -> None:
    def work(say: Say) -> None:
        with Library(news.parent) as library:
            for step in range(4):
                body = f"wombat w{os.getpid()}n{step}m"
                target = Target(briefing=briefing_id(1 + (os.getpid() + step) % 30))
                library.notes.add(target, Content(body=body), "Ana")
                result = library.search(body)
                assert [match.id for match in result.matches] == [target.briefing]
        say({"done": 1})

    programs = [fork(work) for _ in range(3)]
    for each in programs:
        os.waitpid(each.pid, 0)
        assert os.read(each.said, 1 << 16).startswith(b'{"done"')
        os.close(each.said)
    with Library(news.parent) as library:
        found = {match.id for match in library.search("wombat", limit=100).matches}
        notes = [note for note in library.notes.list() if "wombat" in note.content.body]
        assert len(notes) == 3 * 4
        assert found == {note.target.briefing for note in notes}
