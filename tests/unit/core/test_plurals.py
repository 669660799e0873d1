"""How several of a unit are written that is in no table."""

import pytest

from briefings.figures import reading
from briefings.labels import labels_of
from briefings.model import Figure
from briefings.plurals import plural


@pytest.mark.parametrize(
    ("noun", "several"),
    [
        ("km²", "km²"), ("sq km", "sq km"), ("tm", "tm"), ("m3", "m3"), ("kWh", "kWh"),
        ("vez", "veces"), ("kilómetro cuadrado", "kilómetros cuadrados"), ("avión", "aviones"),
        ("galón", "galones"), ("ton of coal", "tons of coal"), ("foot", "feet"),
        ("fisherman", "fishermen"), ("german", "germans"), ("aircraft", "aircraft"),
        ("metro de tubería", "metros de tubería"), ("city", "cities"), ("box", "boxes"),
        ("cubic metre", "cubic metres"), ("wolf", "wolves"), ("loudspeaker", "loudspeakers"),
    ],
)  # fmt: skip
def test_several_of_a_noun_among_english_words(noun: str, several: str) -> None:
    assert plural(noun, labels_of("en")) == several


@pytest.mark.parametrize(
    ("noun", "several"),
    [
        ("árbol", "árboles"), ("animal muerto", "animales muertos"), ("lápiz", "lápices"),
        ("autobús", "autobuses"), ("barril de petróleo", "barriles de petróleo"), ("kg", "kg"),
    ],
)  # fmt: skip
def test_several_of_a_noun_among_spanish_words(noun: str, several: str) -> None:
    assert plural(noun, labels_of("es")) == several


def test_a_phrase_is_taken_from_the_article_whose_language_it_is_in() -> None:
    figure = Figure(
        id="f", topics=("one",), text="42 barriles grandes", value=42, unit="barril grande"
    )
    assert reading(figure) == "42 barriles grandes"
