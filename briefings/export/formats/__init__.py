"""The formats: each is one module of this package, and a new one joins by being there.

A format's module is called as the format is (with `_` behind it where the name is taken, as in
`json_`) and has

- `NAME`: what it is asked for by, such as `md`;
- `SUFFIX`: what its files end in, such as `.md`;
- `SUMMARY`: what it is good for, in a few words;
- `write(document: Document) -> bytes`: the same bytes for the same document.

Modules whose names begin with `_` help others. A module is imported when its format is used:
some need libraries that take long to load.
"""

import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from briefings.errors import UsageError
from briefings.export.document import Document


class Format(NamedTuple):
    """One way to write a document down."""

    name: str
    suffix: str
    summary: str
    write: Callable[[Document], bytes]


def formats() -> tuple[str, ...]:
    """Return the names of all formats, in order, without importing any."""
    return tuple(sorted(_modules()))


def format_named(name: str) -> Format:
    """Return a format.

    Raises:
        UsageError: there is none of this name.
    """
    module_name = _modules().get(name)
    if module_name is None:
        raise UsageError(f"There is no format “{name}”; choose {', '.join(formats())}.")
    module = import_module(f"{__name__}.{module_name}")
    return Format(module.NAME, module.SUFFIX, module.SUMMARY, module.write)


def _modules() -> dict[str, str]:
    found = (module.name for module in pkgutil.iter_modules(__path__))
    return {name.rstrip("_"): name for name in found if not name.startswith("_")}
