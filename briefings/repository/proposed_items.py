"""Proposed items as they are kept: by the places of their words alone.

The words, and the paragraphs that they stand in, come from the article when an item is read.
"""

from functools import cache
from typing import Any, Final

import msgspec

from briefings.anchors.spans import evidence_at
from briefings.kinds import KindItem
from briefings.model import AnyItem, Article, Span

Places = tuple[tuple[int, int], ...]
"""Starts and ends, as an item's evidence has them."""

PlacedItem = dict[str, Any]
"""An item's fields without those that hold by default; `at` are the `Places` of its evidence.

A `text` that is the first of these is left out.
"""

_USUAL: Final = {"review": "proposed", "wording": "extracted"}


class _Placed(msgspec.Struct):
    at: Places


class _Item(msgspec.Struct):
    item: KindItem


# What `convert` knows of a struct is made once: here, and not by two threads at the same time. Of
# a union it finds out anew at each call what that may be, which takes thirty times as long.
for _kind in (_Placed, _Item):
    msgspec.json.Decoder(_kind)


def placed(item: AnyItem) -> PlacedItem:
    """Return a proposed item as it is kept; `item_at` gives it back."""
    usual = {**_defaults(type(item)), **_USUAL}
    fields = {
        name: value
        for name in item.__struct_fields__
        if (value := getattr(item, name)) != usual.get(name, msgspec.UNSET) and name != "evidence"
    }
    if item.evidence and item.text == item.evidence[0].text:
        del fields["text"]
    at = [(each.start, each.end) for each in item.evidence]
    raw = msgspec.json.encode({"kind": item.kind, **fields, "at": at})
    return msgspec.json.decode(raw, type=PlacedItem)


def item_at(kept: PlacedItem, article: Article) -> AnyItem:
    """Return an item that was kept of an article.

    Raises:
        msgspec.ValidationError: it is none of a kind that this program knows.
    """
    fields = {**_USUAL, **kept}
    places = msgspec.convert({"at": fields.pop("at", ())}, _Placed)
    evidence = tuple(evidence_at(article, Span(start, end)) for start, end in places.at)
    if evidence:
        fields.setdefault("text", evidence[0].text)
    item: AnyItem = msgspec.convert({"item": fields}, _Item).item
    return msgspec.structs.replace(item, evidence=evidence)


@cache
def _defaults(struct: type[AnyItem]) -> dict[str, object]:
    return {
        field.name: field.default
        for field in msgspec.structs.fields(struct)
        if field.default is not msgspec.NODEFAULT
    }
