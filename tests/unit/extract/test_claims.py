"""What somebody is said to have said has its cue, its source and its words."""

import pytest

from tests.unit.extract.speech_reading import Claim, Names, claims_in, read_speech

ENGLISH: Names = {
    "person": ("Mary Hill|Hill", "Tom Reed|Reed"),
    "organisation": ("River Trust",),
}
SPANISH: Names = {
    "person": ("Rosa Paredes|Paredes", "Carlos Bueno|Bueno"),
    "organisation": ("Contraloría", "Ejército"),
}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Mary Hill said that it was late.", [("said", "Mary Hill", "it was late")]),
        ("Mary Hill said it was late.", [("said", "Mary Hill", "it was late")]),
        ("It was late, Mary Hill said.", [("said", "Mary Hill", "It was late")]),
        ("It was late, said Mary Hill, a nurse.", [("said", "Mary Hill", "It was late")]),
        ("The road, officials say, is closed.", [
            ("say", "officials", "The road, officials say, is closed"),
        ]),
        ("The road is closed, according to the River Trust.", [
            ("according to", "River Trust", "The road is closed"),
        ]),
        ("According to a new survey, prices rose.", [
            ("According to", "a new survey", "prices rose"),
        ]),
        ("Mary Hill said it was late and added that she was tired.", [
            ("said", "Mary Hill", "it was late"),
            ("added", "Mary Hill", "she was tired"),
        ]),
        ("“It is late,” Mary Hill said, adding that the road was closed.", [
            ("adding", "Mary Hill", "the road was closed"),
        ]),
        ("The study shows that prices rose.", [("shows", "study", "prices rose")]),
        ("Mary Hill said it was late; nobody was hurt, Tom Reed added.", [
            ("said", "Mary Hill", "it was late"),
            ("added", "Tom Reed", "nobody was hurt"),
        ]),
        ("Farmers continue to leave the valley, Tom Reed said.", [
            ("said", "Tom Reed", "Farmers continue to leave the valley"),
        ]),
        ("Sources close to the talks said that a deal was near.", [
            ("said", "Sources", "a deal was near"),
        ]),
        ("Police believe that the men fled.", [("believe", "Police", "the men fled")]),
        ("It was reported that two miners died.", [("reported", None, "two miners died")]),
        ("Mary Hill told reporters on Friday that it was late.", [
            ("told", "Mary Hill", "it was late"),
        ]),
        ("Mary Hill said the plan was “a waste” of public money.", [
            ("said", "Mary Hill", "the plan was “a waste” of public money"),
        ]),
        ("Tom Reed, which is known, has pointed out that the road is closed.", [
            ("pointed out", "Tom Reed", "the road is closed"),
        ]),
    ],
)  # fmt: skip
def test_english_claims(text: str, claims: list[tuple[str, str | None, str]]) -> None:
    assert claims_in(text, "en", ENGLISH) == [Claim(*claim) for claim in claims]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Rosa Paredes dijo que era tarde.", [("dijo", "Rosa Paredes", "era tarde")]),
        ("Era muy tarde, dijo Rosa Paredes.", [("dijo", "Rosa Paredes", "Era muy tarde")]),
        ("Rosa Paredes llegó a la mina. Señaló que era tarde.", [
            ("Señaló", "Rosa Paredes", "era tarde"),
        ]),
        ("Según el Ejército, hay cinco heridos.", [("Según", "Ejército", "hay cinco heridos")]),
        ("Hay cinco heridos, según informó Carlos Bueno.", [
            ("según", "Carlos Bueno", "Hay cinco heridos"),
        ]),
        ("De acuerdo con un informe de la Contraloría, faltan fondos.", [
            ("De acuerdo con", "un informe de la Contraloría", "faltan fondos"),
        ]),
        ("Paredes anunció una obra que costará un millón.", [
            ("anunció", "Rosa Paredes", "una obra que costará un millón"),
        ]),
        ("Paredes confirmó ayer en Lima que habrá obras.", [
            ("confirmó", "Rosa Paredes", "habrá obras"),
        ]),
        ("El jefe del Ejército, Carlos Bueno, aseguró, citado por la prensa, que renuncia hoy.", [
            ("aseguró", "Carlos Bueno", "renuncia hoy"),
        ]),
        ("Según el Ejército murieron tres soldados en la sierra.", [
            ("Según", "Ejército", "murieron tres soldados en la sierra"),
        ]),
        ("Se informó que hay tres muertos.", [("Se informó", None, "hay tres muertos")]),
        ("Los vecinos aseguran que nadie vino.", [("aseguran", "vecinos", "nadie vino")]),
        ("El ministro Carlos Bueno ha dicho que renuncia hoy.", [
            ("dicho", "Carlos Bueno", "renuncia hoy"),
        ]),
        ("Las lluvias, advirtió Paredes, seguirán hasta mayo.", [
            ("advirtió", "Rosa Paredes", "Las lluvias, advirtió Paredes, seguirán hasta mayo"),
        ]),
        ("El pago se hará en mayo, dio a conocer la Contraloría.", [
            ("dio a conocer", "Contraloría", "El pago se hará en mayo"),
        ]),
        ("Bueno explicó que faltan fondos y agregó que habrá cambios.", [
            ("explicó", "Carlos Bueno", "faltan fondos"),
            ("agregó", "Carlos Bueno", "habrá cambios"),
        ]),
    ],
)  # fmt: skip
def test_spanish_claims(text: str, claims: list[tuple[str, str | None, str]]) -> None:
    assert claims_in(text, "es", SPANISH) == [Claim(*claim) for claim in claims]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“It is late,” Mary Hill said.", "en"),
        ("Mary Hill said: “It is late.”", "en"),
        ("“It is late,” Mary Hill told reporters on Friday.", "en"),
        ("Mary Hill did not say when she would leave.", "en"),
        ("The rise in claims and reports of fraud went on.", "en"),
        ("Mary Hill told her to leave.", "en"),
        ("The company declined to say more.", "en"),
        ("I said that it was late.", "en"),
        ("“Es tarde”, dijo Rosa Paredes a la prensa.", "es"),
        ("Rosa Paredes dijo: “Es tarde”.", "es"),
        ("El ministro no dijo cuándo vuelve.", "es"),
        ("La denuncia fue archivada ayer.", "es"),
        ("El preso que cumple condena de dos años salió ayer.", "es"),
        ("“Es tarde”, le dijo Paredes a la prensa.", "es"),
        ("El equipo cuenta con tres médicos.", "es"),
        ("Se hará según lo acordado en mayo.", "es"),
    ],
)
def test_no_claim_is_made(text: str, language: str) -> None:
    assert claims_in(text, language, ENGLISH if language == "en" else SPANISH) == []


@pytest.mark.parametrize(
    ("text", "language", "polarity"),
    [
        ("Mary Hill denied that the road was closed.", "en", "denied"),
        ("Mary Hill said that the road was closed.", "en", "affirmed"),
        ("Bueno negó que falten fondos para obras.", "es", "denied"),
        ("Bueno desmintió que falten fondos para obras.", "es", "denied"),
        ("Bueno admitió que faltan fondos para obras.", "es", "affirmed"),
    ],
)
def test_what_is_denied(text: str, language: str, polarity: str) -> None:
    names = ENGLISH if language == "en" else SPANISH
    (claim,) = read_speech(text, language, names).claims
    assert claim.polarity == polarity


def test_a_source_that_is_not_said_is_less_sure() -> None:
    text = "Rosa Paredes dijo que era tarde. Agregó que llovía mucho. Se supo que volverá pronto."
    named, carried, nobody = read_speech(text, "es", SPANISH).claims
    assert named.confidence >= 0.9 > carried.confidence > nobody.confidence
    assert nobody.source is None
