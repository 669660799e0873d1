"""Many files: what was read, what was not read again, what is inside, and where it ends."""

import datetime as dt
import hashlib
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from briefings import AddOptions, Given, Library, Progress
from briefings.adding import read_ahead as ahead
from briefings.adding.file_reading import FileReader
from briefings.adding.read_ahead import read_ahead
from briefings.anchors import sentences
from briefings.documents import plain_text, registry
from briefings.documents.document import (
    AS_IT_IS,
    Attachment,
    FoundValue,
    Metadata,
    ReadOptions,
    SourceDocument,
)
from briefings.documents.pack import packed
from briefings.errors import DamagedError
from tests.unit.adding.folders import briefing_folder, text_file
from tests.unit.command_line import Packaged
from tests.unit.core.builders import seed

Documents = tuple[SourceDocument, ...]


@pytest.fixture
def library(tmp_path: Path, packaged: Packaged) -> Iterator[Library]:
    packaged(seed())
    with Library(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for number in range(12):
        text_file(made, f"{number:02}.txt", f"Title {number}\n\nText {number}.\n")
    return made


def reads(library: Library, read: Callable[[bytes, str, ReadOptions], Documents]) -> list[str]:
    """Have a library read documents otherwise; return the names of those that it reads."""
    names: list[str] = []

    def counted(raw: bytes, name: str, options: ReadOptions) -> Documents:
        names.append(name)
        return read(raw, name, options)

    reader: FileReader = library._adding._reader
    reader._read = counted
    return names


def test_no_file_is_read_twice(library: Library, folder: Path) -> None:
    names = reads(library, plain_text.read)
    added, _ = library.add(folder)
    assert [each.title for each in added] == [f"Title {n}" for n in range(12)]
    assert sorted(names) == [f"{n:02}.txt" for n in range(12)]
    names.clear()
    text_file(folder, "new.txt", "New\n\nIt is.")
    again, _ = library.add([folder, folder / "00.txt"])
    assert names == ["new.txt"]
    assert [each.outcome for each in again] == ["unchanged"] * 12 + ["added", "unchanged"]


def test_the_sentences_of_articles_that_come_in_together_are_read_once(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: Counter[str] = Counter()
    fingerprint = sentences.fingerprint_of_words

    def counted(words: list[str]) -> int | None:
        read[" ".join(words)] += 1
        return fingerprint(words)

    for number in range(12):
        text_file(folder, f"{number:02}.txt", f"Quay {number}\n\nBoat {number}.\n")
    monkeypatch.setattr(sentences, "fingerprint_of_words", counted)
    library.add(folder)
    library.add(text_file(folder.parent, "last.txt", "Last quay\n\nLast boat."))
    assert len(read) == 26
    assert set(read.values()) == {1}


def test_one_text_in_several_files_is_one_article(library: Library, folder: Path) -> None:
    for number in range(3):
        text_file(folder, f"copy{number}.txt", "Title 0\n\nText 0.\n")
        (folder / f"other{number}.txt").write_bytes(b"Title 0\r\n\r\nText 0.\r\n")
    names = reads(library, plain_text.read)
    added, _ = library.add(folder, options=AddOptions(jobs=3))
    assert len({each.id for each in added}) == 12
    names.clear()
    library.add(folder)
    assert names == []


def test_what_was_removed_comes_back_only_where_it_is_named(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    briefing_folder(folder)
    added, _ = library.add(folder)
    for each in (added[0].id, "harbour"):
        library.remove(each)
    for path in (folder, Path(f"{folder}/*")):
        again, _ = library.add(path)
        assert {e.id for e in again if e.outcome == "left_out"} == {added[0].id, "harbour"}
        assert added[0].id not in library.ids()
    again, _ = library.add([folder / "00.txt", folder / "harbour"])
    assert [each.outcome for each in again] == ["restored", "restored"]


def test_a_pattern_is_the_documents_that_it_fits(library: Library, folder: Path) -> None:
    text_file(folder, "00.dat", "No document by its name.")
    (folder / "deep").mkdir()
    text_file(folder / "deep", "01.txt", "Deep\n\nIt is.")
    added, refused = library.add(f"{folder}/0*")
    assert ([each.title for each in added], refused) == ([f"Title {n}" for n in range(10)], [])
    added, _ = library.add(f"{folder}/**/01.txt")
    assert [each.title for each in added] == ["Title 1", "Deep"]
    odd = text_file(folder, "[1].txt", "A bracket\n\nIt is none.")
    assert [each.title for each in library.add(odd)[0]] == ["A bracket"]


def test_the_fault_of_a_file_is_its_own(library: Library, folder: Path) -> None:
    text_file(folder, "05.txt", "\0")
    added, refused = library.add([folder, folder / "gone.txt"])
    assert len(added) == 11
    assert [Path(each.path).name for each in refused] == ["05.txt", "gone.txt"]
    assert library.add(folder)[1][0].why == refused[0].why


def test_it_stops_where_it_is_not_to_go_on_and_goes_on_from_there(
    library: Library, folder: Path
) -> None:
    told: list[Progress] = []
    asked = iter([True] * 8)
    added, _ = library.add(folder, goes_on=lambda: next(asked, False), tell=told.append)
    assert 0 < len(added) < 12
    assert len(library.ids()) == 1 + len(added)
    added, _ = library.add(folder, tell=told.append)
    assert len(added) == 12
    assert told[-1] == Progress(12, 12)


def test_what_takes_long_is_left_where_it_is_not_to_go_on() -> None:
    begun, end = Event(), Event()

    def slow(_: int) -> int:
        begun.set()
        end.wait(20)
        return 1

    started = time.monotonic()
    assert list(read_ahead(range(9), slow, 2, lambda: not begun.is_set())) == []
    assert time.monotonic() - started < 10
    end.set()


def test_things_come_out_in_their_order_and_few_are_in_memory() -> None:
    reached: list[int] = []

    def read(number: int) -> int:
        reached.append(number)
        time.sleep(0.001 * (number % 3))
        return number

    out: list[int] = []
    for group in read_ahead(range(300), read, 3, lambda: True):
        out += [each.of for each in group]
        assert len(reached) - len(out) <= 3 * ahead._AHEAD + ahead._TOGETHER
    assert out == list(range(300))


# -- what is in a file ------------------------------------------------------------------------


def mailbox(raw: bytes, name: str, options: ReadOptions) -> Documents:
    """Read a text whose articles are parted by lines of `=`, and whose files stand behind `@`."""
    if b"@" not in raw and b"=" not in raw:
        return plain_text.read(raw, name, options)
    body, *files = raw.split(b"@")
    attached = tuple(
        Attachment(name=f"inside{n}.{'txt' if n else 'png'}", content=file.strip())
        for n, file in enumerate(files)
    )
    documents = [plain_text.read(part, name, options)[0] for part in body.split(b"=")]
    return tuple(
        SourceDocument(
            kind="mail", text=d.text, blocks=d.blocks, sha256=d.sha256, attachments=attached
        )
        for d in documents
    )


def test_a_mailbox_is_several_articles_in_one_file(library: Library, folder: Path) -> None:
    names = reads(library, mailbox)
    path = folder / "box.txt"
    path.write_text("One\n\nIt is one.\n=Two\n\nIt is two.\n")
    added, _ = library.add(path)
    assert [each.title for each in added] == ["One", "Two"]
    raw = path.read_bytes()
    assert {library.get(e.id).article.sha256 for e in added} == {hashlib.sha256(raw).hexdigest()}
    assert library.originals.get(added[1].id) == ("box.txt", raw)
    names.clear()
    assert [each.outcome for each in library.add(path)[0]] == ["unchanged"] * 2
    assert names == []
    _, refused = library.add([path, folder / "00.txt"], Given(publisher="P"))
    assert refused == []
    library.purging.purge(added[0].id)
    assert library.originals.get(added[1].id).raw == raw


def test_what_is_inside_is_named_or_taken_in(library: Library, folder: Path) -> None:
    reads(library, mailbox)
    path = folder / "mail.txt"
    path.write_bytes(b"A mail\n\nSee below.\n@no picture@Attached\n\nIt is.\n@ @Third\n\nIt is.")
    (added,), _ = library.add(path, Given(title="My mail"))
    assert added.attachments == ("inside0.png", "inside1.txt", "inside2.txt", "inside3.txt")
    every, refused = library.add(path, options=AddOptions(attachments=True))
    assert [each.title for each in every] == ["My mail", "Attached", "Third"]
    assert every[0].attachments == ("inside0.png", "inside2.txt")
    (fault,) = refused
    assert fault.path == "mail.txt: inside2.txt"
    assert library.originals.get(every[1].id) == ("inside1.txt", b"Attached\n\nIt is.")


# -- what is known of it ------------------------------------------------------------------------


def described(metadata: Metadata) -> Callable[[bytes, str, ReadOptions], Documents]:
    def read(raw: bytes, name: str, options: ReadOptions) -> Documents:
        (document,) = plain_text.read(raw, name, options)
        return (
            SourceDocument(
                kind="html",
                text=document.text,
                blocks=document.blocks,
                sha256=document.sha256,
                metadata=metadata,
                remarks=("It has a remark.",),
            ),
        )

    return read


def test_what_a_document_says_of_itself_is_known_and_where_it_says_so(
    library: Library, folder: Path
) -> None:
    said = Metadata(
        title=FoundValue("The\n true \x1b[2J title", "JSON-LD"),
        author=FoundValue("Ana Núñez", "byline"),
        published=FoundValue(dt.date(2020, 1, 2), "meta tag"),
        language=FoundValue("not a language", "html lang"),
        url=FoundValue("javascript alert(1)", "canonical link"),
        retrieved=FoundValue(dt.date(2021, 1, 2), "SingleFile"),
    )
    reads(library, described(said))
    (added,), _ = library.add(folder / "00.txt", Given(author="Luis"))
    assert (added.unknown, added.remarks) == (("publisher",), ("It has a remark.",))
    source = library.get(added.id).source
    assert source.title == "The true [2J title"
    assert (source.author, source.language, source.url) == ("Luis", None, None)
    assert source.found == {
        "title": "JSON-LD",
        "author": "given",
        "published": "meta tag",
        "retrieved": "SingleFile",
    }
    assert added.id == "2020-01-02-the-true-2j-title"
    (again,), _ = library.add(folder / "00.txt", Given(url="https://gazette.example/1"))
    assert again.outcome == "updated"
    assert library.get(added.id).source.url == "https://gazette.example/1"


def test_a_title_says_whether_it_is_the_first_line_or_the_files_name(
    library: Library, folder: Path
) -> None:
    long = text_file(folder, "long.txt", "It begins with a sentence.\n\nAnd goes on.\n")
    (first, second), _ = library.add([folder / "00.txt", long])
    assert library.get(first.id).source.found == {"title": "the first line"}
    assert library.get(second.id).source.found == {"title": "the file's name"}


def test_a_pack_has_no_original_and_the_file_that_comes_later_is_known(
    library: Library, folder: Path
) -> None:
    original = b"Title P\n\nText P."
    sha256 = hashlib.sha256(original).hexdigest()
    pack = packed(plain_text.read(original, "p.txt", AS_IT_IS))
    names = reads(library, registry.read)
    (added,), _ = library.add_text(pack, "standard input")
    assert library.get(added.id).article.sha256 == sha256
    assert not (library.directory / "originals").exists()
    names.clear()
    path = folder / "p.txt"
    path.write_bytes(original)
    (again,), _ = library.add(path)
    assert (again.id, again.outcome, names) == (added.id, "unchanged", [])
    assert library.originals.get(added.id).raw == original


@pytest.mark.parametrize("url", ["gazette", "https://a b", "https://a\n", ""])
def test_what_is_no_address_is_not_taken(library: Library, folder: Path, url: str) -> None:
    with pytest.raises(Exception, match="is no address"):
        library.add(folder / "00.txt", Given(url=url))


def test_an_attached_file_that_lies_too_deep_is_refused(library: Library, folder: Path) -> None:
    def endless(raw: bytes, name: str, _options: ReadOptions) -> Documents:
        (document,) = plain_text.read(raw, name, AS_IT_IS)
        inner = Attachment(name="inner.eml", content=raw + b"x")
        return (
            SourceDocument(
                kind="mail",
                text=document.text,
                blocks=document.blocks,
                sha256=document.sha256,
                attachments=(inner,),
            ),
        )

    reads(library, endless)
    added, refused = library.add(folder / "00.txt", options=AddOptions(attachments=True))
    assert 1 < len(added) < 10
    assert "lies too deep" in refused[0].why


def test_ctrl_c_ends_with_130_and_the_next_run_goes_on(tmp_path: Path) -> None:
    for number in range(3000):
        text_file(tmp_path, f"{number}.txt", f"Title {number}\n\nText {number}.\n")
    library = tmp_path / "own"
    command = [sys.executable, "-m", "tui", "--library", str(library), "add"]
    words = [*command, f"{tmp_path}/*.txt"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while process.poll() is None and not list(library.glob("originals/*/*")):
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.decode().startswith("Interrupted: ")
    count = out.count(b"Added: ")
    assert 0 < count < 3000
    with Library(library) as opened:
        assert len(opened.ids()) - 1 == count


def test_a_damaged_file_of_one_is_raised(library: Library, folder: Path) -> None:
    text_file(folder, "bad.txt", "\0")
    with pytest.raises(DamagedError):
        library.add(folder / "bad.txt")
