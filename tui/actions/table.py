"""The one table of keys: bindings, help, palette and README are made from it.

`ACTIONS` is the table as the program comes; the user may give actions other keys (`Keys`).
"""

from typing import Literal, NamedTuple, get_args

from tui.actions.names import key_name
from tui.actions.other_words import OTHER_WORDS

Context = Literal[
    "read",
    "review",
    "select",
    "item",
    "form",
    "catalogue",
    "list",
    "search",
    "saved",
    "marks",
    "revisions",
    "versions",
    "export",
    "editor",
    "prompt",
]
"""Where a key works: a briefing, an item of a panel that can be decided about, a passage being
chosen, the fields of an item, what is known of an article, the catalogue, any other list or text,
what a search found, the saved searches, the marks, the revisions of a note, the versions of an
article, an export being made, a note being written, the entry row."""

CONTEXTS: tuple[Context, ...] = get_args(Context)

_PLAIN_LISTS: tuple[Context, ...] = (
    *("catalogue", "list", "search", "saved", "marks", "revisions", "versions"),
)
_LISTS: tuple[Context, ...] = (*_PLAIN_LISTS, "export")
_NARROWED: tuple[Context, ...] = tuple(each for each in _PLAIN_LISTS if each != "search")
"""The lists that a filter narrows: a search has its words."""
_LEFT_AT_ONCE: tuple[Context, ...] = tuple(
    each for each in _LISTS if each not in ("catalogue", "search")
)
FORMS: tuple[Context, ...] = ("item", "form")
_ALL: tuple[Context, ...] = ("read", *_LISTS, *FORMS)
_READ: tuple[Context, ...] = ("read",)
_STAYING: tuple[Context, ...] = ("read", "catalogue")
"""Where the app may begin, and which it may therefore be left from."""
_SECTIONED: tuple[Context, ...] = ("read", "list", "search")
_REVIEW: tuple[Context, ...] = ("review",)


class Action(NamedTuple):
    """Something a key does. `keys` are Textual's names; the first is the one shown.

    `id` is what a keymap names; `help` says what the key does where it stands in a list,
    `label` the same in a word or two, for the status row. Help that names another action's key
    has that action's id in braces: see `Keys.keyed`.
    """

    id: str
    group: str
    contexts: tuple[Context, ...]
    keys: tuple[str, ...]
    help: str
    label: str = ""

    @property
    def other_words(self) -> str:
        """What else people call it, for the list of actions."""
        return OTHER_WORDS.get(self.id, "")

    @property
    def key_names(self) -> str:
        """All its keys, as they stand on the keyboard."""
        return " ".join(map(key_name, self.keys))


def closing(context: Context) -> str:
    """Return the id of the action that leaves what has this context, if that is no briefing."""
    if context in FORMS:
        return "form.close"
    return {"search": "search.close", "catalogue": "quit"}.get(context, "close")


ACTIONS: tuple[Action, ...] = (
    Action("move.down", "Move", _ALL, ("j", "down"), "down a line"),
    Action("move.up", "Move", _ALL, ("k", "up"), "up a line"),
    Action("move.page_down", "Move", _ALL, ("space", "pagedown", "ctrl+f"), "down a page", "page"),
    Action("move.page_up", "Move", _ALL, ("b", "pageup", "ctrl+b"), "up a page"),
    Action("move.half_down", "Move", _ALL, ("ctrl+d",), "down half a page"),
    Action("move.half_up", "Move", _ALL, ("ctrl+u",), "up half a page"),
    Action("move.top", "Move", _ALL, ("g", "home"), "to the top"),
    Action("move.bottom", "Move", _ALL, ("G", "end"), "to the bottom"),
    Action("move.next_section", "Move", _SECTIONED, ("F", "right_curly_bracket"),
           "to the next section"),
    Action("move.previous_section", "Move", _SECTIONED, ("B", "left_curly_bracket"),
           "to the previous section"),
    Action("move.next_item", "Move", _ALL, ("l", "right"),
           "next item, past its notes; in Source: next cited passage"),
    Action("move.previous_item", "Move", _ALL, ("h", "left"), "previous item or cited passage"),
    Action("tab.overview", "Tabs", _READ, ("O",), "Overview: the briefing on one page"),
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
           "show words beside the page, or not, where there is room"),
    Action("tension", "There and back", _READ, ("T", "exclamation_mark"),
           "from an item marked ! to its tension; again: to its next one", "tension"),
    Action("related", "There and back", _READ, ("C",),
           "list what a tension concerns, or what stands on a passage"),
    Action("back", "There and back", _STAYING, ("r", "escape"),
           "back to the item, or the list; ends a search or a filter", "back"),
    Action("tables", "There and back", _READ, ("Z",),
           "tables of the briefing: names, statements by speaker, figures"),
    Action("compare", "There and back", _READ, ("equals_sign",),
           "who else tells the figure, and who tells another value", "elsewhere"),
    Action("mark.set", "There and back", _READ, ("m",), "set a mark here"),
    Action("mark.list", "There and back", _READ, ("M",), "list the marks"),
    Action("mark.remove", "There and back", ("marks",), ("d",), "remove the mark", "remove"),
    Action("open", "There and back", _PLAIN_LISTS, ("enter",), "in a list: open", "open"),
    Action("close", "There and back", _LEFT_AT_ONCE, ("q", "r", "escape"), "in a list: back",
           "back"),
    Action("search.back", "There and back", ("search",), ("escape",),
           "back to the words, or to the list of saved searches", "back"),
    Action("search.close", "There and back", ("search",), ("q", "r"), "leave the search", "leave"),
    Action("item.field", "There and back", FORMS, ("enter",), "in a form: change the field",
           "change"),
    Action("form.close", "There and back", FORMS, ("escape",), "in a form: back", "back"),
    Action("find", "Find", _READ, ("slash",), "find in this briefing, as you type", "find"),
    Action("find.next", "Find", _READ, ("n",), "next hit, in other tabs too", "next"),
    Action("find.previous", "Find", _READ, ("N",), "previous hit"),
    Action("article.add", "Library", ("catalogue",), ("I",),
           "bring in a file, a folder, or what is pasted", "bring in"),
    Action("article.describe", "Library", ("catalogue",), ("i",),
           "say what is known of the article: title, publisher, date …"),
    Action("briefing.mark", "Library", ("catalogue",), ("m",),
           "mark the briefing, or no more: {export} makes one brief of all that are marked"),
    Action("briefing.remove", "Library", ("catalogue",), ("x",),
           "set the briefing aside, its notes with it", "set aside"),
    Action("briefing.restore", "Library", ("catalogue",), ("u",),
           "bring back what was set aside last"),
    Action("briefing.unfinished", "Library", ("read", "catalogue"), ("Q",),
           "the next briefing in the queue: its review is not done, nor was it handed on",
           "to review"),
    Action("lens", "Library", ("read", "catalogue"), ("R",), "read it through another lens"),
    Action("versions", "Library", _READ, ("V",), "the versions of the article, to read and compare",
           "versions"),
    Action("version.accept", "Library", ("catalogue",), ("V",),
           "make it a new version of the one that it was said to resemble", "new version"),
    Action("version.compare", "Library", ("versions",), ("d",),
           "what changed in it, sentence by sentence", "changes"),
    Action("version.undo", "Library", ("versions",), ("u",),
           "take the last version back, with all that it did", "take back"),
    Action("filter", "Find", _NARROWED, ("f", "slash"), "filter the list", "filter"),
    Action("search.words", "Find", ("search",), ("slash", "s", "f"),
           "search for other words, or change these", "words"),
    Action("search.order", "Find", ("search",), ("S",),
           "what is found newest first, or by relevance", "order"),
    Action("search.save", "Find", ("search",), ("m",), "save the search under a name", "save"),
    Action("search.saved", "Find", ("search",), ("M",),
           "the saved searches, and what is new for each", "saved"),
    Action("saved.rename", "Find", ("saved",), ("i",), "give the saved search another name",
           "rename"),
    Action("saved.delete", "Find", ("saved",), ("d",),
           "delete the saved search ({saved.restore} brings it back)", "delete"),
    Action("saved.restore", "Find", ("saved",), ("u",),
           "bring back the saved search that was deleted last"),
    Action(
        "note.add", "Notes", ("read", "select"), ("a",),
        "write a note on the item, or on the passage chosen", "note",
    ),
    Action("note.add_wide", "Notes", _READ, ("A",), "write a note on the panel or the briefing"),
    Action("select", "Notes", _READ, ("v",), "choose a passage of the article", "choose"),
    Action("note.edit", "Notes", _READ, ("i",),
           "edit the note under the cursor, or the only one on the item", "edit"),
    Action("note.external", "Notes", _READ, ("E",), "edit it in $EDITOR"),
    Action("note.tags", "Notes", _READ, ("t",), "its tags"),
    Action("note.state", "Notes", _READ, ("x",), "its state: open, done, open …", "open/done"),
    Action("note.delete", "Notes", _READ, ("d",), "delete it ({note.undo} brings it back)",
           "delete"),
    Action("note.undo", "Notes", _READ, ("u",),
           "undo the note's last change; elsewhere the last one made here"),
    Action("note.redo", "Notes", _READ, ("U", "ctrl+r"), "redo what {note.undo} undid"),
    Action("note.history", "Notes", _READ, ("H",), "its earlier revisions, to read or bring back"),
    Action("revision.restore", "Notes", ("revisions",), ("R",),
           "bring the revision back ({note.undo} undoes it)", "bring back"),
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
    Action("review.confirm", "Review", _REVIEW, ("c",), "confirm the item: you stand by it",
           "confirm"),
    Action("review.reject", "Review", _REVIEW, ("x",), "reject the item", "reject"),
    Action("review.edit", "Review", _REVIEW, ("i",), "edit its fields, its words in view", "edit"),
    Action("review.rearrange", "Review", _REVIEW, ("I",),
           "show it in other panels; join or part names", "move, join"),
    Action("review.accept_sure", "Review", _READ, ("X",),
           "accept, unseen, all that is sure in the panel"),
    Action("review.next", "Review", _READ, ("z",), "next item to be decided about, in any panel",
           "next"),
    Action("review.folded", "Review", _READ, ("w",), "show what is folded away, or fold it"),
    Action("review.make", "Review", ("select",), ("m",),
           "make an item of the passage: a figure, a statement …", "item"),
    Action("item.keep", "Review", ("item",), ("f2",), "confirm the item with these fields",
           "confirm"),
    Action("export", "Out", ("read", "catalogue"), ("e",),
           "export the briefing with its notes", "export"),
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
    Action("search", "Find", ("read", "catalogue", "saved"), ("s",), "search the library",
           "search"),
    Action("wire", "System", ("read", "catalogue"), ("W",), "what the line costs"),
    Action("library", "System", _READ, ("L",), "the library's catalogue"),
    Action("redraw", "System", _ALL, ("ctrl+l",), "draw the screen anew"),
    Action("suspend", "System", _ALL, ("ctrl+z",), "back to the shell for a while (fg returns)"),
    Action("quit", "System", _STAYING, ("q",), "back to the list, then quit", "quit"),
    Action("leave", "System", (*_ALL, "prompt"), ("ctrl+q", "ctrl+c"),
           "quit, except while writing"),
    Action("prompt.accept", "Entry row", ("prompt",), ("enter",), "take it", "go"),
    Action("prompt.cancel", "Entry row", ("prompt",), ("escape",), "leave it", "cancel"),
    Action("prompt.next", "Entry row", ("prompt",), ("tab", "down"), "next hit or line"),
    Action("prompt.previous", "Entry row", ("prompt",), ("shift+tab", "up"),
           "previous hit or line"),
    Action("prompt.order", "Entry row", ("prompt",), ("f2",),
           "of a search: newest first, or by relevance", "order"),
    Action("prompt.saved", "Entry row", ("prompt",), ("f3",), "of a search: the saved ones",
           "saved"),
)  # fmt: skip
