"""Figures of an article: values, units, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.core.strategies import any_text
from tests.unit.extract.figure_reading import assert_inside, found_figures, values, what

Values = list[tuple[float, str | None]]
NUMBERS: list[tuple[str, str, Values]] = [
    ("es", "Hay 62 mil 500 hectáreas.", [(62500, "hectare")]),
    ("es", "Hay mil 200 hectáreas.", [(1200, "hectare")]),
    ("es", "Son 6 mil millones de dólares.", [(6e9, "USD")]),
    ("es", "Son 4 mil 500 millones de euros.", [(4.5e9, "EUR")]),
    ("es", "Son 2 millones 300 mil litros.", [(2.3e6, "litro")]),
    ("es", "Un millón y medio de toneladas.", [(1.5e6, "tonne")]),
    ("es", "Tras dos años y medio.", [(2.5, "year")]),
    ("es", "Treinta y dos kilos, ciento veinte gramos.", [(32, "kilogram"), (120, "gram")]),
    ("es", "Medio millón de litros.", [(500000, "litro")]),
    ("es", "Una decena de pistas y media docena de pozas.", [(10, "pista"), (6, "poza")]),
    ("es", "Rinde 3,3 toneladas y 128.739 kilos.", [(3.3, "tonne"), (128739, "kilogram")]),
    ("es", "Cuesta 1,200.50 euros.", [(1200.5, "EUR")]),
    ("es", "Debe 1.250 millones de euros.", [(1.25e9, "EUR")]),
    ("en", "It has 24,000 hectares.", [(24000, "hectare")]),
    ("en", "It cost $1.1bn, then $846.8million.", [(1.1e9, "USD"), (846.8e6, "USD")]),
    ("en", "Twenty-nine hectares, two hundred and fifty tons.", [(29, "hectare"), (250, "tonne")]),
    ("en", "Half a million acres, one and a half million tons.", [(5e5, "acre"), (1.5e6, "tonne")]),
    ("en", "Three and a half hours, four-and-a-half hours.", [(3.5, "hour"), (4.5, "hour")]),
    ("es", "Subió 1.125 por ciento, a 3.375%.", [(1.125, "percent"), (3.375, "percent")]),
    ("es", "Subió 1.500 por ciento.", [(1500, "percent")]),
    ("es", "Subió 0,5 puntos y luego 1.125%.", [(0.5, "percentage point"), (1125, "percent")]),
    ("es", "Son 1.125 personas.", [(1125, "person")]),
    ("en", "A dozen boats, two dozen sheep.", [(12, "boat"), (24, "sheep")]),
    ("en", "A fall of -0.3 percent (-31.5%).", [(-0.3, "percent"), (-31.5, "percent")]),
    ("en", "It cost a quarter of a million dollars.", [(250000, "USD")]),
    ("en", "Three quarters of a million acres burned.", [(750000, "acre")]),
    ("es", "Un cuarto de millón de litros.", [(250000, "litro")]),
    ("es", "Costó nueve millones 809,938 euros.", [(9809938, "EUR")]),
    ("es", "Pagó la obra con S/. 129,473,518 en mayo.", [(129473518, "PEN")]),
]  # fmt: skip
UNITS: list[tuple[str, str, Values]] = [
    ("en", "He paid $85 million (USD) for it.", [(85e6, "USD")]),
    ("en", "Ice covers 61 (km²), up from 42 (km²) the day before.",
     [(61, "square kilometre"), (42, "square kilometre")]),
    ("en", "It reached 18 beaches, up from 12 the day before.",
     [(18, "beach"), (12, "beach")]),
    ("en", "Rents rose to $900 from $700 the month before.", [(900, "USD"), (700, "USD")]),
    ("en", "It was open on 30 of the days.", [(30, "day")]),
    ("en", "They get $15 an hour and $48.50 a barrel.", [(15, "USD/hour"), (48.5, "USD/barrel")]),
    ("en", "Up 5 percentage points to 17 per cent.", [(5, "percentage point"), (17, "percent")]),
    ("en", "Up 3 points, to 40 percent.", [(3, "percentage point"), (40, "percent")]),
    ("en", "A 38-year war over a 300,000-acre area.", [(38, "year"), (300000, "acre")]),
    ("en", "A 12-member team in a two-day race.", [(12, "member"), (2, "day")]),
    ("en", "They work 60 hours a week at 120 km/h.", [(60, "hour/week"), (120, "kilometre/hour")]),
    ("en", "There are 11 cases per 1,000 inhabitants.", [(11, "case/1000 person")]),
    ("en", "Five most recent reputable polls.", [(5, "poll")]),
    ("en", "The two largest teachers unions met.", [(2, "union")]),
    ("en", "Some 12 dead and 40 injured.", [(12, "person"), (40, "person")]),
    ("en", "Four plain-clothes officers, 8 million low- and middle-income families.",
     [(4, "person"), (8e6, "family")]),
    ("en", "The murder rate is 24 per 100,000 people.", [(24, "murder/100000 person")]),
    ("en", "The FTSE lost 35 points, or 2%.", [(35, "point"), (2, "percent")]),
    ("en", "It was minus 20 degrees, plus or minus 3 percent.", [(-20, "degree"), (3, "percent")]),
    ("en", "They sold 30m albums in a 100m race.", [(3e7, "album"), (100, "metre")]),
    ("es", "Caen seis menores de edad y dos exmilitares.", [(6, "person"), (2, "person")]),
    ("es", "Son 5 casos diarios por cada 100.000 habitantes.", [(5, "caso/100000 person")]),
    ("es", "La tasa de homicidios es de 32 por cada 100 mil habitantes.",
     [(32, "homicide/100000 person")]),
    ("es", "Un saldo de $8’071,297.90 dólares.", [(8071297.9, "USD")]),
    ("es", "Hubo 20 grados bajo cero y 5 libras de arroz.", [(-20, "grado"), (5, "libra")]),
    ("en", "The raid killed 7 and wounded at least 20.", [(7, "person"), (20, "person")]),
    ("es", "Son 30 millones de soles.", [(30e6, "PEN")]),
    ("es", "En México: $300 pesos, 150 mdp y 2 mdd.", [(300, "MXN"), (150e6, "MXN"), (2e6, "USD")]),
    ("es", "Bogotá: 500 pesos y 300 pesos chilenos.", [(500, "COP"), (300, "CLP")]),
    ("es", "Hay 24 homicidios por cada 100 mil habitantes.", [(24, "homicide/100000 person")]),
    ("es", "Hay 30 mil plantas por hectárea.", [(30000, "plant/hectare")]),
    ("es", "Las plantas por hectárea son 90 mil.", [(90000, "plant/hectare")]),
    ("es", "Los 300 laboratorios clandestinos.", [(300, "laboratorio")]),
    ("es", "Tres nuevas operaciones y 15 camiones.", [(3, "operación"), (15, "camión")]),
    ("es", "Murieron 12 soldados y 3 policías.", [(12, "person"), (3, "person")]),
    ("es", "Fueron 32 mandatarios, 20 acusados.", [(32, "person"), (20, "person")]),
    ("es", "Con 6.000 contenedores y 40 tractores.", [(6000, "contenedor"), (40, "tractor")]),
]  # fmt: skip
ELIDED: list[tuple[str, str, Values]] = [
    ("en", "From 60,000 to 49,800 hectares.", [(60000, "hectare"), (49800, "hectare")]),
    ("en", "Between 2 and 3 million people.", [(2e6, "person"), (3e6, "person")]),
    ("en", "From $5 to $7 million.", [(5e6, "USD"), (7e6, "USD")]),
    ("en", "A rise of 10-15 percent.", [(10, "percent"), (15, "percent")]),
    ("en", "Three of the five boats sank.", [(3, "boat"), (5, "boat")]),
    ("es", "De 71 mil 300 litros en 2003 a 58.200.", [(71300, "litro"), (58200, "litro")]),
    ("es", "Hay 42 personas, de las que 11 están graves.", [(42, "person"), (11, "person")]),
    ("es", "Llegaron 600 soldados. Otros 24 mil esperan.", [(600, "person"), (24000, "person")]),
    ("es", "Los manifestantes, unos dos mil, y 10 mil más.", [(2000, "person"), (10000, "person")]),
    ("es", "La cifra de muertos subió a 45.", [(45, "person")]),
    ("es", "Los policías oscilan entre 200 y 210.", [(200, "person"), (210, "person")]),
    ("es", "De los 120 detenidos, 75 siguen presos.", [(120, "person"), (75, "person")]),
    ("en", "The death toll rose to 35.", [(35, "person")]),
    ("en", "He heard 14 of 30 witnesses.", [(14, "witness"), (30, "witness")]),
    ("en", "They have 40 boats; the two sank.", [(40, "boat")]),
    ("en", "Half of the 40 boats sank, three quarters of them in May.",
     [(40, "boat"), (75, "percent")]),
    ("en", "Of the 40 boats, in three weeks, ten sank.", [(40, "boat"), (3, "week"), (10, "boat")]),
    ("en", "Of the 10 judges, six were chosen by her.", [(10, "person"), (6, "person")]),
    ("en", "The club lost eight points and finished on 13.", [(8, "point"), (13, "point")]),
    ("es", "De los 12 barcos de la isla, cinco ya zarparon.", [(12, "barco"), (5, "barco")]),
    ("es", "El club perdió ocho puntos y quedó con 13.", [(8, "punto"), (13, "punto")]),
    ("es", "Ganó tres Grammy y dos Oscar.", [(3, "grammy"), (2, "oscar")]),
    ("es", "Suben a 36.000 los muertos.", [(36000, "person")]),
    ("es", "Los muertos bajaron 23%, de 439 a 340.",
     [(23, "percent"), (439, "person"), (340, "person")]),
    ("es", "Con 300 euros, de los 32 de siempre.", [(300, "EUR")]),
    ("es", "Hay 100 de 137 barcos y 12 AK-47.", [(100, "barco"), (137, "barco"), (12, "AK-47")]),
    ("es", "Siembran más hectáreas (16.544).", [(16544, "hectare")]),
    ("en", "Profits fell by 42% to £418m.", [(42, "percent"), (418e6, "GBP")]),
    ("en", "Two of the 85 trucks burnt. Four others were wounded.",
     [(2, "truck"), (85, "truck"), (4, "person")]),
    ("en", "Up to 6,600 of its 10,000-strong staff.", [(6600, "person"), (10000, "person")]),
    ("en", "Of 5,000 US$ 300 were left.", [(5000, None), (300, "USD")]),
    ("en", "It cost $30-40 million.", [(3e7, "USD"), (4e7, "USD")]),
    ("en", "A rise of .5 percent.", [(0.5, "percent")]),
    ("en", "They sank 70 - 2 boats are left.", [(2, "boat")]),
    ("es", "La mitad de los 40 barcos.", [(40, "barco")]),
    ("es", "Bajó de 35 mil a 22 mil toneladas.", [(35000, "tonne"), (22000, "tonne")]),
    ("es", "Tres de cada cuatro niños; 95 de cada 100 veces.", [(75, "percent"), (95, "percent")]),
    ("en", "One in five adults, nine out of 10 doctors.", [(20, "percent"), (90, "percent")]),
]  # fmt: skip
NONE: list[tuple[str, str]] = [
    ("en", "The 3rd day, 10:30 a.m., the 5th of the 90s."),
    ("en", "Boeing 737, Room 12, Route 66, Article 5, No. 4 and the G20."),
    ("en", "A 43-year-old, and Obrador, 57, aged 60, older than 14 years."),
    ("en", "They won 3-2 and lost 52-48 on a 9/11 anniversary."),
    ("en", "Call 202-555-0143 or 1-800-555-0199."),
    ("en", "Thousands of people, dozens of boats, one of us."),
    ("en", "Two-thirds of it, six figures, the first half of the year."),
    ("en", "In 2012, since 1998, from 1976 to 1983."),
    ("es", "Pérez, de 43 años, una vecina de 60 años y menores de 18 años."),
    ("es", "Jóvenes de 15 a 24 años; tiene 5 años de edad."),
    ("es", "A las 20:30 horas, a las 8 horas, el 3 de mayo."),
    ("es", "Ganó 3-2 en el kilómetro 45 de la carretera 57."),
    ("es", "La Ley 1008, el artículo 27, los años 90 y la década de los 80."),
    ("es", "Llame al teléfono 492 922 1234 o al 01 800 500 4000."),
    ("es", "El lunes 12 murieron, un 4x4 y el sub 17."),
    ("en", "A 50-50 chance, a 401(k), a 4x4."),
    ("es", "A las 20.00, a sus 20 años, de la 10 a la 13."),
    ("en", "An 18-year old soldier; those aged under 60."),
    ("en", "A twenty-3rd day, code twenty-nine-12mil."),
    ("es", "Dos tercios de ellos; los años 1980; el joven tiene 23 años y ya."),
    ("es", "El gol de Mario Dos Santos llegó pronto."),
    ("es", "Se votó a las 11 de la noche con 39 minutos."),
    ("en", "Half of them left, and a quarter of the boats."),
    ("es", "La mitad de la gente y la cuarta parte del pan."),
    ("es", "Miles de personas, un hombre, una mujer, decenas de casas."),
]


@pytest.mark.parametrize(("language", "text", "expected"), [*NUMBERS, *UNITS, *ELIDED])
def test_values_and_units(language: str, text: str, expected: Values) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_is_no_figure(language: str, text: str) -> None:
    assert values(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "bound", "approximate"),
    [
        ("en", "More than 40 boats.", "more_than", False),
        ("en", "A little more than 40 boats.", "more_than", True),
        ("en", "At least 40 boats.", "at_least", False),
        ("en", "As many as 40 boats.", "up_to", False),
        ("en", "Fewer than 40 boats.", "less_than", False),
        ("en", "About 40 boats.", None, True),
        ("en", "They gave $3 million or more.", "at_least", False),
        ("en", "Over 40 boats.", "more_than", False),
        ("en", "Over 40 years.", None, False),
        ("es", "Más de 40 barcos.", "more_than", False),
        ("es", "Poco más de 40 barcos.", "more_than", True),
        ("es", "Al menos 40 barcos.", "at_least", False),
        ("es", "Hasta 40 barcos.", "up_to", False),
        ("es", "Menos de 40 barcos.", "less_than", False),
        ("es", "Unos 40 barcos.", None, True),
        ("es", "Una decena de barcos.", None, True),
        ("es", "Hay 40 barcos.", None, False),
    ],
)
def test_bounds(language: str, text: str, bound: str | None, approximate: bool) -> None:
    (figure,) = found_figures(text, language)
    assert (figure.bound, figure.approximate) == (bound, approximate)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They burnt 24,000 hectares of coca in May.", ["hectares of coca"]),
        ("en", "About 300 clandestine laboratories in the hills.", ["clandestine laboratories"]),
        ("en", "Some 54 percent of the country's crop was lost.", ["the country's crop"]),
        ("en", "It sent $150 million in economic aid to them.", ["economic aid"]),
        ("en", "A budget of $5 million was passed.", ["budget"]),
        ("en", "They gave $5 million for new wells in the hills.", ["for new wells"]),
        ("en", "It got $5 million in military and food aid.", ["military and food aid"]),
        ("en", "He has $5 million to build wells.", ["to build wells"]),
        ("en", "He has $5 million to invest in a farm.", ["to invest in a farm"]),
        ("en", "They want $2 million to more than $3 million to go.", [None, None]),
        ("en", "He gave $5 million to the club in recent years.", [None]),
        ("en", "It was sold for $7 in the market.", [None]),
        ("en", "They burnt 40 hectares which were used to grow poppies last year.",
         ["hectares which were used to grow poppies"]),
        ("en", "They found 40 tonnes that, he said, were lost.", ["tonnes"]),
        ("es", "Hay 40 hectáreas que se usan para sembrar maíz en la vega.",
         ["hectáreas que se usan para sembrar maíz"]),
        ("es", "Pagó 300 euros de su propio bolsillo.", ["su propio bolsillo"]),
        ("es", "Dieron 300 euros para la lucha contra el hambre.",
         ["para la lucha contra el hambre"]),
        ("es", "Pidió 300 euros para comprar libros nuevos.", ["para comprar libros nuevos"]),
        ("es", "Una beca mensual de 300 euros.", ["beca mensual"]),
        ("es", "Lo compró por 7 euros en un mercado.", [None]),
        ("es", "Hay 300 laboratorios clandestinos en la selva.", ["laboratorios clandestinos"]),
        ("es", "Unas 20 mil hectáreas de hoja de coca.", ["hectáreas de hoja de coca"]),
        ("es", "Un préstamo de 300 euros llegó.", ["préstamo"]),
        ("es", "Tres hombres murieron y otros 40 resultaron heridos.", ["hombres", None]),
        ("en", "Some 52 percent of older sailors agreed.", ["older sailors"]),
        ("en", "The lake held 12 (m) of water; 40 (ha) burned.", ["water", "ha"]),
        ("es", "Ardieron 40 (ha) de pino y 12 (km²) más.", ["pino", "km²"]),
    ],
)  # fmt: skip
def test_what_is_counted(language: str, text: str, expected: list[str]) -> None:
    assert what(text, language) == expected


def test_the_money_of_pesos_is_unknown_where_no_country_is_told() -> None:
    (figure,) = found_figures("Cuesta 500 pesos.", "es")
    assert figure.unit is None
    assert figure.confidence < 0.6


def test_the_money_of_pesos_is_told_by_a_country_s_places_and_bodies() -> None:
    for text, unit in (("Hermosillo. Cuesta 500 pesos.", "MXN"), ("Ecopetrol: 500 pesos.", "COP")):
        (figure,) = found_figures(text, "es")
        assert figure.unit == unit


def test_a_dollar_sign_is_less_sure_where_pesos_are_at_home() -> None:
    (told,) = found_figures("Lima. Cuesta US$500.", "es")
    (sign,) = found_figures("Bogotá. El ministro colombiano dijo que cuesta $500.", "es")
    assert (told.unit, sign.unit) == ("USD", "COP")
    assert sign.confidence < 0.9 <= told.confidence


@given(any_text(200), st.sampled_from(("en", "es")))
def test_figures_stand_inside_any_text(text: str, language: str) -> None:
    assert_inside(text, found_figures(text, language))


_WORDS = (
    "12 3.5 1,200 62 mil 500 millones million hundred two dos y and half medio de of the los $ S/ %"
    " - – ( ) , . people personas hectares por per 100 mdp años years más than over dozen una a to"
    " 2012 veinte twenty-nine two-day x"
)
_PIECES = st.sampled_from(_WORDS.split())


@given(st.lists(_PIECES, max_size=18), st.sampled_from(("en", "es")))
def test_figures_stand_inside_runs_of_their_words(words: list[str], language: str) -> None:
    text = " ".join(words)
    assert_inside(text, found_figures(text, language))


@given(st.lists(_PIECES, max_size=18), st.sampled_from(("en", "es")))
def test_what_is_counted_stands_in_the_text(words: list[str], language: str) -> None:
    text = "".join(words)
    for figure in found_figures(text, language):
        if figure.what:
            assert 0 <= figure.what[0] < figure.what[1] <= len(text)
