"""Two articles on one event tell its values in two languages."""

from collections.abc import Sequence

import pytest

from briefings.comparing.event import is_one_event
from briefings.comparing.pairing import pairs
from briefings.comparing.told import ToldFigures, told_figures
from tests.unit.comparing.made import article_of, briefing, figure

VALUES = ((340, "house"), (2_150, "person"), (18_400, "hectare"), (75, "boat"))
VIVIENDAS = ((340, "vivienda"), (2_150, "person"), (18_400, "hectare"), (75, "boat"))
ENGLISH = (
    "The Tumbes river burst its banks and swept 340 houses away at night.",
    "Brigades brought 2,150 people to tents on higher ground.",
    "Growers count 18,400 hectares of rice under mud.",
    "The port has lost 75 boats, most of them small.",
)
SPANISH = (
    "La crecida del Tumbes se llevó 340 viviendas en una sola madrugada.",
    "Hay 2.150 personas refugiadas en carpas de la parte alta.",
    "Bajo el lodo quedaron 18.400 hectáreas de arroz.",
    "Del muelle faltan 75 embarcaciones, casi todas pequeñas.",
)
WORDS = ("340 houses", "2,150 people", "18,400 hectares", "75 boats")
PALABRAS = ("340 viviendas", "2.150 personas", "18.400 hectáreas", "75 embarcaciones")


def told(language: str, day: str | None, left_out: int = 0) -> ToldFigures:
    is_english = language == "en"
    sentences: Sequence[str] = ENGLISH if is_english else SPANISH
    title = "Tumbes flooded" if is_english else "Tumbes bajo el agua"
    article = article_of("\n\n".join((title, *sentences, "Tumbes, Tumbes.\n")))
    known = zip(WORDS if is_english else PALABRAS, VALUES if is_english else VIVIENDAS, strict=True)
    figures = [figure(article, words, value, unit) for words, (value, unit) in known]
    kept = figures[left_out:]
    return told_figures(
        briefing(f"{language}-{day}", article, *kept, language=language, published=day)
    )


HERE = told("en", "2017-03-30")


def test_values_of_one_event_are_the_same_in_two_languages() -> None:
    there = told("es", "2017-03-28")
    assert is_one_event(HERE, there) == is_one_event(there, HERE) is True
    found = {(pair.one.figure.value, pair.grade) for pair in pairs(HERE, there)}
    assert found == {(value, "same") for value, _ in VALUES}


@pytest.mark.parametrize(
    ("day", "left_out"), [("2017-03-28", 1), ("2017-04-20", 0), (None, 0), ("2016-03-30", 0)]
)
def test_some_values_or_another_day_are_no_event(day: str | None, left_out: int) -> None:
    there = told("es", day, left_out)
    assert not is_one_event(HERE, there)
    assert not pairs(HERE, there)
