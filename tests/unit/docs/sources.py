"""The program's own modules as syntax trees, for tests of how it is built."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[3]


_parsed = cache(ast.parse)


def modules(root: Path) -> dict[str, ast.Module]:
    """Return the modules of the product and of the app beneath `root`, by their full names."""
    found = {}
    for path in (*root.glob("briefings/**/*.py"), *root.glob("tui/**/*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = _parsed(path.read_text("utf-8"))
    return found
