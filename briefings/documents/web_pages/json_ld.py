"""What a page says of its article in JSON-LD, in all the shapes that sites write it."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from briefings.documents.web_pages.word_sets import word_set

Json = Any
"""Whatever JSON can hold."""

_ARTICLES: Final = word_set(
    "article newsarticle reportagenewsarticle opinionnewsarticle analysisnewsarticle "
    "backgroundnewsarticle reviewnewsarticle askpublicnewsarticle blogposting liveblogposting "
    "report scholarlyarticle medicalscholarlyarticle techarticle socialmediaposting "
    "discussionforumposting satiricalarticle advertisercontentarticle creativework"
)
_PAGES: Final = frozenset(("webpage", "itempage", "qapage", "aboutpage"))
_LISTS: Final = word_set(
    "itemListElement hasPart comment review isBasedOn citation mentions about video image "
    "associatedMedia liveBlogUpdate breadcrumb"
)
_MOST_NODES: Final = 5_000
_COMMAS: Final = re.compile(r",(?=\s*[}\]])")
_WRAPPING: Final = re.compile(
    r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*;?\s*$"
)
_BROKEN: Final = {
    "headline": re.compile(r'"headline"\s*:\s*"((?:[^"\\]|\\.){3,400}?)"\s*[,}\n]'),
    "datePublished": re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"'),
    "author": re.compile(r'"author"\s*:\s*[\[{][^\]}]{0,300}?"name"\s*:\s*"([^"]{2,120})"'),
    "publisher": re.compile(r'"publisher"\s*:\s*\{[^}]{0,300}?"name"\s*:\s*"([^"]{2,120})"'),
}


@dataclass(frozen=True)
class LinkedData:
    """An article's properties as its page's JSON-LD has them, as text; `None` is what it lacks.

    `authors` has each author's name, `is_free` what is said of who may read it.
    """

    headline: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    body: str | None = None
    is_free: bool | None = None


def linked_data(scripts: Sequence[str]) -> LinkedData:
    """Return what the scripts of type `application/ld+json` say of the page's article."""
    nodes: list[Mapping[str, Json]] = []
    broken: dict[str, str] = {}
    for script in scripts:
        data = _parsed(script)
        if data is None:
            for key, pattern in _BROKEN.items():
                found = pattern.search(script)
                if found:
                    broken.setdefault(key, _text(found[1].replace('\\"', '"')) or "")
        else:
            nodes.extend(_nodes(data))
    by_id = {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1
    }
    articles = [node for node in nodes if _types(node) & _ARTICLES]
    article = max(articles, key=_fullness, default=None)
    if article is None:
        article = next((node for node in nodes if _types(node) & _PAGES), None)
    if article is not None:
        return _read(article, by_id)
    return LinkedData(
        headline=broken.get("headline"),
        authors=tuple(filter(None, [broken.get("author")])),
        publisher=broken.get("publisher"),
        published=broken.get("datePublished"),
    )


def _read(article: Mapping[str, Json], by_id: Mapping[str, Mapping[str, Json]]) -> LinkedData:
    authors = article.get("author") or article.get("creator")
    publisher = article.get("publisher") or article.get("sourceOrganization")
    url = article.get("mainEntityOfPage") or article.get("url")
    if isinstance(url, Mapping):
        url = url.get("@id") or url.get("url") or article.get("url")
    free = article.get("isAccessibleForFree")
    is_page = not _types(article) & _ARTICLES
    return LinkedData(
        headline=_text(article.get("headline") or article.get("name")),
        authors=tuple(_names(authors, by_id)),
        publisher=next(iter(_names(publisher, by_id)), None),
        published=_text(
            article.get("datePublished") or (None if is_page else article.get("dateCreated"))
        ),
        modified=_text(article.get("dateModified")),
        language=next(iter(_names(article.get("inLanguage"), by_id)), None),
        url=_text(url),
        body=_text(article.get("articleBody")),
        is_free=None if free is None else str(free).lower() not in ("false", "0", "no"),
    )


def _names(value: Json, by_id: Mapping[str, Mapping[str, Json]]) -> Iterator[str]:
    """Yield the names of persons or organisations, given as text, nodes, references or lists."""
    for each in value if isinstance(value, list) else [value]:
        node = each
        if isinstance(each, Mapping):
            if "name" not in each and isinstance(each.get("@id"), str):
                node = by_id.get(each["@id"], each)
            name = node.get("name") or node.get("alternateName")
            if isinstance(name, list):
                name = ", ".join(filter(None, map(_text, name)))
            text = _text(name)
        else:
            text = _text(each)
        if text:
            yield text


def _parsed(script: str) -> Json:
    """Return the data that a script holds, mended where sites often break it, else `None`."""
    text = _WRAPPING.sub("", _WRAPPING.sub("", script)).strip().rstrip(";")
    for attempt in (text, _COMMAS.sub("", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(data: Json) -> Iterator[Mapping[str, Json]]:
    """Yield the nodes of JSON-LD that are about the page, not those it only lists or mentions."""
    waiting = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        each = waiting.pop(0)
        if isinstance(each, list):
            waiting.extend(each)
        elif isinstance(each, Mapping):
            yield each
            waiting.extend(
                value
                for key, value in each.items()
                if key not in _LISTS and isinstance(value, list | dict)
            )


def _types(node: Mapping[str, Json]) -> set[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return {str(each).rpartition("/")[2].lower() for each in kinds if isinstance(each, str)}


def _fullness(node: Mapping[str, Json]) -> int:
    known = ("headline", "datePublished", "author", "publisher", "articleBody")
    return sum(key in node for key in known) - 3 * ("creativework" in _types(node))


def _text(value: Json) -> str | None:
    """Return a value as plain text, without the marks and entities that some write into it."""
    if isinstance(value, list):
        value = next((each for each in value if each), None)
    if isinstance(value, Mapping):
        value = value.get("@value")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    text = html.unescape(html.unescape(value)) if "&" in value else value
    text = re.sub(r"</?[a-zA-Z][^<>]*>", " ", text)
    return text.strip() or None
