"""Dates of an article: days, months, years, and what only looks like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.core.strategies import any_text
from tests.unit.extract.figure_reading import assert_inside, found_dates, isos

ENGLISH = [
    ("He left on February 10, 2014 by ship.", [("February 10, 2014", "2014-02-10")]),
    ("By Jan. 4, 2014, all was done.", [("Jan. 4, 2014", "2014-01-04")]),
    ("It opened on 4 July 2009.", [("4 July 2009", "2009-07-04")]),
    ("The vote is due May 3 in the north.", [("May 3", "--05-03")]),
    ("Since January 1st nothing moved.", [("January 1st", "--01-01")]),
    ("They met on the 4th of July, 2013.", [("4th of July, 2013", "2013-07-04")]),
    ("A survey from Sept. 19 to 22.", [("Sept. 19 to 22", "--09-19/--09-22")]),
    ("A fair on May 3-5, 2013.", [("May 3-5, 2013", "2013-05-03/2013-05-05")]),
    ("Shut on May 3 and 4.", [("May 3", "--05-03"), ("4", "--05-04")]),
    (
        "From 28 May to 3 June 2012 it rained.",
        [("28 May", "2012-05-28"), ("3 June 2012", "2012-06-03")],
    ),
    ("In March 2011 and May, 2012.", [("March 2011", "2011-03"), ("May, 2012", "2012-05")]),
    ("From January to March 2013.", [("January to March 2013", "2013-01/2013-03")]),
    ("Filed 2014-05-03.", [("2014-05-03", "2014-05-03")]),
    ("Seen 12/25/2013.", [("12/25/2013", "2013-12-25")]),
    ("The 2012 elections (1986-1988).", [("2012", "2012"), ("1986", "1986"), ("1988", "1988")]),
    ("The season of 2012-13 and mid-2014.", [("2012-13", "2012/2013"), ("2014", "2014")]),
    ("It may 3 times fail; they march 20 miles.", []),
    ("On 31 February and June 31, never.", []),
    ("In the 1990s and the 1980's.", []),
    ("Room 2014, flight 1998, $2012 and 2,014 of them.", []),
    ("About 2000 people and 1985 hectares.", []),
    ("Call 555-2014.", []),
    ("At 2014-02-10T10:00:00Z.", [("2014-02-10", "2014-02-10")]),
    ("In October and last year.", []),
]  # fmt: skip
SPANISH = [
    ("Nació el 3 de mayo de 2010.", [("3 de mayo de 2010", "2010-05-03")]),
    ("Salió el 10 de julio sin aviso.", [("10 de julio", "--07-10")]),
    ("El uno de septiembre inicia.", [("uno de septiembre", "--09-01")]),
    ("El 1º de Enero del 2015.", [("1º de Enero del 2015", "2015-01-01")]),
    ("Será el primero de marzo.", [("primero de marzo", "--03-01")]),
    ("Va del 13 al 15 de agosto.", [("13 al 15 de agosto", "--08-13/--08-15")]),
    (
        "Del lunes 3 al sábado 8 de junio de 2013.",
        [("3 al sábado 8 de junio de 2013", "2013-06-03/2013-06-08")],
    ),
    ("Los días 5 y 6 de junio.", [("5", "--06-05"), ("6 de junio", "--06-06")]),
    (
        "Del 28 de mayo al 3 de junio de 2012.",
        [("28 de mayo", "2012-05-28"), ("3 de junio de 2012", "2012-06-03")],
    ),
    ("En mayo de 2010 y junio 2011.", [("mayo de 2010", "2010-05"), ("junio 2011", "2011-06")]),
    ("De enero a marzo de 2013.", [("enero a marzo de 2013", "2013-01/2013-03")]),
    ("Fechado 10/02/2014.", [("10/02/2014", "2014-02-10")]),
    ("Fechado 5-12-1999.", [("5-12-1999", "1999-12-05")]),
    ("De 1994 a 1999, y desde el 2005.", [("1994", "1994"), ("1999", "1999"), ("2005", "2005")]),
    ("El presupuesto 2014 (2013).", [("2014", "2014"), ("2013", "2013")]),
    ("En los años 1990 y los años 90.", []),
    ("Unas 2000 personas y 1500 hectáreas.", []),
    ("La ley 1990 y el vuelo 2012.", []),
    ("El 35 de mayo.", []),
    ("Quemaron 2024 parcelas.", []),
    ("El 1 de mayo, el 2 mayo 2013.", [("1 de mayo", "--05-01"), ("2 mayo 2013", "2013-05-02")]),
    ("En agosto pasado.", []),
    (
        "Va del 3  al  sábado 5 de junio.\n\nEl jueves 4 a las 6 y el Viernes 5.",
        [
            ("3  al  sábado 5 de junio", "--06-03/--06-05"),
            ("jueves 4", "--06-04"),
            ("Viernes 5", "--06-05"),
        ],
    ),
    ("El 1 de mayo, y el martes 10 barcos.", [("1 de mayo", "--05-01")]),
    ("El martes 10 salió.", []),
    ("Los sismos --Brava 2004, Tena 2011-- pasaron.", [("2004", "2004"), ("2011", "2011")]),
    ("Ejercicio fiscal 2013\nObras nuevas.", [("2013", "2013")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert isos(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), SPANISH)
def test_spanish_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert isos(text, "es") == expected


def test_a_date_of_two_orders_is_less_sure() -> None:
    """English has 10/02 for October and for February."""
    (open_one,) = found_dates("Signed 10/02/2014.", "en")
    (told_one,) = found_dates("Signed 10/22/2014.", "en")
    assert open_one.iso == "2014-10-02"
    assert open_one.confidence < 0.9 <= told_one.confidence


@given(any_text(200), st.sampled_from(("en", "es")))
def test_dates_stand_inside_any_text(text: str, language: str) -> None:
    assert_inside(text, found_dates(text, language))


_PIECES = st.sampled_from(
    [
        "3",
        "15",
        "2012",
        "May",
        "mayo",
        "de",
        "to",
        "al",
        "y",
        ",",
        "-",
        "/",
        "1º",
        "Sept.",
        "13",
        " ",
    ]
)


@given(st.lists(_PIECES, max_size=14), st.sampled_from(("en", "es")))
def test_dates_stand_inside_runs_of_their_words(words: list[str], language: str) -> None:
    text = " ".join(words)
    assert_inside(text, found_dates(text, language))
