"""Pages that mean harm, or are broken, end in a text or in one sentence, soon and without the net.

They take a second or two; what is quadratic would take minutes.
"""

import socket
import time
from collections.abc import Callable
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.documents.document import AS_IT_IS, Reader, SourceDocument
from briefings.documents.html import read
from briefings.documents.mhtml import read as read_archive
from briefings.errors import BriefingsError
from tests.unit.documents.html_articles import HARBOUR
from tests.unit.documents.html_layouts import plain_article_tags
from tests.unit.documents.html_reading import page, texts

P = (
    "<p>"
    + "The council met on Friday and spoke of the pier, the cranes and the money. " * 3
    + "</p>"
)
WORDS = P[3:-5].strip()
SECONDS = 20

HOSTILE: dict[str, Callable[[], str]] = {
    "nested deep": lambda: "<div>" * 70_000 + P,
    "nested in lines": lambda: "<span>" * 70_000 + P,
    "nested tables": lambda: "<table><tr><td>" * 3_000 + P,
    "never closed": lambda: P + "<b><p>" * 20_000,
    "a huge attribute": lambda: "<div class='" + "y " * 5_000_000 + f"'>{P}</div>",
    "a huge picture": lambda: f"<img src='data:image/png;base64,{'A' * 20_000_000}'>{P}",
    "a script that does not end": lambda: P + "<script>" + "a<b;" * 500_000,
    "many scripts that do not end": lambda: P + "<script>" * 200_000,
    "comments that do not end": lambda: P + "<!-- " * 500_000,
    "signs": lambda: P + "<" * 1_000_000,
    "a style sheet of signs": lambda: "<style>" + ".a{" * 500_000 + "</style>" + P,
    "comments in a style sheet": lambda: "<style>" + "/*" * 500_000 + "</style>" + P,
    "entities of its own": lambda: "<!DOCTYPE a [" + "<!ENTITY b '&a;&a;&a;'>" * 2_000 + "]>" + P,
    "a title of separators": lambda: "<title>" + " | a" * 100_000 + "</title>" + P,
    "a long byline": lambda: "<meta name=author content='" + "By and " * 300_000 + "'>" + P,
    "deep JSON": lambda: (
        "<script type='application/ld+json'>" + '{"a":' * 300_000 + "</script>" + P
    ),
    "long broken JSON": lambda: (
        "<script type='application/ld+json'>" + '{"author": [' * 100_000 + "</script>" + P
    ),
    "what looks like a saver's comment": lambda: (
        "<!-- Mirrored from --> <!-- saved from url=( -->" * 20_000 + P
    ),
    "a view of its source": lambda: "<p id=a><body id=viewsource><pre>" + "<pre>" * 50_000 + P,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_soon(name: str) -> None:
    began = time.monotonic()
    assert WORDS in texts(page("<body>" + HOSTILE[name]()))
    assert time.monotonic() - began < SECONDS


@pytest.mark.parametrize(
    "markup",
    [P * 100_000, "<p>" + "word " * 3_000_000, "<i>x</i>" * 200_000],
    ids=["paragraphs", "one line", "tags"],
)
def test_a_page_that_is_too_large_is_refused_with_a_sentence(markup: str) -> None:
    began = time.monotonic()
    with pytest.raises(BriefingsError, match=r"^page\.html has more than .*: save the part .*\.$"):
        page(markup)
    assert time.monotonic() - began < SECONDS


@pytest.mark.parametrize(
    "markup",
    [
        "",
        " \n",
        "<html><head><title>A title</title></head><body></body></html>",
        "<body><script>render()</script><div id=root></div><noscript>Enable it</noscript></body>",
        "<!-- nothing -->",
        "\0\0\0",
        "<img src=a.png>",
    ],
)
def test_a_page_without_text_says_so(markup: str) -> None:
    with pytest.raises(BriefingsError, match=r"^page\.html .*: save .*\.$"):
        page(markup)


def test_a_page_of_frames_says_so() -> None:
    with pytest.raises(BriefingsError, match="is made of frames"):
        page("<frameset cols=2><frame src=a.html><frame src=b.html></frameset>")


def test_null_bytes_are_left_out() -> None:
    assert texts(page("<bo\0dy>" + P.replace("council", "cou\0ncil"))) == [WORDS]


def test_nothing_is_fetched_and_no_entity_of_the_page_s_own_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    markup = (
        '<!DOCTYPE html SYSTEM "http://evil.example/x.dtd" [<!ENTITY e SYSTEM "file:///etc/passwd">'
        '<!ENTITY % p SYSTEM "http://evil.example/p"> %p;]><base href="http://evil.example/">'
        '<meta http-equiv=refresh content="0;url=http://evil.example/"><link rel=stylesheet '
        'href="http://evil.example/a.css"><style>@import url(http://evil.example/b.css)</style>'
        f'<script src="http://evil.example/a.js"></script><img src="http://evil.example/a.png">{P}'
        '<p>It said &e; twice.</p><iframe src="http://evil.example/"></iframe>'
    )
    found = texts(page(markup))
    assert WORDS in found
    assert "It said &e; twice." in found


def test_an_index_page_is_taken_in_with_a_remark() -> None:
    card = "<div><h2><a href='/{0}'>Headline of the day {0}</a></h2><p>{1}</p></div>"
    document = page("<body><h1>News</h1>" + "".join(card.format(n, WORDS) for n in range(20)))
    assert document.remarks == (
        "No article stands out on this page, which may be one of headlines: "
        "look through what came in.",
    )


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.text(alphabet="<>/&;ap!-\"'= \n\0#x", max_size=300))
def test_any_bytes_end_in_a_text_with_its_blocks_in_it_or_in_a_sentence(raw: bytes | str) -> None:
    data = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    for reader in (read, read_archive):
        document = read_or_refused(reader, data)
        if document is None:
            continue
        end = 0
        for block in document.blocks:
            assert end <= block.start < block.end <= len(document.text)
            assert document.text[block.start : block.end].strip()
            end = block.end


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_page_that_is_cut_or_has_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    raw = bytearray(plain_article_tags(HARBOUR).encode())
    del raw[data.draw(st.integers(0, len(raw))) :]
    for _ in range(data.draw(st.integers(0, 5))):
        if raw:
            raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    document = read_or_refused(read, bytes(raw))
    assert document is None or document.blocks[-1].end < len(document.text)


def read_or_refused(reader: Reader, raw: bytes) -> SourceDocument | None:
    """What a reader makes of bytes, `None` where it says in a sentence why it cannot."""
    try:
        (document,) = reader(raw, "page", AS_IT_IS)
    except BriefingsError as error:
        if not str(error).startswith("page "):
            raise
        return None
    return document
