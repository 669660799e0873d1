"""From an editor's folder to an article and its briefing."""

import datetime as dt
import os
from importlib.resources import files
from pathlib import Path

import pytest

from briefings.curation import seeding
from briefings.errors import BriefingsError, DamagedError, NotFoundError

from .builders import ARTICLE, BRIEFING, coast, seed


def folder(where: Path, **contents: bytes) -> Path:
    made = where / "brava-2021"
    made.mkdir()
    (made / "article.txt").write_bytes(contents.get("article", ARTICLE.encode()))
    (made / "briefing.toml").write_bytes(contents.get("briefing", BRIEFING.encode()))
    return made


def test_a_briefing_has_its_folders_name_and_what_the_file_says_of_it() -> None:
    article, briefing = seeding.decode(seed())
    source = briefing.source
    assert article.text == ARTICLE
    assert briefing.id == "brava-2021"
    assert (source.title, source.publisher) == ("Harbour of Brava reopens", "The Gazette")
    assert source.published == dt.date(2021, 5, 3)
    assert (source.language, source.author) == ("en", None)


def test_the_packaged_article_is_stored_byte_for_byte() -> None:
    for packaged in seeding.seeds():
        raw = (files("seeds") / packaged.id / "article.txt").read_bytes()
        assert packaged.article == raw
        article, _ = seeding.decode(packaged)
        assert article.text.encode() == raw
        assert article.text_sha256 == article.sha256


@pytest.mark.parametrize(
    ("raw", "says"),
    [(b"", "is empty"), (b" \r\n\t", "is empty"), (b"caf\xe9", "not UTF-8 (byte 3)")],
)
def test_an_article_that_cannot_be_read_is_told(raw: bytes, says: str) -> None:
    with pytest.raises(DamagedError) as raised:
        seeding.decode(seed(article=raw))
    assert says in str(raised.value)
    assert "brava-2021" in str(raised.value)


def test_the_digest_changes_with_either_file() -> None:
    digests = {
        seed().digest,
        seed(article=ARTICLE + " ").digest,
        seed(briefing=BRIEFING + " ").digest,
        seed(briefing=ARTICLE, article=BRIEFING).digest,
    }
    assert len(digests) == 4
    assert seed().digest == seed(briefing_id="other").digest


def test_a_folder_becomes_a_briefing(tmp_path: Path) -> None:
    built = seeding.build_seed(seeding.read_folder(folder(tmp_path)), {"coast": coast()})
    assert built.id == "brava-2021"
    assert built.problems == ()


def test_the_folder_one_stands_in_has_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder(tmp_path))
    assert seeding.read_folder(Path()).id == "brava-2021"


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    made = folder(tmp_path)
    (made / "briefing.toml").unlink()
    with pytest.raises(NotFoundError, match=r"must hold article\.txt and briefing\.toml"):
        seeding.read_folder(made)


@pytest.mark.parametrize("name", ["article.txt", "briefing.toml"])
def test_what_hangs_or_never_ends_is_no_file(tmp_path: Path, name: str) -> None:
    made = folder(tmp_path)
    for put in (os.mkfifo, lambda path: path.symlink_to("/dev/zero")):
        (made / name).unlink()
        put(made / name)
        with pytest.raises(DamagedError, match=f"{name} is (no file|a link to somewhere else)"):
            seeding.read_folder(made)


def test_what_is_larger_than_any_article_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = folder(tmp_path)
    monkeypatch.setattr(seeding, "LARGEST", 100)
    with pytest.raises(DamagedError, match=r"article\.txt has more than 100 bytes"):
        seeding.read_folder(made)


def test_a_lens_that_is_not_known_is_told_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(BriefingsError, match="names the lens coast; there are land, sky"):
        seeding.build_seed(seeding.read_folder(folder(tmp_path)), {"land": coast(), "sky": coast()})
