"""Whatever is typed is answered, in bounded time, with an index and without one."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings import Library
from briefings.index import library_index
from briefings.search.query import parse
from briefings.search.request import SearchOrder, SearchRequest

SECONDS = 5.0
"""Of the processor; each takes a tenth of that at most where nothing is wrong."""

LONG = {
    "parentheses": "(" * 5000 + "boats" + ")" * 5000,
    "open parentheses": "(boats OR " * 1000,
    "excluded groups": "-(boats -(catch " * 600,
    "quotation marks": '"' * 10_000,
    "alternatives": "boats OR " * 300,
    "hyphens": "-" * 10_000,
    "ranges": "ha>1.. 1..2 " * 800,
    "dots": ".." * 5000,
    "filters": "kind:" * 2000,
    "signs": "~*" * 5000,
    "beginnings": "b* " * 3300,
    "slips": " ".join(f"w{number}x~" for number in range(500)),
    "words": " ".join(f"q{number}zz" for number in range(1600)),
    "a long word": "a" * 10_000 + "~",
    "a long number": "usd:" + "9" * 9_000 + "..1e999",
    "days": "date:9999-99-99..0000 " * 450,
    "halves of characters": "\ud800" * 10_000,
    "accents": "e" + "\u0301" * 9_999,
    "without blanks": "海" * 10_000,
    "controls": "id:\x00\x1b[2J\u202e" * 1000,
}


@pytest.fixture(scope="module", params=["scanned", "indexed"])
def library(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    patch = pytest.MonkeyPatch()
    folder: Path = tmp_path_factory.mktemp("fuzzed")
    patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    if request.param == "indexed":
        patch.setattr(library_index, "LEAST", 0)
    with Library(folder / "library") as opened:
        opened.add_text(b"One\n\nThe boats landed 40,000 ha of catch.\n", "one.txt")
        yield opened
    patch.undo()


@pytest.mark.parametrize("name", LONG)
def test_long_queries_are_answered_soon(library: Library, name: str) -> None:
    began = time.process_time()
    for order in SearchOrder:
        result = library.search(SearchRequest(LONG[name], 8, order))
        assert len(result.matches) <= 8
    assert time.process_time() - began < SECONDS


PIECES = (
    *("boats", "catch", " ", " ", "(", ")", '"', "“", "-", " OR ", "*", "~", ":", "..", ">", "<="),
    *("ha", "usd:", "$", "%", "1", "20k", "24.000", "1e999", "-5", "date:", "2013-05", "kind:"),
    *("note:", "has:draft", "is:unreviewed", "id:", "speaker:", "title:", "panel:", "\n", "\x00"),
    *("\ud800", "\u202e", "n\u0303", "\u00ad", "海関", "²", "ﬁ", "İ", "\U0010ffff"),
)


def test_chance_raises_nothing(library: Library) -> None:
    chance = random.Random(11)
    answered = 0
    for _ in range(60):
        query = "".join(chance.choices(PIECES, k=chance.randrange(1, 24)))
        order = chance.choice(list(SearchOrder))
        result = library.search(SearchRequest(query, 4, order))
        assert result.mistake is not None or parse(query).mistake is None
        answered += result.matched
    assert answered, "some of them find something"
