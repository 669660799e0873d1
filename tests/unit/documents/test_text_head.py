"""What a text's first and last lines say of it; what they may only seem to say stays unknown."""

import datetime as dt
import hashlib
from dataclasses import dataclass

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.documents.document import DocumentKind, FoundValue, Metadata, SourceDocument
from briefings.documents.text.text_blocks import paragraph_blocks
from briefings.documents.text_head import complete
from tests.unit.documents.reading import roles, value

ENGLISH = (
    "The harbour of Brava will stay closed until the last of the boats has been moved to the outer "
    "pier, where they are to wait for spare parts that have been on their way since the spring, "
    "the harbour master told the council."
)
SPANISH = (
    "El puerto de Brava seguirá cerrado hasta que la última de las lanchas haya sido llevada al "
    "muelle exterior, donde esperarán los repuestos que están en camino desde la primavera, dijo "
    "el capitán del puerto al concejo de la ciudad."
)
DAY = dt.date(2014, 2, 10)


@dataclass
class Case:
    """A text's head and foot, and all that is to be found in it."""

    head: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    url: str | None = None
    body: str = ENGLISH
    foot: str = ""

    @property
    def text(self) -> str:
        opening = self.head if self.head.endswith("\n\n") or not self.head else f"{self.head}\n\n"
        joins = "" if self.head.endswith(" ") else opening
        text = f"{self.head}{self.body}" if self.head.endswith(" ") else f"{joins}{self.body}"
        return f"{text}\n\n{self.body}\n\n{self.foot}".rstrip("\n")


def document(text: str, kind: DocumentKind = "text", **found: str) -> SourceDocument:
    values = {name: FoundValue(each, "elsewhere") for name, each in found.items()}
    return SourceDocument(
        kind=kind,
        text=text,
        blocks=paragraph_blocks(text),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        metadata=Metadata(**values),  # type: ignore[arg-type]
    )


PORT = "Brava keeps its harbour closed"
PUERTO = "Brava mantiene cerrado su puerto"
ANA = "Ana Ejemplo"

HEADS = [
    Case(f"{PORT}\n\nBy Ana Ejemplo\nFebruary 10, 2014", PORT, ANA, None, DAY),
    Case(f"{PUERTO}\n\nPor Ana Ejemplo\n10 de febrero de 2014",
         PUERTO, ANA, None, DAY, body=SPANISH),
    Case(f"{PORT}\nAna Ejemplo, Staff Writer\nMonday, 10 February 2014 09:30 GMT",
         PORT, ANA, None, DAY),
    Case(f"{PUERTO}\nAna Ejemplo | Corresponsal\n10/02/2014", PUERTO, ANA, None, DAY, body=SPANISH),
    Case(f"{PORT}\n\nAna Ejemplo and Benito Prueba, Associated Press", PORT),
    Case(
        f"{PORT}\n\nBy Ana Ejemplo and Benito Prueba, Associated Press",
        PORT,
        "Ana Ejemplo and Benito Prueba",
        "Associated Press",
    ),
    Case(f"{PUERTO}\n\nAFP / Lima", PUERTO, None, "AFP", body=SPANISH),
    Case(f"{PUERTO}\n\nEFE | Bogotá | 10 feb. 2014", PUERTO, None, "EFE", DAY, body=SPANISH),
    Case(f"{PORT}\n\nLIMA, Peru, Feb. 10 (Reuters) - ", PORT, None, "Reuters"),
    Case(f"{PORT}\n\nLIMA, Peru, Feb. 10, 2014 (Reuters) - ", PORT, None, "Reuters", DAY),
    Case(f"{PORT}\n\nLIMA (AP) — ", PORT, None, "AP"),
    Case(f"{PUERTO}\n\nLima, 10 feb (EFE).- ", PUERTO, None, "EFE", body=SPANISH),
    Case(f"{PUERTO}\n\nLima, 10 feb 2014 (EFE).- ", PUERTO, None, "EFE", DAY, body=SPANISH),
    Case(f"{PORT}\n\nBRAVA, Feb. 10, 2014 /PRNewswire/ -- ", PORT, None, "PRNewswire", DAY),
    Case("Lima. ", None, body=SPANISH),
    Case("LIMA (Peru) - ", None),
    Case("Pichari (VRAEM) – ", None, body=SPANISH),
    Case(f"{PORT}\nBy Ana Ejemplo | February 10, 2014 | Page 2", PORT, ANA, None, DAY),
    Case(f"{PORT}\nby Ana Ejemplo February 10, 2014", PORT, ANA, None, DAY),
    Case(f"{PORT}\nPublished: 2014-02-10T09:00:00Z\nUpdated: 2014-03-01", PORT, None, None, DAY),
    Case(f"{PORT}\nUpdated March 1, 2014", PORT),
    Case(f"{PUERTO}\nActualizado: 1 de marzo de 2014\nPublicado: 10 de febrero de 2014",
         PUERTO, None, None, DAY, body=SPANISH),
    Case(f"{PORT}\n10/02/2014", PORT),
    Case(f"{PORT}\n10/22/2014", PORT, None, None, dt.date(2014, 10, 22)),
    Case(f"{PORT}\n10/10/2014", PORT, None, None, dt.date(2014, 10, 10)),
    Case(f"{PORT}\nMarch 1, 2014\nFebruary 10, 2014", PORT),
    Case(f"{PORT}\n\nOn February 10, 2014, the harbour was closed for the third time.", PORT),
    Case(f"{PORT}\n\nThe storm of Feb. 10, 2014", PORT),
    Case("What happened on February 10, 2014", "What happened on February 10, 2014"),
    Case("Remembering February 10, 2014", "Remembering February 10, 2014"),
    Case(f"{PORT}\nFebruary 30, 2014", PORT),
    Case(f"{PORT}\nFebruary 10, 2914", PORT),
    Case(f"MUNDO\n{PUERTO}\nPor: ANA EJEMPLO", PUERTO, "ANA EJEMPLO", body=SPANISH),
    Case(f"News > World\n{PORT}\nBy Ana de la Prueba", PORT, "Ana de la Prueba"),
    Case(f"FOR IMMEDIATE RELEASE\nFebruary 10, 2014\n\n{PORT}", PORT, None, None, DAY),
    Case(f"Lima, 10 de febrero de 2014\n\n{PUERTO}", PUERTO, None, None, DAY, body=SPANISH),
    Case(f"{PORT}\nBy Dialogo\nFebruary 10, 2014", PORT, "Dialogo", None, DAY),
    Case(f"{PORT}\nBy Monday the boats had left the pier.", PORT),
    Case(f"{PORT}\nBy Monday", PORT),
    Case(f"{PUERTO}\nPor la mañana", PUERTO, body=SPANISH),
    Case(f"{PORT}\nBy land and by sea", PORT),
    Case(f"{PORT}\nBy Ana Ejemplo in Brava", PORT, ANA),
    Case(f"{PORT}\nBy Ana Ejemplo for The Brava Daily", PORT, ANA),
    Case(f"{PORT}\nBY ANA O'EJEMPLO-PRUEBA", PORT, "ANA O'EJEMPLO-PRUEBA"),
    Case(f"{PORT}\nhttps://brava.example/port?id=1", PORT, url="https://brava.example/port?id=1"),
    Case(PORT, PORT, url="https://brava.example/port", foot="Source: https://brava.example/port"),
    Case(PUERTO, PUERTO, None, "Andina", body=SPANISH, foot="Fuente: Andina"),
    Case(PUERTO, PUERTO, body=SPANISH, foot="Fuente: Capitanía de Brava"),
    Case(f"{PUERTO}\nFuente: La Voz de Brava", PUERTO, None, "La Voz de Brava", body=SPANISH),
    Case(PORT, PORT, foot="https://elsewhere.example/boats"),
    Case(PORT, PORT, None, "Brava Daily", foot="© 2014 Brava Daily. All rights reserved."),
    Case(PORT, PORT, None, "The Brava Daily", foot="Copyright 2014 The Brava Daily"),
    Case(PORT, PORT, foot="Photo © 2014 Benito Prueba/Getty Images"),
    Case(PORT, PORT, ANA, foot="(Reporting by Ana Ejemplo; Editing by Benito Prueba)"),
    Case(
        "From: Ana Ejemplo <ana@brava.example>\nTo: all@brava.example\n"
        f"Date: Mon, 10 Feb 2014 23:30:00 -0500\nSubject: Fwd: [port-list] {PORT}",
        PORT, ANA, None, DAY,
    ),
    Case(
        "De: Ana Ejemplo\nEnviado el: lunes, 10 de febrero de 2014 9:00\nPara: Todos\n"
        f"Asunto: RV: {PUERTO}",
        PUERTO, ANA, None, DAY, body=SPANISH,
    ),
    Case(f"Title: {PORT}\nAuthor: Ana Ejemplo\nSource: The Brava Daily\nDate: 10 February 2014",
         PORT, ANA, "The Brava Daily", DAY),
    Case(f"{PORT}\n\nNAIROBI, 10 February 2014 (OWN) - ", PORT, None, None, DAY),
    Case(f"{PORT}\n\nWASHINGTON, Feb. 10, 2014 – ", PORT, None, None, DAY),
    Case(f"{PORT}\n\nOn Monday, Feb. 10, 2014 – the third day – ", PORT),
    Case(f"{PUERTO}\n\nEl lunes, 10 de febrero de 2014 — ", PUERTO, body=SPANISH),
    Case(f"{PORT}\nPosted on February 10, 2014 by Ana Ejemplo", PORT, ANA, None, DAY),
    Case(f"{PUERTO}\nEscrito por Ana Ejemplo el 10 de febrero de 2014",
         PUERTO, ANA, None, DAY, body=SPANISH),
    Case(f"{PORT}\nFeb. 10, 2014, 9:30 AM -05 / Updated Feb. 11, 2014, 10:00 AM",
         PORT, None, None, DAY),
    Case(f"{PUERTO}\nPor Redacción Brava\nLunes, 10 Febrero 2014 00:00",
         PUERTO, None, None, DAY, body=SPANISH),
    Case(f"{PORT}\nPhoto: Benito Prueba/AFP", PORT),
    Case(f"{PORT}\nBenito Prueba / AFP", PORT),
    Case(f"{PUERTO}\nAFP, Reuters y EFE", PUERTO, body=SPANISH),
    Case(f"{PORT}\n\nLIMA (AP) — The latest on the harbour:", PORT, None, "AP"),
    Case(f"{PORT}.\n\nLIMA (AP) — ", f"{PORT}.", None, "AP"),
    Case(f"{PORT}.", None),
    Case("", None),
    Case("He was tired.", None),
    Case("Two Boats Sink Off The Pier Of Brava.", "Two Boats Sink Off The Pier Of Brava."),
    Case("From: nowhere", "From: nowhere"),
]  # fmt: skip


@pytest.mark.parametrize("case", HEADS, ids=lambda case: case.head[:60].replace("\n", "/"))
def test_heads(case: Case) -> None:
    found = complete(document(case.text)).metadata
    assert {
        "title": value(found.title),
        "author": value(found.author),
        "publisher": value(found.publisher),
        "published": value(found.published),
        "url": value(found.url),
    } == {
        "title": case.title,
        "author": case.author,
        "publisher": case.publisher,
        "published": case.published,
        "url": case.url,
    }
    assert value(found.language) == ("es" if case.body == SPANISH else "en")


def test_each_value_says_where_it_stands() -> None:
    text = f"{PORT}\nBy Ana Ejemplo\n\nLIMA, Feb. 10, 2014 (AP) — {ENGLISH}"
    found = complete(document(text)).metadata
    assert found.title == FoundValue(PORT, "the first line")
    assert found.author == FoundValue(ANA, "the second line")
    assert found.published == FoundValue(DAY, "the dateline")
    assert found.publisher == FoundValue("AP", "the dateline")
    assert found.language == FoundValue("en", "its words")


def test_what_the_file_says_comes_first() -> None:
    text = f"{PORT}\nBy Ana Ejemplo\n\n{ENGLISH}"
    found = complete(document(text, author="Benito Prueba", title="Of the file")).metadata
    assert value(found.author) == "Benito Prueba"
    assert value(found.title) == "Of the file"


def test_the_title_becomes_a_heading_and_no_word_is_changed() -> None:
    before = document(f"{PORT}\n\n{ENGLISH}")
    after = complete(before)
    assert after.text == before.text
    assert [(b.start, b.end) for b in after.blocks] == [(b.start, b.end) for b in before.blocks]
    assert roles(after) == [("heading", 1), ("paragraph", None)]
    assert complete(after) == after


def test_a_day_of_retrieval_is_no_day_of_publication() -> None:
    text = f"{PORT}\n\n{ENGLISH}\n\nRetrieved 3 March 2014 from https://brava.example/port"
    found = complete(document(text)).metadata
    assert value(found.retrieved) == dt.date(2014, 3, 3)
    assert found.published is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (SPANISH, "es"),
        (
            "O porto de Brava vai continuar fechado até que o último dos barcos tenha sido levado "
            "para o cais exterior, onde eles vão esperar pelas peças que não chegaram com a "
            "primavera, disse o capitão do porto.",
            "pt",
        ),
        (
            "Le port de Brava restera fermé tant que le dernier des bateaux n'aura pas été conduit "
            "au quai extérieur, où ils vont attendre les pièces qui sont en route depuis le "
            "printemps, a dit le capitaine du port dans une lettre.",
            "fr",
        ),
        (
            "Der Hafen von Brava bleibt geschlossen, bis das letzte der Boote an die äußere Mole "
            "gebracht ist, wo sie auf die Teile warten, die seit dem Frühjahr unterwegs sind, wie "
            "der Hafenmeister sagte, und das wird nicht mit einem Mal gehen.",
            "de",
        ),
        (
            "Il porto di Brava resta chiuso finché l'ultima delle barche non sia stata portata al "
            "molo esterno, dove sono in attesa dei pezzi che dalla primavera non arrivano, come ha "
            "detto il capitano del porto in una lettera al consiglio della città.",
            "it",
        ),
        ("港は閉鎖されたままです。" * 20, None),
        ("Brava Brava Brava", None),
        ("12 14 15 " * 50, None),
    ],
)
def test_the_language_is_told_by_its_words(text: str, language: str | None) -> None:
    assert value(complete(document(text)).metadata.language) == language


LINES = st.text(st.sampled_from("ABab áñ.,:;|/-–—()©0129\n\t“”"), max_size=60)


@given(st.lists(st.one_of(LINES, st.sampled_from(HEADS).map(lambda case: case.text)), max_size=8))
def test_any_text_is_read(parts: list[str]) -> None:
    text = "\n".join(parts)
    before = document(text)
    after = complete(before)
    assert after.text == text
    assert complete(after).metadata == after.metadata


def test_a_long_line_of_signs_is_read_in_no_time() -> None:
    for sign in ("(", "- ", "–", ". ", "A ", "©", "1/", "By ", "a, ", ": ", "http://", "— "):
        text = f"{sign * 20_000}\n\n{sign * 80}\n\n{ENGLISH}\n\n{sign * 80}"
        read = document(text)
        assert complete(read).text == text
        headings = tuple(
            msgspec.structs.replace(each, role="heading", level=1) for each in read.blocks
        )
        assert complete(msgspec.structs.replace(read, blocks=headings)).text == text


def test_words_go_before_a_tag_of_their_language() -> None:
    tagged = {tag: Metadata(language=FoundValue(tag, "the tag")) for tag in ("en-US", "es-PE")}
    spanish = document(f"{SPANISH}\n\n{SPANISH}")
    told = {
        tag: complete(msgspec.structs.replace(spanish, metadata=metadata)).metadata.language
        for tag, metadata in tagged.items()
    }
    assert told["en-US"] == FoundValue("es", "its words")
    assert told["es-PE"] == FoundValue("es-PE", "the tag")
