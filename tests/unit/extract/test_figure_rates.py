"""Money per time and person, money with cents, and series that say something once."""

import pytest

from tests.unit.extract.figure_reading import found_figures, values

Values = list[tuple[float, str | None]]
PAY: list[tuple[str, str, Values]] = [
    ("en", "The raise helps $12-an-hour cooks.", [(12, "USD/hour")]),
    ("en", "Cooks making between $20,000 and $45,000 a year voted.",
     [(20000, "USD/year"), (45000, "USD/year")]),
    ("en", "Guards earn $400 to $600 a week.", [(400, "USD/week"), (600, "USD/week")]),
    ("en", "A $2 billion-a-year trade.", [(2e9, "USD/year")]),
    ("en", "They live on $2 each day.", [(2, "USD/day")]),
    ("en", "It paid $5 million a year ago and $3 million a month later.",
     [(5e6, "USD"), (3e6, "USD")]),
    ("en", "A per capita income of $4,200.", [(4200, "USD/person")]),
    ("en", "The boats land 300 tonnes a year.", [(300, "tonne/year")]),
    ("es", "El peón gana 300 euros al mes y paga 4 euros por día.",
     [(300, "EUR/month"), (4, "EUR/day")]),
    ("es", "Ganan entre 200 y 400 dólares al mes.", [(200, "USD/month"), (400, "USD/month")]),
    ("es", "Pagó 300 euros por un año y 200 euros al mes siguiente.", [(300, "EUR"), (200, "EUR")]),
    ("es", "El ingreso per cápita del país es de 4 mil dólares.", [(4000, "USD/person")]),
    ("es", "La tasa bajó del 12 al 8 por ciento.", [(12, "percent"), (8, "percent")]),
]  # fmt: skip
CENTS: list[tuple[str, str, Values]] = [
    ("es", "Pagó $31'450.212.80 por la obra.", [(31450212.8, "USD")]),
    ("es", "Pagó $8’071.297,90 y $2’300,400.10 más.", [(8071297.9, "USD"), (2300400.1, "USD")]),
    ("es", "Fueron $1,204.50 (mil doscientos cuatro pesos 50/100 M.N.) de agua.",
     [(1204.5, "MXN")]),
    ("es", "Fueron $1,204.50 (mil doscientos cuatro pesos 80/100 M.N.) de agua.",
     [(1204.5, "MXN"), (1204.8, "MXN")]),
    ("es", "Son cuatro euros con 50/100.", [(4.5, "EUR")]),
    ("es", "Compró 12 (doce) camiones y 30 sacos (treinta).", [(12, "camión"), (30, "saco")]),
    ("en", "It bought twelve (12) trucks for $40 (forty).", [(12, "truck"), (40, "USD")]),
]  # fmt: skip
SERIES: list[tuple[str, str, Values]] = [
    ("es", "Nadie habló: los 9 del PRI, los dos del PAN y los cuatro del PRD.",
     [(9, "person"), (2, "person"), (4, "person")]),
    ("es", "Fueron cinco diputados de Morena, las dos del Verde.", [(5, "person"), (2, "person")]),
    ("es", "Cerraron a las 8 de la Noche y a las 9 de la Mañana.", []),
    ("en", "Members came: the six from Ohio and the three from Utah.",
     [(6, "person"), (3, "person")]),
    ("es", "Abrió tres viveros. Dos se ubican en el sur.", [(3, "vivero"), (2, "vivero")]),
    ("en", "It has four shelters. Two are closed.", [(4, "shelter"), (2, "shelter")]),
    ("en", "It has four shelters. Five are closed.", [(4, "shelter")]),
    ("es", "Sube de 6.5 más 1.5 a quienes venden, más 9 por ciento.",
     [(6.5, "percent"), (1.5, "percent"), (9, "percent")]),
    ("es", "Debía 50 mil millones de euros, más los 420 mil que pidió.",
     [(5e10, "EUR"), (4.2e11, "EUR")]),
    ("es", "Debía 50 mil millones de euros y otros 40 mil; suma 90 mil millones de euros.",
     [(5e10, "EUR"), (4e10, "EUR"), (9e10, "EUR")]),
    ("es", "Pasó de 90 mil a 120 mil millones de euros.", [(9e10, "EUR"), (1.2e11, "EUR")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), [*PAY, *CENTS, *SERIES])
def test_rates_cents_and_series_are_read(language: str, text: str, expected: Values) -> None:
    found = values(text, language)
    assert [unit for _, unit in found] == [unit for _, unit in expected]
    assert [value for value, _ in found] == pytest.approx([value for value, _ in expected])


def test_an_amount_that_brackets_say_again_is_one_figure() -> None:
    amount = "$1,204.50 (mil doscientos cuatro pesos 50/100 M.N.)"
    text = f"Pagó {amount} de agua."
    (figure,) = found_figures(text, "es")
    assert text[figure.start : figure.end] == amount


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Guards earn $400 to $600 a week."),
        ("en", "There are from 40 to 60 farms."),
        ("es", "Nadie habló: los 9 del PRI y los dos del PAN."),
        ("es", "Pasó de 90 mil a 120 mil millones de euros."),
        ("es", "Pagó $31'450.212.80."),
        ("es", "Gana 300 euros mensuales."),
        ("en", "They spend $300 monthly."),
    ],
)
def test_what_is_carried_or_mended_is_never_sure(language: str, text: str) -> None:
    assert found_figures(text, language)[0].confidence < 0.9


def test_a_scale_that_may_be_left_out_is_told_and_not_filled_in() -> None:
    text = "Debía 50 mil millones de euros y pagó 20 mil."
    _, figure = found_figures(text, "es")
    assert figure.value == 20_000
    assert figure.confidence < 0.6
    assert figure.why == ("may be 20,000,000,000",)
