"""Files as pandoc and LibreOffice write them: the words and paragraphs of the article come out."""

import datetime as dt
import io
import subprocess
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefings.documents import docx, mail, odt
from briefings.documents.document import Reader, SourceDocument
from briefings.documents.text_head import complete
from tests.made_documents import by_pandoc, made, needs
from tests.unit.documents.office_articles import (
    ARTICLES,
    HARBOUR,
    LLUVIAS,
    RIGHT_TO_LEFT,
    OfficeArticle,
    agreement,
)
from tests.unit.documents.office_files import archive
from tests.unit.documents.reading import only, roles, value

WORDS = 0.998
PARAGRAPHS = 0.95
READERS: dict[str, Reader] = {"docx": docx.read, "odt": odt.read, "fodt": odt.read}
EVERY_ARTICLE = pytest.mark.parametrize("article", ARTICLES, ids=["harbour", "lluvias", "rtl"])


def held(document: SourceDocument, article: OfficeArticle) -> None:
    found = agreement(document, article.paragraphs)
    assert found.words >= WORDS
    assert found.paragraphs >= PARAGRAPHS


def by_libreoffice(raws: list[bytes], suffix: str, to: str, tmp_path: Path) -> list[bytes]:
    """What LibreOffice, started once, saves of files in another format."""
    office = needs("soffice")

    def make() -> bytes:
        sources = [tmp_path / f"{number}.{suffix}" for number in range(len(raws))]
        for source, raw in zip(sources, raws, strict=True):
            source.write_bytes(raw)
        command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
        command += ["--headless", "--convert-to", to, "--outdir", str(tmp_path / "out")]
        subprocess.run([*command, *sources], check=True, timeout=180, capture_output=True)
        saved = [(tmp_path / "out" / f"{each.stem}.{to}").read_bytes() for each in sources]
        return archive({str(number): each for number, each in enumerate(saved)})

    kept = made(f"libreoffice-{suffix}.{to}.zip", b"\0".join(raws), make)
    with zipfile.ZipFile(io.BytesIO(kept)) as package:
        return [package.read(str(number)) for number in range(len(raws))]


@EVERY_ARTICLE
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_files_of_pandoc(kind: str, article: OfficeArticle, tmp_path: Path) -> None:
    raw = by_pandoc(article.markdown, kind, tmp_path)
    held(only(READERS[kind], raw, f"a.{kind}"), article)


@pytest.mark.parametrize(("kind", "to"), [("docx", "odt"), ("odt", "docx"), ("docx", "fodt")])
def test_files_of_libreoffice(kind: str, to: str, tmp_path: Path) -> None:
    sources = [by_pandoc(each.markdown, kind, tmp_path) for each in ARTICLES]
    saved = by_libreoffice(sources, kind, to, tmp_path)
    for raw, article in zip(saved, ARTICLES, strict=True):
        held(only(READERS[to], raw, f"a.{to}"), article)


@pytest.mark.parametrize("kind", ["docx", "odt"])
@pytest.mark.parametrize(
    ("article", "author", "language"),
    [(HARBOUR, "Ana Ejemplo", "en"), (LLUVIAS, "Benito Prueba", "es")],
    ids=["harbour", "lluvias"],
)
def test_their_metadata(
    kind: str, article: OfficeArticle, author: str, language: str, tmp_path: Path
) -> None:
    raw = by_pandoc(article.markdown, kind, tmp_path)
    found = complete(only(READERS[kind], raw)).metadata
    assert value(found.title) == article.paragraphs[0]
    assert value(found.author) == author
    assert value(found.published) == dt.date(2014, 2, 10)
    assert value(found.language) == language


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_their_roles(kind: str, tmp_path: Path) -> None:
    document = only(READERS[kind], by_pandoc(HARBOUR.markdown, kind, tmp_path))
    found = dict(zip(HARBOUR.paragraphs, roles(document), strict=True))
    assert found["What it costs"] == ("heading", 1)
    assert found["The other side"] == ("heading", 2)
    assert found["eleven crowns a day in winter,"] == ("list_item", 2)
    assert found["Somebody pays."] == ("list_item", 1)
    assert found["2013 | 940 | 75,200"] == ("table", None)
    assert found["Their letter is of 3 May."] == ("footnote", None)
    assert found[HARBOUR.paragraphs[18]] == ("quote", None)


WESTERN = [(HARBOUR, "utf-8"), (HARBOUR, "windows-1252"), (LLUVIAS, "iso-8859-1")]


@pytest.mark.parametrize(("article", "charset"), [*WESTERN, (RIGHT_TO_LEFT, "utf-8")])
def test_mails_in_html(article: OfficeArticle, charset: str, tmp_path: Path) -> None:
    source = article.without_notes
    page = by_pandoc(source.markdown, "html", tmp_path).decode()
    message = EmailMessage()
    message.set_content("View this mail in your browser.")
    message.add_alternative(page, subtype="html", charset=charset)
    held(only(mail.read, message.as_bytes()), source)


@pytest.mark.parametrize(("article", "charset"), WESTERN)
def test_mails_in_lines_of_72(article: OfficeArticle, charset: str, tmp_path: Path) -> None:
    source = article.prose
    text = by_pandoc(source.markdown, "plain", tmp_path).decode()
    message = EmailMessage()
    message.set_content(text, charset=charset)
    held(only(mail.read, message.as_bytes()), source)
