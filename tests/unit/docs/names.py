"""Names of modules, classes and functions as documents write them."""

import re
from importlib import import_module
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[3]
NAME: Final = re.compile(r"(?:briefings|tui|seeds|tests)(?:\.\w+)+")


def find(name: str) -> object:
    """Return what a dotted name means: the longest module, then its attributes.

    Raises:
        AttributeError: there is no such thing.
    """
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        path = ROOT.joinpath(*parts[:end])
        if path.with_suffix(".py").is_file() or (path / "__init__.py").is_file():
            found: object = import_module(".".join(parts[:end]))
            for attribute in parts[end:]:
                found = getattr(found, attribute)
            return found
    raise AttributeError(name)
