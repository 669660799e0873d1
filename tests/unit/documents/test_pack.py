"""Packs: what was read comes out as it went in, small; and a hostile pack ends in a sentence."""

import datetime as dt
import random
import zlib
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.documents.document import (
    AS_IT_IS,
    Attachment,
    FoundValue,
    Metadata,
    SourceDocument,
)
from briefings.documents.pack import packed, read
from briefings.documents.registry import kind_of
from briefings.documents.registry import read as read_any
from briefings.errors import DamagedError
from briefings.model import Block

TEXT = "The port\n\nIt is closed.\n\nNobody knows why."
RICH = SourceDocument(
    kind="pdf",
    text=TEXT,
    blocks=(
        Block(start=0, end=8, role="heading", level=1, page=1, offset=0),
        Block(start=10, end=23, page=1, offset=400),
        Block(start=25, end=42, role="list_item", level=2, page=3, offset=17),
    ),
    sha256="ab" * 32,
    metadata=Metadata(
        title=FoundValue("The port", "PDF, Title"),
        published=FoundValue(dt.date(2021, 5, 3), "PDF, CreationDate"),
        url=FoundValue("https://brava.example/", "link"),
    ),
    remarks=("A page has no text.",),
)
PLAIN = SourceDocument(
    kind="text", text="Words.\n", blocks=(Block(start=0, end=6),), sha256="cd" * 32
)
MARK = b"\x89briefings-pack 1\n"


def test_documents_come_out_as_they_went_in() -> None:
    pack = packed([RICH, PLAIN])
    assert pack.startswith(MARK)
    assert kind_of(pack, "x.txt") == "pack"
    assert read_any(pack, "standard input") == (RICH, PLAIN)


def test_packs_that_follow_each_other_are_read() -> None:
    assert read(packed([RICH]) + packed([PLAIN, PLAIN]), "x", AS_IT_IS) == (RICH, PLAIN, PLAIN)


def test_attachments_stay_where_they_are() -> None:
    with_file = msgspec.structs.replace(RICH, attachments=(Attachment(name="x", content=b"y"),))
    assert read(packed([with_file]), "x", AS_IT_IS) == (RICH,)


def words(number: int) -> str:
    """Made-up prose that is about as hard to compress as real prose is."""
    chance = random.Random(6)
    syllables = [a + b for a in "bdfghklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er")]
    known = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(900)]
    weights = [1 / (rank + 3) for rank in range(len(known))]
    return " ".join(chance.choices(known, weights, k=number))


def test_an_article_of_6_kb_takes_3_kb() -> None:
    prose = words(2000)[:6000]
    cuts = range(0, len(prose), 300)
    blocks = tuple(
        Block(start=start, end=start + 299, page=1 + start // 2000, offset=start * 3)
        for start in cuts
    )
    document = msgspec.structs.replace(RICH, text=prose, blocks=blocks)
    assert len(packed([document])) <= 3300
    assert read(packed([document]), "x", AS_IT_IS) == (document,)


BLOCKS = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.integers(1, 9),
        st.none() | st.integers(1, 9),
        st.none() | st.integers(1, 900),
        st.none() | st.integers(0, 10**9),
    ),
    min_size=1,
    max_size=20,
)


@given(BLOCKS)
def test_blocks_of_all_kinds_come_out_as_they_went_in(
    rows: list[tuple[int, int, int | None, int | None, int | None]],
) -> None:
    blocks, end = [], 0
    for gap, length, level, page, offset in rows:
        start, end = end + gap, end + gap + length
        blocks.append(Block(start=start, end=end, level=level, page=page, offset=offset))
    document = msgspec.structs.replace(RICH, text="x" * end, blocks=tuple(blocks))
    assert read(packed([document]), "x", AS_IT_IS) == (document,)


def repacked(change: Callable[[dict[str, object]], object]) -> bytes:
    """A pack whose content somebody has changed."""
    (content,) = msgspec.msgpack.decode(zlib.decompress(packed([RICH])[len(MARK) :]))
    change(content)
    return MARK + zlib.compress(msgspec.msgpack.encode([content]))


def columns(**values: list[object]) -> dict[str, object]:
    names = ("gaps", "lengths", "roles", "levels", "pages", "offsets")
    usual: dict[str, list[object]] = {
        "gaps": [0], "lengths": [4], "roles": ["paragraph"], "levels": [None], "pages": [None],
        "offsets": [None],
    }  # fmt: skip
    return {"blocks": [(usual | values)[name] for name in names]}


HOSTILE = {
    "cut short": packed([RICH])[:-9],
    "no content": MARK,
    "something behind it": packed([RICH]) + b"x",
    "another sum": packed([RICH])[:-1] + b"\0",
    "no msgpack": MARK + zlib.compress(b"\xc1"),
    "no documents": MARK + zlib.compress(msgspec.msgpack.encode([])),
    "a bomb": MARK + zlib.compress(bytes(80_000_000), 1),
    "two bombs": (MARK + zlib.compress(b"\x90" + bytes(40_000_000), 1)) * 2,
    "deep": MARK + zlib.compress(b"\x91" * 1_000_000),
    "columns of other lengths": repacked(lambda d: d.update(columns(gaps=[0, 1]))),
    "a block outside": repacked(lambda d: d.update(columns(lengths=[400]))),
    "a block before": repacked(lambda d: d.update(columns(gaps=[-1]))),
    "an empty block": repacked(lambda d: d.update(columns(lengths=[0]))),
    "an unknown role": repacked(lambda d: d.update(columns(roles=["script"]))),
    "a huge number": repacked(lambda d: d.update(columns(pages=[2**64 - 1]))),
    "a huge offset": repacked(lambda d: d.update(columns(offsets=[2**63]))),
    "no page": repacked(lambda d: d.update(columns(pages=[0]))),
    "a short hash": repacked(lambda d: d.update(sha256=b"x")),
    "no canonical text": repacked(lambda d: d.update(text="a\r\nb" * 20)),
    "no text": repacked(lambda d: d.update(text="")),
    "an unknown kind": repacked(lambda d: d.update(kind="exe")),
    "a long remark": repacked(lambda d: d.update(remarks=["x" * 5000])),
    "a value of another type": repacked(lambda d: d.update(metadata={"title": 3})),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_pack_ends_in_a_sentence(raw: bytes) -> None:
    with pytest.raises(DamagedError, match=r"^x is a damaged pack: pack its files once more\.$"):
        read(raw, "x", AS_IT_IS)


def test_a_pack_of_a_later_program_is_told() -> None:
    raw = packed([RICH]).replace(b"pack 1\n", b"pack 2\n")
    with pytest.raises(DamagedError, match=r"format 2.*same version"):
        read(raw, "x", AS_IT_IS)


@given(st.integers(0, 10**6), st.integers(0, 255))
def test_a_pack_with_another_byte_is_read_or_told(place: int, byte: int) -> None:
    raw = bytearray(packed([RICH, PLAIN]))
    raw[len(MARK) + place % (len(raw) - len(MARK))] = byte
    try:
        assert read(bytes(raw), "x", AS_IT_IS) == (RICH, PLAIN)
    except DamagedError as error:
        assert str(error).startswith("x ")  # noqa: PT017
