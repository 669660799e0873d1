"""What tells the same, what differs, what makes a series; and of what nothing is said."""

from itertools import product
from typing import Any

import pytest

from briefings.comparing.judging import Grade, judge
from briefings.comparing.told import ToldFigure
from tests.unit.comparing.made import told

REPORTED: dict[str, Any] = {"status": "reported"}


def english(sentence: str, words: str, value: float, unit: str, **said: Any) -> ToldFigure:
    return told(f"Forests of Honduras\n\n{sentence}\n", words, value, unit, **REPORTED | said)


def spanish(sentence: str, words: str, value: float, unit: str, **said: Any) -> ToldFigure:
    text = f"Los bosques de Honduras\n\n{sentence}\n"
    return told(text, words, value, unit, language="es", **REPORTED | said)


BURNT = english(
    "Fires destroyed 48,300 hectares of pine forest in Honduras in 2019, Rosa Amaya said.",
    "48,300 hectares", 48_300, "hectare", what="hectares of pine forest", period="2019",
)  # fmt: skip
BURNT_ABOUT = english(
    "Rosa Amaya said that fires had destroyed about 48,000 hectares of pine in Honduras.",
    "about 48,000 hectares", 48_000, "hectare", what="hectares of pine", approximate=True,
)  # fmt: skip
BURNT_IN_SPANISH = spanish(
    "Los incendios destruyeron 48.300 hectáreas de pino en Honduras en 2019, dijo Rosa Amaya.",
    "48.300 hectáreas", 48_300, "hectare", what="hectáreas de pino", period="2019",
)  # fmt: skip
BURNT_OTHERWISE = spanish(
    "El fuego destruyó 61.000 hectáreas de pino en Honduras en 2019, dijo Amaya.",
    "61.000 hectáreas", 61_000, "hectare", what="hectáreas de pino", period="2019",
)  # fmt: skip
BURNT_LATER = english(
    "In 2020, fires destroyed 35,100 hectares of pine forest in Honduras, Amaya said.",
    "35,100 hectares", 35_100, "hectare", what="hectares of pine forest", period="2020",
)  # fmt: skip
BURNT_ELSEWHERE = told(
    "Forests of Chile\n\nFires destroyed 48,300 hectares of pine forest in Chile in 2019.\n",
    "48,300 hectares", 48_300, "hectare", what="hectares of pine forest", period="2019",
    status="reported",
)  # fmt: skip
TO_PLANT = english(
    "Honduras wants to plant 48,300 hectares of pine forest by 2030.",
    "48,300 hectares", 48_300, "hectare", what="hectares of pine forest", period="2030",
    status="goal",
)  # fmt: skip
DENIED = english(
    "The ministry denied that fires destroyed 48,300 hectares of pine forest in Honduras in 2019.",
    "48,300 hectares", 48_300, "hectare", what="hectares of pine forest", period="2019",
    status="denied",
)  # fmt: skip
SUGAR = english(
    "Sugar mills own 48,300 hectares on the northern coast.",
    "48,300 hectares", 48_300, "hectare", what="hectares",
)  # fmt: skip
TREES = english(
    "Fires destroyed 48,300 trees of the pine forest in Honduras in 2019, Rosa Amaya said.",
    "48,300 trees", 48_300, "tree", what="trees", period="2019",
)  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        (BURNT, BURNT_ABOUT, "same"),
        (BURNT, BURNT_IN_SPANISH, "same"),
        (BURNT, BURNT_OTHERWISE, "different"),
        (BURNT_IN_SPANISH, BURNT_OTHERWISE, "different"),
        (BURNT, DENIED, "different"),
        (BURNT, BURNT_LATER, "comparable"),
        (BURNT_OTHERWISE, BURNT_LATER, "comparable"),
        (BURNT, BURNT_ELSEWHERE, None),
        (BURNT, TO_PLANT, None),
        (BURNT, TREES, None),
        (BURNT_LATER, SUGAR, None),
        (BURNT_OTHERWISE, SUGAR, None),
    ],
)
def test_figures_of_one_thing(one: ToldFigure, other: ToldFigure, grade: Grade | None) -> None:
    assert judge(one, other) == judge(other, one) == grade


def test_the_judgement_is_the_same_both_ways() -> None:
    every = (BURNT, BURNT_ABOUT, BURNT_LATER, TO_PLANT, DENIED, SUGAR, TREES, BURNT_OTHERWISE)
    for one, other in product(every, repeat=2):
        assert judge(one, other) == judge(other, one)


SMALL = {
    "years": ("He was sentenced to 12 years for fraud in Tegucigalpa.", "12 years", 12, "year"),
    "more years": ("The school had been closed for 12 years.", "12 years", 12, "year"),
    "men": ("Police in Choluteca arrested 4 men with cocaine.", "4 men", 4, "person"),
    "women": ("In Choluteca 4 women won seats in the council.", "4 women", 4, "person"),
    "turnout": ("Turnout in Honduras was 40 percent on Sunday.", "40 percent", 40, "percent"),
    "tax": ("Honduras taxes fuel at 40 percent of its price.", "40 percent", 40, "percent"),
    "aid": ("Japan gave Honduras $2 million for schools.", "$2 million", 2_000_000, "USD"),
    "bribe": ("A mayor in Honduras took $2 million in bribes.", "$2 million", 2_000_000, "USD"),
}


@pytest.mark.parametrize(
    ("one", "other"),
    [("years", "more years"), ("men", "women"), ("turnout", "tax"), ("aid", "bribe")],
)
def test_a_small_or_round_value_alone_tells_nothing(one: str, other: str) -> None:
    assert judge(english(*SMALL[one]), english(*SMALL[other])) is None


def test_a_small_count_is_told_before_in_nearly_the_same_words() -> None:
    first = english(
        "Gunmen killed 29 prisoners in a riot at the Tela prison, Honduras, on Friday night.",
        "29 prisoners", 29, "person", what="prisoners",
    )  # fmt: skip
    again = english(
        "A riot at the prison of Tela, Honduras, in which gunmen killed 29 prisoners, was filmed.",
        "29 prisoners", 29, "person", what="prisoners",
    )  # fmt: skip
    assert judge(first, again) == "same"


def test_a_rounded_value_is_the_same_only_of_one_act_or_time() -> None:
    kept = english(
        "The mills of Honduras have about 48,000 tonnes of pine wood in store, Rosa Amaya said.",
        "about 48,000 tonnes", 48_000, "tonne", what="tonnes of pine wood", approximate=True,
    )  # fmt: skip
    wanted = english(
        "The mills of Honduras need 48,300 tonnes of pine wood in store, said Rosa Amaya.",
        "48,300 tonnes", 48_300, "tonne", what="tonnes of pine wood",
    )  # fmt: skip
    assert judge(kept, wanted) is None


def test_a_measure_that_an_editor_named_is_one_thing() -> None:
    one = english("It was 54 percent.", "54 percent", 54, "percent", measure="pine burnt")
    same = english("The share is 54%.", "54%", 54, "percent", measure="pine burnt")
    other = english("The share is 61%.", "61%", 61, "percent", measure="pine burnt")
    assert judge(one, same) == "same"
    assert judge(one, other) == "comparable", "nobody said of when they are"


def test_units_are_one_in_all_languages() -> None:
    farmers = english("The bank lent 84,500 families money.", "84,500 families", 84_500, "family")
    familias = spanish("Prestó dinero a 84.500 familias.", "84.500 familias", 84_500, "familia")
    assert farmers.units == familias.units


def test_soldiers_are_no_series_with_officers() -> None:
    sent = english(
        "Honduras sent 2,400 soldiers to Copan, where gangs killed officers, the ministry said.",
        "2,400 soldiers", 2400, "person", what="soldiers",
    )  # fmt: skip
    more = english(
        "The ministry said that Honduras now has 3,000 soldiers in Copan to hunt the gangs.",
        "3,000 soldiers", 3000, "person", what="soldiers",
    )  # fmt: skip
    dead = english(
        "The ministry said that the gangs of Copan had killed 1,900 officers in Honduras.",
        "1,900 officers", 1900, "person", what="officers",
    )  # fmt: skip
    assert judge(sent, more) == "comparable"
    assert judge(sent, dead) is None


def test_teachers_who_are_hired_are_no_series_with_those_who_are_missed() -> None:
    source: dict[str, Any] = {"what": "teachers", "source": "education minister"}
    hired = english(
        "TELA, Honduras — Honduras hired 3,600 teachers, the education minister said.",
        "3,600 teachers", 3600, "person", **source,
    )  # fmt: skip
    missed = english(
        "TELA, Honduras — Schools in Honduras lack 4,300 teachers, the education minister said.",
        "4,300 teachers", 4300, "person", **source,
    )  # fmt: skip
    later = english(
        "The education minister said that Honduras hired 1,900 teachers from its coast in 2021.",
        "1,900 teachers", 1900, "person", period="2021", **source,
    )  # fmt: skip
    assert judge(hired, missed) is None
    assert judge(hired, later) == "comparable"


def test_where_it_was_written_is_nothing_of_what_is_said() -> None:
    for dateline in ("TELA, Honduras — ", "SAN PEDRO SULA (EFE) -- ", "LA CEIBA – "):
        made = english(f"{dateline}It has 12 boats.", "12 boats", 12, "boat")
        assert made.said.stems == {"boats"}


FLOOD = {
    "sand": ("Crews took 880 tonnes of sand out of Tela.", "880 tonnes", "tonne", "tonnes of sand"),
    "food": ("Ships left 640 tonnes of food.", "640 tonnes", "tonne", "tonnes of food"),
    "more food": ("So far 700 tonnes of food came.", "700 tonnes", "tonne", "tonnes of food"),
    "tonnes": ("It took 700 tonnes.", "700 tonnes", "tonne", "tonnes"),
    "fewer tonnes": ("There were 500 tonnes.", "500 tonnes", "tonne", "tonnes"),
    "trucks": ("The army came with 85 trucks.", "85 trucks", "truck", "trucks"),
    "more trucks": ("It drives 120 trucks now.", "120 trucks", "truck", "trucks"),
    "soldiers": ("Then 300 soldiers came.", "300 soldiers", "person", "soldiers"),
    "more soldiers": ("It has 450 soldiers there.", "450 soldiers", "person", "soldiers"),
    "officers": ("The city has 400 officers.", "400 officers", "person", "officers"),
    "people": ("It moved 400 people.", "400 people", "person", "people"),
}


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        ("food", "more food", "different"),
        ("sand", "food", None),
        ("sand", "tonnes", None),
        ("tonnes", "fewer tonnes", "different"),
        ("trucks", "more trucks", "different"),
        ("soldiers", "more soldiers", "different"),
        ("soldiers", "officers", None),
        ("soldiers", "people", None),
    ],
)
def test_other_counts_of_one_event_are_of_what_is_called_the_same(
    one: str, other: str, grade: Grade | None
) -> None:
    made = []
    for sentence, words, unit, what in (FLOOD[one], FLOOD[other]):
        value = float(words.split()[0])
        made.append(english(sentence, words, value, unit, what=what))
    assert judge(*made, is_one_event=True) == grade
    assert judge(made[1], made[0], is_one_event=True) == grade
    assert judge(*made) is None


def test_what_is_called_alike_in_two_languages_is_one_thing() -> None:
    crude = english(
        "It lost 8,500 barrels of crude.", "8,500 barrels", 8500, "barrel",
        what="barrels of crude",
    )  # fmt: skip
    crudo = spanish(
        "Se perdieron 11.900 barriles de crudo.", "11.900 barriles", 11_900, "barril",
        what="barriles de crudo",
    )  # fmt: skip
    assert judge(crude, crudo, is_one_event=True) == "different"
