"""No two public classes have one name, and no modules import each other in a circle."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from .sources import ROOT, modules

Modules = Mapping[str, ast.Module]


def names_used_twice(found: Modules) -> dict[str, list[str]]:
    """Return the names of public classes that several modules have, and these modules."""
    where = defaultdict(list)
    for module, tree in found.items():
        for name in {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}:
            where[name].append(module)
    return {
        name: homes for name, homes in where.items() if len(homes) > 1 and not name.startswith("_")
    }


def imported(module: str, found: Modules, root: Path) -> Iterator[str]:
    """Yield what a module imports anywhere, for types only and in functions too."""
    is_package = (root / module.replace(".", "/")).is_dir()
    parents = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(found[module]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = parents[: len(parents) - node.level + 1] if node.level else []
            package = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:
                full = f"{package}.{alias.name}"
                yield full if full in found else package


def circle(root: Path) -> list[str]:
    """Return modules of which each imports the next, the first one also being the last."""
    found = modules(root)
    graph = {
        module: {name for name in imported(module, found, root) if name in found} - {module}
        for module in found
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_two_public_classes_have_one_name() -> None:
    found = modules(ROOT)
    assert "briefings.library" in found
    assert not names_used_twice(found)


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert not circle(ROOT)


def test_a_name_used_twice_is_found(tmp_path: Path) -> None:
    (tmp_path / "tui").mkdir()
    (tmp_path / "briefings").mkdir()
    (tmp_path / "tui/a.py").write_text("class Same: ...\nclass _Own: ...\nclass One: ...\n")
    (tmp_path / "briefings/b.py").write_text("class _Own: ...\nif True:\n    class Same: ...\n")
    assert names_used_twice(modules(tmp_path)) == {"Same": ["briefings.b", "tui.a"]}


@pytest.mark.parametrize(
    "back",
    [
        "import tui.low",
        "from tui import low",
        "from tui.low import name",
        "from . import low",
        "from .low import name",
        "def f():\n    from tui.low import name",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from tui.low import name",
    ],
)
def test_a_circle_is_found(tmp_path: Path, back: str) -> None:
    (tmp_path / "tui").mkdir()
    (tmp_path / "tui/__init__.py").write_text("from tui.middle import name\n")
    (tmp_path / "tui/low.py").write_text("from tui.middle import name\n")
    (tmp_path / "tui/middle.py").write_text("from tui import high\n")
    (tmp_path / "tui/high.py").write_text("import os\n")
    assert not circle(tmp_path)
    (tmp_path / "tui/high.py").write_text(f"{back}\n")
    assert {*circle(tmp_path)} == {"tui.low", "tui.middle", "tui.high"}
