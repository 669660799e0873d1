"""Who claims something, where other nouns stand nearer to the verb."""

import pytest

from tests.unit.extract.speech_reading import Names, Said, claims_in, said_in

ENGLISH: Names = {
    "person": ("Ann Reed|Reed", "Tom Hill|Hill"),
    "organisation": ("River Trust",),
    "place": ("Leeds",),
}
SPANISH: Names = {"person": ("Ana Ruiz|Ruiz", "Carlos Bueno|Bueno")}


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        # Words of time stand between a subject and its verb.
        ("The River Trust just this month said the road is closed.", ["River Trust"]),
        ("He showed a note from his doctor Friday morning that says he is well.", [
            "a note from his doctor",
        ]),
        # A relative clause ends right before the verb.
        ("Neighbours who met Tom Hill say the road is closed.", ["Neighbours"]),
        ("A report that appeared in Leeds found that the road is unsafe.", ["A report"]),
        # “And” joins nouns within a subject.
        ("Experts on bridges and water safety said the road is closed.", ["Experts"]),
        # A preposition governs the noun before the verb.
        ("Her letter to the River Trust said the road is closed.", ["letter to the River Trust"]),
        ("Judges with cases on his time as director of the port have said that he lied.", [
            "Judges",
        ]),
        ("He read letters from neighbours to the radio show who said that the road is closed.", [
            "neighbours",
        ]),
        # “For saying” is what the person named last did.
        ("Ann Reed blamed Tom Hill for saying that the road is safe.", [
            "Ann Reed", "Tom Hill",
        ]),
        ("Ann Reed has left.\n\nShe saw the reports alleging that the road is unsafe.", [
            "reports",
        ]),
    ],
)  # fmt: skip
def test_english_sources(text: str, sources: list[str | None]) -> None:
    assert [claim.source for claim in claims_in(text, "en", ENGLISH)] == sources


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Dato: el vecino Carlos Bueno afirmó ayer que llueve.", ["Carlos Bueno"]),
        ("Ana Ruiz dijo que era tarde. Por ahí dicen que lloverá.", ["Ana Ruiz", None]),
        ("Dicen que lloverá.\n\nAna Ruiz dijo que era tarde.", [None, "Ana Ruiz"]),
        ("Ana Ruiz dijo que era tarde. El mesero, en cambio, afirmó que era temprano.", [
            "Ana Ruiz", "mesero",
        ]),
        ("Los vecinos cerraron. Afirman que lloverá.\n\nLos vecinos dijeron que sí. "
         "Afirman que lloverá.", [None, "vecinos", "vecinos"]),
    ],
)  # fmt: skip
def test_spanish_sources(text: str, sources: list[str | None]) -> None:
    assert [claim.source for claim in claims_in(text, "es", SPANISH)] == sources


@pytest.mark.parametrize(
    ("text", "language", "sources"),
    [
        # A role with another party, or “vice”, is somebody else's.
        ("Republican nominee Tom Hill left. The Democratic nominee said it was late.", "en", [
            "Democratic nominee",
        ]),
        ("Democratic nominee Ann Reed left. The Democratic nominee said it was late.", "en", [
            "Ann Reed",
        ]),
        ("Vice president Tom Hill left. The president said it was late.", "en", ["president"]),
        ("El presidente Carlos Bueno salió. El presidente de la Comisión dijo que era tarde.", "es",
         ["presidente de la Comisión"]),
        ("Habló el ministro de Obras y Justicia, Carlos Bueno. "
         "El ministro de Justicia dijo que era tarde.", "es", ["Carlos Bueno"]),
        # A headline's speaker is named after it.
        ("El puente se cierra hoy, dice\n\nEl puente es viejo, opinó Ana Ruiz.", "es", [
            "Ana Ruiz", "Ana Ruiz",
        ]),
        # “When he” is in what is said: he is the one of whom it is said.
        ("Ann Reed said Tom Hill was right when he said that it was late.", "en", [
            "Ann Reed", "Tom Hill",
        ]),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, language: str, sources: list[str | None]) -> None:
    names = ENGLISH if language == "en" else SPANISH
    assert [claim.source for claim in claims_in(text, language, names)] == sources


def test_a_cue_follows_what_is_said_of_its_subject() -> None:
    text = "“It is late,” one neighbour, who asked to stay away, said. “Yes,” said Ann Reed."
    quotes = said_in(text, "en", ENGLISH)
    assert quotes == [Said("It is late,", "one neighbour"), Said("Yes,", "Ann Reed")]


def test_a_name_with_a_role_behind_a_quotation_signs_it() -> None:
    text = "“No hay dinero para obras”. Ana Ruiz, ministra de Obras.\n\nEl puente cerró."
    assert said_in(text, "es", SPANISH) == [Said("No hay dinero para obras", "Ana Ruiz")]
