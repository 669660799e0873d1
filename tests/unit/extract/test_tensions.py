"""Tensions: what is worth a check in a made-up article, and what is not."""

import re
import time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.extract.figures.context import in_context
from briefings.extract.findings import (
    FoundFigure,
    FoundInArticle,
    FoundName,
    FoundQuote,
    FoundTension,
)
from briefings.extract.speech.speech import Speech
from briefings.extract.tensions.tensions import RULES, find_tensions
from tests.unit.extract.figure_sentences import dates_in, scanned

_FIGURE = re.compile(
    r"(?P<money>\$)?(?<![\w-])(?P<number>\d{1,3}(?:,\d{3})+|\d+)"
    r"(?: (?P<unit>percent|por ciento|hectares|hectáreas|boats|barcos|houses|casas|people))?"
)
_UNITS = {"hectáreas": "hectare", "hectares": "hectare", "por ciento": "percent"}
PLACES = ("Brava", "Tena", "Valle Alto")


def figures_in(text: str) -> list[FoundFigure]:
    return [
        FoundFigure(
            start=match.start(),
            end=match.end(),
            value=int(match["number"].replace(",", "")),
            unit="USD" if match["money"] else _UNITS.get(match["unit"], match["unit"]),
            confidence=0.95,
        )
        for match in _FIGURE.finditer(text)
        if match["money"] or match["unit"]
    ]


def places_in(text: str) -> list[FoundName]:
    found = []
    for name in PLACES:
        mentions = tuple(match.span() for match in re.finditer(name, text))
        if mentions:
            start, end = mentions[0]
            found.append(
                FoundName(start=start, end=end, name=name, kind="place", mentions=mentions)
            )
    return found


def tensions_of(text: str, language: str = "en") -> list[FoundTension]:
    scan = scanned(text, language)
    quotes = tuple(
        FoundQuote(start=match.start(1), end=match.end(1))
        for match in re.finditer("“([^”]*)”", text)
    )
    speech, dates, names = Speech(quotes=quotes), dates_in(text), places_in(text)
    figures = in_context(scan, figures_in(text), dates, names, speech)
    return find_tensions(
        scan,
        FoundInArticle(
            language=language,
            figures=tuple(figures),
            dates=tuple(dates),
            names=tuple(names),
            quotes=quotes,
        ),
    )


FOUND = [
    (
        "first time against done",
        "en",
        "In 2013 the rangers uprooted vines in Brava. “It is the first time that we will destroy "
        "vines in Brava,” the warden said.",
    ),
    (
        "first time against done",
        "es",
        "El año pasado los guardas arrancaron cepas en Brava. La directora dijo que por primera "
        "vez van a erradicar cepas en Brava.",
    ),
    (
        "share and total",
        "en",
        "Brava grows 40 percent of the country's saffron. There are 9,000 hectares of saffron in "
        "Brava, growers say.",
    ),
    (
        "share and total",
        "es",
        "En Brava crece el 40 por ciento del azafrán del país. En Brava existen 9,000 hectáreas de "
        "azafrán.",
    ),
    (
        "headline against text",
        "en",
        "Brava completes drainage of the marsh\n\nThe mayor spoke on Monday.\n\n“This is how we "
        "will drain the marsh in Brava, and the drainage of it is our duty,” the mayor said.",
    ),
    (
        "headline against text",
        "es",
        "Brava logra la vacunación de sus rebaños\n\nEl alcalde habló el lunes.\n\n“Así es como "
        "vamos a vacunar los rebaños en Brava,” dijo el alcalde.",
    ),
    (
        "goal without a place",
        "en",
        "In 2013 the rangers cleared 2,000 hectares in Brava. The service plans to clear "
        "3,000 hectares in 2014.",
    ),
    (
        "goal without a place",
        "es",
        "En 2013 los guardas limpiaron 2,000 hectáreas en Brava. El servicio planea limpiar "
        "3,000 hectáreas en 2014.",
    ),
    (
        "flows against a stock",
        "en",
        "The rangers cleared 2,000 hectares in 2013. They plan to clear 3,000 hectares in 2014. "
        "There are about 6,000 hectares of thistle in Brava.",
    ),
    (
        "flows against a stock",
        "es",
        "Los guardas arrancaron 2,000 hectáreas en 2013. Planean arrancar 3,000 hectáreas en 2014. "
        "Hay unas 6,000 hectáreas de cardo en Brava.",
    ),
    (
        "own money under a foreign heading",
        "en",
        "The harbour opens in May.\n\nForeign donors\n\nTena gave $4,000 for the pier. Brava spent "
        "$9,000 of its own money on the pier.",
    ),
    (
        "own money under a foreign heading",
        "es",
        "El muelle abre.\n\nAyuda internacional\n\nBrava gastó $9,000 de sus propios fondos "
        "en el muelle.",
    ),
    (
        "duplicate sentence",
        "en",
        "The pier of Brava was built by two brothers from the hills. It is red.\n\nNobody knows "
        "more. The pier of Brava was built by two brothers from the hills.",
    ),
    (
        "duplicate sentence",
        "es",
        "“Nadie sabe cuándo abrirá el muelle de la ciudad vieja en verano”, dijo.\n\nEs rojo. "
        "“Nadie sabe cuándo abrirá el muelle de la ciudad vieja en verano. Es la verdad”.",
    ),
    ("superlative", "en", "Brava is the world's largest exporter of corks."),
    ("superlative", "es", "Brava es el mayor productor mundial de corcho."),
    ("vague period", "en", "In recent years, storms have sunk 40 boats off Brava."),
    ("vague period", "es", "En los últimos años, las tormentas hundieron 40 barcos en Brava."),
    (
        "told and denied",
        "en",
        "The storm off the coast wrecked 40 boats of the fleet. The admiral denied that 40 boats "
        "of the fleet were lost.",
    ),
    (
        "told and denied",
        "es",
        "La tormenta hundió 40 barcos de la flota. El almirante negó que 40 barcos de la flota se "
        "hundieran.",
    ),
    (
        "one number, two units",
        "en",
        "The harbour council will help 5,000 people of the islands. The plan of the harbour "
        "council is for 5,000 boats of the islands.",
    ),
    (
        "one number, two units",
        "es",
        "El consejo del puerto ayudará a 5,000 casas de las islas. El plan del consejo es para "
        "5,000 barcos de las islas.",
    ),
    (
        "unnamed sources",
        "en",
        "Officials said 40 boats sank. Officials said 50 boats sank. Officials said 60 boats sank. "
        "Local sources said 70 boats sank. Experts said 80 boats sank. Then 90 boats sank.",
    ),
    (
        "unnamed sources",
        "es",
        "Las autoridades dijeron que 40 barcos ardieron. Fuentes dijeron que 50 barcos ardieron. "
        "Testigos dijeron que 60 barcos ardieron. Expertos dijeron que 70 barcos ardieron. Vecinos "
        "dijeron que 80 barcos ardieron.",
    ),
    (
        "two values",
        "en",
        "The storm off the northern coast wrecked 40 boats of the old fleet. Later on, the storm "
        "off the northern coast wrecked 60 boats of the old fleet.",
    ),
]

NOT_FOUND = [
    (
        "told and denied",
        "The storm wrecked 40 boats of the fleet. The mayor denied that 50 boats sank.",
    ),
    (
        "one number, two units",
        "The council will help 5,000 people of the islands. Far away, 5,000 boats burned.",
    ),
    (
        "unnamed sources",
        "Officials said 40 boats sank. Ana Núñez said 50 boats sank, then 60 boats, then 70 boats.",
    ),
    (
        "first time against done",
        "The rangers uprooted vines in Tena. For the first time, they will destroy vines in Brava.",
    ),
    (
        "first time against done",
        "For the first time, rangers uprooted vines in Brava. They destroyed vines in Brava.",
    ),
    (
        "share and total",
        "Brava grows 40 percent of the country's saffron. There are 9,000 hectares of saffron in "
        "Brava. In all there are 22,500 hectares of saffron.",
    ),
    (
        "share and total",
        "Brava grows 40 percent of the country's saffron. There are 9,000 boats in Tena.",
    ),
    (
        "headline against text",
        "Brava completes drainage of the marsh\n\n“We drained the marsh in Brava, and the drainage "
        "was our duty,” the mayor said.",
    ),
    (
        "goal without a place",
        "The rangers cleared 2,000 hectares in Brava. The service plans to clear 3,000 hectares in "
        "Tena.",
    ),
    (
        "flows against a stock",
        "The rangers cleared 200 hectares in 2013. They plan to clear 300 hectares in 2014. "
        "There are about 6,000 hectares of thistle in Brava.",
    ),
    (
        "own money under a foreign heading",
        "The harbour opens in May.\n\nLocal money\n\nBrava spent $9,000 of its own money.",
    ),
    (
        "duplicate sentence",
        "The pier of Brava was built by two brothers from the hills. The pier of Brava was built "
        "by two brothers in the year of the flood, when the old bridge fell into the sea.",
    ),
    ("superlative", "In 2013, Brava was the world's largest exporter of corks."),
    ("vague period", "In recent years, storms have sunk 40 boats, and 20 boats in 2013 alone."),
    (
        "two values",
        "The storm off the northern coast wrecked 40 boats of the old fleet in Brava. The storm "
        "off the northern coast wrecked 60 boats of the old fleet in Tena.",
    ),
]


@pytest.mark.parametrize(("rule", "language", "text"), FOUND)
def test_a_tension_is_found(rule: str, language: str, text: str) -> None:
    found = [each for each in tensions_of(text, language) if each.rule == rule]
    assert len(found) == 1
    assert all(0 <= start < end <= len(text) for start, end in found[0].spans)
    assert found[0].text.startswith("Check ")
    assert found[0].reason


@pytest.mark.parametrize(("rule", "text"), NOT_FOUND)
def test_what_sits_well_together_is_none(rule: str, text: str) -> None:
    assert rule not in {each.rule for each in tensions_of(text)}


def test_the_weightiest_come_first() -> None:
    text = "\n\n".join(text for _, language, text in FOUND if language == "en")
    severities = [each.severity for each in tensions_of(text)]
    assert severities == sorted(severities, key=["high", "medium", "low"].index)
    assert len(set(severities)) == 3


_WORDS = (
    "Brava Tena the first time will destroy destroyed 2013 40 boats 50 percent of country's "
    "there are plans to . “ ” \n\n international its own money $9,000 in recent years"
)
words = st.sampled_from(_WORDS.split(" "))


@given(st.lists(words, min_size=1, max_size=80), st.sampled_from(["en", "es"]))
def test_any_text_is_read(parts: list[str], language: str) -> None:
    text = " ".join(parts)
    for each in tensions_of(text, language) if text.strip() else []:
        assert all(0 <= start < end <= len(text) for start, end in each.spans)


@pytest.mark.parametrize(
    "line",
    [
        "For the first time they will destroy boats in Brava. They destroyed 40 boats in Brava. ",
        "Brava grows 40 percent of the country's corn. There are 9,000 hectares of corn in Brava. ",
        "They cleared 2,000 hectares. They will clear 3,000 hectares. There are 6,000 hectares. ",
        "9,000 people, 9,000 boats, ",
        "The pier of Brava was built by two brothers from the hills. ",
        "In recent years 40 boats sank",
    ],
)
def test_a_text_of_one_kind_is_read_quickly(line: str) -> None:
    text = line * (100_000 // len(line))
    scan = scanned(text, "en")
    figures = tuple(
        msgspec.structs.replace(figure, status=("reported", "goal")[number % 2])
        for number, figure in enumerate(figures_in(text))
    )
    names = tuple(places_in(text))
    begun = time.process_time()
    found = find_tensions(scan, FoundInArticle(language="en", figures=figures, names=names))
    assert len(found) <= 5 * len(RULES)
    assert time.process_time() - begun < 5
