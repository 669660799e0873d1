"""Units, hedges and short names, as English and Spanish articles say them."""

from typing import Any

import pytest

from briefings.curation.verify import verify

from .builders import article, briefing, evidence, figure


def findings(said: str, unit: str = "boat", **fields: Any) -> tuple[str, ...]:
    """What is wrong with a figure of 12 that stands on an article which says no more than this."""
    item = figure("f", 12, unit, text="12", evidence=evidence(article(said), said), **fields)
    return verify(briefing([item], text=said)).not_said


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("12 ha of land", "hectare"),
        ("12ha of land", "hectare"),
        ("12 Hectáreas", "hectare"),
        ("12 tons of it", "tonne"),
        ("12 toneladas", "tonne"),
        ("12 kg", "kilogram"),
        ("12 kilos", "kilogram"),
        ("12 km away", "kilometre"),
        ("12 kilómetros", "kilometre"),
        ("12 years", "year"),
        ("12 años", "year"),
        ("12 per cent", "percent"),
        ("12%", "percent"),
        ("12 por ciento", "percent"),
        ("US$12", "USD"),
        ("12 dólares", "USD"),
        ("€12", "EUR"),
        ("12 euros", "EUR"),
        ("£12", "GBP"),
        ("PEN 12", "PEN"),
        ("12 laboratories", "laboratory"),
        ("12 families", "family"),
        ("12 boats", "boat"),
        ("12 plants per hectare", "plant/hectare"),
        ("12 farmers", "person"),
    ],
)
def test_a_unit_is_said_in_the_articles_own_way(said: str, unit: str) -> None:
    assert findings(said, unit) == ()


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("12 of them have gone", "hectare"),
        ("12 in Washington", "tonne"),
        ("12 kilometres", "kilogram"),
        ("12 Mexicanos", "year"),
        ("12 manos", "year"),
        ("12 Europeans", "EUR"),
        ("A$12", "USD"),
        ("12 spending pence", "PEN"),
        ("12 plants", "plant/hectare"),
        ("12 rowboats", "boat"),
    ],
)
def test_a_unit_is_not_said_by_a_part_of_another_word(said: str, unit: str) -> None:
    (found,) = findings(said, unit)
    assert found.endswith(f"(f) shows unit “{unit}”, which its evidence does not say.")


@pytest.mark.parametrize("said", ["The government has 12 boats", "12 boats for someone else"])
def test_a_hedge_is_not_said_by_a_part_of_another_word(said: str) -> None:
    assert findings(said, approximate=True) == (
        "figure ~12 boats (f) shows hedge “approximate”, which its evidence does not say.",
    )


@pytest.mark.parametrize(
    ("said", "bound"),
    [
        ("nearly 12 boats", None),
        ("an estimated 12 boats", None),
        ("Some 12 boats", None),
        ("unos 12 boats", None),
        ("más de 12 boats", "more_than"),
        ("at least 12 boats", "more_than"),
        ("almost 12 boats", "less_than"),
        ("fewer than 12 boats", "less_than"),
        ("hasta 12 boats", "less_than"),
    ],
)
def test_a_hedge_is_said_in_the_articles_own_way(said: str, bound: str | None) -> None:
    assert findings(said, approximate=bound is None, bound=bound) == ()


@pytest.mark.parametrize("name", ["EU", "U.S.", "UN"])
def test_a_short_name_that_the_evidence_says_is_said(name: str) -> None:
    assert findings("The EU, the U.S. and the UN sent 12 boats", scope=name, source=name) == ()
