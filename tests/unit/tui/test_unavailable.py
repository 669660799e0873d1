"""A key that does nothing where it is pressed says where it does."""

import pytest

from tui.actions.keys import Keys
from tui.actions.status_text import worded
from tui.actions.table import ACTIONS, CONTEXTS, Context
from tui.actions.unavailable import only_elsewhere

KEYS = Keys()


@pytest.mark.parametrize("here", CONTEXTS)
def test_every_key_of_the_table_does_something_or_says_where_it_does(here: Context) -> None:
    works = {key for action in KEYS.in_context(here) for key in action.keys}
    for key in {key for action in ACTIONS for key in action.keys}:
        said = only_elsewhere(KEYS, key, here)
        assert (said is None) == (key in works), key
        if said:
            sentence = worded(said, KEYS)
            assert sentence.startswith("Only ")
            assert all(sentence.partition(": ")), sentence
            assert "{" not in sentence
            assert len(said.values) == len(set(filter(None, said.values))), sentence


@pytest.mark.parametrize(
    ("key", "here", "sentence"),
    [
        ("I", "read", "Only on a proposed item (z): move, join; in the library (L): bring in."),
        (
            "A",
            "catalogue",
            "Only in a briefing (Enter opens one): write a note on the panel or the briefing.",
        ),
        (
            "v",
            "list",
            "Only in a briefing (q goes back): choose a passage of the article.",
        ),
    ],
)
def test_the_sentence_says_what_leads_there(key: str, here: Context, sentence: str) -> None:
    said = only_elsewhere(KEYS, key, here)
    assert said
    assert worded(said, KEYS) == sentence


def test_what_stands_nowhere_in_the_table_says_nothing() -> None:
    assert only_elsewhere(KEYS, "percent_sign", "read") is None


def test_keys_that_the_user_chose_count_and_not_those_they_stand_for() -> None:
    keys = Keys({"tension": ("f8",)})
    said = only_elsewhere(keys, "f8", "catalogue")
    assert said
    assert "tension" in worded(said, keys)
    assert only_elsewhere(keys, "T", "catalogue") is None
