"""The user's keys: what can be used of them is used, and what cannot is said."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.settings.loading import load
from briefings.text import displayable
from tui.actions.keymap import ESSENTIAL, Keymap, read
from tui.actions.keys import Keys
from tui.actions.names import writes
from tui.actions.table import ACTIONS, CONTEXTS
from tui.front_end import TerminalFrontEnd

IDS = [a.id for a in ACTIONS]
DEFAULT = {a.id: a for a in ACTIONS}


def test_without_a_keymap_nothing_changes() -> None:
    assert read({}) == Keymap()
    assert Keys().changed == {}
    assert Keys().textual_keymap() == {}


def test_an_action_goes_by_the_keys_that_it_is_given() -> None:
    keymap = read({"find": ("Ctrl-F", "é"), "move.down": ("j", "down", "Space")})
    assert keymap.keys["find"] == ("ctrl+f", "é")
    assert keymap.keys["move.down"] == ("j", "down", "space")


def test_the_same_key_twice_is_one() -> None:
    assert read({"find": ("Ctrl-F", "ctrl+f", "^F")}).keys["find"] == ("ctrl+f",)


def test_the_own_keys_are_no_change() -> None:
    assert read({"find": ("/",), "move.down": ("j", "↓")}) == Keymap()


def test_an_empty_list_takes_the_keys_away_without_a_word() -> None:
    assert read({"find": ()}) == Keymap({"find": ()})


def test_an_unknown_action_is_named_with_the_nearest_that_there_is() -> None:
    keymap = read({"fnid": ("x",), "note.ad": ("x",), "\x1b[2J": ("x",), "q" * 999: ("x",)})
    assert keymap.keys == {}
    first, second, third, fourth = keymap.problems
    assert first == "[keys] fnid: there is no such action; did you mean find?"
    assert second.endswith("did you mean note.add?")
    assert "␛[2J" in third
    assert "briefings keys" in third
    assert len(fourth) < 150


def test_a_key_that_cannot_be_used_leaves_the_others() -> None:
    keymap = read({"find": ("ctrl+i", "f8")})
    assert keymap.keys["find"] == ("f8",)
    assert keymap.problems == (
        "[keys] find: a terminal sends the same for Ctrl-I as for Tab: write tab.",
    )


def test_an_action_of_which_no_key_can_be_used_keeps_its_own() -> None:
    keymap = read({"find": ("alt+x", "nonsense")})
    assert keymap.keys == {}
    assert len(keymap.problems) == 2


# -- clashes -----------------------------------------------------------------------------------


def test_a_key_of_the_users_goes_before_one_that_was_there() -> None:
    keymap = read({"move.down": ("j", "n")})
    assert keymap.keys == {"move.down": ("j", "n"), "find.next": ()}
    assert keymap.problems == (
        "[keys] n: move.down and find.next both have it in a briefing; move.down keeps it, since "
        "you gave it. find.next is left without a key.",
    )


def test_an_action_that_has_another_key_is_not_worth_a_word() -> None:
    keymap = read({"find.next": ("space",)})
    assert keymap.keys["move.page_down"] == ("pagedown", "ctrl+f")
    assert keymap.problems == ()


def test_of_two_of_the_users_the_first_keeps_the_key() -> None:
    keymap = read({"note.edit": ("f8",), "find": ("f8", "F5")})
    assert keymap.keys == {"note.edit": ("f8",), "find": ("f5",)}
    (problem,) = keymap.problems
    assert "note.edit and find both have it" in problem
    assert "since it comes first" in problem


def test_a_key_may_do_other_things_in_other_places() -> None:
    keymap = read(
        {"find": ("f8",), "filter": ("f8",), "export.write": ("f8",), "select.word": ("f8",)}
    )
    assert keymap.problems == ()
    assert all(keymap.keys[i] == ("f8",) for i in ("find", "filter", "export.write"))


def test_an_action_gives_a_key_up_that_goes_to_another() -> None:
    keymap = read({"find": ("n",), "find.next": ("slash",)})
    assert keymap == Keymap({"find": ("n",), "find.next": ("slash",)})


def test_all_keys_that_one_action_takes_from_another_are_one_sentence() -> None:
    keymap = read({"move.top": ("G", "End")})
    assert keymap.keys == {"move.top": ("G", "end"), "move.bottom": ()}
    (problem,) = keymap.problems
    assert problem.startswith("[keys] G, End: move.top and move.bottom both have it")


# -- the ways out ------------------------------------------------------------------------------


@pytest.mark.parametrize("action_id", ESSENTIAL)
def test_a_way_out_keeps_its_keys_if_it_would_have_none(action_id: str) -> None:
    keymap = read({action_id: ()})
    assert keymap.keys == {}
    (problem,) = keymap.problems
    assert problem.startswith(f"[keys] {action_id}: there must be a key for it")


def test_what_would_take_all_of_a_ways_keys_gets_none_of_them() -> None:
    keymap = read({"move.down": ("q", "r", "Esc", "j")})
    assert keymap.keys == {"move.down": ("j",)}
    assert any("since it is a way out" in problem for problem in keymap.problems)


def test_a_way_out_may_be_given_other_keys() -> None:
    keymap = read({"leave": ("Ctrl-X",), "close": ("z",), "editor.save": ("F10",)})
    assert keymap.problems == ()
    assert keymap.keys["leave"] == ("ctrl+x",)


@pytest.mark.parametrize("written", ["x", "é", "Space", "/", "Backspace"])
@pytest.mark.parametrize("action_id", ["editor.save", "editor.tags", "prompt.next"])
def test_keys_that_write_stay_with_the_text(action_id: str, written: str) -> None:
    keymap = read({action_id: (written,)})
    assert keymap.keys == {}
    assert "is needed for the text" in keymap.problems[0]


def test_enter_writes_a_line_in_the_editor_and_takes_what_is_in_the_entry_row() -> None:
    assert "is needed for the text" in read({"editor.save": ("Enter",)}).problems[0]
    swapped = read({"prompt.accept": ("F5",), "prompt.next": ("Enter",)})
    assert swapped == Keymap({"prompt.accept": ("f5",), "prompt.next": ("enter",)})


KEYMAPS = st.dictionaries(
    st.sampled_from(IDS) | st.text(max_size=5),
    st.lists(
        st.sampled_from(["q", "r", "Esc", "Enter", "Ctrl-Q", "^C", "j", "x", "/", "Space", "F5"])
        | st.text(max_size=4),
        max_size=4,
    ).map(tuple),
    max_size=12,
)


@given(KEYMAPS)
def test_whatever_the_user_writes_no_key_does_two_things_and_there_is_a_way_out(
    written: dict[str, tuple[str, ...]],
) -> None:
    keymap = read(written)
    keys_in_use = Keys(keymap.keys)
    for context in CONTEXTS:
        keys = [key for a in keys_in_use.in_context(context) for key in a.keys]
        assert len(keys) == len(set(keys))
    assert all(keys_in_use.action(i).keys for i in ESSENTIAL)
    for a in (*keys_in_use.in_context("editor"), *keys_in_use.in_context("prompt")):
        if set(a.contexts) <= {"editor", "prompt"}:
            assert not any(writes(key) or key == "backspace" for key in a.keys)
    assert all(displayable(p) == p and p.startswith("[keys] ") for p in keymap.problems)
    if not keymap.problems:
        others = set(keys_in_use.changed) - set(written)
        assert all(keys_in_use.action(i).keys for i in others), "nothing is lost without a word"


# -- all that names keys -----------------------------------------------------------------------


def having(wanted: dict[str, tuple[str, ...]]) -> Keys:
    return Keys(read(wanted).keys)


def test_table_hints_and_sentences_name_the_keys_that_are_in_use(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        '[keys]\nfind = ["Ctrl-F"]\n"note.undo" = ["Ctrl-Y"]\n"mark.list" = []\ntension = []\n'
    )
    settings = load(str(file))
    keys = having(settings.config.keys)
    assert keys.hint("find") == "Ctrl-F find"
    assert keys.hint("mark.list") == ""
    assert keys.key_of("mark.list") == ": mark.list"
    assert keys.keyed("{find} finds, {mark.list} lists.") == "Ctrl-F finds, : mark.list lists."
    assert keys.action("note.delete").help == "delete it (Ctrl-Y brings it back)"
    rows = {row["id"]: row for row in TerminalFrontEnd().key_table(settings)}
    assert rows["find"]["keys"] == "Ctrl-F"
    assert rows["mark.list"]["keys"] == ""
    assert rows["note.delete"]["help"] == "delete it (Ctrl-Y brings it back)"


def test_help_names_actions_that_there_are() -> None:
    assert all("{" not in Keys().action(i).help for i in IDS)


def test_braces_that_name_no_action_stay() -> None:
    assert Keys().keyed("{} {not.there} {find}") == "{} {not.there} /"


def test_without_the_list_of_actions_an_action_without_a_key_goes_by_its_id() -> None:
    assert having({"palette": (), "mark.list": ()}).key_of("mark.list") == "mark.list"


def test_topics_with_other_keys_have_a_row_each() -> None:
    keys = having({"tab.3": ("F3",)})
    tabs = [a.id for a in keys.groups()["Tabs"]]
    assert tabs[1:9] == [f"tab.{n}" for n in range(1, 9)]
    own = Keys().groups()["Tabs"]
    assert [a.keys for a in own if a.id.startswith("tab.1")] == [("1-8",)]


def test_two_keymaps_know_nothing_of_each_other() -> None:
    one, other = having({"find": ("f8",)}), having({"search": ("F9",)})
    assert other.changed == {"search": ("f9",)}
    assert other.textual_keymap() == {"search": "f9"}
    assert one.textual_keymap() == {"find": "f8"}


def test_textual_is_told_of_an_action_without_keys() -> None:
    assert having({"find": ()}).textual_keymap()["find"]
    assert DEFAULT["find"].keys == ("slash",)
