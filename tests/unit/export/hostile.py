"""A document in which everything that somebody may write is the same hostile text."""

from msgspec.structs import replace

from briefings.export.build import build
from briefings.export.document import Document, Options
from briefings.model import Briefing, Source
from briefings.notes.model import Content, Note
from tests.unit.core import builders
from tests.unit.export.samples_for_data import VERSION, note, passage

TEXT = (
    "</p></title></style><script>alert(1)</script><img src=x onerror=alert(2)> \"'><b onclick=x> "
    "<!-- ]]> &lt;i&gt; javascript:alert(3) \x1b[2J\x1b]0;owned\x07 \u202egnp.exe\u202c \x00 "
    "\ufffe [go](javascript:alert(4)) [go](https://evil.example/x) ![](https://evil.example/y.png) "
    "<https://evil.example/z> <w:t>"
)


def briefing_and_notes(text: str = TEXT) -> tuple[Briefing, list[Note]]:
    return _briefing(text), _notes(text)


def spoilt(text: str = TEXT) -> Document:
    """Return the document: `text` is in every field of article, items and notes."""
    return build(_briefing(text), _notes(text), Options(), VERSION)


def _briefing(text: str) -> Briefing:
    article = builders.article(f"One line. {text}\nAnother: {text}")
    evidence = builders.evidence(article, "One line", "Another")
    items = (
        builders.key_point(text=text, evidence=evidence, wording="extracted", review="proposed"),
        builders.figure("a", what=text, source=text, measure=text, scope=text, period="2019"),
        builders.figure("b", what=text, text=text, measure=text, scope=text, period=text),
        builders.statement(text=text, speaker=text, role=text, cue=text, evidence=evidence),
        builders.actor(text=text, names=(text,), role=text),
        builders.place(text=text, names=(text,), role=text),
        builders.tension(text=text, type=text, reasoning=text, items=("k", "a")),
        builders.open_question(text=text),
    )
    plain = builders.briefing(items, text=article.text, bottom_line=text)
    topic = replace(builders.TOPIC, name=text, short=text, question=text)
    panel = replace(plain.panels[0], topic=topic, evidence=evidence)
    return replace(
        plain,
        source=Source(
            title=text,
            publisher=text,
            author=text,
            published=plain.source.published,
            language=text,
            outside_knowledge=(text,),
        ),
        editor=text,
        panels=(panel,),
    )


def _notes(text: str) -> list[Note]:
    briefing = _briefing("")
    raw = [
        note(1),
        note(2, panel="one"),
        note(3, item="k"),
        note(4, passage=passage("One line", briefing)),
        note(5, item="gone"),
    ]
    content = Content(body=text, tags=(text,), reliability="A", credibility="1")
    return [
        replace(n, target=replace(n.target, briefing=briefing.id), author=text, content=content)
        for n in raw
    ]
