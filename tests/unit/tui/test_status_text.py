"""Sentences that name actions, and values that look as if they did."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.actions.keys import Keys
from tui.actions.status_text import Template, worded
from tui.actions.table import ACTIONS

TUI = Path(__file__).parents[3] / "tui"
NAMES_ACTION = re.compile("|".join(rf"\{{{re.escape(action.id)}\}}" for action in ACTIONS))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("{quit} {}", "{quit} {}"),
        (Template("{quit} quits."), "q quits."),
        (Template("{not.there} stays."), "{not.there} stays."),
        (Template("{}: {quit} quits {}.", ("{help}", "{}")), "{help}: q quits {}."),
    ],
)
def test_only_the_programs_own_words_name_keys(said: str | Template, shown: str) -> None:
    assert worded(said, Keys()) == shown


def test_each_value_has_its_place() -> None:
    with pytest.raises(ValueError, match="zip"):
        worded(Template("{} and {}", ("one",)), Keys())


def _plainly_said(tree: ast.AST) -> Iterator[str]:
    """Yield the strings that are handed to what shows sentences."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr in {"announce", "tell", "update_status", "jumped", "say", "show_all"}:
            for part in node.args:
                if isinstance(part, ast.Constant | ast.JoinedStr):
                    yield ast.unparse(part).replace("{{", "{").replace("}}", "}")


def test_whoever_says_plainly_what_names_an_action_is_found() -> None:
    assert [*_plainly_said(ast.parse("self.tell(f'{{quit}} quits {x}')"))] == [
        "f'{quit} quits {x}'"
    ]
    found = [
        f"{path.name}: {text}"
        for path in (*TUI.glob("*.py"), *TUI.glob("controllers/*.py"), *TUI.glob("screens/*.py"))
        for text in _plainly_said(ast.parse(path.read_text("utf-8")))
        if NAMES_ACTION.search(text)
    ]
    assert found == []
