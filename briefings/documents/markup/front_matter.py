"""What stands before a Markdown file's text, in YAML or TOML: who wrote it, when, where from."""

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, TypeVar

from briefings.documents.document import FoundValue, Metadata
from briefings.text import one_line

_YAML: Final = re.compile(r"---[ \t]*\n((?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_TOML: Final = re.compile(r"\+\+\+[ \t]*\n((?:.*\n)*?)\+\+\+[ \t]*(?:\n|\Z)")
_LINE: Final = re.compile(r"""^([A-Za-z][\w -]*):[ \t]+(["']?)(.*?)\2[ \t]*$""", re.MULTILINE)

_LONGEST: Final = 1 << 15
"""Characters that it may have: what is longer is text."""

_LONGEST_VALUE: Final = 500

_TITLE: Final = ("title", "headline")
_AUTHOR: Final = ("author", "authors", "byline", "creator", "by")
_PUBLISHER: Final = ("publisher", "publication", "newspaper", "outlet", "site", "site_name",
                     "sitename", "website", "source")  # fmt: skip
_PUBLISHED: Final = ("published", "date", "pubdate", "publishdate", "publish_date",
                     "date_published", "datepublished", "published_at")  # fmt: skip
_LANGUAGE: Final = ("language", "lang", "locale")
_URL: Final = ("url", "link", "canonical", "canonical_url", "canonicalurl", "original_url",
               "source_url", "source")  # fmt: skip
_RETRIEVED: Final = ("retrieved", "accessed", "access_date", "saved", "clipped")
_CLIPPED: Final = "created"
"""The day of the copy in what web clippers write, which name the page as its `source`."""

_DAY: Final = re.compile(r"\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")
_WIKI_LINK: Final = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")


Value = TypeVar("Value")


class FrontMatter(NamedTuple):
    """What the fields say, and where in the text they end."""

    metadata: Metadata
    end: int


def front_matter(text: str) -> FrontMatter | None:
    """Read what a text begins with; `None` if that is no front matter."""
    for beginning, parse in ((_YAML, _yaml), (_TOML, _toml)):
        found = beginning.match(text)
        if found is None or len(found[1]) > _LONGEST:
            continue
        fields = parse(found[1])
        if fields is not None:
            return FrontMatter(_metadata(fields), found.end())
    return None


def _yaml(source: str) -> dict[str, object] | None:
    """Return the fields, all scalars as they are written; what no parser takes, line by line."""
    import yaml  # noqa: PLC0415 - few files have any

    fields: object
    try:
        fields = yaml.load(source, yaml.BaseLoader)  # noqa: S506 - it makes nothing but strings
    except (yaml.YAMLError, RecursionError):
        fields = {found[1]: found[3] for found in _LINE.finditer(source)} or None
    if fields is None and not source.strip():
        return {}
    return _by_name(fields) if isinstance(fields, dict) else None


def _toml(source: str) -> dict[str, object] | None:
    try:
        return _by_name(tomllib.loads(source))
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _by_name(fields: Mapping[Any, object]) -> dict[str, object]:
    return {
        re.sub(r"[\s-]+", "_", name.strip().lower()): value
        for name, value in fields.items()
        if isinstance(name, str)
    }


def _metadata(fields: Mapping[str, object]) -> Metadata:
    url = _first(fields, _URL, _address)
    retrieved = (*_RETRIEVED, _CLIPPED) if url is not None else _RETRIEVED
    return Metadata(
        title=_first(fields, _TITLE, _words),
        author=_first(fields, _AUTHOR, _names),
        publisher=_first(fields, _PUBLISHER, _publisher),
        published=_first(fields, _PUBLISHED, _day),
        language=_first(fields, _LANGUAGE, _tag),
        url=url,
        retrieved=_first(fields, retrieved, _day),
    )


def _first(
    fields: Mapping[str, object], names: Iterable[str], read: Callable[[object], Value | None]
) -> FoundValue[Value] | None:
    for name in names:
        value = read(fields.get(name))
        if value is not None:
            return FoundValue(value, f"front matter, {name}")
    return None


def _words(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return one_line(_WIKI_LINK.sub(r"\1", value))[:_LONGEST_VALUE] or None


def _names(value: object) -> str | None:
    """Return who is named: a name, or a list of names or of tables that have them."""
    return ", ".join(_each_name(value))[:_LONGEST_VALUE] or None


def _each_name(value: object) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        parts = [each]
        if isinstance(each, dict):
            names = ("name",) if "name" in each else ("given", "family")
            parts = [each.get(name) for name in names]
        words = " ".join(filter(None, map(_words, parts)))
        if words:
            yield words


def _publisher(value: object) -> str | None:
    name = _names(value)
    return None if name is None or _ADDRESS.match(name) else name


def _address(value: object) -> str | None:
    words = _words(value)
    return words if words and _ADDRESS.fullmatch(words) else None


def _tag(value: object) -> str | None:
    words = _words(value)
    return words.replace("_", "-") if words and _TAG.fullmatch(words) else None


def _day(value: object) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    found = _DAY.match(value) if isinstance(value, str) else None
    if found is None:
        return None
    try:
        return dt.date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:  # there is no such day
        return None
