"""Periods of figures: stated in the clause, carried, or told by the day of publication."""

import pytest

from briefings.extract.figures.context import in_context
from briefings.extract.findings import FoundDate
from briefings.extract.speech.speech import Speech
from tests.unit.extract.figure_sentences import in_context_of, marked, scanned

# The figures stand in square brackets; their periods follow in order.
STATED = [
    ("en", "In 2013, the army destroyed [300 labs].", ["2013"]),
    ("en", "The army destroyed [300 labs] in 2013.", ["2013"]),
    ("en", "Output fell from [60,000 tonnes] in 2011 to [50,000] in 2012.", ["2011", "2012"]),
    ("en", "In 2013 the army burned [300 labs], the minister said on 2014-01-04.", ["2013"]),
    ("en", "The mayor announced on 2014-01-04 that [300 labs] were burned.", [None]),
    ("en", "From 1994 to 1999 the army burned [300 labs].", ["1994/1999"]),
    ("en", "Between 2010 and 2011 it polled [400 people] at a mall.", ["2010/2011"]),
    ("en", "The army burned [300 labs] on 2014-03-02.", ["2014-03-02"]),
    ("en", "That beats the [$8 million] that came in during the 2012 race.", ["2012"]),
    ("en", "A report of 2005 says [300 firms] took part.", [None]),
    ("en", "The road has cost [$3 million] since 2008.", [None]),
    ("en", "It was a gift of [$3 million], which came after the fire of 2008.", [None]),
    ("en", "In the first half of 2013, it burned [300 labs].", ["2013-01/2013-06"]),
    ("en", "The mine employs [900 people] and will close in 2030.", [None]),
    ("en", "The mine burned [900 tonnes] and, he said, will close in 2030.", [None]),
    ("en", "The town has [9,000 people], but it elected a mayor in 2012.", [None]),
    ("en", "The mine employs [900 people] and opened [12 pits] in 2012.", [None, "2012"]),
    ("en", "The army burned [900 labs] and [40 pits] in 2012.", ["2012", "2012"]),
    ("en", "The army burned [900 labs] and was praised in 2012.", ["2012"]),
    ("es", "La mina emplea a [900 personas] y cerrará en 2030.", [None]),
    ("es", "En el primer trimestre de 2013 quemó [300 casas].", ["2013-01/2013-03"]),
    ("es", "En 2013 el ejército destruyó [300 laboratorios].", ["2013"]),
    ("es", "El ejército destruyó [300 laboratorios] en 2013.", ["2013"]),
    ("es", "Los cultivos bajaron de [62 mil] en 2011 a [60 mil] en 2012.", ["2011", "2012"]),
    ("es", "La producción en el valle el 2012 fue de [128 toneladas].", ["2012"]),
    ("es", "Entre 2010 y 2011 encuestó a [400 personas] en un mercado.", ["2010/2011"]),
    ("es", "Según un informe de 2005, [300 empresas] participaron.", [None]),
    ("es", "El camino ha costado [3 millones] desde 2008.", [None]),
    ("es", "La meta para 2014 es erradicar [30 mil plantas] en 2014.", ["2014"]),
    ("es", "El presupuesto para 2014 será de [40 pesos].", ["2014"]),
    ("es", "El gasto aumentará [4 por ciento] para 2014.", ["2014"]),
    ("es", "Sembrarán [40 mil árboles] para 2014.", [None]),
    ("en", "The council approved [$40 million] for 2014.", ["2014"]),
    ("es", "En 2011 y 2012 murieron [40 personas].", ["2011/2012"]),
    ("es", "En 2009 y 2012 murieron [40 personas].", [None]),
    ("en", "In 2011 and 2012 the army burned [300 labs].", ["2011/2012"]),
    ("es", "En 2013 pagó [300 pesos]; en 2012, [200 pesos].", ["2013", "2012"]),
    ("es", "Pagó [300 pesos]; en 2012 cerró.", [None]),
    ("es", "El gasto de 2014 es de [40 pesos] y la deuda suma [70 pesos].", ["2014", None]),
    ("en", "The budget for 2014 is [$40], while the debt stands at [$70].", ["2014", None]),
    ("es", "En 2013 la deuda sumaba [70 pesos].", ["2013"]),
]


def test_the_first_day_of_a_span_has_the_year_of_the_last() -> None:
    plain, figures = marked("Del 8 de enero al 2013-03-02 gastó [40 pesos].")
    days = [
        FoundDate(start=4, end=14, iso="--01-08"),
        FoundDate(start=18, end=28, iso="2013-03-02"),
    ]
    (figure,) = in_context(scanned(plain, "es"), figures, days, (), Speech())
    assert figure.period == "2013-01-08/2013-03-02"


@pytest.mark.parametrize(
    ("iso", "period"),
    [
        ("--01-08", "2014-01-08"),
        ("--12-08", "2013-12-08"),
        ("--01-08/--01-10", "2014-01-08/2014-01-10"),
        ("--12", "2013-12"),
    ],
)
def test_days_without_a_year_are_the_last_before_publication(iso: str, period: str) -> None:
    text = "News\n\n2014-02-10\n\n"
    plain, figures = marked(f"{text}On that date the river flooded [40 farms].")
    days = [FoundDate(start=6, end=16, iso="2014-02-10"), FoundDate(start=26, end=30, iso=iso)]
    (figure,) = in_context(scanned(plain, "en"), figures, days, (), Speech())
    assert figure.period == period


def test_a_day_to_come_without_a_year_is_left_open() -> None:
    plain, figures = marked("News\n\n2014-02-10\n\nOn that date the river will flood [40 farms].")
    days = [
        FoundDate(start=6, end=16, iso="2014-02-10"),
        FoundDate(start=26, end=30, iso="--01-08"),
    ]
    (figure,) = in_context(scanned(plain, "en"), figures, days, (), Speech())
    assert (figure.period, figure.period_candidates) == (None, ("2014-01-08",))


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2013-02-30"])
def test_no_day_of_publication_is_out_of_reach(day: str) -> None:
    (figure,) = in_context_of(f"News\n\n{day}\n\nTomorrow [40 farms] close.", "en")
    assert figure.period is None


@pytest.mark.parametrize(("language", "text", "periods"), STATED)
def test_a_clause_states_the_period(language: str, text: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in in_context_of(text, language)] == periods


def test_a_date_that_may_be_meant_is_a_candidate() -> None:
    (figure,) = in_context_of("The road has cost [$3 million] since 2008.", "en")
    assert (figure.period, figure.period_candidates) == (None, ("2008",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2013 the river fell. It flooded [40 farms] that year."),
        ("es", "En 2013 bajó el río. Inundó [40 granjas] en el mismo periodo."),
        ("es", "En 2013 el río subió. También inundó [40 granjas]."),
        ("en", "In 2013 the river rose. It also flooded [40 farms]."),
    ],
)
def test_a_period_is_carried_where_the_words_say_so(language: str, text: str) -> None:
    (figure,) = in_context_of(text, language)
    assert figure.period == "2013"
    assert "period from the sentence before" in figure.why
    assert figure.confidence < 0.9


OVER = [
    ("es", "Ejercicio fiscal 2013\n\nSe pagaron [40 pesos] a dos firmas.", "2013"),
    ("es", "Ejercicio fiscal 2013\n\nPagos:\n\n- Luz, [40 pesos]\n\n- Agua", "2013"),
    ("en", "Fiscal year 2013\n\nThe town hired [40 guards] for the market.", "2013"),
    ("en", "Spending in 2013:\n\n- Roads: [$40]\n\n- Parks", "2013"),
    ("en", "Fiscal year 2013\n\nThe town owes [$700] to the bank.", None),
    ("en", "Fiscal year 2013\n\nThe town will hire [40 guards].", None),
    ("en", "Fiscal year 2013\n\nIt was calm.\n\nOther news\n\nIt hired [40 guards].", None),
    ("en", "Spending in 2013:\n\n- Roads\n\nThe town hired [40 guards].", None),
    ("en", "2013-03-02\n\nThe town hired [40 guards].", None),
    ("es", "2013-03-02\n\nSe pagaron [40 pesos].", None),
]


@pytest.mark.parametrize(("language", "text", "period"), OVER)
def test_a_heading_or_the_line_before_a_list_states_the_period(
    language: str, text: str, period: str | None
) -> None:
    (figure,) = in_context_of(text, language)
    assert figure.period == period
    assert ("period from the heading" in figure.why) == (period is not None)


@pytest.mark.parametrize(("money", "period"), [("[40 pesos]", "2013-01/2013-05"), ("[40]", None)])
def test_money_is_of_the_span_that_it_corresponds_to(money: str, period: str | None) -> None:
    plain, figures = marked(f"Se observaron {money}, toda vez que corresponden a pagos de 2013.")
    start = plain.index("2013")
    day = FoundDate(start=start, end=start + 4, iso="2013-01/2013-05")
    (figure,) = in_context(scanned(plain, "es"), figures, [day], (), Speech())
    assert figure.period == period


def test_a_span_of_months_that_begins_with_from_is_no_open_date() -> None:
    plain, figures = marked("From January to August 2013 it spent [$40].")
    day = FoundDate(start=5, end=27, iso="2013-01/2013-08")
    (figure,) = in_context(scanned(plain, "en"), figures, [day], (), Speech())
    assert figure.period == "2013-01/2013-08"


def test_a_period_is_not_carried_silently() -> None:
    (figure,) = in_context_of("In 2013 the river fell. It flooded [40 farms].", "en")
    assert (figure.period, figure.period_candidates) == (None, ("2013",))


DATED = [
    ("en", "Last year the river flooded [40 farms].", "2013"),
    ("en", "The river flooded [40 farms] this year.", "2014"),
    ("en", "The river will flood [40 farms] next year.", "2015"),
    ("en", "The river flooded [40 farms] last month.", "2014-01"),
    ("en", "The river flooded [40 farms] yesterday.", "2014-02-09"),
    ("es", "El año pasado el río inundó [40 granjas].", "2013"),
    ("es", "El río inundó [40 granjas] este año.", "2014"),
    ("es", "El próximo año se inundarán [40 granjas].", "2015"),
]


@pytest.mark.parametrize(("language", "text", "period"), DATED)
def test_last_year_is_told_by_the_day_of_publication(language: str, text: str, period: str) -> None:
    (dated,) = in_context_of(f"The river rises\n\n2014-02-10\n\n{text}", language)
    (undated,) = in_context_of(f"The river rises\n\n{text}", language)
    assert (dated.period, undated.period) == (period, None)


def test_a_dateline_has_the_day_of_publication() -> None:
    (figure,) = in_context_of("Lima, 2014-02-10 (AP) - Last year [40 farms] were flooded.", "en")
    assert figure.period == "2013"
