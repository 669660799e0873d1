"""What a Web Annotation is on: the name of its source, the words that its selectors choose."""

from typing import Final

from briefings.anchors.passages import Quote
from briefings.errors import DamagedError
from briefings.notes.json_shapes import MOST_PARTS, Members, name_of, several, strings, text_of

_DEEPEST: Final = 8


def source_of_target(target: object) -> str:
    if not isinstance(target, dict):
        return text_of(target)
    source = target.get("source", target.get("id", target.get("@id")))
    return name_of(source) if isinstance(source, dict) else text_of(source)


def quoted(target: object, levels: int = _DEEPEST) -> tuple[Quote | None, int | None]:
    """Return the quote that a target's selectors hold, and a position.

    Selectors side by side choose the same words, so the first quote counts; of those that refine
    each other the innermost does.
    """
    quote: Quote | None = None
    at: int | None = None
    waiting = [*several(target.get("selector"))] if isinstance(target, dict) else []
    for _ in range(MOST_PARTS):
        if not waiting:
            break
        selector = waiting.pop(0)
        if not isinstance(selector, dict):
            continue
        kind = " ".join(strings(selector.get("type", selector.get("@type"))))
        if "TextQuote" in kind and quote is None:
            quote = _quote(selector)
        elif "TextPosition" in kind and at is None:
            at = _offset(selector.get("start"))
        waiting += several(selector.get("items"))
        if "refinedBy" in selector:
            return _refined(selector["refinedBy"], quote, at, levels)
    return quote, at


def _refined(
    selectors: object, outer: Quote | None, at: int | None, levels: int
) -> tuple[Quote | None, int | None]:
    """Return what selectors choose inside of a quote: words of their own, or a range of it."""
    if levels == 0:
        raise DamagedError(f"its selectors are nested over {_DEEPEST} levels deep")
    inner, place = quoted({"selector": selectors}, levels - 1)
    if inner is not None:
        return inner, None
    found = (s for s in several(selectors) if isinstance(s, dict))
    ends = next(((_offset(s.get("start")), _offset(s.get("end"))) for s in found), (None, None))
    start, end = ends
    if outer is None or place is None or start is None or end is None:
        return outer, at
    if not start < end <= len(outer.exact):
        return outer, at
    before, after = outer.exact[:start], outer.exact[end:]
    return Quote(outer.exact[start:end], outer.prefix + before, after + outer.suffix), None


def _quote(selector: Members) -> Quote:
    parts = [selector.get(name) or "" for name in ("exact", "prefix", "suffix")]
    if not all(isinstance(part, str) for part in parts):
        raise DamagedError("the words it quotes are no text")
    return Quote(*parts)


def _offset(given: object) -> int | None:
    return given if isinstance(given, int) and 0 <= given < 1 << 53 else None
