"""No class is too large to be read, counted over its bases in our own modules."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from .sources import ROOT, modules

MOST_LINES = 300
MOST_METHODS = 30


class Size(NamedTuple):
    lines: int
    methods: int


Classes = dict[str, dict[str, ast.ClassDef]]
Imports = dict[str, dict[str, tuple[str, str]]]


def read(root: Path) -> tuple[Classes, Imports]:
    """Return the classes of each module, and what its imported names stand for."""
    classes: Classes = {}
    imports: Imports = {}
    for module, tree in modules(root).items():
        classes[module] = {n.name: n for n in ast.walk(tree) if isinstance(n, ast.ClassDef)}
        imports[module] = {
            alias.asname or alias.name: (node.module, alias.name)
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
        }
    return classes, imports


def bases(node: ast.ClassDef) -> Iterator[str]:
    for base in node.bases:
        named = base.value if isinstance(base, ast.Subscript) else base
        yield ast.unparse(named)


def size(module: str, name: str, classes: Classes, imports: Imports) -> Size:
    """Return the size of a class and of all its bases of ours."""
    node = classes[module][name]
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    methods = sum(isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef) for n in node.body)
    for base in bases(node):
        where, known = module, base
        if base not in classes[module]:
            where, known = imports[module].get(base, ("", ""))
            for package, _, last in [base.rpartition(".")] if "." in base else []:
                origin = imports[module].get(package, ("", package))
                where, known = ".".join(filter(None, origin)), last
        if known in classes.get(where, {}):
            above = size(where, known, classes, imports)
            lines, methods = lines + above.lines, methods + above.methods
    return Size(lines, methods)


def sizes(root: Path) -> dict[str, Size]:
    classes, imports = read(root)
    return {
        f"{module}.{name}": size(module, name, classes, imports)
        for module, found in classes.items()
        for name in found
    }


def test_no_class_is_too_large_over_its_bases() -> None:
    found = sizes(ROOT)
    assert (
        found["tui.screens.reader.ReaderScreen"].methods
        > found["tui.screens.base.PageScreen"].methods
    )
    large = {
        name
        for name, each in found.items()
        if each.lines > MOST_LINES or each.methods > MOST_METHODS
    }
    assert not large


@pytest.mark.parametrize(
    ("named", "imported"),
    [
        ("Base", "from tui.low import Base"),
        ("Other[int]", "from tui.low import Base as Other"),
        ("low.Base", "from tui import low"),
    ],
)
def test_bases_of_other_modules_count(tmp_path: Path, named: str, imported: str) -> None:
    (tmp_path / "tui").mkdir()
    (tmp_path / "tui/low.py").write_text("class Base:\n    def one(self): ...\n")
    (tmp_path / "tui/high.py").write_text(
        f"{imported}\n\nclass High({named}):\n    def two(self): ...\n"
    )
    assert sizes(tmp_path)["tui.high.High"] == Size(4, 2)
