"""What programs read: a briefing as data, and data as JSON that is safe to look at."""

import json
import re
from collections.abc import Collection, Iterable
from typing import Any

import msgspec

from briefings.model import AnyItem, Article, Briefing, Evidence, Panel, Source
from briefings.progress import progress
from briefings.text import displayable


def encode(data: object) -> bytes:
    """Return `data` as JSON, two spaces a level, ending in a line feed.

    What could act on a terminal or hide from a reader is written as JSON's `\\u` escapes.
    """
    raw = msgspec.json.format(msgspec.json.encode(data), indent=2).decode()
    unsafe = {
        char: json.dumps(char)[1:-1]
        for char in set(raw)
        if char != "\n" and displayable(char) != char
    }
    if unsafe:
        raw = re.sub(f"[{re.escape(''.join(unsafe))}]", lambda found: unsafe[found[0]], raw)
    return f"{raw}\n".encode()


def briefing_data(
    briefing: Briefing, panels: Collection[str] | None = None, *, text: bool = False
) -> dict[str, Any]:
    """Return a briefing as JSON data; offsets are code points into the article's text.

    `panels` are the keys of those that are wanted, `None` for all. `text` adds the article.
    """
    article, source = briefing.article, briefing.source
    same_text = msgspec.to_builtins(briefing.same_text)
    return {
        "id": briefing.id,
        "title": source.title,
        "publisher": source.publisher,
        "author": source.author,
        "published": msgspec.to_builtins(source.published),
        "language": source.language,
        **_found(source),
        "sha256": article.sha256,
        "text_sha256": article.text_sha256,
        "lens": briefing.lens and briefing.lens.key,
        "editor": briefing.editor,
        "edited": msgspec.to_builtins(briefing.edited),
        "outside_knowledge": list(source.outside_knowledge),
        "panels": [
            _panel(briefing, panel)
            for panel in briefing.panels
            if panels is None or panel.topic.key in panels
        ],
        "tensions": [
            item_data(briefing, tension)
            for tension in briefing.tensions
            if panels is None or not set(panels).isdisjoint(tension.topics)
        ],
        **({"same_text": same_text} if same_text else {}),
        **_reviewed(briefing, panels),
        **({"text": article.text} if text else {}),
    }


def _reviewed(briefing: Briefing, panels: Collection[str] | None) -> dict[str, Any]:
    """Return how far the review of a briefing is in which the program has proposed something."""
    done = progress(briefing)
    rejected = [
        item_data(briefing, item)
        for item in briefing.rejected
        if panels is None or not set(panels).isdisjoint(item.topics)
    ]
    fields = {"reviewed": done.reviewed, "to_review": done.of} if done.of else {}
    return {**fields, "rejected": rejected} if rejected else fields


def _panel(briefing: Briefing, panel: Panel) -> dict[str, Any]:
    return {
        "key": panel.topic.key,
        "title": panel.topic.name,
        "question": panel.topic.question,
        "bottom_line": panel.bottom_line,
        **({"headline": panel.headline} if panel.headline else {}),
        **_line(panel),
        "evidence": _evidence(briefing.article, panel.evidence),
        "items": [item_data(briefing, item) for item in panel.items],
    }


def _line(panel: Panel) -> dict[str, Any]:
    """Return whose words a bottom line is, and who wrote or took it, where that is known."""
    line = panel.summary
    fields = {"wording": line.wording, "review": line.review, "editor": line.editor}
    edited = msgspec.to_builtins(line.edited)
    paragraphs = list(panel.paragraphs)
    every = {**fields, "edited": edited, "paragraphs": paragraphs}
    return {name: value for name, value in every.items() if value}


def _found(source: Source) -> dict[str, Any]:
    """Return what not every source has: an address, an interest, where all this was found."""
    retrieved = msgspec.to_builtins(source.retrieved)
    fields = {
        "url": source.url,
        "retrieved": retrieved,
        "interest": source.interest,
        "found": source.found,
    }
    return {name: value for name, value in fields.items() if value}


def _evidence(article: Article, evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Return evidence with its pages, where the article has any."""
    return [
        {**msgspec.to_builtins(each), **({"page": page} if page else {})}
        for each in evidence
        for page in (article.page_of(each.paragraph),)
    ]


def item_data(briefing: Briefing, item: AnyItem) -> dict[str, Any]:
    """Return an item as JSON data, without what is unknown."""
    fields = {k: v for k, v in msgspec.to_builtins(item).items() if v is not None}
    tensions = [t.id for t in briefing.tensions_by_item.get(item.id, ())]
    if item.evidence:
        fields["evidence"] = _evidence(briefing.article, item.evidence)
    head = {"id": item.id, "kind": item.kind, "text": item.text}
    changed = {"words_changed": True} if item.id in briefing.changed else {}
    return {**head, **fields, **({"tensions": tensions} if tensions else {}), **changed}
