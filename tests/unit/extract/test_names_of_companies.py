"""Companies, councils and schools, told by their last words or by what stands before them."""

import pytest

from tests.unit.extract.name_reading import names_in, of_kind, one


@pytest.mark.parametrize(
    ("text", "language", "bodies"),
    [
        ("The grant went to Halvard Biologics and to nobody else.", "en", ["Halvard Biologics"]),
        ("He signed with trader Corder Maritime in May.", "en", ["Corder Maritime"]),
        ("Its auditors, Brandreth Lyle, found a gap.", "en", ["Brandreth Lyle"]),
        ("Leeds city council sold it.", "en", ["Leeds city council"]),
        ("He left the Ethics and Anti-Corruption Commission.", "en", [
            "Ethics and Anti-Corruption Commission",
        ]),
        ("He works for the Nairobi-based Institute for Public Accountability.", "en", [
            "Institute for Public Accountability",
        ]),
        ("They agreed, IG Metall said.", "en", ["IG Metall"]),
        ("PM Starmer left, and PM Starmer said so.", "en", []),
        ("The families of the Asprocat co-operative sell cocoa.", "en", ["Asprocat"]),
        ("Lo dijo la consultora Analistas del Ebro.", "es", ["Analistas del Ebro"]),
        ("Exigió una investigación Reporteros Sin Fronteras (RSF).", "es", [
            "Reporteros Sin Fronteras",
        ]),
    ],
)  # fmt: skip
def test_bodies(text: str, language: str, bodies: list[str]) -> None:
    assert of_kind("organisation", text, language) == bodies


def test_a_company_goes_by_its_first_word() -> None:
    text = "He signed with Corder Maritime in May. Oslo-based Corder, which is new, said nothing."
    (company,) = [each for each in names_in(text, "en") if each.kind == "organisation"]
    assert [text[start:end] for start, end in company.mentions] == ["Corder Maritime", "Corder"]
    assert of_kind("place", text, "en") == ["Oslo"]


def test_forms_of_companies_hold_in_every_language() -> None:
    assert one("Marsh Kettering LLP", "Lo negó Marsh Kettering LLP.", "es").why == (
        "form of a company last",
    )


def test_dollars_are_no_country() -> None:
    assert names_in("It cost US$4 a dose.", "en") == []


def test_a_small_word_may_be_a_first_name() -> None:
    text = "Segundo Pino, jefe de la comunidad, volvió."
    assert of_kind("person", text, "es") == ["Segundo Pino"]
