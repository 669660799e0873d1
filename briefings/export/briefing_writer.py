"""A briefing as a file that its editor can change: the words in the place of spans."""

from collections.abc import Iterable
from typing import Any, Final

import msgspec
import tomli_w
from msgspec.structs import fields

from briefings.anchors.spans import words_at
from briefings.kinds import KINDS
from briefings.model import Article, Briefing, Evidence, Panel, Span
from briefings.used_names import as_kept

_OPENING: Final = (
    "# The briefing {id}. Evidence is in the article's exact words; `briefings new FOLDER` writes\n"
    "# a file that explains every table and field.\n\n"
)

_APART: Final = frozenset({"evidence", "found"})
"""Fields that are written otherwise, or that nobody writes: where the program found something."""


def briefing_text(briefing: Briefing) -> str:
    """Return the file of a briefing; taken in again it makes the same one."""
    article, source = briefing.article, briefing.source
    head = {
        "lens": briefing.lens.key if briefing.lens else None,
        "editor": briefing.editor,
        "edited": briefing.edited,
        "rejected": [item.id for item in briefing.rejected],
    }
    every = (*map(as_kept, briefing.items), *briefing.rejected)
    panels = [_panel(article, panel) for panel in briefing.panels]
    items = {
        kind.tag: [_fields(article, item) for item in every if item.kind == kind.tag]
        for kind in KINDS
    }
    data = {**head, "source": _fields(article, source), "panel": panels, **items}
    given = {name: value for name, value in data.items() if value not in (None, [])}
    return _OPENING.format(id=briefing.id) + tomli_w.dumps(given)


def _panel(article: Article, panel: Panel) -> dict[str, Any]:
    written = _fields(article, panel)
    evidence = _words(article, panel.evidence)
    names = ("bottom_line", "headline", "wording", "editor", "edited", "paragraphs")
    fields = {name: written[name] for name in names if name in written}
    return {"key": panel.topic.key, **fields, "evidence": evidence}


def _fields(article: Article, struct: msgspec.Struct) -> dict[str, Any]:
    """Return those fields that are not what holds without them, evidence at the end."""
    given = {
        field.name: _plain(value)
        for field in fields(struct)
        if (value := getattr(struct, field.name)) != field.default
        and field.name not in _APART
        and value is not None
    }
    evidence = _words(article, getattr(struct, "evidence", ()))
    return {**given, "evidence": evidence} if evidence else given


def _plain(value: object) -> object:
    if isinstance(value, msgspec.Struct):
        return msgspec.to_builtins(value)
    return list(value) if isinstance(value, tuple) else value


def _words(article: Article, evidence: Iterable[Evidence]) -> list[object]:
    found = (words_at(article, Span(each.start, each.end)) for each in evidence)
    return [
        words.words
        if msgspec.to_builtins(words).keys() == {"words"}
        else msgspec.to_builtins(words)
        for words in found
    ]
