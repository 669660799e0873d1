"""What looks like speech and is none, and who is nobody that speaks."""

import pytest

from tests.unit.extract.speech_reading import Names, claims_in, read_speech, said_in

ENGLISH: Names = {
    "person": ("Ann Reed|Reed", "Tom Hill|Hill", "Jane Clay|Clay"),
    "organisation": ("River Trust", "Clean Water Plan"),
}
SPANISH: Names = {
    "person": ("Ana Ruiz|Ruiz", "Carlos Bueno|Bueno"),
    "organisation": ("Contraloría", "Ejército"),
}


@pytest.mark.parametrize(
    "text",
    [
        "The appeals court ruling stopped the work.",
        "Clean Water Plan rules apply to all.",
        "It is a drug thought to cause harm.",
        "The storm claimed 30 lives.",
        "Everything Hill says is wrong.",
        "Their claim could cost millions.",
        "Few care about what Reed thinks.",
        "Hill left the Trust in 2013, accusing it of meddling.",
    ],
)
def test_no_english_claim(text: str) -> None:
    assert not read_speech(text, "en", ENGLISH).claims


@pytest.mark.parametrize(
    "text",
    [
        "Pintó una pared en la que destacaba el retrato de su abuela.",
        "Carlos Bueno habló ayer, explicando la situación.",
        "Considerando que es tarde, la obra sigue.",
        "El Ejército lamentó esa decisión.",
        "La lucha de Bueno demuestra que hay esperanza.",
        "Ojalá no hubiera duda de que llueve.",
    ],
)
def test_no_spanish_claim(text: str) -> None:
    assert not read_speech(text, "es", SPANISH).claims


@pytest.mark.parametrize(
    ("text", "language", "sources"),
    [
        ("Tom Hill is a liar and climber who has pledged to close the road.", "en", ["Tom Hill"]),
        ("Prices rose by a third, according to research by the River Trust.", "en", [
            "River Trust",
        ]),
        ("The boat sank with a fisherman on board.\n\nTom Hill said that it was late.\n\n"
         "The fisherman says the boat was old. He says the sea was rough.", "en", [
            "Tom Hill", "fisherman", "fisherman",
        ]),
        ("By Ann Reed\n\nThe bridge was closed on Monday.\n\nShe said it was late.", "en", [None]),
        ("Tom Hill said it was late.\n\nIn a letter to Reed, he said it was cold.", "en", [
            "Tom Hill", "Tom Hill",
        ]),
        ("Ann Reed called the vote a mistake.", "en", ["Ann Reed"]),
        ("Ann Reed called the police after a fight.", "en", []),
        ("Hill told the board that it was late, but they left early, Reed added.", "en", [
            "Tom Hill", "Ann Reed",
        ]),
        ("Ann Reed joked that it was late.", "en", [
            "Ann Reed",
        ]),
        ("Por Ana Ruiz\n\nEl puente cerró el lunes.\n\nAseguró que era tarde.", "es", [None]),
        ("Carlos Bueno dijo que era tarde. Según la Contraloría, faltan fondos. "
         "Agregó que no hay dinero.", "es", ["Carlos Bueno", "Contraloría", "Carlos Bueno"]),
        ("El aviso fue de los vecinos, según los cuales el puente cayó.", "es", ["vecinos"]),
        ("Ana Ruiz, secretaria de Obras, habló ayer. Carlos Bueno dijo que era tarde. "
         "La funcionaria dijo que no.", "es", ["Carlos Bueno", "Ana Ruiz"]),
        ("Carlos Bueno comparó la obra con un muro.", "es", ["Carlos Bueno"]),
        ("Un estudio encontró que el agua baja.", "es", ["Un estudio"]),
        ("Carlos Bueno salió temprano porque dijo, tiene mucha prisa.", "es", ["Carlos Bueno"]),
    ],
)  # fmt: skip
def test_sources(text: str, language: str, sources: list[str | None]) -> None:
    names = ENGLISH if language == "en" else SPANISH
    assert [claim.source for claim in claims_in(text, language, names)] == sources


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tom Hill said the list has “Old Man”, “Young tree” and “Small town”.", "en"),
        ("TWO: “Haste makes waste in the end”", "en"),
        ("Carlos Bueno dijo que la exhibición “Agua para todos” seguirá.", "es"),
        ("On his show “Harbour and Home,” Tom Hill said that it was late.", "en"),
        ("In her book, “Make Your Own Boat,” Ann Reed said that it was late.", "en"),
        ("Ann Reed wrote in “Water and Stone,” her second book, of the port.", "en"),
        ("Reed spoke on the radio’s “Talk of the Port.”", "en"),
        ("Ana Ruiz afirmó que la charla “Agua viva para el campo” fue un éxito.", "es"),
        ("En el disco están “Río azul”, “Casa grande” y “La loba del monte”.", "es"),
    ],
)
def test_titles_are_no_speech(text: str, language: str) -> None:
    names = ENGLISH if language == "en" else SPANISH
    assert not read_speech(text, language, names).quotes


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“Better Late Than Never,” Tom Hill said.", "en"),
        ("Ana Ruiz exclamó “Agua para todos”.", "es"),
        ("Ana Ruiz repitió la frase “Agua para todos” y se fue.", "es"),
    ],
)
def test_what_begins_large_may_be_speech(text: str, language: str) -> None:
    names = ENGLISH if language == "en" else SPANISH
    assert len(read_speech(text, language, names).quotes) == 1


def test_who_spoke_without_marks_speaks_on() -> None:
    text = "Ana Ruiz dijo que era tarde.\n\n“No hay dinero para obras”."
    assert [each.speaker for each in said_in(text, "es", SPANISH)] == ["Ana Ruiz"]


def test_an_author_says_nothing() -> None:
    text = "By Ann Reed\n\nThe bridge was closed.\n\n“It is late,” she said."
    assert [each.speaker for each in said_in(text, "en", ENGLISH)] == [None]


def test_a_group_keeps_what_and_joins_to_its_name() -> None:
    text = "Se va la obra, informó la Oficina contra la Droga y el Delito."
    (claim,) = claims_in(text, "es", SPANISH)
    assert (claim.source, claim.said) == ("Oficina contra la Droga y el Delito", "Se va la obra")
