"""The one table of keys: bindings, help, palette and README are made from it.

`ACTIONS` is the table as the program comes. The user's keymap may give actions other keys:
everything here that looks an action up returns it with the keys that are in use.
"""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from tui.key_names import key_name as key_name  # noqa: PLC0414 - who names actions names keys

Context = Literal["read", "select", "catalogue", "list", "marks", "export", "editor", "prompt"]
"""Where a key works: a briefing, a passage being chosen, the catalogue, any other list or text,
the marks, an export being made, a note being written, the entry row."""

CONTEXTS: tuple[Context, ...] = (
    "read", "select", "catalogue", "list", "marks", "export", "editor", "prompt",
)  # fmt: skip

_PLAIN_LISTS: tuple[Context, ...] = ("catalogue", "list", "marks")
_LISTS: tuple[Context, ...] = (*_PLAIN_LISTS, "export")
_ALL: tuple[Context, ...] = ("read", *_LISTS)
_READ: tuple[Context, ...] = ("read",)


class Action(NamedTuple):
    """Something a key does. `keys` are Textual's names; the first is the one shown.

    `id` is what a keymap names; `help` says what the key does where it stands in a list,
    `label` the same in a word or two, for the status row. Help that names another action's key
    has that action's id in braces: see `keyed`.
    """

    id: str
    group: str
    contexts: tuple[Context, ...]
    keys: tuple[str, ...]
    help: str
    label: str = ""

    @property
    def method(self) -> str:
        """The action as Textual calls it: `move_down`, and `tab(3)` for a numbered one."""
        head, _, last = self.id.rpartition(".")
        return f"{head}({last})" if last.isdecimal() else self.id.replace(".", "_")


ACTIONS: tuple[Action, ...] = (
    Action("move.down", "Move", _ALL, ("j", "down"), "down a line"),
    Action("move.up", "Move", _ALL, ("k", "up"), "up a line"),
    Action("move.page_down", "Move", _ALL, ("space", "pagedown", "ctrl+f"), "down a page", "page"),
    Action("move.page_up", "Move", _ALL, ("b", "pageup", "ctrl+b"), "up a page"),
    Action("move.half_down", "Move", _ALL, ("ctrl+d",), "down half a page"),
    Action("move.half_up", "Move", _ALL, ("ctrl+u",), "up half a page"),
    Action("move.top", "Move", _ALL, ("g", "home"), "to the top"),
    Action("move.bottom", "Move", _ALL, ("G", "end"), "to the bottom"),
    Action("move.next_section", "Move", ("read", "list"), ("F", "right_curly_bracket"),
           "to the next section"),
    Action("move.previous_section", "Move", ("read", "list"), ("B", "left_curly_bracket"),
           "to the previous section"),
    Action("move.next_item", "Move", _ALL, ("l", "right"),
           "next item, past its notes; in Source: next cited passage"),
    Action("move.previous_item", "Move", _ALL, ("h", "left"), "previous item or cited passage"),
    *(
        Action(f"tab.{n}", "Tabs", _READ, (str(n),), f"topic {n} of the lens") for n in range(1, 9)
    ),
    Action("tab.source", "Tabs", _READ, ("9",), "Source: the article itself"),
    Action("tab.notes", "Tabs", _READ, ("0",), "Notes: all notes on this briefing"),
    Action("tab.next", "Tabs", _READ, ("tab",), "next tab"),
    Action("tab.previous", "Tabs", _READ, ("shift+tab",), "previous tab"),
    Action("briefing.next", "Tabs", _READ, ("J",), "next briefing"),
    Action("briefing.previous", "Tabs", _READ, ("K",), "previous briefing"),
    Action(
        "evidence",
        "There and back",
        _READ,
        ("enter", "full_stop"),
        "from an item to its words; again: its next passage; in Source: to the item",
        "evidence",
    ),
    Action("peek", "There and back", _READ, ("p",),
           "show an item's words beneath it; again: its next passage", "peek"),
    Action("pane", "There and back", _READ, ("P",),
           "show the words beside panels, or not, where there is room"),
    Action("tension", "There and back", _READ, ("T", "exclamation_mark"),
           "from an item marked ! to its tension; again: to its next one", "tension"),
    Action("related", "There and back", _READ, ("C",),
           "list what a tension concerns, or what stands on a passage"),
    Action("back", "There and back", _READ, ("r", "escape"),
           "back to the item; ends a search", "back"),
    Action("mark.set", "There and back", _READ, ("m",), "set a mark here"),
    Action("mark.list", "There and back", _READ, ("M",), "list the marks"),
    Action("mark.remove", "There and back", ("marks",), ("d",), "remove the mark", "remove"),
    Action("open", "There and back", _PLAIN_LISTS, ("enter",), "in a list: open", "open"),
    Action("close", "There and back", _LISTS, ("q", "r", "escape"), "in a list: back", "back"),
    Action("find", "Find", _READ, ("slash",), "find in this briefing, as you type", "find"),
    Action("find.next", "Find", _READ, ("n",), "next hit, in other tabs too", "next"),
    Action("find.previous", "Find", _READ, ("N",), "previous hit"),
    Action("filter", "Find", _PLAIN_LISTS, ("f", "slash"), "filter the list", "filter"),
    Action(
        "note.add", "Notes", ("read", "select"), ("a",),
        "write a note on the item, or on the passage chosen", "note",
    ),
    Action("note.add_wide", "Notes", _READ, ("A",), "write a note on the panel or the briefing"),
    Action("select", "Notes", _READ, ("v",), "choose a passage of the article", "choose"),
    Action("note.edit", "Notes", _READ, ("i",), "edit the note under the cursor", "edit"),
    Action("note.external", "Notes", _READ, ("E",), "edit it in $EDITOR"),
    Action("note.tags", "Notes", _READ, ("t",), "its tags"),
    Action("note.delete", "Notes", _READ, ("d",), "delete it ({note.undo} brings it back)",
           "delete"),
    Action("note.undo", "Notes", _READ, ("u",),
           "undo the note's last change; elsewhere the last one made here"),
    Action("note.redo", "Notes", _READ, ("U", "ctrl+r"), "redo what {note.undo} undid"),
    Action("note.history", "Notes", _READ, ("H",), "its earlier revisions, to read or bring back"),
    Action("note.sort", "Notes", _READ, ("S",), "Notes by place, or by time"),
    Action("note.filter", "Notes", _READ, ("f",), "filter Notes"),
    Action("draft", "Notes", _READ, ("D",), "open the draft that waits"),
    *(
        Action(f"select.{name}", "Choose a passage", ("select",), keys, text, label)
        for name, keys, text, label in (
            ("word", ("w", "l", "right", "ctrl+right"), "a word more", "word"),
            ("word_back", ("b", "h", "left", "ctrl+left"), "a word back", ""),
            ("sentence", ("s",), "the sentence; again: the next one too", "sentence"),
            ("paragraph", ("p",), "the paragraph; again: the next one too", ""),
            ("other_end", ("o",), "move the other end", ""),
            ("highlight", ("enter",), "highlight without text", "highlight"),
            ("cancel", ("escape", "v", "q"), "leave it", "leave"),
        )
    ),
    *(
        Action(f"editor.{name}", "Write", ("editor",), keys, text, label)
        for name, keys, text, label in (
            ("save", ("escape", "ctrl+q"), "save and close", "save"),
            ("tags", ("ctrl+t", "f2"), "tags", "tags"),
            ("grades", ("ctrl+g", "f3"), "grades, likelihood, confidence", "grades"),
            ("external", ("ctrl+o", "f4"), "go on in $EDITOR", ""),
            ("stop", ("ctrl+c",), "copy what is selected; else say how to leave", ""),
        )
    ),
    Action("export", "Out", _READ, ("e",), "export the briefing with its notes", "export"),
    Action("export.choose", "Out", ("export",), ("enter",), "choose, or turn round", "choose"),
    Action("export.write", "Out", ("export",), ("w",), "write the file", "write"),
    Action("export.preview", "Out", ("export",), ("p",), "look at what would be written",
           "preview"),
    Action("copy", "Out", ("read", "select", "export"), ("y",),
           "copy the item, the note or the passage with its citation", "copy"),
    Action("copy.file", "Out", ("read", "select", "export"), ("Y",), "the same into a file"),
    Action("page", "Out", _READ, ("o",), "page through $PAGER"),
    Action("help", "System", ("read", "catalogue"), ("question_mark", "f1"), "this help", "help"),
    Action("palette", "System", ("read", "catalogue"), ("colon", "ctrl+p"),
           "all actions by name (q there quits)"),
    Action("search", "Find", ("read", "catalogue"), ("s",), "search the library", "search"),
    Action("wire", "System", ("read", "catalogue"), ("W",), "what the line costs"),
    Action("library", "System", _READ, ("L",), "the library's catalogue"),
    Action("redraw", "System", _ALL, ("ctrl+l",), "draw the screen anew"),
    Action("suspend", "System", _ALL, ("ctrl+z",), "back to the shell for a while (fg returns)"),
    Action("quit", "System", _READ, ("q",), "back, then quit", "quit"),
    Action("leave", "System", (*_ALL, "prompt"), ("ctrl+q", "ctrl+c"),
           "quit, except while writing"),
    Action("prompt.accept", "Entry row", ("prompt",), ("enter",), "take it", "go"),
    Action("prompt.cancel", "Entry row", ("prompt",), ("escape",), "leave it", "cancel"),
    Action("prompt.next", "Entry row", ("prompt",), ("tab", "down"), "next hit or line"),
    Action("prompt.previous", "Entry row", ("prompt",), ("shift+tab", "up"),
           "previous hit or line"),
)  # fmt: skip

_TOPICS = tuple(f"tab.{n}" for n in range(1, 9))
_ID = re.compile(r"\{([a-z_.0-9]+)\}")
_in_use: dict[str, Action] = {a.id: a for a in ACTIONS}


def assign(keys: Mapping[str, tuple[str, ...]]) -> None:
    """Have these actions go by these keys, and all others by their own again.

    `tui.keymap` sees to it that no key does two things in a context. To be called before an
    app is made, in the thread that makes it.
    """
    _in_use.update((a.id, a._replace(keys=keys.get(a.id, a.keys))) for a in ACTIONS)


def changed() -> dict[str, tuple[str, ...]]:
    """Return the keys of the actions that do not go by their own."""
    return {a.id: _in_use[a.id].keys for a in ACTIONS if _in_use[a.id].keys != a.keys}


def key_names(action: Action) -> str:
    """Name all keys of an action."""
    return " ".join(key_name(key) for key in action.keys)


def own_keys(action: Action) -> str:
    """Name the keys that an action has by default, if the user gave it others; else ""."""
    own = next((a.keys for a in ACTIONS if a.id == action.id and action.id in changed()), ())
    return " ".join(key_name(key) for key in own)


def in_context(context: Context) -> tuple[Action, ...]:
    """Return the actions whose keys work in `context`."""
    return tuple(action(a.id) for a in ACTIONS if context in a.contexts)


def action(action_id: str) -> Action:
    """Return the action of that id."""
    found = _in_use[action_id]
    return found._replace(help=keyed(found.help))


def key_of(action_id: str) -> str:
    """Name the first key of an action; without one, how the list of actions has it."""
    keys = _in_use[action_id].keys
    if keys:
        return key_name(keys[0])
    lists = _in_use["palette"].keys
    return f"{key_name(lists[0])} {action_id}" if lists else action_id


def keyed(sentence: str) -> str:
    """Put keys where a sentence has actions' ids in braces: `{mark.list} lists the marks.`

    What is no action's id stays, braces and all.
    """
    return _ID.sub(lambda found: key_of(found[1]) if found[1] in _in_use else found[0], sentence)


def hint(action_id: str) -> str:
    """Name an action's first key and what it does, for a status row: `Enter evidence`.

    What it does just there may stand behind the id: `peek next`. An action without a key has no
    place there: "".
    """
    name, _, label = action_id.partition(" ")
    named = action(name)
    return f"{key_name(named.keys[0])} {label or named.label or named.help}" if named.keys else ""


def groups(contexts: tuple[Context, ...] = CONTEXTS) -> dict[str, list[Action]]:
    """Return the actions of some contexts by group, the eight topic tabs as one.

    Topics whose keys the user has changed stand each in a row of its own.
    """
    is_one = changed().keys().isdisjoint(_TOPICS)
    found: dict[str, list[Action]] = {}
    for a in map(action, _in_use):
        if not set(a.contexts) & set(contexts):
            continue
        if is_one and a.id in _TOPICS[1:]:
            continue
        if is_one and a.id == _TOPICS[0]:
            a = a._replace(keys=("1-8",), help="the lens's topics")  # noqa: PLW2901
        found.setdefault(a.group, []).append(a)
    return found
