"""The key table: no clash, no gap, and everything in it is there."""

import itertools
from collections import Counter
from typing import Any

import pytest
from textual.app import App
from textual.binding import Binding
from textual.keys import Keys
from textual.screen import Screen
from textual.widgets import Input

from tui.actions.bindings import bindings
from tui.actions.keys import Keys as OurKeys
from tui.actions.names import key_name
from tui.actions.other_words import OTHER_WORDS
from tui.actions.table import ACTIONS, CONTEXTS, Context
from tui.app import BriefingsApp
from tui.screens.catalogue import CatalogueScreen
from tui.screens.choice import ChoiceScreen, MarksScreen, PaletteScreen
from tui.screens.export import ExportScreen
from tui.screens.help import HelpScreen
from tui.screens.item import ItemScreen
from tui.screens.note_editor import NoteScreen
from tui.screens.reader import ReaderScreen
from tui.screens.revisions import RevisionScreen, RevisionsScreen
from tui.screens.source_form import SourceScreen
from tui.screens.versions import VersionsScreen
from tui.widgets.prompt import Entry
from tui.widgets.rows import Rows

KEYS = OurKeys()

SCREENS: dict[Context, tuple[type[Screen[Any]], ...]] = {
    "read": (ReaderScreen,),
    "editor": (NoteScreen,),
    "catalogue": (CatalogueScreen,),
    "list": (ChoiceScreen, PaletteScreen, HelpScreen),
    "marks": (MarksScreen,),
    "item": (ItemScreen,),
    "form": (SourceScreen,),
    "export": (ExportScreen,),
    "revisions": (RevisionsScreen, RevisionScreen),
    "versions": (VersionsScreen,),
    "select": (ReaderScreen,),
}


def keys_of(cls: type) -> set[str]:
    found = itertools.chain.from_iterable(
        base.__dict__.get("BINDINGS", ()) for base in cls.__mro__ if hasattr(base, "BINDINGS")
    )
    return {
        key for binding in found if isinstance(binding, Binding) for key in binding.key.split(",")
    }


@pytest.mark.parametrize("context", CONTEXTS)
def test_no_key_does_two_things_in_a_context(context: Context) -> None:
    counted = Counter(key for action in KEYS.in_context(context) for key in action.keys)
    assert [key for key, count in counted.items() if count > 1] == []


def test_every_action_has_a_key_a_context_and_help() -> None:
    for action in ACTIONS:
        assert action.keys, action.id
        assert action.contexts, action.id
        assert action.help, action.id


def test_other_words_are_those_that_no_help_has() -> None:
    help_of = {action.id: f" {action.help}" for action in ACTIONS}
    for action_id, words in OTHER_WORDS.items():
        assert not [word for word in words.split() if f" {word}" in help_of[action_id]]


def test_ids_are_unique() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


@pytest.mark.parametrize("context", SCREENS)
def test_textuals_own_keys_are_claimed(context: Context) -> None:
    """Ctrl-Q, Ctrl-C and Tab do in every context what our table says, or nothing."""
    theirs = keys_of(App) | keys_of(Screen) | {"ctrl+p"}
    assert {"ctrl+q", "ctrl+c", "tab"} <= theirs
    for screen in SCREENS[context] if context not in {"editor", "select"} else ():
        assert not screen._inherit_bindings or screen.__mro__[1] is not Screen
        for key in ("ctrl+q", "ctrl+c"):
            owner = [a for a in KEYS.in_context(context) if key in a.keys]
            assert [a.id for a in owner] == ["leave"]
    assert not BriefingsApp.ENABLE_COMMAND_PALETTE
    assert not keys_of(BriefingsApp) - keys_of(App)
    assert BriefingsApp._inherit_bindings is False


def test_the_rows_claim_no_key() -> None:
    assert not Rows.BINDINGS
    assert Rows._inherit_bindings is False


def test_the_entry_row_keeps_textuals_keys_for_editing_and_ours_for_the_rest() -> None:
    own = {key for action in KEYS.in_context("prompt") for key in action.keys}
    bound = Counter(
        key for b in Entry.BINDINGS if isinstance(b, Binding) for key in b.key.split(",")
    )
    assert own <= set(bound)
    assert max(bound.values()) == 1
    editing = keys_of(Input) - own
    assert {"left", "backspace", "ctrl+w", "ctrl+u"} <= editing & set(bound)


def test_every_key_is_one_that_textual_knows() -> None:
    known = {key.value for key in Keys}
    for action in ACTIONS:
        for key in action.keys:
            plain = key.rpartition("+")[2]
            named = plain in {
                "full_stop", "exclamation_mark", "slash", "question_mark", "colon",
                "left_curly_bracket", "right_curly_bracket", "equals_sign",
            }  # fmt: skip
            assert key in known or len(plain) == 1 or plain in known or named, key


def test_bindings_carry_the_ids_that_a_keymap_names() -> None:
    ids = {binding.id for binding in bindings("read") if isinstance(binding, Binding)}
    assert ids == {action.id for action in KEYS.in_context("read")}


def test_essential_keys_need_no_modifier() -> None:
    """Nothing essential on Ctrl-S, Ctrl-B (tmux's own) or Ctrl-J, or on a modified key alone."""
    for action in ACTIONS:
        assert not {"ctrl+s", "ctrl+j"} & set(action.keys)
        assert "ctrl+b" not in action.keys[:1]
    alone = {a.id for a in ACTIONS if all("+" in key for key in a.keys)}
    assert alone == {
        "move.half_down", "move.half_up", "redraw", "suspend", "leave", "tab.previous",
        "editor.stop",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "name"),
    [("ctrl+d", "Ctrl-D"), ("j", "j"), ("G", "G"), ("full_stop", "."), ("shift+tab", "Shift-Tab")],
)
def test_keys_are_named_as_on_the_keyboard(key: str, name: str) -> None:
    assert key_name(key) == name


def test_groups_hold_every_action_once_the_topics_as_one() -> None:
    listed = [action.id for actions in KEYS.groups().values() for action in actions]
    topics = {f"tab.{n}" for n in range(2, 9)}
    assert sorted(listed) == sorted({a.id for a in ACTIONS} - topics)
