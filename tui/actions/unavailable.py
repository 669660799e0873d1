"""What a key does elsewhere, for the status row where it does nothing."""

from collections.abc import Iterator, Mapping
from typing import Final

from tui.actions.keys import Keys
from tui.actions.status_text import Template
from tui.actions.table import Action, Context, closing

_WHERE: Final[Mapping[Context, tuple[str, str]]] = {
    "review": ("on a proposed item", "{review.next}"),
    "read": ("in a briefing", ""),
    "catalogue": ("in the library", "{library}"),
    "select": ("on words that are chosen", "{select} in Source"),
    "item": ("on the fields of an item", ""),
    "form": ("in a form", ""),
    "list": ("in a list", ""),
    "search": ("among what a search found", "{search}"),
    "saved": ("among the saved searches", ""),
    "marks": ("in the list of marks", "{mark.list}"),
    "revisions": ("among a note’s revisions", "{note.history}"),
    "versions": ("among the versions", "{versions}"),
    "export": ("on the export page", "{export}"),
    "editor": ("while a note is written", ""),
    "prompt": ("in the entry row", ""),
}
"""Where contexts are, and what leads there from a briefing; the likeliest comes first."""

_MOST: Final = 2
"""A briefing's sentence speaks of so many contexts; elsewhere a key is seldom meant for another."""


def only_elsewhere(keys: Keys, key: str, here: Context) -> Template | None:
    """Say where a key of the table works that does nothing `here`; `None` for any other key.

    `key` is its name in Textual.
    """
    found = list(_elsewhere(keys, key, here))[: _MOST if here == "read" else 1]
    if not found:
        return None
    parts = "; ".join(f"{_where(context, here)}: {{}}" for context, _ in found)
    said = (action.help if len(found) == 1 else action.label for _, action in found)
    return Template(f"Only {parts}.", tuple(said))


def _elsewhere(keys: Keys, key: str, here: Context) -> Iterator[tuple[Context, Action]]:
    """Yield the contexts where the key does something, each with what; none if it does here."""
    found = keys.going_by(key)
    if any(here in action.contexts for action in found):
        return
    said: set[str] = set()
    for context in _WHERE:
        action = next((each for each in found if context in each.contexts), None)
        if action and action.id not in said and action.label not in said:
            said |= {action.id, action.label}
            yield context, action


def _where(context: Context, here: Context) -> str:
    """Say where a context is, and how to get there."""
    words, way = _WHERE[context]
    if here != "read":
        back = "{open} opens one" if here == "catalogue" else f"{{{closing(here)}}} goes back"
        way = back if context == "read" else ""
    return f"{words} ({way})" if way else words
