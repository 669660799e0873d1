"""What money and shares are of, by the words of their clause."""

import pytest

from tests.unit.extract.figure_reading import what

SUMS = (
    ("en", "A new $6 million fund", ["fund"]),
    ("en", "An estimated $10 trillion hole in the plan grew.", ["hole"]),
    ("en", "An average tax cut of $275 was seen.", ["average tax cut"]),
    ("en", "Those with incomes above $1 million pay more.", ["incomes"]),
    ("en", "The club was fined $2 million for the fight.", ["fined"]),
    ("en", "The wage rose to $15.", ["wage"]),
    ("en", "The deficit was nearly $4 billion.", ["deficit"]),
    ("en", "They raised the budget to $4 billion.", ["budget"]),
    ("en", "It cost $4 million.", [None]),
    ("en", "The bridge cost $4 million.", ["bridge"]),
    ("en", "Cocaine worth $3 million was found.", ["Cocaine"]),
    ("en", "He gave the school $4 million.", [None]),
    ("en", "They sold maize worth $3 million.", ["maize"]),
    ("en", "She earns $300 a week.", ["earns"]),
    ("en", "The company posted a loss of $4 million.", ["loss"]),
    ("en", "They want $85 million in aid.", ["aid"]),
    ("en", "He paid the mayor $3 million.", [None]),
    ("en", "The firm made a profit of between $3 million and $4 million.", ["profit", "profit"]),
    ("en", "He borrowed $4 million from the bank.", ["borrowed"]),
    ("en", "The tax rate of 5 percent was kept.", ["tax rate"]),
    ("en", "Inflation reached 5 percent.", ["Inflation"]),
    ("en", "Prices rose by 5 percent.", ["Prices"]),
    ("en", "A 5 percent tax was set.", ["tax"]),
    ("en", "Unemployment fell from 8 percent to 5 percent.", ["Unemployment", "Unemployment"]),
    ("en", "The United States sent $4 million.", [None]),
    ("en", "A total of $4 million was lost.", [None]),
    ("es", "Un presupuesto de 30 millones de soles.", ["presupuesto"]),
    ("es", "Fue multado con 2 millones de soles.", ["multado"]),
    ("es", "La deuda asciende a 4 millones de soles.", ["deuda"]),
    (
        "es",
        "El presupuesto de la universidad es de 30 millones de soles.",
        ["presupuesto de la universidad"],
    ),
    ("es", "El gasto llegó a los 40 millones de soles.", ["gasto"]),
    ("es", "Se elevó el gasto a 40 millones de soles.", ["gasto"]),
    ("es", "El puente costó 4 millones de soles.", ["puente"]),
    ("es", "Una inversión superior a los 7 millones de soles.", ["inversión"]),
    ("es", "Hubo pérdidas por 7 millones de soles.", ["pérdidas"]),
    ("es", "Recaudaron un total de 7 millones de soles.", [None]),
    ("es", "Recibió donaciones por un monto de 7 millones de soles.", ["donaciones"]),
    ("es", "La inflación subió a 5 por ciento.", ["inflación"]),
    ("es", "Los precios subieron 5 por ciento.", ["precios"]),
    ("es", "La tasa de desempleo es de 5 por ciento.", ["tasa de desempleo"]),
    ("es", "Pagó al alcalde 7 mil soles.", [None]),
    ("es", "Entregó 7 mil soles a la viuda.", [None]),
    ("es", "Pedro tiene 7 mil soles.", [None]),
    ("es", "La casa, valorada en 7 mil soles, ardió.", ["valorada"]),
    ("es", "Una tasa de 5 por ciento.", ["tasa"]),
    ("es", "El sueldo pasará de 700 a 900 soles.", ["sueldo", "sueldo"]),
    ("es", "El ministerio invirtió 7 millones de soles.", ["invirtió"]),
    ("es", "Cobra 500 soles mensuales de renta.", ["renta"]),
)


@pytest.mark.parametrize(("language", "text", "expected"), SUMS)
def test_what_a_sum_is_of(language: str, text: str, expected: list[str | None]) -> None:
    assert what(text, language) == expected
