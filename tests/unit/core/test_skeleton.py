"""Files to begin with: whole, sound as they are, and sound with every # taken off."""

import datetime as dt
import re

import msgspec
import pytest

from briefings.curation import briefing_file, lens_file, skeleton
from briefings.curation.briefing_file import CuratedBriefing
from briefings.kinds import KINDS
from briefings.model import Lens, Source, Topic
from tests.unit.core.builders import coast

TODAY = dt.date(2026, 11, 29)
TITLE = 'A “title” with "marks" and \\ {braces}'


def uncommented(text: str) -> str:
    return re.sub(r"^# (?=\[|\w+ = )", "", text, flags=re.MULTILINE)


def read(text: str) -> CuratedBriefing:
    return briefing_file.decode(text.encode(), "new")


def given(row: msgspec.Struct) -> set[str]:
    """Return the fields of a row that are not what holds without them."""
    return {f.name for f in msgspec.structs.fields(row) if f.required} | {
        f.name for f in msgspec.structs.fields(row) if getattr(row, f.name) != f.default
    }


def test_it_is_sound_as_it_is() -> None:
    made = read(skeleton.briefing_text(Source(title=TITLE), coast(), "Ann", TODAY))
    assert (made.lens, made.editor, made.edited) == ("coast", "Ann", TODAY)
    assert made.source.title == TITLE
    assert list(made.items()) == []
    bare = read(skeleton.briefing_text(Source(title=TITLE), None, None, TODAY))
    assert (bare.lens, bare.editor) == (None, None)


def test_what_is_known_of_the_source_stands_in_it() -> None:
    known = Source(
        title=TITLE,
        publisher=TITLE,
        author="Ana {Núñez}",
        published=dt.date(2021, 5, 3),
        language="es",
        url="https://gazette.example/{1}",
        retrieved=dt.date(2021, 5, 4),
    )
    source = read(skeleton.briefing_text(known, coast(), None, TODAY)).source
    for name in ("title", "publisher", "author", "published", "language", "url", "retrieved"):
        assert getattr(source, name) == getattr(known, name)


OF_REVIEWS = {"suggestion", "editor", "edited"}
"""Fields of items that nobody begins a briefing with."""


@pytest.mark.parametrize("lens", [coast(), None], ids=["with a lens", "without"])
def test_every_table_and_field_is_there_behind_a_sign(lens: Lens | None) -> None:
    text = skeleton.briefing_text(Source(title=TITLE), lens, None, TODAY)
    made = read(uncommented(text))
    assert made.lens
    assert made.editor
    assert given(made.source) == set(made.source.__struct_fields__)
    keys = [topic.key for topic in lens.topics] if lens else ["security"]
    assert [panel.key for panel in made.panels] == keys
    rows = {kind.tag: row for kind, row in made.items()}
    assert set(rows) == {kind.tag for kind in KINDS}
    for kind, row in made.items():
        for name in set(row.__struct_fields__) - OF_REVIEWS:
            table = text[text.index(f"# [[{kind.tag}]]") :].partition("\n\n")[0]
            every = text[: text.index("# [[figure]]")]
            assert f"# {name} = " in (table if name not in ("wording", "review") else every + table)


def test_a_lens_file_is_sound_with_and_without_its_signs() -> None:
    text = skeleton.lens_text(TITLE)
    lens = lens_file.decode(text.encode(), "new")
    assert lens.name == TITLE
    more = lens_file.decode(uncommented(text).encode(), "new")
    assert [topic.key for topic in more.topics] == ["first_topic", "second_topic"]
    for name in Topic.__struct_fields__:
        assert f"{name} = " in text or f"[topic.{name}]" in text
