"""What matters is first in a full document, and nothing is told again and again: it is counted."""

import io
import re
from collections.abc import Callable, Iterator

import docx
import pytest

from briefings.export.document import Document
from briefings.export.formats import format_named
from briefings.export.formats.pdf.document import document_data
from briefings.model import Briefing, Figure, Statement, Tension
from briefings.weight import SEVERITIES, is_blanket
from briefings.wording import tension_name
from tests.unit.export.page_reading import Page
from tests.unit.export.samples_for_data import document, note, notes

MOST_WORDS = 7_400
"""Of the packaged briefing, of 978 words and 115 items, in any format."""

MOST_TOLD = 25
"""So often its first figure may be named: in the article, by statements, tensions and links."""


def in_text(made: Document) -> str:
    return format_named("txt").write(made).decode()


def in_markdown(made: Document) -> str:
    text = format_named("md").write(made).decode().split("\n---\n", 1)[1]
    text = re.sub(r"<span[^>]*></span>|\\(?=\W)", "", text)
    return re.sub(r"\[([^]]*)\]\(#[^)]*\)", r"\1", text)


def in_html(made: Document) -> str:
    page = Page(format_named("html").write(made))
    return " ".join(text for path, text in page.texts if "body" in path)


def in_word(made: Document) -> str:
    read = docx.Document(io.BytesIO(format_named("docx").write(made)))
    cells = (cell.text for table in read.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in read.paragraphs), *cells])


Reader = Callable[[Document], str]
READERS = pytest.mark.parametrize("read", [in_text, in_markdown, in_html, in_word])


def flat(text: str) -> str:
    return " ".join(text.split())


def assert_told_once(briefing: Briefing, text: str) -> None:
    """Each tension in full but once, and each statement but where the article has it."""
    for tension in briefing.tensions:
        heavy = tension.severity == "high" or is_blanket(briefing, tension)
        assert text.count(flat(tension.text)) == 1 + heavy, "in full, and on the first page"
        assert text.count(flat(tension.reasoning)) == 1
    article = flat(briefing.article.text)
    for statement in briefing.items:
        if isinstance(statement, Statement) and len(statement.text.split()) > 5:
            said = flat(statement.text)
            assert text.count(said) <= 1 + article.count(said)


@READERS
def test_a_full_document_has_few_words_and_tells_each_thing_once(
    seeded: Briefing, read: Reader
) -> None:
    text = flat(read(document(briefing=seeded)))
    assert len(text.split()) <= MOST_WORDS
    assert_told_once(seeded, text)
    assert text.count("24,000") <= MOST_TOLD


@READERS
def test_beside_items_are_named_only_the_tensions_that_make_them_unusable(
    seeded: Briefing, read: Reader
) -> None:
    text = flat(read(document(briefing=seeded)))
    for tension in seeded.tensions:
        again = len([panel for panel in seeded.panels if tension in panel.items]) - 1
        heavy = tension.severity == "high" and not is_blanket(seeded, tension)
        beside = len(set(tension.items)) if heavy else 0
        assert text.count(flat(tension_name(tension))) == again + beside, tension.id


def test_a_pdf_begins_so_too_and_tells_each_tension_and_item_once(seeded: Briefing) -> None:
    words = flat(" ".join(_texts(document_data(document(briefing=seeded)))))
    assert words.index("Overview") < words.index(str(seeded.source.interest)[:40])
    assert words.index("Who speaks") < words.index("What are the security forces")
    assert_told_once(seeded, words)


def _texts(data: object) -> Iterator[str]:
    """Yield all texts of what is set."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for each in data.values():
            yield from _texts(each)
    elif isinstance(data, list | tuple):
        for each in data:
            yield from _texts(each)


@READERS
def test_the_first_page_comes_first_and_names_each_figure_once(
    seeded: Briefing, read: Reader
) -> None:
    made = document(briefing=seeded)
    text = read(made)
    if read is not in_word:  # tables are read behind all paragraphs there
        rows = text[text.index("Who says so") : text.index("Who speaks")]
        figures = [item for item in seeded.items if isinstance(item, Figure)]
        assert flat(rows).count("¶") == len(figures)
    assert text.index("Overview") < text.index(str(seeded.source.interest)[:40])
    assert text.index("What does not sit together") < text.index("What are the security forces")


def test_tensions_stand_with_the_heaviest_first(seeded: Briefing) -> None:
    for panel in document(briefing=seeded).panels:
        for section in panel.sections:
            items = [entry.item for entry in section.entries]
            ranks = [SEVERITIES.index(i.severity) for i in items if isinstance(i, Tension)]
            assert ranks == sorted(ranks)
            beside = [[SEVERITIES.index(t.severity) for t in e.tensions] for e in section.entries]
            assert all(each == sorted(each) for each in beside)


def test_what_marks_the_source_is_beside_no_item(seeded: Briefing) -> None:
    made = document(briefing=seeded)
    assert [tension.id for tension in made.overview.blanket] == ["unnamed-sources"]
    entries = [e for panel in made.panels for section in panel.sections for e in section.entries]
    assert not [e for e in entries if set(e.tensions) & set(made.overview.blanket)]
    assert any(e.tensions for e in entries)


@READERS
def test_what_grades_mean_is_said_once(read: Reader) -> None:
    text = flat(read(document(notes())))
    assert text.count("AJP-2.1") == 1
    assert text.count("usually reliable: minor doubt about the source") == 1
    assert text.count("80 to 95 percent") == 1
    assert "AJP-2.1" not in read(document([note(1)]))


@READERS
@pytest.mark.parametrize("panels", [("people",), ("trade",)])
def test_the_first_page_is_of_the_panels_that_are_there(
    read: Reader, panels: tuple[str, ...]
) -> None:
    text = read(document(panels=panels, source=False))
    assert ("Trade and ports" in text) == (panels == ("trade",))
    assert ("9,000" in text) == (panels == ("trade",))


def test_the_first_page_counts_each_lesser_tension_once(seeded: Briefing) -> None:
    made = document(briefing=seeded)
    (line,) = re.findall("Further tensions: (.*)\\.", format_named("txt").write(made).decode())
    counted = sum(int(number) for number in re.findall(r"\d+", line))
    told = len(made.overview.tensions) + len(made.overview.blanket)
    assert counted == len(seeded.tensions) - told > 0
