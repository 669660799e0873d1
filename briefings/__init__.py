"""Read, question and annotate news articles as structured briefings.

This package is the whole product without a screen. `Library` is its one door: it opens
the store, gives out briefings and keeps what the reader leaves behind.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefings.library import Library

__all__ = ["Library", "__version__"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Import the library when it is first asked for: `--help` must not pay for the store."""
    if name == "Library":
        from briefings.library import Library  # noqa: PLC0415

        return Library
    raise AttributeError(name)
