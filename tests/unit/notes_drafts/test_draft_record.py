"""A draft's file: all of the draft, or none of it."""

import datetime as dt
from zlib import crc32

import msgspec
import pytest

from briefings.anchors.passages import Passage, Quote
from briefings.errors import DamagedError
from briefings.notes.drafts.model import (
    Claim,
    Draft,
    decode_claim,
    decode_draft,
    digest,
    encode_claim,
    encode_draft,
)
from briefings.notes.model import Content, Target

ID = "0123456789abcdef0123456789abcdef"
DRAFT = Draft(
    id=ID,
    target=Target(
        briefing="vraem-2014", passage=Passage(3, 9, Quote("VRAEM", "the ", ", in 2014"))
    ),
    content=Content(body="¿24 000 ha?\n\n“in the VRAEM”", tags=("coca",), reliability="B"),
    saved=dt.datetime(2026, 2, 3, 4, 5, 6, 789, tzinfo=dt.UTC),
    note="0198c0de-0000-7000-8000-000000000000",
    based_on=3,
)


def test_a_draft_comes_back_as_it_was() -> None:
    assert decode_draft(encode_draft(DRAFT), ID) == DRAFT


def test_what_a_later_program_wrote_stays_with_the_draft() -> None:
    later = msgspec.to_builtins(DRAFT) | {"mood": "calm"}
    del later["briefings:unknown"]
    later["content"]["urgency"] = 3
    later["target"]["passage"]["quote"]["language"] = "en"
    body = msgspec.json.encode(later)
    raw = b'{"format":"briefings-draft","version":1,"crc32":"%08x","draft":%b}' % (
        crc32(body), body
    )  # fmt: skip
    there = decode_draft(raw, ID)
    assert there.content == DRAFT.content
    taken_over = msgspec.structs.replace(there, id="f" * 32, content=Content(body="gone on"))
    written = msgspec.json.decode(encode_draft(taken_over))["draft"]
    assert (written["mood"], written["content"]["urgency"]) == ("calm", 3)
    assert written["target"] == later["target"]
    assert written["content"]["body"] == "gone on"


def test_a_file_cut_at_any_byte_is_no_draft() -> None:
    raw = encode_draft(DRAFT)
    for length in range(len(raw)):
        with pytest.raises(DamagedError):
            decode_draft(raw[:length], ID)


def test_a_file_with_a_hole_of_zeros_is_no_draft() -> None:
    raw = encode_draft(DRAFT)
    for start in range(len(raw)):
        with pytest.raises(DamagedError):
            decode_draft(raw[:start] + bytes(len(raw) - start), ID)


def test_a_changed_byte_never_makes_another_draft() -> None:
    raw = encode_draft(DRAFT)
    for at in range(len(raw)):
        for bit in (1, 32, 128):
            changed = bytearray(raw)
            changed[at] ^= bit
            try:
                assert decode_draft(bytes(changed), ID) == DRAFT
            except DamagedError:
                continue


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "not a whole draft"),
        (b"[" * 200_000, "not a whole draft"),
        (b"\xff\xfe", "not a whole draft"),
        (b'{"format":"briefings-log","version":1}', "not a draft"),
        (b'{"format":"briefings-draft","version":2,"crc32":"","draft":{}}', "another edition"),
        (b'{"format":"briefings-draft","version":1,"crc32":"0","draft":{}}', "what was written"),
        (encode_draft(msgspec.structs.replace(DRAFT, id="f" * 32)), "that its name says"),
        (
            encode_draft(msgspec.structs.replace(DRAFT, saved=DRAFT.saved.replace(tzinfo=None))),
            "that its name says",
        ),
        (encode_draft(DRAFT) + b"{}", "not a whole draft"),
    ],
)
def test_what_is_no_draft_is_told_why(raw: bytes, why: str) -> None:
    with pytest.raises(DamagedError, match=why):
        decode_draft(raw, ID)


def test_half_a_surrogate_pair_costs_itself_alone() -> None:
    content = Content(body="before \ud83d after")
    back = decode_draft(encode_draft(msgspec.structs.replace(DRAFT, content=content)), ID)
    assert back.content.body == "before ? after"
    assert digest(back.content) == digest(content)


def test_a_claim_covers_the_text_that_was_taken_and_no_other() -> None:
    claim = decode_claim(encode_claim(Claim(digest(DRAFT.content))))
    assert claim.covers(DRAFT.content)
    assert not claim.covers(Content(body="typed since"))
    assert decode_claim(encode_claim(Claim(None))).covers(Content(body="anything"))


def test_a_damaged_claim_covers_nothing() -> None:
    whole = encode_claim(Claim(None))
    for length in range(len(whole)):
        assert not decode_claim(whole[:length]).covers(DRAFT.content)
