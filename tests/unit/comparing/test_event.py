"""Two articles on one event tell its values in two languages."""

from collections.abc import Sequence

import pytest

from briefings.comparing.event import is_one_event
from briefings.comparing.judging import judge
from briefings.comparing.pairing import pairs
from briefings.comparing.told import ToldFigures, told_figures
from tests.unit.comparing.made import article_of, briefing, figure

VALUES = ((340, "house"), (2_150, "person"), (18_400, "hectare"), (75, "boat"))
VIVIENDAS = ((340, "vivienda"), (2_150, "person"), (18_400, "hectare"), (75, "boat"))
ENGLISH = (
    "The Tumbes river burst its banks and swept 340 houses away at night.",
    "Brigades brought 2,150 people to tents on higher ground.",
    "Growers count 18,400 hectares of rice under mud.",
    "The port has lost 75 boats, most of them small.",
)
SPANISH = (
    "La crecida del Tumbes se llevó 340 viviendas en una sola madrugada.",
    "Hay 2.150 personas refugiadas en carpas de la parte alta.",
    "Bajo el lodo quedaron 18.400 hectáreas de arroz.",
    "Del muelle faltan 75 embarcaciones, casi todas pequeñas.",
)
WORDS = ("340 houses", "2,150 people", "18,400 hectares", "75 boats")
PALABRAS = ("340 viviendas", "2.150 personas", "18.400 hectáreas", "75 embarcaciones")


def told(language: str, day: str | None, left_out: int = 0) -> ToldFigures:
    is_english = language == "en"
    sentences: Sequence[str] = ENGLISH if is_english else SPANISH
    title = "Tumbes flooded" if is_english else "Tumbes bajo el agua"
    article = article_of("\n\n".join((title, *sentences, "Tumbes, Tumbes.\n")))
    known = zip(WORDS if is_english else PALABRAS, VALUES if is_english else VIVIENDAS, strict=True)
    figures = [figure(article, words, value, unit) for words, (value, unit) in known]
    kept = figures[left_out:]
    return told_figures(
        briefing(f"{language}-{day}", article, *kept, language=language, published=day)
    )


HERE = told("en", "2017-03-30")


def test_values_of_one_event_are_the_same_in_two_languages() -> None:
    there = told("es", "2017-03-28")
    assert is_one_event(HERE, there) == is_one_event(there, HERE) is True
    found = {(pair.one.figure.value, pair.grade) for pair in pairs(HERE, there)}
    assert found == {(value, "same") for value, _ in VALUES}


@pytest.mark.parametrize(
    ("day", "left_out"), [("2017-03-28", 1), ("2017-04-20", 0), (None, 0), ("2016-03-30", 0)]
)
def test_some_values_or_another_day_are_no_event(day: str | None, left_out: int) -> None:
    there = told("es", day, left_out)
    assert not is_one_event(HERE, there)
    assert not pairs(HERE, there)


LANDSLIDE = {
    "en": (
        "Slide buries part of Chosica",
        "A landslide on Monday buried {} houses in Chosica, Mayor Luz Quiroga said.",
        "Crews have moved {} tonnes of mud from the Rimac road near Chosica.",
        "The canton of Huaycan lost {} trees to it.",
    ),
    "en again": (
        "After the mud",
        "Under stones lie {} houses, Luz Quiroga of Chosica counts.",
        "Lorries on the Rimac road took away {} tonnes so far.",
        "Gardeners miss {} trees in Huaycan.",
    ),
    "es": (
        "Un huaico en Chosica",
        "El huaico del lunes sepultó {} casas de Chosica, dijo la alcaldesa Luz Quiroga.",
        "De la carretera del Rimac salieron {} toneladas de lodo.",
        "En Huaycan cayeron {} árboles.",
    ),
}
COUNTED = {
    "en": (("houses", "house"), ("tonnes", "tonne"), ("trees", "tree")),
    "es": (("casas", "casa"), ("toneladas", "tonne"), ("árboles", "árbol")),
}


def slide(
    *values: int, wording: str = "en", day: str = "2017-03-15", period: str | None = None
) -> ToldFigures:
    """Return what an article of some day tells of houses, mud and trees."""
    title, *sentences = LANDSLIDE[wording]
    text = [title, *(each.format(n) for each, n in zip(sentences, values, strict=True))]
    article = article_of("\n\n".join(text) + "\n")
    language = wording[:2]
    figures = [
        figure(article, f"{value} {word}", value, unit, what=word, period=period)
        for value, (word, unit) in zip(values, COUNTED[language], strict=True)
    ]
    return told_figures(
        briefing(f"slide-{day}", article, *figures, language=language, published=day)
    )


SLIDE = slide(340, 18_400, 612)


@pytest.mark.parametrize(
    ("values", "expected"),
    [((340, 18_400, 95), True), ((340, 99, 612), True), ((340, 99, 98), False)],
)
def test_few_values_tell_an_event_beside_its_names(
    values: tuple[int, int, int], expected: bool
) -> None:
    there = slide(*values, day="2017-03-17")
    assert is_one_event(SLIDE, there) == is_one_event(there, SLIDE) == expected


def test_few_values_tell_none_where_names_are_others() -> None:
    article = article_of(
        "Storm in Vermont\n\nThe storm took 340 houses and left 18400 tonnes of snow.\n"
    )
    figures = (
        figure(article, "340 houses", 340, "house"),
        figure(article, "18400 tonnes", 18_400, "tonne"),
    )
    elsewhere = briefing("storm", article, *figures, published="2017-03-15")
    assert not is_one_event(SLIDE, told_figures(elsewhere))


@pytest.mark.parametrize("wording", ["en again", "es"])
@pytest.mark.parametrize(
    ("houses", "grade"),
    [(340, "same"), (410, "different"), (200, "different"), (330, None), (900, None), (34, None)],
)
def test_another_count_of_one_event_differs_if_it_is_not_of_a_part_of_it(
    wording: str, houses: int, grade: str | None
) -> None:
    there = slide(houses, 18_400, 612, wording=wording, day="2017-03-17")
    found = {pair.one.figure.unit: pair.grade for pair in pairs(SLIDE, there)}
    assert (found.get("house"), found["tonne"], found["tree"]) == (grade, "same", "same")


def test_what_is_of_an_earlier_year_is_not_of_the_event() -> None:
    for period, grade in (("1998", None), ("2017-03", "different")):
        there = slide(410, 18_400, 612, wording="en again", day="2017-03-17", period=period)
        assert is_one_event(SLIDE, there)
        found = {pair.one.figure.unit: pair.grade for pair in pairs(SLIDE, there)}
        assert found.get("house") == grade


def test_a_value_that_is_denied_differs_from_who_tells_it_besides() -> None:
    """The article that denies a value tells it, too."""
    words = "A slide buried 340 houses in Chosica. The mayor denied that 340 houses were lost."
    article = article_of(f"Chosica denies\n\n{words}\n")
    denied = figure(article, "340 houses were", 340, "house", what="houses", status="denied")
    said = figure(article, "340 houses in", 340, "house", what="houses", status="reported")
    mud, trees = ("18400 tonnes", 18_400, "tonne"), ("612 trees", 612, "tree")
    more = article_of(f"Chosica denies\n\n{words}\n\n18400 tonnes, 612 trees, Luz Quiroga.\n")
    figures = (denied, said, figure(more, *mud), figure(more, *trees))
    there = told_figures(briefing("denial", more, *figures, published="2017-03-16"))
    found = [(p.other.figure.id, p.grade) for p in pairs(SLIDE, there) if p.one.figure.value == 340]
    assert sorted(found) == sorted([(denied.id, "different"), (said.id, "same")])


def test_the_dead_of_one_event_are_counted_otherwise_in_another_language() -> None:
    english = article_of("Chosica mourns\n\nThe slide killed 21 people in Chosica, Quiroga said.\n")
    spanish = article_of("Duelo en Chosica\n\nEl huaico dejó 36 muertos en Chosica y 30 heridos.\n")
    here = told_figures(briefing("en", english, figure(english, "21 people", 21, "person")))
    dead, hurt = ("36 muertos", 36, "person"), ("30 heridos", 30, "person")
    told_there = (figure(spanish, *dead, what="muertos"), figure(spanish, *hurt, what="heridos"))
    there = told_figures(briefing("es", spanish, *told_there, language="es"))
    (one,), (other, wounded) = here.figures, there.figures
    assert judge(one, other, is_one_event=True) == judge(other, one, is_one_event=True)
    assert judge(one, other, is_one_event=True) == "different"
    assert judge(one, other) is None
    again = told_figures(
        briefing("again", english, figure(english, "21 people", 21, "person", what="dead"))
    )
    assert judge(again.figures[0], other, is_one_event=True) == "different"
    assert judge(again.figures[0], wounded, is_one_event=True) is None
