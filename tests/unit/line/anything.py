"""For tests of the Alt key: what goes with every character, and what Textual takes for it."""

from typing import Final

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.keys import Keys


class Anything:
    """Has every character."""

    def __contains__(self, character: object) -> bool:
        return True


ANY: Final = Anything()


def has_alt(sequence: str) -> bool:
    """Say whether Textual takes a sequence for Esc and another key, or for none because of Alt."""
    keys = ANSI_SEQUENCES_KEYS.get(sequence, "")
    if isinstance(keys, tuple):
        return len(keys) > 1 and keys[0] is Keys.Escape
    return not isinstance(keys, str) and ";13" in sequence
