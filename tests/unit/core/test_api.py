"""The names that `briefings` itself offers, imported only when they are asked for."""

import ast
import subprocess
import sys
from pathlib import Path

import briefings


def test_every_name_is_there_and_is_the_one_that_types_are_checked_against() -> None:
    tree = ast.parse(Path(briefings.__file__).read_text(encoding="utf-8"))
    homes = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
        if node.module.startswith("briefings.")
    }
    assert sorted(homes) == sorted(briefings.__all__)
    for name, home in homes.items():
        assert getattr(briefings, name) is getattr(sys.modules[home], name), name


def test_a_name_that_is_not_offered_is_an_attribute_error() -> None:
    assert not hasattr(briefings, "JournalDB")


def test_naming_the_package_costs_nothing() -> None:
    code = "import sys, briefings; print(*(m for m in sys.modules if m.startswith('briefings')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert sorted(done.stdout.split()) == ["briefings", "briefings.version"]
