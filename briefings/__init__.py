"""Read, question and annotate news articles as structured briefings.

This package is the whole product without a screen. `Library` is its one door: it opens
the store, gives out briefings and keeps what the reader leaves behind.

Each name is imported when it is first asked for: `--help` must not pay for the store.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from briefings.version import __version__

if TYPE_CHECKING:
    from briefings.adding.given import Given
    from briefings.adding.options import AddOptions, Progress
    from briefings.adding.outcome import Added, Outcome, Refused
    from briefings.anchors.passages import Passage, Quote
    from briefings.curation.verify import Verification
    from briefings.errors import (
        BriefingsError,
        ConflictError,
        DamagedError,
        NoSpaceError,
        NotFoundError,
        ReadOnlyError,
        UsageError,
    )
    from briefings.export.document import Exported, Options
    from briefings.library import Library
    from briefings.model import (
        Actor,
        AnyItem,
        Article,
        Block,
        Briefing,
        CatalogueEntry,
        Evidence,
        Figure,
        KeyPoint,
        Lens,
        OpenQuestion,
        Panel,
        Place,
        Source,
        Span,
        Statement,
        Tension,
        Topic,
    )
    from briefings.notes.model import Content, Note, Target
    from briefings.notes.service import NoteConflictError
    from briefings.search.hit import Hit, Match, SearchResult

__all__ = [
    "Actor", "AddOptions", "Added", "AnyItem", "Article", "Block", "Briefing", "BriefingsError",
    "CatalogueEntry", "ConflictError", "Content", "DamagedError", "Evidence", "Exported",
    "Figure", "Given", "Hit", "KeyPoint", "Lens", "Library", "Match", "NoSpaceError",
    "NotFoundError", "Note", "NoteConflictError", "OpenQuestion", "Options", "Outcome", "Panel",
    "Passage", "Place", "Progress", "Quote", "ReadOnlyError", "Refused", "SearchResult", "Source",
    "Span", "Statement", "Target", "Tension", "Topic", "UsageError", "Verification", "__version__",
]  # fmt: skip

_HOMES = (
    "errors", "model", "anchors.passages", "notes.model", "adding.given", "adding.options",
    "adding.outcome",
    "search.hit", "notes.service", "curation.verify", "library", "export.document",
)  # fmt: skip
"""The modules that have them, those that take long to import last."""


def __getattr__(name: str) -> object:
    for home in _HOMES if name in __all__ else ():
        module = import_module(f"briefings.{home}")
        if hasattr(module, name):
            return getattr(module, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
