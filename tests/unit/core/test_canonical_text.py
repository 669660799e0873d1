"""The one text that offsets count in, however an editor's program ends its lines."""

import hashlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings import Library
from briefings.curation import seeding
from briefings.curation.verify import verify
from briefings.documents.canonical_text import canonical
from briefings.model import Article
from briefings.store import JournalDB
from tests.unit.command_line import Packaged

from .builders import ARTICLE, changed, make, seed

ENDS = ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]


def decoded(text: str) -> Article:
    return seeding.decode(seed(article=text))[0]


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_program_s_file_makes_the_same_text(end: str, mark: str) -> None:
    raw = mark + ARTICLE.replace("\n", end)
    article = decoded(raw)
    assert article.text == ARTICLE
    assert article.sha256 == hashlib.sha256(raw.encode()).hexdigest()
    assert article.text_sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert make(article=raw).items == make().items


def test_nothing_but_line_ends_and_the_mark_at_the_beginning_is_changed() -> None:
    assert canonical("\ufeff\ufeff one\t\u00a0\r\r\n\ntwo\ufeff \x1c\u00ad\x00\n\r") == (
        " one\t\u00a0\n\n\ntwo\ufeff \x1c\u00ad\x00\n\n"
    )


@given(st.text(st.sampled_from("".join(ENDS)) | st.sampled_from("a\ufeff \t") | st.characters()))
def test_canonical_text_stays_as_it_is_and_keeps_every_other_character(text: str) -> None:
    made = canonical(text)
    assert canonical(made) == made
    others = [char for char in text.lstrip("\ufeff") if char not in "".join(ENDS)]
    assert [char for char in made if char != "\n"] == others
    assert len(made.split("\n")) == len(canonical(text.replace("\r\n", "\r")).split("\n"))


@pytest.mark.parametrize("end", ENDS)
def test_every_line_is_a_paragraph_of_its_own_to_verify(end: str) -> None:
    report = verify(make(article=f"{ARTICLE.replace(chr(10), end)}Nobody{end}cites this."))
    plain = verify(make(article=f"{ARTICLE}Nobody\ncites this."))
    assert report == plain
    assert len(report.uncited) == 2


@pytest.mark.parametrize("end", ENDS)
def test_evidence_may_run_over_a_line_end_of_any_sort(end: str) -> None:
    cited = "By The Gazette\\nMay 3, 2021"
    if end in "\u2028\u2029\x85":
        cited = f"By The Gazette{end}May 3, 2021"
    briefing = changed(('"By The Gazette", "May 3, 2021"', f'"{cited}"'))
    made = make(briefing, ARTICLE.replace("\n", end))
    assert made.problems == ()
    assert made.source.evidence[1].text == "By The Gazette\nMay 3, 2021"


def test_a_text_that_was_stored_by_an_earlier_program_opens_and_is_named_as_it_is(
    tmp_path: Path, packaged: Packaged
) -> None:
    packaged(seed())
    old = "\ufeff" + ARTICLE.replace("Boats wait.", "Boats wait.\u2028")
    _, written = seeding.decode(seed())
    with JournalDB(tmp_path / "library" / "library.log") as db:
        db.table("briefings").insert(
            {
                "key": "brava-2021",
                "article": {"sha256": decoded(ARTICLE).sha256, "text": old},
                "curated": msgspec.to_builtins(written),
                "digest": seed().digest,
            }
        )
    with Library(tmp_path / "library") as library:
        article = library.get("brava-2021").article
        assert article.text == old
        assert article.text_sha256 == hashlib.sha256(old.encode()).hexdigest()
        assert article.sha256 == decoded(ARTICLE).sha256
