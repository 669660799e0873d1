"""What a page says of itself, as it says it: meta tags, JSON-LD, microdata, links and times."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from briefings.documents.document import FoundValue
from briefings.documents.web_pages.json_ld import LinkedData, linked_data
from briefings.documents.web_pages.tree import Element

Found = FoundValue[str]

_BYLINE_TAGS: Final = ("a", "span", "div", "p", "address", "li")
_BYLINE: Final = re.compile(r"(?:^|[\s_-])(?:byline|authors?|autor(?:es)?|vcard|firma)(?:$|[\s_-])")
_FIRST_BYLINES: Final = 5
_AFTER_NAME: Final = re.compile(r"\s*[|•·\n]\s*|\s+\d|\s+[-–—]\s")
_LONGEST_BYLINE: Final = 100
_FIRST_TIMES: Final = 5


@dataclass(frozen=True)
class Head:
    """What the page with this root says of itself; each value with where it stands, in words."""

    root: Element

    @cached_property
    def linked(self) -> LinkedData:
        return linked_data(
            [
                "".join(script.itertext())
                for script in self.root.iter("script")
                if "ld+json" in (script.get("type") or "").lower()
            ]
        )

    def values(self, names: Sequence[str]) -> Iterator[Found]:
        """Yield what meta tags of these names say, in the order of the names."""
        for name in names:
            for content in self._metas.get(name, ()):
                yield FoundValue(content, f"meta {name}")

    @cached_property
    def _metas(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for meta in self.root.iter("meta"):
            content = " ".join((meta.get("content") or "").split())
            given = " ".join(filter(None, map(meta.get, ("property", "name", "http-equiv"))))
            for name in dict.fromkeys(given.lower().split()):
                if content:
                    found.setdefault(name, []).append(content)
        return found

    def properties(self, *names: str) -> Iterator[Found]:
        """Yield what stands in elements with these names of microdata."""
        for name in names:
            for element in self._microdata.get(name, ()):
                value = element.get("content") or element.get("datetime") or _property(element)
                if value:
                    yield FoundValue(value, f"itemprop {name}")

    @cached_property
    def _microdata(self) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for element in self.root.xpath("//*[@itemprop]"):
            for name in element.get("itemprop").lower().split():
                found.setdefault(name, []).append(element)
        return found

    @cached_property
    def page_title(self) -> str:
        title = next(self.root.iter("title"), None)
        return "" if title is None else _words(title)

    @cached_property
    def base(self) -> str | None:
        return next((base.get("href") for base in self.root.iter("base") if base.get("href")), None)

    def links(self, relation: str) -> Iterator[str]:
        """Yield the addresses of links in the head with a relation, as “canonical”."""
        for link in self.root.iter("link"):
            if relation in (link.get("rel") or "").lower().split() and link.get("href"):
                yield link.get("href").strip()

    @cached_property
    def languages(self) -> list[Found]:
        """The languages that elements say they are in: the page, and its article."""
        found = []
        for name in ("html", "body", "article"):
            for element in self.root.iter(name):
                value = element.get("lang") or element.get("xml:lang")
                if value:
                    found.append(FoundValue(value, f"<{name} lang>"))
                break
        return found

    def times(self) -> Iterator[Found]:
        """Yield the first times that the page gives, those marked as of publication before."""
        times = [time for time in self.root.iter("time") if time.get("datetime")][:_FIRST_TIMES]
        for time in sorted(times, key=lambda each: not _is_of_publication(each)):
            names = f"{time.get('class')} {time.get('itemprop')}".lower()
            if not re.search(r"updated?\b(?!.*publish)|modified", names):
                yield FoundValue(time.get("datetime"), "<time>")

    def shown_names(self) -> Iterator[Found]:
        """Yield what the page itself shows as its authors: links marked so, and bylines."""
        for link in self.root.xpath("//a[contains(concat(' ', @rel, ' '), ' author ')]"):
            if _words(link):
                yield FoundValue(_words(link), "rel=author")
        bylines = (
            element
            for element in self.root.iter(*_BYLINE_TAGS)
            if _BYLINE.search(element.get("class") or "")
        )
        for element in islice(bylines, _FIRST_BYLINES):
            byline = _AFTER_NAME.split(_words(element))[0]
            if byline and len(byline) <= _LONGEST_BYLINE:
                yield FoundValue(byline, "byline of the page")


def _property(element: Element) -> str:
    """Return the words of an element of microdata: its name, where that is marked in it."""
    named = element.xpath(".//*[contains(concat(' ', @itemprop, ' '), ' name ')]")
    if named:
        return named[0].get("content") or _words(named[0])
    return "" if element.xpath(".//*[@itemprop]") else _words(element)


def _is_of_publication(time: Element) -> bool:
    names = " ".join(filter(None, (time.get("class"), time.get("itemprop"), time.get("pubdate"))))
    return time.get("pubdate") is not None or "publi" in names.lower()


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
