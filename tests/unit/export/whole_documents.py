"""Documents that have everything, in every depth, in several languages and directions."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from msgspec.structs import replace

from briefings.export.build import build
from briefings.export.depth import Depth
from briefings.export.document import Options
from briefings.export.formats import format_named
from briefings.notes.model import Note
from tests.unit.core import builders
from tests.unit.export.briefs import made, named, of_several, on, paged
from tests.unit.export.samples_for_data import VERSION, note, notes

BODY: Final = """Beforehand *slanted* **heavy** `coded` [linked](https://a.example/b).

## Subtitle

| year | landed |
|---|---|
| celltwelve | cellthirteen |

- [ ] unfinished
- [x] finished
  - nested

> cited by somebody

Footed[^1].

[^1]: footnoted
"""

WORDS: Final = (
    "Beforehand", "slanted", "heavy", "coded", "linked", "Subtitle", "celltwelve", "cellthirteen",
    "unfinished", "finished", "nested", "cited by somebody", "Footed", "footnoted",
    "On the whole", "Twelve?", "#to check", "#b c",
)  # fmt: skip
"""What the notes say, which every program has to find in what it reads."""


class Written(NamedTuple):
    """A file's content, and what it is."""

    name: str
    data: bytes


def whole_notes() -> list[Note]:
    """Notes on everything, and one with all that Markdown has."""
    return [*notes(), note(20, BODY, "check", item="promise", confidence="high")]


def whole(format_name: str, depth: Depth, language: str = "en") -> bytes:
    """The made-up briefing with notes on everything."""
    form = format_named(format_name)
    options = Options(depth=depth, language=language, marking="Mine")
    if depth == "brief":
        assert form.write_brief
        return form.write_brief(
            made(
                builders.make(),
                whole_notes(),
                measured=paged,
                language=language,
                marking="For official use",
            )
        )
    return form.write(build(builders.make(), whole_notes(), options, VERSION))


def right_to_left(format_name: str, depth: Depth) -> bytes:
    """An article in Arabic with a note in Hebrew."""
    briefing = replace(
        builders.briefing(text="أعيد فتح الميناء."),
        source=replace(builders.make().source, title="أعيد فتح الميناء", language="ar"),
    )
    written = [note(1, "שלום עולם", "assessment")]
    form = format_named(format_name)
    if depth == "brief":
        assert form.write_brief
        return form.write_brief(made(briefing, written))
    return form.write(build(briefing, written, Options(depth=depth), VERSION))


def several(format_name: str) -> bytes:
    """One brief of three articles."""
    write = format_named(format_name).write_brief
    assert write
    every = [named(name, builders.make().items, interest="Theirs.") for name in ("a", "b", "c")]
    return write(of_several([(each, [on(each, 1, "Noted.", "assessment")]) for each in every]))


def pages() -> Iterator[Written]:
    """Every sort of HTML that is written."""
    depths: tuple[tuple[Depth, str], ...] = (("brief", "es"), ("full", "en"), ("notes", "es"))
    for depth, language in depths:
        yield Written(f"{depth}-{language}", whole("html", depth, language))
        if depth != "notes":
            yield Written(f"{depth}-rtl", right_to_left("html", depth))
    yield Written("several", several("html"))
