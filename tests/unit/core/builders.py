"""A small made-up article with its briefing, and single items to lay out.

The briefing is kept as the text of its file, so that a test changes it as an editor would.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from briefings.anchors.spans import evidence_at, occurrences
from briefings.curation import building, lens_file, seeding, verify
from briefings.documents.text.text_blocks import paragraph_blocks
from briefings.model import (
    Actor,
    AnyItem,
    Article,
    Briefing,
    Evidence,
    Figure,
    KeyPoint,
    Lens,
    OpenQuestion,
    Panel,
    Place,
    Source,
    Statement,
    Tension,
    Topic,
)

ID = "brava-2021"

ARTICLE = """\
Harbour of Brava reopens

By The Gazette
May 3, 2021

In 2020, the port of Brava handled about 12,500 tonnes of fish, said Ana Núñez, director of the \
Port Authority. In 2019 it handled 9,000 tonnes in Brava, she said.
“We will land 15,000 tonnes in Brava in 2021,” Núñez told the newspaper El Faro.
The council spent more than $3.5 million (USD) on the pier. Some 54 percent of the boats came \
back, according to published reports.

The boats of Brava wait for spare parts.
"""

LENS = """\
name = "Coast"

[[topic]]
key = "trade"
name = "Trade and ports"
short = "Trade"
question = "What moves through the ports?"
cues = { en = ["port"], es = ["puerto"] }

[[topic]]
key = "people"
name = "People"
short = "People"
question = "Who lives off the sea?"
"""

BRIEFING = """\
lens = "coast"
editor = "A. Tester"
edited = 2024-05-01

[source]
title = "Harbour of Brava reopens"
publisher = "The Gazette"
published = 2021-05-03
language = "en"
outside_knowledge = ["The Gazette belongs to the port."]
evidence = ["Harbour of Brava reopens", "By The Gazette", "May 3, 2021"]

[[panel]]
key = "people"
bottom_line = "The boats wait. Parts are missing."
evidence = ["The boats of Brava wait for spare parts."]

[[panel]]
key = "trade"
bottom_line = "The port handled about 12,500 tonnes of fish in 2020. It handled 9,000 in 2019."
evidence = ["the port of Brava handled about 12,500 tonnes", "In 2019 it handled 9,000 tonnes", \
"2020"]

[[key_point]]
id = "waiting"
topics = ["people", "trade"]
text = "Boats wait for parts."
evidence = ["boats of Brava wait for spare parts"]

[[figure]]
id = "landed-2020"
topics = ["trade"]
text = "about 12,500 tonnes"
wording = "quoted"
value = 12500
unit = "tonne"
approximate = true
period = "2020"
scope = "Brava"
measure = "fish landed"
what = "fish handled"
source = "Ana Núñez"
evidence = ["In 2020, the port of Brava handled about 12,500 tonnes of fish, said Ana Núñez"]

[[figure]]
id = "landed-2019"
topics = ["trade"]
text = "9,000 tonnes"
value = 9000
unit = "tonne"
period = "2019"
scope = "Brava"
measure = "fish landed"
what = "fish handled"
evidence = ["In 2019 it handled 9,000 tonnes in Brava"]

[[figure]]
id = "goal-2021"
topics = ["trade"]
text = "15,000 tonnes"
value = 15000
unit = "tonne"
period = "2021"
scope = "Brava"
measure = "fish landed"
what = "fish to be landed"
status = "goal"
evidence = ["We will land 15,000 tonnes in Brava in 2021"]

[[figure]]
id = "pier"
topics = ["trade"]
text = "$3.5 million"
value = 3500000
unit = "USD"
bound = "more_than"
what = "spent on the pier"
source = "council"
evidence = ["The council spent more than $3.5 million (USD) on the pier."]

[[statement]]
id = "promise"
topics = ["trade", "people"]
text = "We will land 15,000 tonnes in Brava in 2021,"
wording = "quoted"
direct = true
speaker = "Ana Núñez"
role = "director"
cue = "told"
evidence = ["We will land 15,000 tonnes in Brava in 2021,", "Núñez told the newspaper El Faro"]

[[statement]]
id = "return"
topics = ["people"]
text = "54 percent of the boats are back."
speaker = "published reports"
cue = "according to"
evidence = ["Some 54 percent of the boats came back, according to published reports."]

[[actor]]
id = "nunez"
topics = ["trade"]
text = "Ana Núñez"
type = "person"
role = "director of the Port Authority"
names = ["Núñez"]
evidence = ["Ana Núñez, director of the Port Authority"]

[[place]]
id = "brava"
topics = ["trade"]
text = "Brava"
evidence = [{ words = "Brava", occurrence = 2 }]

[[tension]]
id = "promise-without-boats"
topics = ["trade"]
text = "More fish is promised while boats wait."
type = "contradiction"
severity = "high"
reasoning = "Boats that wait land nothing."
items = ["promise", "waiting"]
evidence = ["We will land 15,000 tonnes", "boats of Brava wait for spare parts"]

[[open_question]]
id = "which-parts"
topics = ["people"]
text = "Which parts are missing?"
evidence = ["spare parts"]
"""


def _raw(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def seed(
    briefing: str | bytes = BRIEFING, article: str | bytes = ARTICLE, briefing_id: str = ID
) -> seeding.Seed:
    return seeding.Seed(briefing_id, _raw(article), _raw(briefing))


def coast() -> Lens:
    return lens_file.decode(LENS.encode(), "coast")


def make(briefing: str | bytes = BRIEFING, article: str | bytes = ARTICLE) -> Briefing:
    """The briefing that these two files make."""
    text, written = seeding.decode(seed(briefing, article))
    return building.build(written, text, coast())


def changed(*changes: tuple[str, str]) -> str:
    """The briefing's file with words exchanged; each must stand in it once."""
    text = BRIEFING
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def report(*changes: tuple[str, str], article: str = ARTICLE) -> verify.Verification:
    return verify.verify(make(changed(*changes), article))


SOURCE = Source(title="Made up", publisher="Nobody", published=dt.date(2020, 2, 3), language="en")


def article(text: str) -> Article:
    return Article(text=text, blocks=paragraph_blocks(text), sha256="0" * 64)


def evidence(of: Article, *words: str) -> tuple[Evidence, ...]:
    """The first place of each of these words."""
    return tuple(evidence_at(of, next(occurrences(of.text, each))) for each in words)


TOPIC = Topic(key="one", name="First topic", short="One", question="What is it?")


def figure(id: str = "f", value: float = 12, unit: str = "tonne", **fields: Any) -> Figure:  # noqa: A002
    fields = {"text": f"{value} {unit}", "what": "landed", "status": "reported", **fields}
    return Figure(id=id, topics=("one",), value=value, unit=unit, **fields)


def key_point(id: str = "k", **fields: Any) -> KeyPoint:  # noqa: A002
    return KeyPoint(**{"id": id, "topics": ("one",), "text": "A point.", **fields})


def statement(id: str = "s", **fields: Any) -> Statement:  # noqa: A002
    given = {"text": "Something is so", "speaker": "Somebody", "cue": "said", **fields}
    return Statement(id=id, topics=("one",), **given)


def actor(id: str = "a", **fields: Any) -> Actor:  # noqa: A002
    return Actor(**{"id": id, "topics": ("one",), "text": "Ada", "type": "person", **fields})


def place(id: str = "p", **fields: Any) -> Place:  # noqa: A002
    return Place(**{"id": id, "topics": ("one",), "text": "Lund", **fields})


def tension(id: str = "t", **fields: Any) -> Tension:  # noqa: A002
    given = {"text": "Odd.", "type": "scope", "severity": "low", "reasoning": "Both.", **fields}
    return Tension(id=id, topics=("one",), **given)


def open_question(id: str = "q", **fields: Any) -> OpenQuestion:  # noqa: A002
    return OpenQuestion(**{"id": id, "topics": ("one",), "text": "Why?", **fields})


def briefing(
    items: Iterable[AnyItem] = (), *, text: str = "One line.", bottom_line: str = "All is well."
) -> Briefing:
    """A briefing of one panel with these items."""
    shown = tuple(items)
    panel = Panel(topic=TOPIC, bottom_line=bottom_line, evidence=(), items=shown)
    return Briefing(
        id="made-up",
        article=article(text),
        source=SOURCE,
        lens=Lens(key="made-up", name="Made up", topics=(TOPIC,)),
        editor="A. Tester",
        edited=dt.date(2024, 5, 1),
        panels=(panel,),
        items=shown,
    )
