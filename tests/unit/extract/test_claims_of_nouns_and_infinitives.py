"""Claims without a finite verb of saying: nouns with a clause, and what is reached or reported."""

import pytest

from tests.unit.extract.speech_reading import Names, claims_in

ENGLISH: Names = {
    "person": ("Mary Hill|Hill", "Tom Reed|Reed"),
    "organisation": ("River Trust", "Daily Gazette"),
}
SPANISH: Names = {
    "person": ("Rosa Paredes|Paredes", "Carlos Bueno|Bueno"),
    "organisation": ("Gaceta Oficial",),
}

Found = list[tuple[str, str | None]]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Tom Reed was forced to admit that it was late.", [("forced to admit", "Tom Reed")]),
        ("Tom Reed had to concede that it was late.", [("had to concede", "Tom Reed")]),
        ("Tom Reed appeared to blame the rain for it.", [("appeared to blame", "Tom Reed")]),
        ("Tom Reed never tried to explain that it was late.", []),
        ("Tom Reed refused to admit that it was late.", []),
        ("The panel judged the plan unlawful.", [("judged", "panel")]),
        ("Tom Reed rejected the accusations.", [("rejected", "Tom Reed")]),
        ("Tom Reed rejected the offer.", []),
        ("Mary Hill heard Tom Reed’s repeated claim that it was late.", [("claim", "Tom Reed")]),
        ("Tom Reed made the case that it was late.", [("case", "Tom Reed")]),
        ("Tom Reed tried to make the argument that it was late.", [("argument", "Tom Reed")]),
        ("Tom Reed persisted in arguments that it was late.", [("arguments", "Tom Reed")]),
        ("Tom Reed left, even as Mary Hill persisted in arguments that it was late.", [
            ("arguments", "Mary Hill"),
        ]),
        ("Tom Reed left. The nurse’s repeated insistence that it was late drew anger.", []),
        ("Warnings from Mary Hill that it was late did not help.", [("Warnings", "Mary Hill")]),
        ("Mary Hill heard Tom Reed’s claims that were false.", []),
        ("The claim that it was late did not help.", []),
        ("It is said in the Daily Gazette that it was late.", [("said", "Daily Gazette")]),
    ],
)  # fmt: skip
def test_english(text: str, claims: Found) -> None:
    assert [(claim.cue, claim.source) for claim in claims_in(text, "en", ENGLISH)] == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Bueno se vio obligado a admitir que era tarde.", [
            ("vio obligado a admitir", "Carlos Bueno"),
        ]),
        ("Bueno aprovechó para señalar que era tarde.", [
            ("aprovechó para señalar", "Carlos Bueno"),
        ]),
        ("Bueno pareció culpar a los vecinos.", [("pareció culpar", "Carlos Bueno")]),
        ("Bueno no quiso decir que era tarde.", []),
        ("Bueno rechazó las acusaciones.", [("rechazó", "Carlos Bueno")]),
        ("Bueno rechazó la oferta.", []),
        ("La insistencia de Carlos Bueno en que era tarde no ayudó.", [
            ("insistencia", "Carlos Bueno"),
        ]),
        ("Cundió la acusación de que era tarde.", []),
        ("Reclamaron los vecinos que el agua llega sucia.", [("Reclamaron", "vecinos")]),
        ("Los maestros se quejan de que no les pagan.", [("quejan", "maestros")]),
        ("Se dice en la Gaceta Oficial que es tarde.", [("Se dice", "Gaceta Oficial")]),
        ("En la Gaceta Oficial se informa que es tarde.", [("se informa", "Gaceta Oficial")]),
        ("En la reunión se informa que es tarde.", [("se informa", None)]),
        ("Los vecinos hablaron.\n\nEn corto, dicen que es tarde.", [("dicen", None)]),
        ("Los vecinos gritaron que no. Dicen que es tarde.", [
            ("gritaron", "vecinos"), ("Dicen", "vecinos"),
        ]),
    ],
)  # fmt: skip
def test_spanish(text: str, claims: Found) -> None:
    assert [(claim.cue, claim.source) for claim in claims_in(text, "es", SPANISH)] == claims
