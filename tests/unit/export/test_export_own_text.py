"""What leaves the program says what the article says: symbols are for the screen alone."""

import io
import re
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from briefings.export.citation import cite
from briefings.export.formats import format_named, formats
from briefings.model import Briefing, Span
from briefings.notes.notebook import notebook
from tests.unit.core import builders
from tests.unit.export import hostile
from tests.unit.export.file_words import words_of
from tests.unit.export.samples_for_data import document, note, passage

HIDDEN = "The so\u00adcial ag\u00adreement\u200b of\u2060 \ufeffLodz\U000e0101, שלום\u200f!"
OWN = "The social agreement of Lodz, שלום\u200f!"
DISGUISED = "invoice\u202egnp.exe\u202c \u2066x\u2069 \x1b[2J\x9b31m"
SHOWN = "invoice⇄gnp.exe⇄ ⇄x⇄ ␛[2J�31m"


def written(name: str, text: str) -> str:
    """Return what a format writes of a document that says `text` everywhere."""
    return " ".join(words_of(format_named(name).write(hostile.spoilt(text))).split())


def plainly(name: str, text: str) -> str:
    """Take the escapes of Markdown away, which stand before punctuation."""
    return re.sub(r"\\(?=[^\w\s])", "", text) if name == "md" else text


FOR_READERS = [name for name in formats() if name not in ("json", "toml", "pdf")]
"""Two others have the article as it was written, to be read by programs; pdf has its own test."""


@pytest.mark.parametrize("name", FOR_READERS)
def test_every_format_has_the_articles_own_words(name: str) -> None:
    said = plainly(name, written(name, HIDDEN))
    assert said.count(OWN) >= 3
    assert not re.search("so·cial|ag·reement|·Lodz|Lodz�|⇄", said)
    assert not set(said) & set("\u00ad\u200b\u2060\U000e0101")
    assert "\ufeff" not in said.removeprefix("\ufeff")


@pytest.mark.parametrize("name", FOR_READERS)
def test_what_could_make_words_say_something_else_is_seen(name: str) -> None:
    said = plainly(name, written(name, DISGUISED))
    assert SHOWN in said
    assert not set(said) & set("\u202e\u202c\u2066\u2069\x1b\x9b")


def test_pdf_has_the_articles_own_words_and_shows_disguises() -> None:
    said = written("pdf", HIDDEN)
    assert said.count("The social agreement of Lodz, ") >= 3
    assert not set(said) & set("\u00ad\u200b\u2060\U000e0101\ufeff")
    said = written("pdf", DISGUISED)
    assert "invoice⇄gnp.exe⇄ ⇄x⇄" in said
    assert not set(said) & set("\u202e\u202c\u2066\u2069\x1b\x9b")


def test_json_has_the_text_as_it_was_written() -> None:
    said = written("json", HIDDEN)
    assert "so\\u00adcial ag\\u00adreement\\u200b" in said
    assert "so\u00adcial" not in said


def briefing() -> Briefing:
    text = f"{HIDDEN}\nNext: {DISGUISED}"
    article = builders.article(text)
    point = builders.key_point(text="A point.", evidence=builders.evidence(article, HIDDEN))
    return builders.briefing([point], text=text)


def test_copies_have_the_articles_own_words() -> None:
    made = briefing()
    whole = Span(0, len(made.article.text))
    assert cite(made, whole).text.split("\n")[:2] == [f"“{OWN}", f"Next: {SHOWN}”"]
    (item,) = made.panels[0].items
    assert f"“{OWN}”" in cite(made, item).text
    given = note(1, HIDDEN, passage=passage(HIDDEN, made))
    (placed,) = notebook(made, [given]).notes
    copied = cite(made, placed).text.split("\n")
    assert copied[0] == OWN
    assert f"About: “{OWN}”" in copied


@pytest.mark.parametrize("name", ["html", "docx"])
def test_passages_keep_their_places_beside_what_is_left_out(name: str) -> None:
    made = briefing()
    there = note(1, "Hm", passage=passage("\u00adcial ag", made))
    given = replace(there, target=replace(there.target, briefing=made.id))
    said = format_named(name).write(document([given], made))
    if name == "html":
        assert "The so</span><mark>cial ag</mark>reement of Lodz" in said.decode()
        return
    with ZipFile(io.BytesIO(said)) as archive:
        body = archive.read("word/document.xml").decode()
    inside = body[body.index("commentRangeStart") : body.index("commentRangeEnd")]
    assert re.findall(r"<w:t[^>]*>([^<]*)</w:t>", inside) == ["cial ag"]


def test_plain_text_has_no_gap_where_something_is_left_out() -> None:
    row = "\u00ad".join("words" for _ in range(40))
    said = format_named("txt").write(document(briefing=builders.briefing(text=row))).decode()
    assert "words" * 40 in re.sub(r"\s", "", said)
    assert "·" not in said.replace(" · ", "")
