"""Who says what in sentences as papers write them: claims with their sources."""

import pytest

from tests.unit.extract.speech_reading import Names, claims_in, read_speech, said_in

ENGLISH: Names = {
    "person": ("Ann Reed|Reed", "Tom Hill|Hill"),
    "organisation": ("River Trust", "Office on Drugs", "Hill Foods"),
    "place": ("Leeds",),
}
SPANISH: Names = {
    "person": ("Ana Ruiz|Ruiz", "Carlos Bueno|Bueno"),
    "organisation": ("Ministerio de Salud", "Contraloría", "Aguas Claras"),
}
Cues = list[tuple[str, str | None]]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # What somebody denies, or does not deny or expect, with an object or a pronoun.
        ("Tom Hill has always denied it.", [("denied", "Tom Hill")]),
        ("Tom Hill denies theft.", [("denies", "Tom Hill")]),
        ("The ministry does not dispute the figures.", [("does not dispute", "ministry")]),
        ("Tom Hill does not expect to leave Leeds.", [("does not expect", "Tom Hill")]),
        ("Critics dispute that.", [("dispute", "Critics")]),
        (
            "Tom Hill does not believe the rule applies in Leeds.",
            [("does not believe", "Tom Hill")],
        ),
        ("The River Trust ruled out a sale of the park.", [("ruled out", "River Trust")]),
        # What somebody holds, without “that”.
        ("Ann Reed left. She thinks the deal is an insult.", [("thinks", "Ann Reed")]),
        (
            "Teachers at the school fear the roof will not last.",
            [("fear", "Teachers at the school")],
        ),
        ("The River Trust suspects a faulty pump.", [("suspects", "River Trust")]),
        ("Ann Reed left. The trip, she reckons, took six hours.", [("reckons", "Ann Reed")]),
        ("It hopes will end soon.", []),
        # An amount that somebody gives.
        ("The River Trust puts the cost at £20 a head.", [("puts", "River Trust")]),
        ("Tom Hill put the lamp at the door.", []),
        # One who finds something, behind what was found.
        ("The water is safe, doctors have concluded.", [("concluded", "doctors")]),
        # A body by what it is and by its name.
        ("The union, River Trust, has warned of strikes.", [("warned", "River Trust")]),
        ("The mayor’s office promised to pave the road.", [("promised", "mayor’s office")]),
        # Views of those named before.
        ("Ann Reed left. In her view, the plan is too costly.", [("In her view", "Ann Reed")]),
        # A think tank thinks nothing by its name alone.
        ("The think tank is new.", []),
    ],
)
def test_english_claims(text: str, claims: Cues) -> None:
    found = [(claim.cue, claim.source) for claim in claims_in(text, "en", ENGLISH)]
    assert found == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ana Ruiz lo niega.", [("niega", "Ana Ruiz")]),
        ("El Ministerio de Salud descartó un brote.", [("descartó", "Ministerio de Salud")]),
        (
            "El Ministerio de Salud no descarta que siga la lluvia.",
            [("no descarta", "Ministerio de Salud")],
        ),
        (
            "La Contraloría cifra las pérdidas en 90 millones de euros.",
            [("cifra", "Contraloría")],
        ),
        ("Habló de la cifra en la que se basa.", []),
        (
            "Ana Ruiz negó el robo, como afirmó el Ministerio de Salud, y sostuvo que es falso.",
            [
                ("negó", "Ana Ruiz"),
                ("afirmó", "Ministerio de Salud"),
                ("sostuvo", "Ana Ruiz"),
            ],
        ),
        (
            "Ana Ruiz se fue. A su juicio, el problema es la sequía.",
            [("A su juicio", "Ana Ruiz")],
        ),
        (
            "La empresa Aguas Claras cobró tarde. Llegó la Contraloría. La firma aseguró que pagó.",
            [("aseguró", "Aguas Claras")],
        ),
        ("Vecinos de la zona, sin embargo, aseguran que es tarde.", [
            ("aseguran", "Vecinos de la zona"),
        ]),
    ],
)  # fmt: skip
def test_spanish_claims(text: str, claims: Cues) -> None:
    found = [(claim.cue, claim.source) for claim in claims_in(text, "es", SPANISH)]
    assert found == claims


@pytest.mark.parametrize(
    ("text", "language", "polarities"),
    [
        ("Tom Hill denies theft.", "en", ["denied"]),
        ("Tom Hill does not deny the theft.", "en", ["affirmed"]),
        ("Tom Hill does not believe that it is late.", "en", ["denied"]),
        ("Ana Ruiz no niega que es tarde.", "es", ["affirmed"]),
    ],
)
def test_two_negatives_affirm(text: str, language: str, polarities: list[str]) -> None:
    claims = read_speech(text, language, {**ENGLISH, **SPANISH}).claims
    assert [claim.polarity for claim in claims] == polarities


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # The person that a sentence is about, behind what stands before its comma.
        ("On Monday, Mayor Ann Reed rose. “It is late,” she said.", ["Ann Reed"]),
        ("The coach of the club, Tom Hill, was glad. “It is late,” he said.", ["Tom Hill"]),
        # A body named on the way is no “he”.
        (
            "Tom Hill sued the River Trust, which alleges that he lied. “It is late,” he said.",
            ["Tom Hill"],
        ),
        # What somebody says “as” or “when” another speaks is told on the way.
        (
            "Ann Reed said that it is late, as the River Trust confirmed. “We go,” she said.",
            ["Ann Reed"],
        ),
        # Something that “went on” was not said.
        ("Ann Reed was there. The second went on seeds. “We go now,” she said.", ["Ann Reed"]),
        ("“If it is closed,” asked Ann Reed, “where do we go?”", ["Ann Reed", "Ann Reed"]),
        ("Ann Reed called the bill “a charter for thieves”.", ["Ann Reed"]),
    ],
)
def test_english_speakers(text: str, speakers: list[str | None]) -> None:
    assert [said.speaker for said in said_in(text, "en", ENGLISH)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“Nunca pensé que llegaría el tren”. Lo dice Ana Ruiz en su puesto.", ["Ana Ruiz"]),
        (
            "En el albergue, donde duermen todos, Ana Ruiz resumió la tarde.\n\n"
            "—Son tres días —contó, con su nieto en brazos—. Agua no hay.",
            ["Ana Ruiz", "Ana Ruiz"],
        ),
        ("“Si cierran”, se pregunta Ana Ruiz, “¿adónde vamos ahora?”.", ["Ana Ruiz", "Ana Ruiz"]),
        (
            "Ana Ruiz se enfadó cuando un canal afirmó que era tarde. “Es mentira”, dice.",
            ["Ana Ruiz"],
        ),
        ("Carlos Bueno dijo que las obras «avanzaron sin demora».", ["Carlos Bueno"]),
        ("“No lo sé”, contestó Boado cuando llegó el juez.", ["Boado"]),
    ],
)
def test_spanish_speakers(text: str, speakers: list[str | None]) -> None:
    assert [said.speaker for said in said_in(text, "es", SPANISH)] == speakers
