"""What of an article a review counts: what is contested before what is small."""

import pytest

from briefings.extract.extraction import extract
from briefings.extract.proposal import propose
from briefings.model import AnyItem, Figure, Statement
from briefings.progress import weighs
from tests.unit.extract.scanning import article_of

_ENGLISH = """\
Ferry company denies that 900 litres of fuel leaked

About 600 litres of fuel leaked into the harbour on Monday, the port authority said. \
The crew was warned within ten minutes, the port authority said.

“There were three buckets on deck,” said Ana Ruiz, the captain. Ruiz denied that 900 litres had \
leaked. “It was 200 litres,” she said.

A union accused the company of hiding the leak. The pier is 40 years old, the union said. \
The union said 31 people were injured. The ticket office sold 8 umbrellas on Monday. \
The mayor said that the harbour was open. “We like boats,” said Luis Vega, a baker.

The port will be painted in May. Eleven benches were bought in June. The café has 7 tables.
"""

_SPANISH = """\
La naviera niega que se derramaran 900 litros de gasóleo

Unos 600 litros de gasóleo se derramaron el lunes en el puerto, según la autoridad portuaria. \
La tripulación fue avisada en diez minutos, dijo la autoridad portuaria.

“Había tres cubos en cubierta”, dijo Ana Ruiz, la capitana. Ruiz negó que se hubieran derramado \
900 litros. “Fueron 200 litros”, afirmó Ruiz.

El sindicato acusó a la naviera de ocultar el derrame. El muelle tiene 40 años, dijo el sindicato. \
El sindicato dijo que 31 personas resultaron heridas. La taquilla vendió 8 paraguas el lunes. \
El alcalde dijo que el puerto estaba abierto. “Nos gustan los barcos”, dijo Luis Vega, panadero.

El puerto se pintará en mayo. Se compraron once bancos en junio. El café tiene 7 mesas.
"""


_FILLING = "\nBlue boats, old nets.\n" * 190


def _counted(text: str, language: str) -> list[AnyItem]:
    article = article_of(text + _FILLING)
    items = propose(article, extract(article, language, None)).items
    return [item for item in items if weighs(item)]


@pytest.mark.parametrize(("text", "language"), [(_ENGLISH, "en"), (_SPANISH, "es")])
def test_rival_values_are_counted_before_small_counts_and_times(text: str, language: str) -> None:
    counted = _counted(text, language)
    assert len(counted) <= 15
    values = [each.value for each in counted if isinstance(each, Figure)]
    assert {600, 900, 200, 31} <= set(values)
    assert not {8, 7, 3, 10, 40}.intersection(values)


@pytest.mark.parametrize(("text", "language"), [(_ENGLISH, "en"), (_SPANISH, "es")])
def test_a_denial_in_headline_and_text_is_counted_once(text: str, language: str) -> None:
    figures = [each for each in _counted(text, language) if isinstance(each, Figure)]
    assert [each.value for each in figures if each.status == "denied"] == [900]


@pytest.mark.parametrize(
    ("text", "language", "wanted", "least"),
    [
        (_ENGLISH, "en", ("of hiding the leak", "900 litres"), "We like boats"),
        (_SPANISH, "es", ("de ocultar el derrame", "900 litros"), "Nos gustan los barcos"),
    ],
)
def test_who_accuses_and_who_denies_are_counted_before_colour(
    text: str, language: str, wanted: tuple[str, ...], least: str
) -> None:
    told = " ".join(each.text for each in _counted(text, language) if isinstance(each, Statement))
    assert all(words in told for words in wanted)
    assert least not in told


@pytest.mark.parametrize("second", ["four hours", "40 hours"])
def test_times_are_counted_where_two_sides_tell_them_differently(second: str) -> None:
    text = (
        "The owner, Ana Ruiz, said that the harbour was told within 40 hours. "
        f"Luis Vega, the mayor, said that the first call came {second} later.\n"
    )
    hours = [each for each in _counted(text, "en") if isinstance(each, Figure)]
    assert len(hours) == (2 if second == "four hours" else 0)
