"""Any bytes under any name end in documents that are sound, or in one sentence on the file.

`DOCUMENT_FAULT_ROUNDS=2000` changes more files, and prints what came of them.
"""

import io
import os
import random
import zipfile
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.documents.checking import are_sound
from briefings.documents.document import ReadOptions
from briefings.documents.reading import DocumentReaders
from briefings.documents.reading.limits import ReadingLimits
from briefings.documents.registry import kind_of, read
from briefings.errors import BriefingsError
from tests.unit.documents.test_reading import children
from tests.unit.documents.whole_samples import NAMES, samples

ROUNDS = int(os.environ.get("DOCUMENT_FAULT_ROUNDS", "40"))
LIMITS = ReadingLimits(memory=1 << 30, cpu_seconds=10, wall_seconds=60)
SAMPLES = samples()

BEGINNINGS = (
    b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"<!DOCTYPE html><", b"<?xml ", b"PK\x03\x04",
    b"%PDF-1.4\n", b"---\na: b\n", b"+++\n", b"From a@b Mon May  3 10:00:00 2021\nSubject: x\n",
    b"\x89briefings-pack 1\n", b"From: a@b\nDate: Mon, 3 May 2021 10:00:00 +0000\n\n",
)  # fmt: skip
HERE = {"text", "markdown", "pack"}


@given(
    st.sampled_from(BEGINNINGS),
    st.binary(max_size=400)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from([*NAMES.values(), "x", "standard input", "x.png"]) | st.text(max_size=20),
    st.booleans(),
)
def test_any_bytes_under_any_name_end_in_documents_or_in_a_sentence(
    beginning: bytes, rest: bytes, name: str, mend: bool
) -> None:
    try:
        kind = kind_of(beginning + rest, name)
        documents = read(beginning + rest, name, ReadOptions(mend=mend)) if kind in HERE else ()
    except BriefingsError as error:
        assert str(error).startswith(name)  # noqa: PT017
        assert str(error).endswith(".")  # noqa: PT017
    else:
        assert are_sound(documents)
        assert kind not in HERE or documents


@pytest.fixture(scope="module")
def readers() -> Iterator[DocumentReaders]:
    before = set(children())
    with DocumentReaders(limits=LIMITS) as made:
        yield made
    assert set(children()) <= before, "nothing is left behind"


def changed(raw: bytes, chance: random.Random) -> bytes:
    """The bytes of a file with some of them changed, taken out, doubled or moved."""
    made = bytearray(raw)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        start = chance.randrange(len(made) + 1)
        end = min(start + chance.choice((1, 1, 4, 40, 400)), len(made))
        piece = bytes(made[start:end])
        made[start:end] = chance.choice(
            (
                b"",
                chance.randbytes(len(piece)),
                piece * chance.choice((2, 3, 200)),
                bytes(reversed(piece)),
                chance.choice(
                    (b"\0", b"\xff\xff\xff\xff", b"-1", b"99999999999", b"<", b"&a;", b"(")
                ),
                bytes(made[chance.randrange(len(made) + 1) :][:40]),
            )
        )
        if not made:
            break
    return bytes(made)


def changed_inside(raw: bytes, chance: random.Random) -> bytes:
    """A zip file with one of its files changed, the others whole."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as package, zipfile.ZipFile(buffer, "w") as made:
        unlucky = chance.choice(package.namelist())
        for name in package.namelist():
            content = package.read(name)
            made.writestr(name, changed(content, chance) if name == unlucky else content)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_whole_file_is_read(readers: DocumentReaders, kind: str) -> None:
    documents = readers.read(SAMPLES[kind], NAMES[kind])
    assert "port" in documents[0].text
    assert are_sound(documents)


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_changed_file_is_read_or_told_in_a_sentence(readers: DocumentReaders, kind: str) -> None:
    chance = random.Random(kind)
    came = Counter[str]()
    raw = SAMPLES[kind]
    for _ in range(ROUNDS):
        inside = raw.startswith(b"PK") and chance.random() < 0.7
        unlucky = changed_inside(raw, chance) if inside else changed(raw, chance)
        try:
            documents = readers.read(unlucky, NAMES[kind])
        except BriefingsError as error:
            sentence = str(error)
            assert NAMES[kind] in sentence
            assert "\n" not in sentence
            came[sentence] += 1
        else:
            assert are_sound(documents)
            came["read"] += 1
    assert came.total() == ROUNDS
    if "DOCUMENT_FAULT_ROUNDS" in os.environ:
        for sentence, count in came.most_common():
            print(f"{count:6} {sentence}")  # noqa: T201
