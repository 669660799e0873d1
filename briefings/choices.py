"""What the user chose by a key in the app, and finds so at the next start.

A choice stands beside the setting that it departs from. It holds as long as that setting is what
it was: whichever of the two was changed last is what the user wants.
"""

from pathlib import Path

import msgspec

from briefings.clipboard_file import put
from briefings.paths import choices_file
from briefings.settings.file import regular

LARGEST = 4096
"""Bytes that the file may have; what is longer is none of ours."""


class EvidenceChoice(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the evidence stands beside panels, and what the setting said then."""

    evidence: bool
    setting: bool


_decode = msgspec.json.Decoder(EvidenceChoice).decode


def shows_evidence(*, setting: bool) -> bool:
    """Say whether the evidence is to stand beside panels where the setting says `setting`."""
    choice = _read(choices_file())
    return choice.evidence if choice and choice.setting == setting else setting


def keep_evidence(*, evidence: bool, setting: bool) -> None:
    """Keep a choice.

    Raises:
        BriefingsError: the system does not let it be written.
    """
    put(choices_file(), msgspec.json.encode(EvidenceChoice(evidence=evidence, setting=setting)))


def _read(path: Path) -> EvidenceChoice | None:
    try:
        return _decode(regular(path, LARGEST) or b"")
    except (OSError, ValueError, RecursionError):
        return None
