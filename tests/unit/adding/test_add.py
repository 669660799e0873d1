"""What comes in by the one door, what comes in again, and what leaves."""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefings import Library
from briefings.adding.given import Given
from briefings.adding.options import AddOptions
from briefings.adding.outcome import Added
from briefings.anchors.passages import Passage, Quote
from briefings.errors import (
    BriefingsError,
    ConflictError,
    DamagedError,
    NotFoundError,
    UsageError,
)
from briefings.notes.model import Content, Target
from tests.unit.adding.folders import briefing_folder, text_file
from tests.unit.command_line import Packaged
from tests.unit.core.builders import ARTICLE, BRIEFING, LENS, changed, seed


@pytest.fixture
def library(tmp_path: Path, packaged: Packaged) -> Iterator[Library]:
    packaged(seed())
    with Library(tmp_path / "library") as opened:
        yield opened


def only(library: Library, path: Path, given: Given | None = None) -> Added:
    added, refused = library.add(path, given or Given())
    assert refused == []
    (one,) = added
    return one


def test_a_briefings_folder_is_adopted_and_its_name_is_the_id(
    library: Library, tmp_path: Path
) -> None:
    added = only(library, briefing_folder(tmp_path))
    assert added == Added(id="harbour", title="Harbour of Brava reopens", outcome="added")
    assert library.get("harbour").items == library.get("brava-2021").items
    assert [entry.id for entry in library.catalogue()] == ["harbour", "brava-2021"]


def test_a_folder_that_comes_again_has_its_edits_taken_up(library: Library, tmp_path: Path) -> None:
    folder = briefing_folder(tmp_path)
    only(library, folder)
    assert only(library, folder).outcome == "unchanged"
    briefing_folder(tmp_path, briefing=changed(('id = "pier"', 'id = "the-pier"')))
    assert only(library, folder).outcome == "updated"
    ids = [item.id for item in library.get("harbour").items]
    assert "the-pier" in ids
    assert "pier" not in ids


def test_an_edit_of_the_article_is_a_new_version_of_it(library: Library, tmp_path: Path) -> None:
    folder = briefing_folder(tmp_path)
    only(library, folder)
    briefing_folder(tmp_path, article=f"{ARTICLE}\nCorrected on Monday.\n")
    assert only(library, folder).outcome == "updated"
    assert library.get("harbour").article.text.endswith("Monday.\n")
    _, record = library.editing.file("harbour")
    first, second = record.versions
    assert first.article != second.article
    assert library._briefings.articles.get(first.article).text == ARTICLE


def test_another_article_does_not_take_a_briefings_id(library: Library, tmp_path: Path) -> None:
    only(library, briefing_folder(tmp_path))
    other = 'edited = 2024-05-01\n[source]\ntitle = "Snow"\n'
    folder = briefing_folder(tmp_path, briefing=other, article="Snow fell.\n\nIt was cold.\n")
    with pytest.raises(UsageError, match="“Harbour of Brava reopens” in this library"):
        library.add(folder)
    assert library.get("harbour").article.text == ARTICLE


def test_a_text_file_is_an_article_that_nobody_wrote_panels_for(
    library: Library, tmp_path: Path
) -> None:
    given = Given(publisher="The Post", author="Ana", published=dt.date(2020, 1, 2), language="en")
    added = only(library, text_file(tmp_path), given)
    assert added.id == "2020-01-02-a-letter"
    briefing = library.get(added.id)
    assert [panel.topic.key for panel in briefing.panels] == ["other"]
    assert (briefing.lens, briefing.editor) == (None, None)
    source = briefing.source
    assert (source.title, source.publisher, source.author) == ("A letter", "The Post", "Ana")
    assert (source.published, source.language) == (dt.date(2020, 1, 2), "en")
    assert [p.number for p in briefing.article.paragraphs] == [1, 2]
    assert library.search("long letter").matched == 1
    assert library.verify(added.id).sound


def test_what_is_not_said_of_an_article_is_unknown(library: Library, tmp_path: Path) -> None:
    added = only(library, text_file(tmp_path, text="First line, and then some more words.\n"))
    source = library.get(added.id).source
    assert source.title == "letter.txt"
    assert {source.publisher, source.author, source.published, source.language} == {None}


def test_an_article_that_comes_again_is_the_same_one(library: Library, tmp_path: Path) -> None:
    first = only(library, text_file(tmp_path))
    again = only(library, text_file(tmp_path, "copy.txt"))
    assert (again.id, again.outcome) == (first.id, "unchanged")
    described = only(library, tmp_path / "copy.txt", Given(author="Ana", lens="coast"))
    assert (described.id, described.outcome) == (first.id, "updated")
    briefing = library.get(first.id)
    assert briefing.source.author == "Ana"
    assert briefing.lens == library.lenses.get("coast")
    assert len(library.ids()) == 2


def test_the_article_of_a_briefing_is_not_taken_in_beside_it(
    library: Library, tmp_path: Path
) -> None:
    added = only(library, text_file(tmp_path, text=ARTICLE))
    assert (added.id, added.outcome) == ("brava-2021", "unchanged")
    (tmp_path / "other.toml").write_text(LENS, encoding="utf-8")
    library.lenses.add(tmp_path / "other.toml")
    with pytest.raises(UsageError, match="has panels of the lens coast"):
        only(library, tmp_path / "letter.txt", Given(lens="other"))


def test_a_briefing_takes_the_place_of_its_article_alone(library: Library, tmp_path: Path) -> None:
    text = "Snow fell.\n\nIt was cold.\n"
    path = text_file(tmp_path, text=text)
    alone = only(library, path)
    file = '[source]\ntitle = "Snow"\n'
    added = only(library, briefing_folder(tmp_path, "snow", file, text))
    assert added.remarks == (f"It takes the place of {alone.id}, its article alone.",)
    assert alone.id not in library.ids()
    for given in (path, text_file(tmp_path, "copy.txt", text)):
        again = only(library, given)
        assert (again.id, again.outcome) == ("snow", "unchanged")
    library.restore(alone.id)
    assert alone.id in library.ids()


def test_an_article_alone_with_notes_stays_beside_its_briefing(
    library: Library, tmp_path: Path
) -> None:
    text = "Snow fell.\n\nIt was cold.\n"
    alone = only(library, text_file(tmp_path, text=text))
    library.notes.add(Target(briefing=alone.id), Content(body="Ask."), author="Ann")
    file = '[source]\ntitle = "Snow"\n'
    added = only(library, briefing_folder(tmp_path, "snow", file, text))
    assert f"a note is on that: `briefings remove {alone.id}`" in added.remarks[0]
    assert {alone.id, "snow"} < set(library.ids())


def test_two_articles_of_one_title_have_two_ids(library: Library, tmp_path: Path) -> None:
    texts = ["A letter\n\nIt is long.", "A letter\n\nIt is short.", "A letter\n\nIt is none."]
    ids = [only(library, text_file(tmp_path, text=text)).id for text in texts]
    assert ids == ["undated-a-letter", "undated-a-letter-2", "undated-a-letter-3"]


def test_a_folder_of_documents_and_briefings_is_taken_in_whole(
    library: Library, tmp_path: Path
) -> None:
    root = tmp_path / "all"
    briefing_folder(root, "one")
    briefing_folder(root / "deep", "two", changed(('lens = "coast"', 'lens = "moon"')))
    text_file(root, "a.TXT")
    text_file(root, "b.txt", "\0")
    text_file(root, "c.zip")
    text_file(root, ".hidden.txt", "Hidden")
    added, refused = library.add(root)
    assert [each.id for each in added] == ["undated-a-letter", "one"]
    assert [Path(each.path).name for each in refused] == ["b.txt", "two"]
    assert "zero bytes" in refused[0].why
    assert "lens moon" in refused[1].why


def test_one_title_cannot_be_true_of_several(library: Library, tmp_path: Path) -> None:
    root = tmp_path / "all"
    root.mkdir()
    text_file(root, "a.txt", "One")
    text_file(root, "b.txt", "Two")
    with pytest.raises(UsageError, match="one title or address cannot be true of all"):
        library.add(root, Given(title="T"))
    added, _ = library.add(root, Given(publisher="The Post"))
    assert [library.get(each.id).source.publisher for each in added] == ["The Post"] * 2


def test_a_briefing_file_says_itself_what_its_article_is(library: Library, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"has a briefing\.toml"):
        library.add(briefing_folder(tmp_path), Given(title="T"))


def test_evidence_that_does_not_stand_in_the_article_is_not_taken_in(
    library: Library, tmp_path: Path
) -> None:
    wrong = changed(('evidence = ["spare parts"]', 'evidence = ["old parts"]'))
    with pytest.raises(DamagedError, match="“old parts” does not stand"):
        library.add(briefing_folder(tmp_path, briefing=wrong))
    assert "harbour" not in library.ids()


@pytest.mark.parametrize(
    "name",
    [
        "-o",
        ".git",
        "a\nb",
        "\x1b[2J",
        " blank",
        "é" * 101,
        b"\xff".decode("utf-8", "surrogateescape"),
    ],
)
def test_a_folder_whose_name_cannot_be_an_id_is_told(
    library: Library, tmp_path: Path, name: str
) -> None:
    with pytest.raises(UsageError, match="cannot be a briefing's id") as raised:
        library.add(briefing_folder(tmp_path / "in", name))
    assert str(raised.value).isprintable()
    assert library.ids() == ["brava-2021"]


def test_a_name_of_any_language_is_an_id(library: Library, tmp_path: Path) -> None:
    only(library, briefing_folder(tmp_path, "海関 2021"))
    assert library.get("海関 2021").source.title == "Harbour of Brava reopens"


def test_an_item_that_is_gone_leaves_its_id_to_nothing_else(
    library: Library, tmp_path: Path
) -> None:
    folder = briefing_folder(tmp_path)
    only(library, folder)
    note = library.notes.add(Target(briefing="harbour", item="which-parts"), Content(body="x"), "A")
    without = BRIEFING[: BRIEFING.rindex("[[open_question]]")]
    briefing_folder(tmp_path, briefing=without)
    only(library, folder)
    assert "which-parts" not in {item.id for item in library.get("harbour").items}
    other = without + (
        '\n[[key_point]]\nid = "which-parts"\ntopics = ["people"]\ntext = "Another."\n'
        'evidence = ["spare parts"]\n'
    )
    briefing_folder(tmp_path, briefing=other)
    with pytest.raises(UsageError, match="item which-parts, open question “"):
        library.add(folder)
    briefing_folder(tmp_path)
    assert only(library, folder).outcome == "updated"
    assert library.notes.get(note.id).target.item == "which-parts"
    assert "which-parts" in {item.id for item in library.get("harbour").items}


def test_what_an_editor_decided_is_kept(library: Library, tmp_path: Path) -> None:
    folder = briefing_folder(tmp_path)
    only(library, folder)
    assert library._adding.adoption.decisions.on("harbour") == []
    wrong = changed(("value = 3500000", "value = 3600000"), ('id = "nunez"', 'id = "ana"'))
    briefing_folder(tmp_path, briefing=wrong)
    only(library, folder)
    found = {each.item: each for each in library._adding.adoption.decisions.on("harbour")}
    assert {item: each.act for item, each in found.items()} == {
        "pier": "changed", "nunez": "removed", "ana": "added",
    }  # fmt: skip
    pier = found["pier"]
    assert pier.before is not None
    assert pier.after is not None
    assert (pier.before["value"], pier.after["value"]) == (3500000, 3600000)
    assert pier.editor == "A. Tester"
    assert pier.start is not None
    assert ARTICLE[pier.start : pier.end] == pier.quote


# -- removing and restoring --------------------------------------------------------------------


def test_a_removed_briefing_comes_back_with_its_notes(library: Library) -> None:
    target = Target(briefing="brava-2021", item="pier")
    note = library.notes.add(target, Content(body="Ask."), "Ana")
    library.remove("brava-2021")
    assert library.ids() == []
    assert [entry.id for entry in library.removed()] == ["brava-2021"]
    assert library.search("harbour").matched == 0
    assert library.places.last_read() is None
    with pytest.raises(NotFoundError, match="--undo brava-2021"):
        library.get("brava-2021")
    with pytest.raises(NotFoundError, match="--undo brava-2021"):
        library.notes.add(target, Content(body="x"))
    with pytest.raises(NotFoundError):
        library.remove("brava-2021")
    assert library.notes.get(note.id).content.body == "Ask."
    library.restore("brava-2021")
    assert library.ids() == ["brava-2021"]
    assert library.removed() == []
    assert library.search("harbour").matched == 1
    assert [each.id for each in library.notes.list("brava-2021")] == [note.id]
    with pytest.raises(NotFoundError, match="No briefing brava-2021 was removed"):
        library.restore("brava-2021")


def test_what_is_added_again_after_its_removal_is_back(library: Library, tmp_path: Path) -> None:
    folder = briefing_folder(tmp_path)
    text = text_file(tmp_path)
    ids = [only(library, path).id for path in (folder, text)]
    for briefing_id in ids:
        library.remove(briefing_id)
    assert [only(library, path).outcome for path in (folder, text)] == ["restored", "restored"]
    assert set(ids) < set(library.ids())


# -- editing -----------------------------------------------------------------------------------


def test_the_file_that_is_edited_is_the_editors_own(library: Library, tmp_path: Path) -> None:
    only(library, briefing_folder(tmp_path))
    text, record = library.editing.file("harbour")
    assert text == BRIEFING
    fresh = text.replace("value = 3500000", "value = 3600000")
    assert library.editing.take_up(record, fresh).outcome == "updated"
    assert library.editing.file("harbour")[0] == fresh
    with pytest.raises(ConflictError, match="edited in the library since it was brought in"):
        library.add(tmp_path / "harbour")
    assert library.editing.file("harbour")[0] == fresh
    library.add(tmp_path / "harbour", options=AddOptions(replace=True))
    assert library.editing.file("harbour")[0] == BRIEFING


def test_an_article_is_edited_in_a_file_that_says_what_is_known(
    library: Library, tmp_path: Path
) -> None:
    added = only(library, text_file(tmp_path), Given(author="Ana"))
    text, record = library.editing.file(added.id)
    assert 'author = "Ana"' in text
    panel = '[[panel]]\nkey = "trade"\nbottom_line = "It is long."\nevidence = ["It is long"]\n'
    fresh = f'lens = "coast"\n{text}\n{panel}'
    library.editing.take_up(record, fresh)
    briefing = library.get(added.id)
    assert [panel.topic.key for panel in briefing.panels] == ["trade"]
    assert briefing.source.author == "Ana"


def test_what_somebody_else_changed_meanwhile_is_not_written_over(
    library: Library, tmp_path: Path
) -> None:
    only(library, briefing_folder(tmp_path))
    text, record = library.editing.file("harbour")
    library.editing.take_up(record, text.replace("value = 3500000", "value = 3600000"))
    with pytest.raises(ConflictError, match="changed by somebody else"):
        library.editing.take_up(record, text.replace("value = 3500000", "value = 3700000"))
    assert "3600000" in library.editing.file("harbour")[0]


# -- paths -------------------------------------------------------------------------------------


def test_a_path_is_read_as_it_is_without_being_taken_in(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = briefing_folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    for name in (str(folder), "./harbour", "harbour"):
        assert library.at(name).id == "harbour"
        assert library.verify(name).sound
    entries, refused = library.entries_in(tmp_path)
    assert ([entry.id for entry in entries], refused) == (["harbour"], [])
    assert library.ids() == ["brava-2021"]
    taken = library.take_in("./harbour")
    assert taken is not None
    assert (taken.id, library.take_in("harbour")) == ("harbour", None)
    assert library.ids() == ["harbour", "brava-2021"]


def test_an_id_goes_before_a_folder_of_its_name(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefing_folder(tmp_path, "brava-2021", changed(("value = 3500000", "value = 1")))
    monkeypatch.chdir(tmp_path)
    assert library.at("brava-2021") == library.get("brava-2021")
    assert library.at("./brava-2021") != library.get("brava-2021")


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100 << 20)


def _elsewhere(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _latin(path: Path) -> None:
    path.write_bytes("Café\n".encode("latin-1"))


def _utf16(path: Path) -> None:
    path.write_bytes("Words\n".encode("utf-16"))


def _missing(path: Path) -> None:
    del path


HOSTILE = [_fifo, _endless, _huge, _elsewhere, _loop, _latin, _utf16, _missing]


@pytest.mark.parametrize("name", ["article.txt", "briefing.toml"])
@pytest.mark.parametrize("make", HOSTILE)
def test_a_hostile_folder_ends_in_a_sentence(
    library: Library, tmp_path: Path, make: Callable[[Path], None], name: str
) -> None:
    folder = briefing_folder(tmp_path)
    (folder / name).unlink()
    make(folder / name)
    if make is _missing and name == "briefing.toml":
        (folder / "article.txt").unlink()  # else it is a folder of one document
    with pytest.raises(BriefingsError) as raised:
        library.add(folder)
    assert "\n" not in str(raised.value)
    assert library.ids() == ["brava-2021"]


@pytest.mark.parametrize("make", [_fifo, _endless, _huge, _loop, _missing])
def test_a_hostile_file_ends_in_a_sentence(
    library: Library, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "a.txt")
    with pytest.raises(BriefingsError) as raised:
        library.add(tmp_path / "a.txt")
    assert "\n" not in str(raised.value)
    assert library.ids() == ["brava-2021"]


def test_links_out_of_a_folder_are_not_followed(library: Library, tmp_path: Path) -> None:
    secret = text_file(tmp_path, "secret.txt", "Secret words")
    root = tmp_path / "in"
    root.mkdir()
    (root / "a.txt").symlink_to(secret)
    (root / "b").symlink_to(tmp_path)
    text_file(root, "c.txt", "Open words")
    added, refused = library.add(root)
    assert [each.title for each in added] == ["Open words"]
    assert refused == []


def test_a_passage_of_a_wrapped_article_may_be_noted(library: Library, tmp_path: Path) -> None:
    lines = "The boats that had waited in the bay could land what they\nhad caught in the night."
    added = only(library, text_file(tmp_path, text=f"Boats\n\n{lines}\n"))
    text = library.get(added.id).article.text
    start = text.index("what they\nhad")
    passage = Passage(start, start + 13, Quote("what they\nhad"))
    note = library.notes.add(Target(briefing=added.id, passage=passage), Content(), "Ana")
    assert library.notes.list(added.id) == [note]
