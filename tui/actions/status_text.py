"""Texts of the program's own, in which actions are named by the keys they have here."""

from dataclasses import dataclass

from tui.actions.keys import Keys


@dataclass(frozen=True)
class Template:
    """A sentence with action ids in braces, and `{}` for each of `values`.

    Values are shown as they are: words of an article or a note may look like an action's id.
    """

    template: str
    values: tuple[str, ...] = ()


StatusText = str | Template
"""What can be shown; a `str` is shown as it is."""


def worded(said: StatusText, keys: Keys) -> str:
    """Return a sentence as it is to be read, with the keys that actions have here."""
    if isinstance(said, str):
        return said
    first, *rest = map(keys.keyed, said.template.split("{}"))
    return first + "".join(v + part for v, part in zip(said.values, rest, strict=True))
