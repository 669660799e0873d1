"""Records of a library: what is put comes back, and what is damaged is told."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tinydb import where

from briefings import Library
from briefings.errors import DamagedError
from briefings.model import Suggestion
from briefings.repository.articles import ArticleRepository
from briefings.repository.briefing_files import BriefingFileRepository
from briefings.repository.decisions import Decision, DecisionRepository, differences
from briefings.repository.memory import NameRecord, memory, name_key
from briefings.repository.proposals import (
    ProposalParts,
    ProposalRecord,
    packed_parts,
    proposal_key,
    proposals,
)
from briefings.repository.proposed_items import item_at, placed
from briefings.store import JournalDB
from tests.unit.core import builders

NOW = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[JournalDB]:
    with JournalDB(tmp_path / "library.log") as opened:
        yield opened


def test_an_article_is_found_by_its_text_and_never_rewritten(db: JournalDB) -> None:
    articles = ArticleRepository(db)
    article = builders.article("One line.\n\nAnother.")
    articles.add(article, NOW)
    size = db.path.stat().st_size
    articles.add(article, NOW + dt.timedelta(days=1))
    assert db.path.stat().st_size == size
    assert articles.get(article.text_sha256) == article
    assert article.text_sha256 in articles


def test_an_article_that_is_not_what_its_key_says_is_told(db: JournalDB) -> None:
    articles = ArticleRepository(db)
    article = builders.article("One line.")
    with pytest.raises(DamagedError, match="briefings doctor"):
        articles.get(article.text_sha256)
    articles.add(article, NOW)
    db.table("articles").update({"text": "Another."}, where("key") == article.text_sha256)
    with pytest.raises(DamagedError, match="briefings doctor"):
        articles.get(article.text_sha256)


def test_a_file_is_kept_word_for_word(db: JournalDB) -> None:
    files = BriefingFileRepository(db)
    key = files.add("# mine\nx = 1\n")
    assert files.add("# mine\nx = 1\n") == key
    assert files.get(key) == "# mine\nx = 1\n"
    assert files.get("other") is None


def test_decisions_come_in_order_and_by_briefing(db: JournalDB) -> None:
    decisions = DecisionRepository(db)
    made = [
        Decision(briefing=name, item="a", kind="figure", act="changed", article="x", at=NOW)
        for name in ("one", "two", "one")
    ]
    decisions.add(made)
    assert decisions.on("one") == [made[0], made[2]]
    assert decisions.on("three") == []


def test_differences_are_those_of_items() -> None:
    before = [builders.figure("a"), builders.figure("b"), builders.figure("c")]
    after = [builders.figure("d"), builders.figure("c", what="lost"), builders.figure("a")]
    found = {(new or old).id: act for act, old, new in differences(before, after) if new or old}  # type: ignore[union-attr]
    assert found == {"b": "removed", "c": "changed", "d": "added"}


def test_a_proposal_is_found_by_article_and_lens(db: JournalDB) -> None:
    records = proposals(db)
    parts = ProposalParts(items=tuple(map(placed, builders.make().items)))
    packed = packed_parts(parts)
    record = ProposalRecord(
        key=proposal_key("hash", "coast"),
        article="hash",
        lens="coast",
        language="en",
        extraction=1,
        made=NOW,
        packed=packed.packed,
        counts=packed.counts,
    )
    records.put(record)
    assert records.get(proposal_key("hash", "coast")) == record
    assert records.get(proposal_key("hash", None)) is None
    assert record.parts == parts
    assert record.counts["figure"] == 4
    for wrong in ("", "not packed", packed.packed[:50]):
        with pytest.raises(msgspec.MsgspecError):
            print(msgspec.structs.replace(record, packed=wrong).parts)  # noqa: T201


def test_a_proposed_item_is_kept_by_its_places() -> None:
    made = builders.make()
    suggestion = Suggestion(confidence=0.7, rule="r", why=("a",), candidates={"period": ("2019",)})
    for item in made.items:
        proposed = msgspec.structs.replace(item, suggestion=suggestion, review="proposed")
        for each in (item, proposed, msgspec.structs.replace(proposed, wording="extracted")):
            kept = placed(each)
            assert "evidence" not in kept
            assert item_at(kept, made.article) == each


def test_a_name_is_remembered_however_it_is_written(db: JournalDB) -> None:
    records = memory(db)
    record = NameRecord(
        key=name_key("Carmen Masías"), name="Carmen Masías", kinds={"person": 2}, last=NOW
    )
    records.put(record)
    assert records.get(name_key("carmen  MASIAS ")) == record


def test_what_each_table_refers_to_is_there(tmp_path: Path) -> None:
    with Library(tmp_path / "library") as library:
        library._db.table("notes")
        tables = library._db.tables()
        assert tables == {"articles", "briefing_files", "briefings", "lenses", "packaged"}
        articles = {d["key"] for d in library._db.table("articles")}
        lenses = {d["key"] for d in library._db.table("lenses")}
        kept = {d["key"] for d in library._db.table("briefing_files")}
        for document in library._db.table("briefings"):
            assert {version["article"] for version in document["versions"]} <= articles
            assert document["lens"] in lenses
            assert document["file"] in kept
