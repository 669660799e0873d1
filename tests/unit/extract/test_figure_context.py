"""Who says a figure, where it holds, and texts that are no prose."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.extract.figures.context import in_context
from briefings.extract.findings import FoundClaim, FoundFigure, FoundName, FoundQuote
from briefings.extract.speech.speech import Speech
from tests.unit.extract.figure_sentences import dates_in, in_context_of, scanned

SOURCES = [
    ("en", "According to the Harbour Board, [40 boats] sank.", "Harbour Board"),
    ("en", "[40 boats] sank, local officials said.", "local officials"),
    ("en", "[40 boats] sank in the storm.", None),
    ("en", "[40 boats] sank, a number denied by local officials.", None),
    ("en", "Local officials denied that [40 boats] sank.", "Local officials"),
    ("es", "Según la Junta del Puerto, [40 barcos] se hundieron.", "Junta del Puerto"),
    ("es", "[40 barcos] se hundieron, dijeron fuentes judiciales.", "fuentes judiciales"),
    ("es", "[40 barcos] se hundieron en la tormenta.", None),
]


@pytest.mark.parametrize(("language", "text", "source"), SOURCES)
def test_who_says_a_figure(language: str, text: str, source: str | None) -> None:
    assert in_context_of(text, language)[0].source == source


def test_who_is_quoted_says_the_figure() -> None:
    quote = FoundQuote(start=1, end=19, speaker="Ana Núñez")
    (figure,) = in_context_of("“[40 boats] sank,” she said.", "en", (), Speech(quotes=(quote,)))
    assert figure.source == "Ana Núñez"


def test_a_denied_statement_denies_its_figures() -> None:
    claim = FoundClaim(start=20, end=27, said=(0, 28), source="Ana Núñez", polarity="denied")
    (figure,) = in_context_of("[40 boats] sank: she denied it.", "en", (), Speech(claims=(claim,)))
    assert (figure.status, figure.source) == ("denied", "Ana Núñez")
    assert figure.confidence < 0.9


def test_who_speaks_behind_a_figure_says_it() -> None:
    text = "[40 boats] sank that winter, Ana Núñez, of the Harbour Board, told a meeting."
    claim = FoundClaim(start=59, end=63, said=(64, 73), source="Ana Núñez")
    (figure,) = in_context_of(text, "en", (), Speech(claims=(claim,)))
    assert figure.source == "Ana Núñez"


def test_who_speaks_of_something_else_does_not() -> None:
    text = "[40 boats] sank that winter, and Ana Núñez said she would leave."
    claim = FoundClaim(start=41, end=45, said=(46, 61), source="Ana Núñez")
    (figure,) = in_context_of(text, "en", (), Speech(claims=(claim,)))
    assert figure.source is None


def test_a_place_before_where_is_that_of_the_figure() -> None:
    places = [FoundName(start=8, end=13, name="Brava", kind="place", mentions=((8, 13),))]
    (figure,) = in_context_of("This is Brava, where [40 boats] sank.", "en", places)
    assert figure.scope == "Brava"


def test_where_a_figure_holds() -> None:
    text = "[40 boats] sank in Brava, and Tena lent [3 boats]."
    places = [
        FoundName(start=17, end=22, name="Brava", kind="place", mentions=((17, 22),)),
        FoundName(start=28, end=32, name="Tena", kind="place", mentions=((28, 32),)),
    ]
    first, second = in_context_of(text, "en", places)
    assert (first.scope, second.scope) == ("Brava", None)


SCOPES = [
    ("en", "[40 teachers] of Brava met.", ["Brava"]),
    ("en", "Brava's [40 schools] closed.", ["Brava"]),
    ("en", "Brava has [40 schools].", ["Brava"]),
    ("en", "Some [40 boats] sank near the old harbour of Brava.", ["Brava"]),
    ("en", "In Brava, the storm sank [40 boats].", ["Brava"]),
    ("en", "They met at a summit in Brava to send [40 boats].", [None]),
    ("en", "A bank based in Brava lost [40 clerks].", [None]),
    ("en", "The club owes [$40 million] in Brava taxes.", [None]),
    ("en", "[40 men] signed a deal to allow lorries to stop in Brava.", [None]),
    ("en", "[40 percent] of boats sank in the whole country.", ["country"]),
    ("en", "[40 boats] joined a nationwide race.", [None]),
    ("en", "Prices rose [40 percent] worldwide.", ["worldwide"]),
    ("es", "[40 maestros] de Brava marcharon.", ["Brava"]),
    ("es", "Encuestaron a [40 personas] en una plaza de Brava.", ["Brava"]),
    ("es", "Entre ellos hay [40 empleados] de un banco con sede en Brava.", [None]),
    ("es", "El [40 por ciento] de las playas se pierde en el mundo.", ["mundo"]),
    ("es", "La caja, valorada en [40 euros], acabó en un puesto de Brava.", [None]),
    ("es", "Brava tiene [40 escuelas].", ["Brava"]),
]


@pytest.mark.parametrize(("language", "text", "scopes"), SCOPES)
def test_the_place_that_a_clause_states(language: str, text: str, scopes: list[str | None]) -> None:
    plain = text.replace("[", "").replace("]", "")
    places = [(each.start(), each.end()) for each in re.finditer("Brava", plain)]
    names = [
        FoundName(start=start, end=end, name="Brava", kind="place", mentions=((start, end),))
        for start, end in places
    ]
    assert [each.scope for each in in_context_of(text, language, names)] == scopes


_WORDS = (
    "if that not would denied 2013 in the and , ( ) ; 40 goal of to pay said was will no “ ” "
    "que si no negó habría en y de 2011 meta para pagar dijo fue será entre a"
)
words = st.sampled_from(_WORDS.split())


@given(st.lists(words, min_size=1, max_size=60), st.data(), st.sampled_from(["en", "es"]))
def test_any_words_are_read(parts: list[str], data: st.DataObject, language: str) -> None:
    text = " ".join(parts)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    figure = FoundFigure(start=start, end=end, value=1, unit="person", confidence=0.9)
    (told,) = in_context(scanned(text, language), [figure], dates_in(text), (), Speech())
    assert (told.start, told.end, told.value) == (start, end, 1)
    assert told.confidence <= figure.confidence
    for quoted in re.findall("by “(.*)”", " ".join(told.why)):
        assert quoted in text


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    "line",
    [
        "40 ",
        "40, ",
        "if 40 ",
        "que 40 ",
        "( 40 ",
        "said that 40 will ",
        "no 40 en 2013, ",
        "40. Si ",
    ],
)
def test_a_long_line_is_read_quickly(line: str, language: str) -> None:
    text = line * (20_000 // len(line))
    scan = scanned(text, language)
    figures = [
        FoundFigure(start=token.start, end=token.end, value=40)
        for token in scan.tokens
        if token.text == "40"
    ]
    begun = time.process_time()
    in_context(scan, figures, dates_in(text), (), Speech())
    assert time.process_time() - begun < 4
