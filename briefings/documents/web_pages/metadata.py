"""Who wrote a page's article, when and where, out of all that the page says of itself."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final
from urllib.parse import urljoin, urlsplit

from briefings.documents.document import FoundValue, Metadata
from briefings.documents.web_pages.authors import names_in
from briefings.documents.web_pages.dates import Moment, day_in_address, moment_of
from briefings.documents.web_pages.head import Found, Head
from briefings.documents.web_pages.links import host_of
from briefings.documents.web_pages.saved_from import SavedFrom, web_address
from briefings.documents.web_pages.title import letters

_TITLES: Final = (
    "og:title", "twitter:title", "parsely-title", "sailthru.title", "citation_title", "dc.title",
    "dcterms.title", "title", "headline",
)  # fmt: skip
_AUTHORS: Final = (
    "author", "article:author_name", "parsely-author", "sailthru.author", "citation_author",
    "dc.creator", "dcterms.creator", "byl", "byline", "article:author", "og:article:author",
)  # fmt: skip
_PUBLISHERS: Final = (
    "og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher",
    "citation_journal_title", "publisher", "application-name", "apple-mobile-web-app-title",
)  # fmt: skip
_PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "og:published_time",
    "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date",
    "citation_online_date", "dc.date.issued", "dcterms.issued", "datepublished", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "publication-date",
    "pub_date", "ptime", "article_date_original", "originalpublicationdate", "bt:pubdate",
    "cxenseparse:recs:publishtime", "dcterms.created", "dc.date.created", "dcterms.date",
    "dc.date", "date",
)  # fmt: skip
_MODIFIED: Final = ("article:modified_time", "og:updated_time", "dcterms.modified", "last-modified")
_LANGUAGES: Final = ("og:locale", "dc.language", "dcterms.language", "content-language", "language")
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_PARTED: Final = re.compile(r"(\s+[|·•»«:–—-]+\s+|\s*\|\s*)")
_CLIPPED: Final = re.compile(r"\s*(?:\.{3}|…)$")
_LONGEST_SITE: Final = 45
_BYLINE: Final = re.compile(r"\W*(?:by|por)\b:?\s+([^|•·\d\n]{3,80})", re.IGNORECASE)
_HEADING: Final = "heading of the page"
_NEAR_TITLE: Final = "line near the title"


@dataclass(frozen=True)
class PageEvidence:
    """What there is to tell an article's metadata by.

    `shown` is the title that the page shows, `lines` those near it that say who wrote it and when.
    """

    head: Head
    saved: SavedFrom | None = None
    shown: str | None = None
    lines: tuple[str, ...] = ()


def metadata_of(evidence: PageEvidence) -> Metadata:
    """Return what the page says of its article, each with where that was found."""
    head, saved = evidence.head, evidence.saved
    url = url_of(head, saved)
    language = _language(head)
    publisher = _publisher(evidence, url)
    return Metadata(
        title=_title(evidence, publisher),
        author=_author(evidence, publisher),
        publisher=publisher,
        published=_published(evidence, url, language),
        language=language,
        url=url,
        retrieved=FoundValue(saved.day, saved.where) if saved and saved.day else None,
    )


def titles_of(head: Head) -> tuple[str, ...]:
    """Return what may be the article's title; the names of sites may stand beside it."""
    found = [head.linked.headline, *(each.value for each in _titles(head)), head.page_title]
    found += [part for part in _PARTED.split(head.page_title)[::2] if len(part) > _LONGEST_SITE]
    return tuple(dict.fromkeys(_CLIPPED.sub("", each) for each in found if each))


def url_of(head: Head, saved: SavedFrom | None) -> Found | None:
    """Return the article's address: the one that the page names, else the one it was saved from."""
    own = FoundValue(saved.url, saved.where) if saved and saved.url else None
    given = chain(
        (FoundValue(link, "canonical link") for link in head.links("canonical")),
        head.values(("og:url", "parsely-link", "twitter:url", "dc.identifier")),
        (FoundValue(head.linked.url or "", "JSON-LD"),),
    )
    for found in given:
        url = web_address(_whole(found.value, own.value if own else head.base))
        if url and not (own and _is_front_page(url) and not _is_front_page(own.value)):
            return FoundValue(url, found.where)
    return own


def _whole(url: str, base: str | None) -> str:
    try:
        return urljoin(base, url) if base and url else url
    except ValueError:
        return ""


def _is_front_page(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _titles(head: Head) -> Iterator[Found]:
    yield from head.values(_TITLES)
    yield from head.properties("headline")


def _title(evidence: PageEvidence, publisher: Found | None) -> Found | None:
    """Return the title as the page shows it, where what it says elsewhere agrees, else that."""
    head, shown = evidence.head, evidence.shown
    known = [FoundValue(head.linked.headline or "", "JSON-LD"), *_titles(head)]
    known = [each for each in known if each.value]
    if shown and (not known or _agree(shown, [*titles_of(head)])):
        return FoundValue(shown, _HEADING)
    site = _site(evidence.head, evidence.saved)
    for each in [*known, FoundValue(head.page_title, "<title>")]:
        title = _without_site(each.value, publisher.value if publisher else None, site)
        if title:
            return FoundValue(title, each.where)
    return FoundValue(shown, _HEADING) if shown else None


def _agree(shown: str, titles: Sequence[str]) -> bool:
    plain = letters(shown)
    return any(plain in each or each in plain for each in map(letters, titles) if each)


def _without_site(title: str, publisher: str | None, site: str) -> str:
    """Cut a site's name off a title: what follows the last separator, or comes before the first."""
    parts = _PARTED.split(title)
    names = {letters(publisher).removeprefix("the")} if publisher else set()

    def is_site(part: str) -> bool:
        plain = letters(part).removeprefix("the")
        return bool(plain) and (plain in names or (len(plain) > 2 and plain in site))  # noqa: PLR2004

    while len(parts) > 1 and is_site(parts[-1]):
        del parts[-2:]
    while len(parts) > 1 and is_site(parts[0]):
        del parts[:2]
    if not names and len(parts) > 1 and "|" in parts[-2] and len(parts[-1]) <= _LONGEST_SITE:
        del parts[-2:]
    return "".join(parts).strip()


def _site(head: Head, saved: SavedFrom | None) -> str:
    """Return the letters of the host's name, in which a site's own name can be known again."""
    url = url_of(head, saved)
    return letters((host_of(url.value) or "").rpartition(".")[0]) if url else ""


def _author(evidence: PageEvidence, publisher: Found | None) -> Found | None:
    head = evidence.head
    house = publisher.value if publisher else None
    given = (
        [(list(head.linked.authors), "JSON-LD")]
        + [([each.value for each in head.values((name,))], f"meta {name}") for name in _AUTHORS]
        + [
            ([each.value for each in head.properties(name)], f"itemprop {name}")
            for name in ("author", "creator")
        ]
    )
    for values, where in given:
        names = names_in(values, house)
        if names:
            return FoundValue(names, where)
    shown: dict[str, list[str]] = {}
    for each in head.shown_names():
        shown.setdefault(each.where, []).append(each.value)
    for where, values in shown.items():
        names = names_in(values if where.startswith("rel") else values[:1], house)
        if names:
            return FoundValue(names, where)
    for line in evidence.lines:
        found = _BYLINE.match(line)
        names = names_in([found[1]], house) if found else None
        if names:
            return FoundValue(names, _NEAR_TITLE)
    return None


def _publisher(evidence: PageEvidence, url: Found | None) -> Found | None:
    head = evidence.head
    host = host_of(url.value) if url else None
    given = chain(
        (FoundValue(head.linked.publisher or "", "JSON-LD"),),
        head.values(_PUBLISHERS),
        head.properties("publisher"),
    )
    for found in given:
        name = found.value.strip()
        if name and "://" not in name and not name.startswith("@") and name != host:
            return FoundValue(name, found.where)
    site = _site(head, evidence.saved)
    for part in _PARTED.split(head.page_title)[::2][1:]:
        plain = letters(part).removeprefix("the")
        if len(plain) > 2 and plain in site and part != evidence.shown:  # noqa: PLR2004
            return FoundValue(part.strip(), "<title>")
    return None


def _published(
    evidence: PageEvidence, url: Found | None, language: Found | None
) -> FoundValue[dt.date] | None:
    """Return the day of publication; without one, that of the last change.

    A moment in UTC may be of another day than it was at the place: where the page gives it with
    the place's own offset as well, or its address has the day before or after, that is the one.
    """
    written = language.value if language else None
    head = evidence.head
    lines = (FoundValue(line, _NEAR_TITLE) for line in evidence.lines)
    for given in (_publications(head), lines, _changes(head)):
        found = [(moment_of(each.value, written), each.where) for each in given]
        moments = [(moment, where) for moment, where in found if moment is not None]
        if moments:
            moment, where = moments[0]
            return FoundValue(_local_day(moment, [each for each, _ in moments], url), where)
    day = day_in_address(url.value) if url else None
    return FoundValue(day, "address") if day else None


def _publications(head: Head) -> Iterator[Found]:
    yield FoundValue(head.linked.published or "", "JSON-LD")
    yield from head.values(_PUBLISHED)
    yield from head.properties("datepublished", "datecreated")
    yield from head.times()


def _changes(head: Head) -> Iterator[Found]:
    yield FoundValue(head.linked.modified or "", "JSON-LD")
    yield from head.values(_MODIFIED)
    yield from head.properties("datemodified")


def _local_day(moment: Moment, others: Sequence[Moment], url: Found | None) -> dt.date:
    if not moment.is_utc:
        return moment.day
    days = [other.day for other in others if not other.is_utc]
    in_address = day_in_address(url.value) if url else None
    if in_address:
        days.append(in_address)
    return next((day for day in days if abs((day - moment.day).days) <= 1), moment.day)


def _language(head: Head) -> Found | None:
    given = chain(
        head.languages,
        (FoundValue(head.linked.language or "", "JSON-LD"),),
        head.values(_LANGUAGES),
    )
    for found in given:
        tag = found.value.strip().replace("_", "-")
        if _TAG.fullmatch(tag):
            first, *rest = tag.split("-")
            region = [part.upper() if len(part) == 2 else part for part in rest]  # noqa: PLR2004
            return FoundValue("-".join([first.lower(), *region]), found.where)
    return None
