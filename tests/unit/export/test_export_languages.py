"""Exports in Spanish: every label is, and what was written stays as it was."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator

import msgspec
import pytest

from briefings import Content, Library, Target
from briefings.anchors import selectors
from briefings.export.build import build
from briefings.export.citation import source
from briefings.export.document import Document, Options
from briefings.export.formats import format_named
from briefings.labels import available, labels_of
from briefings.model import Briefing, Figure, Span, Tension
from briefings.notes.scales import explained
from tests.unit.command_line import Command
from tests.unit.core import builders
from tests.unit.export.samples_for_data import VERSION, document, notes

ID = "vraem-2014"
SPOKEN = ("txt", "md", "html", "docx")
FOR_PROGRAMS = ("json", "toml")
SPANISH = Options(language="es")

SAME = {"Actor", "actor", "actors", "no"}
"""What both languages spell alike, or an article says as well."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The packaged briefing with notes of every sort on it."""
    with Library(tmp_path_factory.mktemp("library")) as opened:
        briefing = opened.get(ID)
        for target, content in _notes(briefing):
            opened.notes.add(target, content, author="Ana")
        yield opened


def _notes(briefing: Briefing) -> Iterator[tuple[Target, Content]]:
    graded = Content(
        body="Xx.",
        tags=("t",),
        reliability="B",
        credibility="2",
        likelihood="almost certain",
        confidence="high",
    )
    yield Target(briefing=ID), graded
    yield Target(briefing=ID, panel=briefing.panels[0].topic.key), Content(body="Yy.")
    yield Target(briefing=ID, item=briefing.items[0].id), Content(likelihood="remote")
    first = briefing.article.paragraphs[4]
    passage = selectors.make(briefing.article, Span(first.start, first.start + 40))
    yield Target(briefing=ID, passage=passage), Content()
    yield Target(briefing=ID, passage=passage), Content(body="Zz.", confidence="low")


def written(data: bytes) -> str:
    """Return the text of an export, of a Word file all of its XML without the names in it."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return re.sub(r"<style>.*?</style>", "", data.decode("utf-8-sig"), flags=re.DOTALL)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = ("word/document.xml", "word/comments.xml")
        return "".join(parts.read(name).decode() for name in names if name in parts.namelist())


def visible(text: str) -> str:
    """Return a text without markup, all of its blanks single."""
    text = re.sub(r"(?s)\A---\n.*?\n---\n", "", text)  # front matter, whose keys are for programs
    text = re.sub(r'aria-label="([^"]*)"', r">\1<", text)
    text = re.sub(r"\\(?=\W)|\(#[^)]*\)", "", text)  # escapes of Markdown, and its links
    return " ".join(re.sub(r"<[^>]*>|[*_]|\[\^e\d+\]", " ", text).split())


def strings(value: object) -> Iterator[str]:
    """Yield all words of labels, sentences cut at their places."""
    if isinstance(value, str):
        yield from (part.strip(" .,;:()") for part in re.split(r"\{[^}]*\}", value))
    elif isinstance(value, msgspec.Struct):
        yield from strings(msgspec.structs.asdict(value))
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)


def english() -> set[str]:
    """Return what English labels say, and what Spanish ones do not, longer than a preposition."""
    every = labels_of("en")
    shown = msgspec.structs.replace(every, units={}, plurals=(), kinds={})
    said = {each for each in strings(shown) if len(each) > 3}
    headings = {kind.many for kind in every.kinds.values()}
    return (said | headings) - set(strings(labels_of("es")))


def author_words(briefing: Briefing) -> str:
    """Return all that article, editor and lens say: English words in it are no labels."""
    panels = ((panel.headline, panel.bottom_line, panel.topic) for panel in briefing.panels)
    said = (briefing.article.text, briefing.source, briefing.items, tuple(panels))
    return " ".join(" ".join(_all_words(msgspec.to_builtins(each))) for each in said)


def _all_words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in {"status", "severity", "type", "kind", "bound", "review", "wording"}:
                yield from _all_words(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _all_words(each)


def stands(words: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", text))


@pytest.mark.parametrize("name", SPOKEN)
def test_no_english_label_is_in_a_spanish_export(library: Library, name: str) -> None:
    """What an author happens to say in the same words does not count."""
    spanish = visible(written(library.export(ID, name, SPANISH).data))
    author = visible(author_words(library.get(ID)))
    left = [w for w in english() - SAME if stands(w, spanish) and not stands(w, author)]
    assert not left
    in_english = visible(written(library.export(ID, name, Options()).data))
    assert sum(stands(words, in_english) > 0 for words in english()) > 20


@pytest.mark.parametrize("name", SPOKEN)
def test_a_spanish_export_has_the_headings_terms_and_dates_of_an_analyst(
    library: Library, name: str
) -> None:
    text = visible(written(library.export(ID, name, SPANISH).data))
    for words in (
        "Conclusión principal", "Puntos clave", "Cifras", "Declaraciones", "Tensiones",
        "Preguntas abiertas", "Actores", "Lugares", "Nota sobre la fuente", "meta", "reportada",
        "gravedad alta", "Inferencia: ", "Afecta a:", "10 de febrero de 2014", "US$ 85 millones",
        "300 laboratorios", "casi seguro", "posibilidad remota", "confianza alta", "confianza baja",
        "resaltado", "Texto del artículo (SHA-256)",
    ):  # fmt: skip
        assert words in text, words


@pytest.mark.parametrize("name", SPOKEN)
def test_what_was_written_stays(library: Library, name: str) -> None:
    briefing = library.get(ID)
    text = _plain(visible(written(library.export(ID, name, SPANISH).data)))
    for panel in briefing.panels:
        assert _plain(panel.bottom_line) in text
    for item in briefing.items:
        if not isinstance(item, Figure):
            assert _plain(item.text) in text, item.text
        if isinstance(item, Tension):
            assert _plain(item.reasoning) in text
    for body in ("Xx.", "Yy.", "Zz."):
        assert body.strip(".") in text


def _plain(text: str) -> str:
    text = text.replace("&quot;", '"').replace("&#x27;", "'").replace("&amp;", "&")
    return "".join(char for char in text if char.isalnum())


@pytest.mark.parametrize("name", FOR_PROGRAMS)
def test_what_is_for_programs_speaks_no_language(library: Library, name: str) -> None:
    assert library.export(ID, name, SPANISH).data == library.export(ID, name, Options()).data


def test_a_table_keeps_its_header_and_speaks_in_its_cells(library: Library) -> None:
    spanish = library.export(ID, "csv", SPANISH).data.decode("utf-8-sig").splitlines()
    plain = library.export(ID, "csv", Options()).data.decode("utf-8-sig").splitlines()
    assert spanish[0] == plain[0]
    assert len(spanish) == len(plain)
    assert all(any(f'"{code}"' in row for row in plain) for code in ("goal", "more_than"))
    text = "\n".join(spanish[1:])
    assert all(f'"{word}"' in text for word in ("meta", "reportada", "más_de", "confirmada"))
    assert not any(f'"{word}"' in text for word in ("goal", "reported", "more_than", "confirmed"))


@pytest.mark.parametrize("name", [*SPOKEN, "csv"])
def test_english_is_what_is_written_where_no_language_is_asked_for(
    library: Library, name: str
) -> None:
    asked = library.export(ID, name, Options(language="en")).data
    assert asked == library.export(ID, name, Options()).data


@pytest.mark.parametrize("language", available())
def test_a_page_says_its_language_and_the_articles(language: str) -> None:
    text = made("html", document(notes(), language=language))
    assert f'<html lang="{language}">' in text
    assert '<h1 lang="en"' in text


def made(name: str, whole: Document) -> str:
    return written(format_named(name).write(whole))


def test_a_word_file_says_the_language_of_its_text_and_of_the_articles(library: Library) -> None:
    def languages(options: Options) -> dict[str, str]:
        data = library.export(ID, "docx", options).data
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            styles = parts.read("word/styles.xml").decode()
        (default,) = re.findall(r'<w:docDefaults>.*?<w:lang w:val="([^"]+)"', styles, re.DOTALL)
        style = r'<w:style [^>]*w:styleId="(\w+)"(?:(?!</w:style>).)*?<w:lang w:val="([^"]+)"'
        own = re.findall(style, styles, re.DOTALL)
        return {"": default, **dict(own)}

    spanish = languages(SPANISH)
    assert spanish.pop("") == "es-PE"
    assert spanish.pop("BriefingWarning") == "es-PE"
    assert spanish.keys() >= {"BriefingSource", "BriefingItem", "BriefingEvidence", "Title"}
    assert set(spanish.values()) == {"en"}
    assert languages(Options()) == {"": "en-US", "BriefingSource": "en"}


def test_what_is_not_known_is_said_in_spanish() -> None:
    whole = document((), language="es")
    labels = whole.labels
    source_ = msgspec.structs.replace(
        whole.briefing.source, publisher=None, published=None, retrieved=dt.date(2024, 9, 1)
    )
    figure = Figure(id="x", text="seven", topics=("trade",), value=7)
    panel = msgspec.structs.replace(whole.briefing.panels[0], items=(figure,))
    briefing = msgspec.structs.replace(
        whole.briefing, source=source_, items=(figure,), panels=(panel,), editor=None
    )
    text = " ".join(made("txt", build(briefing, (), SPANISH, VERSION)).split())
    for words in (
        "medio desconocido", "fecha desconocida", "objeto desconocido", "periodo desconocido",
        "estado desconocido", "7 (unidad desconocida)", "consultado el 1 de setiembre de 2024",
    ):  # fmt: skip
        assert words in text
    assert source(briefing, (), labels).endswith("consultado el 1 de setiembre de 2024")


def test_grades_say_what_they_mean_in_spanish() -> None:
    content = Content(
        body="", reliability="A", credibility="6", likelihood="likely", confidence="moderate"
    )
    lines = list(explained(content, labels_of("es")))
    assert [line.partition(" (")[0] for line in lines] == [
        "Fuente: A", "Información: 6", "Probabilidad: probable", "Confianza: confianza moderada",
    ]  # fmt: skip
    assert lines[2].endswith("(de 55 a 80 por ciento)")


def test_the_command_line_takes_a_language(made_up: Command) -> None:
    asked = ("export", builders.ID, "--format", "txt", "-o", "-", "--lang")
    code, spanish, _ = made_up(*asked, "es")
    assert code == 0
    assert "\nConclusión principal\n" in spanish
    code, _, refused = made_up(*asked, "fr")
    assert code == 2
    assert "There is no language “fr”; choose en, es." in refused
