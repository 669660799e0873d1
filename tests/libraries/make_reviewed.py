"""Make a library with a review in it, with whichever program is first on the path.

Beside the library it writes `expected.json`: what was decided, and how the briefing then read.
README.md says how it is run.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from briefings import Given, Library
from briefings.model import Figure, KeyPoint, Span
from briefings.progress import band
from briefings.review.decision import (
    Accept,
    Confirm,
    Edit,
    Make,
    Merge,
    Reject,
    Summarise,
)
from tests.libraries.make import packed

ARTICLE = """Officials cut coca in the valley

LIMA, 3 March 2014. Police destroyed 23,785 hectares of coca in the Apurimac valley in 2013, \
Minister Carmen Masias said.

"We will eradicate 30,000 hectares this year," Masias said. The growers' leader, Julio Rojas, \
said 40 laboratories were found.

Carmen Masias heads DEVIDA. Production fell by 17 percent, according to the United Nations.
"""


def fill(folder: Path) -> None:
    """Make a library in an empty folder."""
    with Library(folder) as library:
        given = Given(title="Officials cut coca", lens="counternarcotics", language="en")
        (added,), _ = library.add_text(ARTICLE.encode(), "cut.txt", given)
        _review(library, added.id)
        expected = {"briefing": added.id, "reads": as_it_reads(library, added.id)}
    text = json.dumps(expected, indent=1, ensure_ascii=False)
    (folder / "expected.json").write_text(f"{text}\n", encoding="utf-8")


def as_it_reads(library: Library, briefing_id: str) -> Any:
    """Return what was decided about a briefing, as JSON."""
    briefing = library.get(briefing_id)
    return {
        "items": [
            [
                each.kind,
                each.text,
                each.review,
                each.wording,
                each.editor,
                [[e.start, e.end] for e in each.evidence],
            ]
            for each in sorted(briefing.items, key=lambda each: each.id)
            if each.edited is not None
        ],
        "rejected": sorted([each.kind, each.text] for each in briefing.rejected),
        "lines": [[p.topic.key, p.bottom_line, p.wording] for p in briefing.panels if p.edited],
    }


def _review(library: Library, briefing_id: str) -> None:
    briefing = library.get(briefing_id)
    figures = [each for each in briefing.items if isinstance(each, Figure)]
    sure = next(e for e in briefing.items if band(e) == "sure" and e.kind == "place")
    names = [each for each in briefing.items if each.kind == "actor"]
    quote = next(each for each in briefing.items if each.kind == "statement")
    topic = briefing.panels[0].topic.key
    start = ARTICLE.index("Production fell")
    point = KeyPoint(
        id="",
        text="Less is made.",
        topics=(topic,),
        evidence=_words(library, briefing_id, start, start + 15),
    )
    decide = library.reviews.decide
    decide(briefing_id, [Confirm(figures[0].id), Confirm(quote.id)], editor="Ana Núñez")
    decide(briefing_id, [Accept(sure.id)], editor="Ana Núñez")
    decide(briefing_id, [Reject(figures[-1].id)], editor="Bo")
    edited = _with(figures[1], what="coca that is to go", status="goal")
    decide(briefing_id, [Edit(edited)], editor="Bo")
    decide(briefing_id, [Merge(names[0].id, into=names[1].id)], editor="Bo")
    decide(briefing_id, [Make(point)], editor="Bo")
    spans = (Span(start, start + 15),)
    decide(briefing_id, [Summarise(topic, "Coca falls.", spans)], editor="Ana Núñez")
    library.reviews.undo(decide(briefing_id, [Reject(quote.id)], editor="Bo"))


def _with(figure: Figure, **fields: Any) -> Figure:
    return msgspec.structs.replace(figure, **fields)


def _words(library: Library, briefing_id: str, start: int, end: int) -> Any:
    return library.reviews.draft(briefing_id, "key_point", start, end).evidence


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        fill(Path(made))
        packed(Path(made), Path(sys.argv[1]))
