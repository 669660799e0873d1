"""What is listed of a briefing is kept in few bytes, and comes back as it was."""

import datetime as dt

import msgspec
import pytest

from briefings.index.listed import Listed
from briefings.index.listed_rows import listed_in, row_of
from briefings.kinds import KINDS
from briefings.model import CatalogueEntry, Standing

WHEN = dt.datetime(2026, 11, 29, 17, 0, 5, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "article",
    ["0" * 64, "ab" * 32, "AB" * 32, "ab", "", "no hash ¿", "x" * 31, "aB" * 32, " ab" * 21],
)
@pytest.mark.parametrize("published", [None, dt.date.min, dt.date(2014, 2, 10), dt.date.max])
def test_it_comes_back_as_it_was(article: str, published: dt.date | None) -> None:
    listed = Listed(
        entry=CatalogueEntry(
            id="vraem-2014",
            title="Peru « ἄ » 🌿",
            publisher=None if published else "Diálogo",
            published=published,
            editor="Ana",
            counts={kind.tag: number for number, kind in enumerate(KINDS)},
            standing=Standing("begun", 4, 12) if published else None,
        ),
        articles=("cd" * 32, article),
        lens="security" if published else None,
        removed=WHEN if published else None,
        mark=(3 << 44) + 17,
        of=None if published is None else 12,
    )
    assert listed_in(row_of(listed)) == listed


def test_a_hash_takes_half_its_letters() -> None:
    entry = CatalogueEntry(id="a", title="b", counts={kind.tag: 0 for kind in KINDS})
    listed = Listed(entry=entry, articles=("ab" * 32,), lens=None, removed=None, mark=1)
    assert len(row_of(listed)) < len(msgspec.msgpack.encode(listed)) / 2
