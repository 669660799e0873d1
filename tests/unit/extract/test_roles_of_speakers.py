"""Roles without names: whom “the biologist” and “el legislador” stand for."""

import pytest

from tests.unit.extract.scanning import scan_of
from tests.unit.extract.speech_reading import Names, read_speech, said_in

SURE = 0.9

ENGLISH: Names = {
    "person": ("Helen Marsh|Marsh", "Tom Hill|Hill", "Ann Reed|Reed", "Mia Stone|Stone"),
    "organisation": ("Coast Institute",),
}
SPANISH: Names = {
    "person": (
        "Marta Solís Arrieta", "Julián Montes Vera", "Hugo Lara Peña", "Raúl Cano Ortiz",
        "Rosa Gil Mora", "Omar Peña Luna",
    ),
    "organisation": ("Instituto de Geología", "Unidad Académica de Historia"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("introduction", "role", "speaker"),
    [
        ("The study was led by Helen Marsh, a biologist in Dover.", "biologist", "Helen Marsh"),
        ("The study was led by Helen Marsh, a biologist in Dover.", "researcher", "Helen Marsh"),
        ("The study was led by Dr. Helen Marsh in Dover.", "doctor", "Helen Marsh"),
        ("Helen Marsh of the Coast Institute led the study.", "scientist", "Helen Marsh"),
        ("Helen Marsh is a biologist in Dover.", "biologist", "Helen Marsh"),
        ("Helen Marsh, 52, a nurse in Dover, left.", "nurse", "Helen Marsh"),
        ("Tom Hill, who serves as director of the port, left.", "director", "Tom Hill"),
        ("Rep. Mia Stone (D-Ohio) left.", "congresswoman", "Mia Stone"),
        ("The director of public works Ann Reed left.", "director", "Ann Reed"),
        ("The lawyer for Tom Hill left.", "lawyer", "lawyer"),
        ("Council member Ann Reed left.", "councilwoman", "Ann Reed"),
        ("It was written by Ann Reed, a hydrologist.", "scientist", "Ann Reed"),
        ("Sen. Ann Reed and Sen. Tom Hill met.", "senator", "senator"),
        ("Sen. Ann Reed and Sen. Tom Hill met.", "lawmaker", "lawmaker"),
    ],
)
def test_english_roles(introduction: str, role: str, speaker: str) -> None:
    text = f'{introduction}\n\nIt rained for days.\n\n"The sea is warm," the {role} said.\n'
    assert [quote.speaker for quote in said_in(text, "en", ENGLISH)] == [speaker]


@pytest.mark.parametrize(
    ("introduction", "role", "speaker"),
    [
        ("Lo impartió la doctora Marta Solís Arrieta, investigadora del Instituto de Geología.",
         "la investigadora", "Marta Solís Arrieta"),
        ("Lo impartió la doctora Marta Solís Arrieta, investigadora del Instituto de Geología.",
         "la científica", "Marta Solís Arrieta"),
        ("Lo dio Julián Montes Vera, de la Unidad Académica de Historia, quien llegó tarde.",
         "el investigador", "Julián Montes Vera"),
        ("Lo dio Julián Montes Vera, de la Unidad Académica de Historia, quien llegó tarde.",
         "la investigadora", "investigadora"),
        ("Lo dio Julián Montes Vera, quien es biólogo del parque.", "el biólogo",
         "Julián Montes Vera"),
        ("Asistió el diputado federal Hugo Lara Peña.", "el legislador", "Hugo Lara Peña"),
        ("Asistió el secretario de Obras Hugo Lara Peña.", "el secretario", "Hugo Lara Peña"),
        ("Asistió el abogado de Hugo Lara Peña.", "el abogado", "abogado"),
        ("Asistió el epidemiólogo Hugo Lara Peña.", "el galeno", "Hugo Lara Peña"),
        ("Asistió el epidemiólogo Hugo Lara Peña.", "el especialista", "Hugo Lara Peña"),
        ("Asistió el Dip. Hugo Lara Peña.", "el diputado", "Hugo Lara Peña"),
        ("Asistió Rosa Gil Mora (PRD), diputada local.", "la legisladora", "Rosa Gil Mora"),
        ("Asistió el presidente municipal Omar Peña Luna.", "el alcalde", "Omar Peña Luna"),
        ("Asistieron el diputado Hugo Lara Peña y el diputado Raúl Cano Ortiz.", "el legislador",
         "legislador"),
    ],
)  # fmt: skip
def test_spanish_roles(introduction: str, role: str, speaker: str) -> None:
    text = f"{introduction}\n\nLlovió varios días.\n\n«El mar está tibio», dijo {role}.\n"
    assert [quote.speaker for quote in said_in(text, "es", SPANISH)] == [speaker]


def test_of_two_with_a_role_the_one_who_spoke_last_goes_on_and_is_not_sure() -> None:
    text = (
        "Sen. Ann Reed and Sen. Tom Hill met.\n\n“It was good,” Tom Hill said.\n\n"
        "“We go on,” the senator said.\n"
    )
    said = read_speech(text, "en", ENGLISH).quotes
    assert [quote.speaker for quote in said] == ["Tom Hill", "Tom Hill"]
    assert [quote.confidence >= SURE for quote in said] == [True, False]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“It is late,” said Del. Ann Reed of the islands.", "en"),
        ("“It is late,” said Atty. Gen. Ann Reed on Monday.", "en"),
        ("“It is late,” said Lt. Gov. Ann Reed, a Democrat.", "en"),
        ("«Es tarde», dijo la Mtra. Rosa Gil Mora.", "es"),
        ("«Es tarde», dijo el Dip. Hugo Lara Peña, de la comisión.", "es"),
        ("«Es tarde», dijo el C. Hugo Lara Peña.", "es"),
        ("«Es tarde», dijo el Gob. Hugo Lara Peña.", "es"),
    ],
)
def test_a_title_with_a_full_stop_ends_no_sentence(text: str, language: str) -> None:
    names = ENGLISH if language == "en" else SPANISH
    assert len(scan_of(text, language).sentences) == 1
    (quote,) = read_speech(text, language, names).quotes
    assert quote.speaker in {name.split("|")[0] for name in names["person"]}
    assert quote.confidence >= SURE
