"""The plain text."""

import itertools

from rich.cells import cell_len

from briefings.export.formats.txt import write
from briefings.model import Briefing
from briefings.wording import item_line
from tests.unit.core import builders
from tests.unit.export.samples_for_data import document, note, notes, passage


def rows(text: bytes) -> list[str]:
    return text.decode().removesuffix("\n").split("\n")


def squeezed(text: bytes) -> str:
    return " ".join(text.decode().split())


def test_it_is_78_columns_wide_and_has_no_blank_row_too_many(seeded: Briefing) -> None:
    shown = rows(write(document(briefing=seeded)))
    widest = max(map(cell_len, shown))
    assert 70 < widest <= 78
    assert all(row == row.rstrip() for row in shown)
    assert all(one or other for one, other in itertools.pairwise(shown))
    assert shown[0]
    assert shown[-1]


def test_without_the_article_items_stand_with_the_very_words_they_stand_on(
    seeded: Briefing,
) -> None:
    text = squeezed(write(document(briefing=seeded, source=False)))
    for item in seeded.items:
        for evidence in item.evidence:
            words = " ".join(evidence.text.split())
            assert f"¶{evidence.paragraph} “{words}”" in text


def test_with_the_article_items_stand_with_the_numbers_of_their_paragraphs(
    seeded: Briefing,
) -> None:
    text = squeezed(write(document(briefing=seeded)))
    panels, article = text.split(" Source text =")
    for item in seeded.items:
        numbers = dict.fromkeys(f"¶{evidence.paragraph}" for evidence in item.evidence)
        assert f"{item_line(item)} ({' '.join(numbers)})" in panels
        assert all(" ".join(evidence.text.split()) in article for evidence in item.evidence)


def test_a_figure_and_its_note_and_tension_and_source() -> None:
    text = write(document(notes())).decode()
    assert (
        "-   ~12,500 t · fish handled · Brava · 2020 · status unknown · Ana Núñez ·\n"
        "    “about 12,500 tonnes” (¶4)\n"
        "    *   Note (Ana Núñez · 2024-05-02 · B2):\n"
        "        Twelve?\n"
    ) in text
    trade, people = text.split("\nPeople\n======\n")
    assert "    !   contradiction, high: “More fish is promised while …” See Tensions.\n" in trade
    assert "-   “Boats wait for parts.” - See Trade and ports.\n" in people
    assert "-   Ana Núñez: “We will land 15,000 tonnes …” - See Trade and ports.\n" in people
    assert (
        "¶6  The council spent more than $3.5 million (USD) on the pier. Some 54\n"
        "    percent of the boats came back, according to published reports.\n"
        "    Cited by: >$3.5 million, published reports ¶6\n"
    ) in text
    assert "-   Ana Núñez - director of the Port Authority (also Núñez) (¶4)\n" in text
    assert "*   Note on ¶4 “12,500 tonnes” (Ana Núñez" in text
    assert "Outside knowledge, not from the article: The Gazette belongs" in text


def test_a_note_keeps_its_lines_and_their_indentation() -> None:
    text = write(document([note(1, "\nfirst\r\n\n- one\n  - two\n\tthree\n\n")])).decode()
    body = "    first\n\n    - one\n      - two\n        three\n\n"
    assert f"Note on the briefing (Ana Núñez · 2024-05-02):\n{body}" in text


def test_a_highlight_says_that_it_is_one() -> None:
    text = write(document([note(1, "", passage=passage("spare parts"))])).decode()
    assert "    *   Note on ¶7 “spare parts” (Ana Núñez · 2024-05-02):\n        highlight\n" in text


def test_long_articles_keep_room_for_their_numbers() -> None:
    article = builders.ARTICLE + "\n".join(f"Line {n}." for n in range(2000))
    text = write(document(briefing=builders.make(article=article))).decode()
    assert "\n¶1    Harbour of Brava reopens\n" in text
    assert "\n¶2007 Line 1999.\n" in text


def test_what_is_only_proposed_says_so() -> None:
    text = builders.changed(('text = "9,000 tonnes"', 'text = "9,000 tonnes"\nreview = "proposed"'))
    shown = squeezed(write(document(briefing=builders.make(text))))
    assert shown.count("[proposed by the program, not confirmed]") == 1
