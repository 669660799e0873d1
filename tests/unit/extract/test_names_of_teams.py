"""Cities and regions that stand for their teams, and those on the same page that do not."""

import pytest

from tests.unit.extract.name_reading import of_kind

EN = (
    "Coach Ian Pell praised his players after the match. The striker scored two goals and the "
    "goalkeeper saved a penalty. "
)
ES = (
    "El entrenador Iván Peralta felicitó a sus jugadores. El delantero anotó dos goles y el "
    "portero detuvo un penal en el segundo tiempo del torneo. "
)

TEAMS = [
    ("en", "Leeds beat Norwich 2-1 on Saturday.", ("Leeds", "Norwich")),
    ("en", "Scores: Leeds 2, Norwich 1; Watford 0, Burnley 0.", ("Leeds", "Watford", "Burnley")),
    ("en", "Norwich striker Paul Ames limped off.", ("Norwich",)),
    ("en", "The home crowd saw the Burnley side win.", ("Burnley",)),
    ("en", "Dallas lost to Houston in overtime.", ("Dallas", "Houston")),
    ("en", "Pittsburgh traded Joe Mallory to Cleveland.", ("Pittsburgh", "Cleveland")),
    ("en", "Chicago (7-2) leads the division.", ("Chicago",)),
    ("en", "Alabama routed Auburn and Michigan played well.", ("Alabama", "Auburn", "Michigan")),
    ("en", "The goal was the first against Sheffield since May.", ("Sheffield",)),
    ("es", "Valencia venció 2-1 al Sevilla el sábado.", ("Valencia", "Sevilla")),
    ("es", "Resultados: Málaga 1-1 Getafe; Valencia 3-0 Sevilla.", ("Málaga", "Getafe", "Sevilla")),
    ("es", "El delantero del Málaga salió lesionado.", ("Málaga",)),
    ("es", "Toluca se impuso 4-0 a Pachuca.", ("Toluca", "Pachuca")),
    ("es", "El sábado Valencia visitará a Getafe.", ("Valencia", "Getafe")),
    ("es", "Es segundo Monterrey, con 22 puntos, seguido de Puebla.", ("Monterrey", "Puebla")),
    ("es", "El Sestabe cayó ayer por un gol.", ("Sestabe",)),
    ("es", "El América recibe a Toluca el martes.", ("América", "Toluca")),
    (
        "es",
        "Boston superó a Miami y Chicago perdió frente a Denver.",
        ("Boston", "Miami", "Denver"),
    ),
]

PLACES = [
    ("en", "Leeds won the match in Norwich.", ("Norwich",)),
    ("en", "They played in Arlington, Texas, and won.", ("Arlington", "Texas")),
    ("en", "The team flew from Chicago to Denver.", ("Chicago", "Denver")),
    ("en", "He won the cup with a side from Glasgow.", ("Glasgow",)),
    ("en", "He scored in Boston, Chicago and Denver.", ("Boston", "Chicago", "Denver")),
    ("en", "Spain beat Portugal 3-2.", ("Spain", "Portugal")),
    ("es", "Getafe ganó el partido en Málaga.", ("Málaga",)),
    ("es", "El goleador nació en su natal Querétaro.", ("Querétaro",)),
    ("es", "El equipo viajó de Monterrey a Puebla.", ("Monterrey", "Puebla")),
    ("es", "Perú derrotó a Chile por 2-0.", ("Perú", "Chile")),
]


@pytest.mark.parametrize(("language", "sentence", "names"), TEAMS)
def test_a_city_that_plays_is_a_team(language: str, sentence: str, names: tuple[str, ...]) -> None:
    text = (EN if language == "en" else ES) + sentence

    assert set(names) <= set(of_kind("organisation", text, language))


@pytest.mark.parametrize(("language", "sentence", "names"), PLACES)
def test_where_is_played_is_a_place(language: str, sentence: str, names: tuple[str, ...]) -> None:
    text = (EN if language == "en" else ES) + sentence

    assert set(names) <= set(of_kind("place", text, language))


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Ohio beat back the bill. Texas lost in court.", ("Ohio", "Texas")),
        ("en", "Florida led 51-48 in the poll. Iowa faces a vote.", ("Florida", "Iowa")),
        ("es", "Puebla perdió 3 mil empleos y Jalisco ganó.", ("Puebla", "Jalisco")),
        (
            "es",
            "Londres derrotó la moción 51-48. Madrid recibe a la misión.",
            ("Londres", "Madrid"),
        ),
    ],
)
def test_where_no_game_is_told_of_a_place_is_a_place(
    language: str, text: str, names: tuple[str, ...]
) -> None:
    assert set(names) <= set(of_kind("place", text, language))


def test_a_player_who_is_named_like_a_city_stays_a_person() -> None:
    text = EN + "Tony Cleveland won the game. Cleveland scored twice."

    assert of_kind("organisation", text, "en") == []
    assert "Tony Cleveland" in of_kind("person", text, "en")
