"""What a draft is, and how it stands in its file.

A draft's file is one JSON object, readable with `less`::

    {"format":"briefings-draft","version":1,"crc32":"…","draft":{…}}

`crc32` is the CRC-32 of the bytes of the value of `draft`, as eight lower-case hexadecimal digits.
A file that was cut or changed anywhere inside that value is never taken for a draft. A version
above 1 is neither read nor touched.
"""

import datetime as dt
import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final
from zlib import crc32

import msgspec

from briefings.errors import DamagedError
from briefings.notes.model import Content, Target
from briefings.unknown_fields import unknown, with_unknown

_FORMAT: Final = "briefings-draft"
_VERSION: Final = 1
_HEAD: Final = b'{"format":"%s","version":%d,"crc32":"%08x","draft":'


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """Something being written that is no revision of a note yet.

    `id` is 32 hexadecimal digits. `note` is the note being edited and `based_on` the revision
    that the editor began with; `None` and 0 for a new note. `saved` is when this was written to
    the disk, in UTC. `unknown` holds what this program does not know of the draft; see
    `briefings.unknown_fields`.
    """

    id: str
    target: Target
    content: Content
    saved: dt.datetime
    note: str | None = None
    based_on: int = 0
    unknown: dict[str, Any] = msgspec.field(default_factory=dict, name="briefings:unknown")


class Claim(msgspec.Struct, frozen=True):
    """The word left beside a draft for the window that writes it: it is not yours any more.

    `digest` names the content that was taken or thrown away; text that differs from it has not
    been taken and is still a draft. `None` means that nothing of the draft may be kept: its note
    was purged.
    """

    digest: str | None

    @property
    def is_purge(self) -> bool:
        """Whether nothing of the draft may be kept."""
        return self.digest is None

    def covers(self, content: Content) -> bool:
        """Return whether nothing is lost when a draft with this content goes."""
        return self.is_purge or self.digest == digest(content)


class _Envelope(msgspec.Struct):
    format: str
    version: int
    crc32: str = ""
    draft: msgspec.Raw = msgspec.Raw()


_decode_draft = msgspec.json.Decoder(Draft).decode
_decode_claim = msgspec.json.Decoder(Claim).decode
_decode_envelope = msgspec.json.Decoder(_Envelope).decode


def digest(content: Content) -> str:
    """Return a name that only this content has."""
    return sha256(_json(content)).hexdigest()


def encode_draft(draft: Draft) -> bytes:
    """Return what stands in the draft's file.

    Half of a surrogate pair, which UTF-8 cannot hold, becomes a question mark.
    """
    fields: dict[str, Any] = msgspec.to_builtins(draft)
    del fields["briefings:unknown"]
    body = _json(with_unknown(fields, draft.unknown))
    return _HEAD % (_FORMAT.encode(), _VERSION, crc32(body)) + body + b"}"


def decode_draft(raw: bytes, draft_id: str) -> Draft:
    """Return the draft that a file holds whole.

    Raises:
        DamagedError: it holds something else, or not all of it; the message is why, without
            the file's name.
    """
    try:
        envelope = _decode_envelope(raw)
        if envelope.format != _FORMAT:
            raise DamagedError("is not a draft")
        if envelope.version != _VERSION:
            raise DamagedError("was written by another edition of this program")
        if envelope.crc32 != f"{crc32(envelope.draft):08x}":
            raise DamagedError("is not what was written")
        draft = _decode_draft(envelope.draft)
        rest = unknown(msgspec.json.decode(envelope.draft), draft)
    except (ValueError, RecursionError) as error:
        raise DamagedError("is not a whole draft") from error
    if draft.id != draft_id or draft.saved.tzinfo is None:
        raise DamagedError("is not the draft that its name says")
    return msgspec.structs.replace(draft, unknown=rest)


def encode_claim(claim: Claim) -> bytes:
    return msgspec.json.encode(claim)


def decode_claim(raw: bytes) -> Claim:
    """Return the claim; one that cannot be read covers no text at all."""
    try:
        return _decode_claim(raw)
    except (ValueError, RecursionError):
        return Claim("")


def _json(value: Mapping[str, Any] | Content) -> bytes:
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        plain = json.dumps(msgspec.to_builtins(value), ensure_ascii=False)
        return msgspec.json.encode(json.loads(plain.encode("utf-8", "replace")))
