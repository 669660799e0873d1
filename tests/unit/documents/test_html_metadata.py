"""What a page says of its article, and where it says so."""

import datetime as dt
import json
from typing import Any

import pytest

from briefings.documents.document import Metadata
from tests.unit.documents.html_reading import page

TEXT = "<p>" + "The council met on Friday and spoke of the pier, the cranes and the money. " * 4

Expected = dict[str, tuple[object, str]]


def metadata(head: str, body: str = "", html: str = "") -> Metadata:
    return page(f"<html {html}><head>{head}</head><body>{body}{TEXT}</body></html>").metadata


def found(data: Metadata) -> Expected:
    """All values that were found, each with where."""
    fields = ("title", "author", "publisher", "published", "language", "url", "retrieved")
    values = {name: getattr(data, name) for name in fields}
    return {name: (each.value, each.where) for name, each in values.items() if each is not None}


def ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


MAY_3 = dt.date(2024, 5, 3)

HEADS: dict[str, tuple[str, str, str, Expected]] = {
    "a news site's JSON-LD": (
        'lang="en-GB"',
        "<title>Harbour opens again | Brava Gazette</title>"
        + ld(
            {
                "@type": "NewsArticle",
                "headline": "Harbour opens again",
                "datePublished": "2024-05-03T23:40:00-05:00",
                "dateModified": "2024-05-06T08:00:00-05:00",
                "author": {"@type": "Person", "name": "Ann Example"},
                "publisher": {"@type": "Organization", "name": "Brava Gazette"},
                "mainEntityOfPage": {"@id": "https://gazette.example/harbour"},
                "inLanguage": "en-US",
            }
        ),
        "<h1>Harbour opens again</h1>",
        {
            "title": ("Harbour opens again", "heading of the page"),
            "author": ("Ann Example", "JSON-LD"),
            "publisher": ("Brava Gazette", "JSON-LD"),
            "published": (MAY_3, "JSON-LD"),
            "language": ("en-GB", "<html lang>"),
            "url": ("https://gazette.example/harbour", "JSON-LD"),
        },
    ),
    "a graph with references": (
        "",
        ld(
            {
                "@graph": [
                    {"@type": "WebSite", "@id": "#site", "name": "Blog of Brava"},
                    {"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"}]},
                    {"@type": "WebPage", "datePublished": "2020-01-01", "name": "Wrong"},
                    {
                        "@type": ["Article", "BlogPosting"],
                        "headline": "Storm &amp; stone",
                        "datePublished": "2024-05-03T10:00:00+00:00",
                        "author": [{"@id": "#ann"}, {"@id": "#bob"}],
                        "publisher": {"@id": "#house"},
                    },
                    {"@type": "Person", "@id": "#ann", "name": "Ann Example"},
                    {"@type": "Person", "@id": "#bob", "name": "Bob Sample"},
                    {"@type": "Organization", "@id": "#house", "name": "Brava Media"},
                ]
            }
        ),
        "",
        {
            "title": ("Storm & stone", "JSON-LD"),
            "author": ("Ann Example, Bob Sample", "JSON-LD"),
            "publisher": ("Brava Media", "JSON-LD"),
            "published": (MAY_3, "JSON-LD"),
        },
    ),
    "a list, and an author as text": (
        'lang="es_PE"',
        ld(
            [
                {"@type": "Organization", "name": "Otro"},
                {
                    "@type": "http://schema.org/ReportageNewsArticle",
                    "headline": "El río baja",
                    "author": "Por Lucía Prueba y Juan Ejemplo",
                    "datePublished": "2024-05-03",
                },
            ]
        ),
        "",
        {
            "title": ("El río baja", "JSON-LD"),
            "author": ("Lucía Prueba, Juan Ejemplo", "JSON-LD"),
            "published": (MAY_3, "JSON-LD"),
            "language": ("es-PE", "<html lang>"),
        },
    ),
    "broken JSON-LD": (
        "",
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Harbour opens",\n'
        '"description": "It says "open" again", "datePublished": "2024-05-03T10:00:00+02:00",\n'
        '"author": {"@type": "Person", "name": "Ann Example"}, }</script>',
        "",
        {
            "title": ("Harbour opens", "JSON-LD"),
            "author": ("Ann Example", "JSON-LD"),
            "published": (MAY_3, "JSON-LD"),
        },
    ),
    "JSON-LD with a comma too many, in a comment": (
        "",
        '<script type="application/ld+json">//<![CDATA[\n{"@type":"NewsArticle",'
        '"headline":"Ab\tcd",'
        '"datePublished":"2024-05-03",}\n//]]></script>',
        "",
        {"title": ("Ab\tcd", "JSON-LD"), "published": (MAY_3, "JSON-LD")},
    ),
    "OpenGraph": (
        "",
        '<meta property="og:title" content="Harbour opens - Gazette">'
        '<meta property="og:site_name" content="Gazette">'
        '<meta property="og:locale" content="en_US">'
        '<meta property="og:url" content="https://gazette.example/2024/harbour">'
        '<meta property="article:published_time" content="2024-05-03T10:00:00+02:00">'
        '<meta property="article:modified_time" content="2024-06-01T10:00:00+02:00">'
        '<meta property="article:author" content="https://facebook.example/ann">'
        '<meta name="author" content="Ann Example">',
        "",
        {
            "title": ("Harbour opens", "meta og:title"),
            "author": ("Ann Example", "meta author"),
            "publisher": ("Gazette", "meta og:site_name"),
            "published": (MAY_3, "meta article:published_time"),
            "language": ("en-US", "meta og:locale"),
            "url": ("https://gazette.example/2024/harbour", "meta og:url"),
        },
    ),
    "Dublin Core of a ministry": (
        'lang="es"',
        '<meta name="DC.title" content="Informe de la crecida"><meta name="DC.creator" '
        'content="Ministerio de Aguas"><meta name="DCTERMS.issued" content="2024-05-03">'
        '<meta name="DC.publisher" content="Gobierno de Cora"><title>Inicio</title>',
        "",
        {
            "title": ("Informe de la crecida", "meta dc.title"),
            "author": ("Ministerio de Aguas", "meta dc.creator"),
            "publisher": ("Gobierno de Cora", "meta dc.publisher"),
            "published": (MAY_3, "meta dcterms.issued"),
            "language": ("es", "<html lang>"),
        },
    ),
    "a journal": (
        "",
        '<meta name="citation_title" content="On piers"><meta name="citation_author" content="Ann '
        'Example"><meta name="citation_author" content="Bob Sample"><meta name='
        '"citation_publication_date" content="2024/05/03"><meta name="citation_journal_title" '
        'content="Journal of Piers">',
        "",
        {
            "title": ("On piers", "meta citation_title"),
            "author": ("Ann Example, Bob Sample", "meta citation_author"),
            "publisher": ("Journal of Piers", "meta citation_journal_title"),
            "published": (MAY_3, "meta citation_publication_date"),
        },
    ),
    "parsely and sailthru": (
        "",
        '<meta name="parsely-title" content="Harbour opens"><meta name="parsely-pub-date" '
        'content="2024-05-04T01:00:00Z"><meta name="sailthru.author" content="BY ANN EXAMPLE">'
        '<link rel="canonical" href="https://g.example/2024/05/03/harbour.html">',
        "",
        {
            "title": ("Harbour opens", "meta parsely-title"),
            "author": ("ANN EXAMPLE", "meta sailthru.author"),
            "published": (MAY_3, "meta parsely-pub-date"),
            "url": ("https://g.example/2024/05/03/harbour.html", "canonical link"),
        },
    ),
    "microdata": (
        "",
        "<title>Harbour opens</title>",
        '<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">'
        'Harbour opens</h1><div itemprop="author" itemscope><span itemprop="name">Ann Example'
        '</span></div><meta itemprop="datePublished" content="2024-05-03T10:00">'
        '<div itemprop="publisher" itemscope><meta itemprop="name" content="Gazette"></div>'
        "</article>",
        {
            "title": ("Harbour opens", "heading of the page"),
            "author": ("Ann Example", "itemprop author"),
            "publisher": ("Gazette", "itemprop publisher"),
            "published": (MAY_3, "itemprop datepublished"),
        },
    ),
    "nothing but the page itself": (
        "",
        "<title>Harbour opens again - The Brava Gazette</title>"
        '<link rel="canonical" href="https://www.bravagazette.example/news/1#top">',
        "<h1>Harbour opens again</h1><p>By <a rel=author href=/ann>Ann Example</a></p>"
        '<time datetime="2024-05-03">3 May</time>',
        {
            "title": ("Harbour opens again", "heading of the page"),
            "author": ("Ann Example", "rel=author"),
            "publisher": ("The Brava Gazette", "<title>"),
            "published": (MAY_3, "<time>"),
            "url": ("https://www.bravagazette.example/news/1", "canonical link"),
        },
    ),
    "a line below the title": (
        'lang="es"',
        "<title>El río baja | Diario Cora</title>",
        "<h1>El río baja</h1><div>Por Lucía Prueba | 3 de mayo de 2024, 10:35</div>",
        {
            "title": ("El río baja", "heading of the page"),
            "author": ("Lucía Prueba", "line near the title"),
            "published": (MAY_3, "line near the title"),
            "language": ("es", "<html lang>"),
        },
    ),
    "only a page's title": (
        "",
        "<title>Harbour opens again | Gazette</title>"
        '<meta property="og:url" content="https://gazette.example/x">',
        "",
        {
            "title": ("Harbour opens again", "<title>"),
            "publisher": ("Gazette", "<title>"),
            "url": ("https://gazette.example/x", "meta og:url"),
        },
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_what_heads_say(name: str) -> None:
    html, head, body, expected = HEADS[name]
    assert found(metadata(head, body, html)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Por Redacción", None),
        ("admin", None),
        ("https://gazette.example/authors/ann", None),
        ("Gazette", None),
        ("Gazette Staff", None),
        ("By Ann Example, Political Editor", "Ann Example"),
        ("Ann Example (Reuters)", "Ann Example"),
        ("José Ortega y Gasset", "José Ortega y Gasset"),
        ("Ann Example and Bob Sample", "Ann Example, Bob Sample"),
        ("Ann Example; Bob Sample | Brava", "Ann Example, Bob Sample"),
        ("ann@gazette.example Ann Example", "Ann Example"),
        ("Martin Luther King, Jr.", "Martin Luther King, Jr"),
    ],
)
def test_an_author_is_who_has_a_name(value: str, expected: str | None) -> None:
    head = f'<meta property="og:site_name" content="Gazette"><meta name="author" content="{value}">'
    author = metadata(head).author
    assert (author.value if author else None) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-03T23:30:00-05:00", MAY_3),
        ("2024-05-03 23:30", MAY_3),
        ("Fri, 03 May 2024 23:30:00 -0500", MAY_3),
        ("20240503", MAY_3),
        ("1714732800", MAY_3),
        ("1714732800000", MAY_3),
        ("May 3, 2024", MAY_3),
        ("viernes, 3 de mayo de 2024", MAY_3),
        ("3 mayo 2024", MAY_3),
        ("03/05/2024", None),
        ("23/05/2024", dt.date(2024, 5, 23)),
        ("1970-01-01T00:00:00Z", None),
        ("2999-01-01", None),
        ("0000-00-00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_day_is_the_one_of_the_place_and_can_be(value: str, expected: dt.date | None) -> None:
    published = metadata(f'<meta name="date" content="{value}">').published
    assert (published.value if published else None) == expected


def test_the_days_order_in_numbers_is_that_of_the_language() -> None:
    head = '<meta name="date" content="03/05/2024">'
    spanish = metadata(head, html='lang="es-PE"').published
    assert spanish is not None
    assert spanish.value == MAY_3


def test_a_moment_in_utc_is_told_apart_by_one_with_the_place_s_offset() -> None:
    head = ld({"@type": "NewsArticle", "datePublished": "2024-05-04T03:00:00Z"})
    body = '<time datetime="2024-05-03T22:00:00-05:00">Friday</time>'
    published = metadata(head, body).published
    assert published is not None
    assert published.value == MAY_3


@pytest.mark.parametrize(
    ("comment", "url", "retrieved"),
    [
        (
            "<!--\n Page saved with SingleFile\n url: https://g.example/a?b=1#c\n saved date: "
            "Fri May 03 2024 23:30:00 GMT-0500 (Peru Standard Time)\n-->",
            "https://g.example/a?b=1",
            MAY_3,
        ),
        ("<!-- saved from url=(0021)https://g.example/a#c -->", "https://g.example/a", None),
        (
            "<!-- Mirrored from g.example/a.html by HTTrack Website Copier/3.x [XR&CO'2014], "
            "Fri, 03 May 2024 23:30:00 GMT -->",
            "http://g.example/a.html",
            MAY_3,
        ),
        ("<!-- saved from url=(0014)about:internet -->", None, None),
        ("<!-- saved from url=(0030)file:///home/ann/private.html -->", None, None),
    ],
)
def test_what_saved_the_page_notes_where_it_is_from(
    comment: str, url: str | None, retrieved: dt.date | None
) -> None:
    data = page(f"<!DOCTYPE html>\n{comment}\n<html><body><h1>Title</h1>{TEXT}").metadata
    assert (data.url.value if data.url else None) == url
    assert (data.retrieved.value if data.retrieved else None) == retrieved


def test_a_canonical_link_to_the_front_page_is_not_the_article_s() -> None:
    markup = "<!-- saved from url=(0021)https://g.example/a --><link rel=canonical href='/'>"
    url = page(f"{markup}<body>{TEXT}").metadata.url
    assert url is not None
    assert url.value == "https://g.example/a"


def test_an_article_for_subscribers_is_said_to_be_perhaps_only_its_beginning() -> None:
    data: dict[str, Any] = {"@type": "NewsArticle", "isAccessibleForFree": "False"}
    document = page(f"<body>{ld(data)}{TEXT}")
    assert document.remarks == (
        "The page says that its article is for subscribers: this may be only the beginning of it.",
    )


def test_hostile_json_is_read_as_none() -> None:
    deep = "[" * 200_000
    document = page(f"<body><script type='application/ld+json'>{deep}</script>{TEXT}")
    assert document.metadata == Metadata()
