"""Words that look like cues and claim nothing, beside those of the same verbs that do."""

import pytest

from tests.unit.extract.speech_reading import Names, claims_in

ENGLISH: Names = {
    "person": ("Ann Reed|Reed", "Tom Hill|Hill"),
    "organisation": ("River Trust", "Harbour Times"),
}
SPANISH: Names = {
    "person": ("Ana Ruiz|Ruiz", "Carlos Bueno|Bueno"),
    "organisation": ("Contraloría", "Gaceta Oficial"),
}


@pytest.mark.parametrize(
    "text",
    [
        # A noun, though a verb has the same form.
        "Reed is reading a Harbour Times report on the flood.",
        "The letter had softer language calling for calm.",
        # A participle that describes or compares.
        "The board wants to see more detailed plans.",
        "It is clear from newly disclosed letters.",
        "The bridge failed as predicted.",
        # What was not or hardly said, or only might have been.
        "Reed barely mentioned the flood.",
        "Few neighbours would have described Hill as shy.",
        "It goes without saying that the road is closed.",
        "Anybody who complains about the road is ignored.",
        # Another sense: an object, and no statement.
        "Reed added a chair to the table.",
        "The centre maintains a garden in Leeds.",
        "The rebels declared war on the town.",
        "Farmers reporting losses pay less.",
        "In a note announcing the sale, the shop closed.",
        "The vote for admitting women was close.",
        "Hill walked and talked and said and did the same.",
        # A decision, or an event that is announced.
        "The council agreed on Monday to build a bridge.",
        "The judge ruled in favour of the shop.",
        "Reed announced the launch of a boat.",
        # An adjunct before a verb with an object.
        "After the long winter, Reed declared bankruptcy.",
        # The words come behind the colon, somewhere else.
        "The River Trust said the following:",
    ],
)
def test_no_english_claim(text: str) -> None:
    assert not claims_in(text, "en", ENGLISH)


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Officials report that the road is closed.", ["report"]),
        ("Reed called Hill “a coward” in May.", ["called"]),
        ("Reed added the road would stay closed.", ["added"]),
        ("The road will stay closed, Reed added.", ["added"]),
        ("Reed lied that the road was open.", ["lied"]),
        ("Reed was blamed for saying that the road is safe.", ["saying"]),
        ("The River Trust on Monday announced that the road is closed.", ["announced"]),
        ("Reed said on Friday that the road is closed, as expected.", ["said"]),
        ("Using the old road “is a mistake,” Reed said.", ["said"]),
        ("Analysts agree that the road is unsafe.", ["agree"]),
        ("The judge ruled that the road is unsafe.", ["ruled"]),
        ("Reed announced plans to close the road.", ["announced"]),
        ("Reed insisted that Hill “is a coward.”", ["insisted"]),
    ],
)
def test_english_claims_of_the_same_verbs(text: str, cues: list[str]) -> None:
    assert [claim.cue for claim in claims_in(text, "en", ENGLISH)] == cues


@pytest.mark.parametrize(
    "text",
    [
        # Things show, and the writer concludes.
        "Las repetidas fallas han demostrado que el puente es viejo.",
        "La ley establece que el puente es público.",
        # The writer's own view.
        "De acuerdo con nuestra percepción, el puente es viejo.",
        "Según mi opinión, el puente es viejo.",
        # A question, what was told before, an event.
        "¿Qué dijo entonces el vecino?",
        "Esto confirma lo que temían.",
        "El alcalde declaró el viernes día de fiesta.",
        "Ruiz anunció la creación de una escuela.",
        # What somebody wants, an adjunct before it or not.
        "Además de lo anterior, la Contraloría sugiere eliminar el pago.",
        "Ruiz aludió al daño del puente.",
        # The words come behind the colon, somewhere else.
        "La Gaceta Oficial dice lo siguiente:",
    ],
)
def test_no_spanish_claim(text: str) -> None:
    assert not claims_in(text, "es", SPANISH)


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Un estudio demostró que el puente es viejo.", ["demostró"]),
        ("Según la opinión de Ruiz, el puente es viejo.", ["Según"]),
        ("La Contraloría sugiere que se elimine el pago.", ["sugiere"]),
        ("El puente es viejo, aseguraron esta semana 250 vecinos.", ["aseguraron"]),
        ("El alcalde vio en el puente “una obra muerta”, según informó Ruiz.", ["según"]),
    ],
)
def test_spanish_claims_of_the_same_verbs(text: str, cues: list[str]) -> None:
    assert [claim.cue for claim in claims_in(text, "es", SPANISH)] == cues
