"""The lists and weights that names are told by."""

import tomllib
from collections import Counter
from importlib.resources import files

import msgspec
import pytest

from briefings.extract.languages import LANGUAGES
from briefings.extract.names import gazetteer
from briefings.extract.names.evidence import NameEvidence
from briefings.extract.names.lexicon import lexicon
from briefings.extract.names.weights import KINDS, likelihoods, reasons, weights
from briefings.folding import folded_text

LISTS = sorted(
    each.name
    for each in files("briefings.extract.names.word_lists").iterdir()
    if each.name.endswith(".txt")
)


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_folded_and_sorted_without_repeats(name: str) -> None:
    lines = (files("briefings.extract.names.word_lists") / name).read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert "" not in lines
    assert [line for line in lines if folded_text(line) != line] == []


def test_weights_are_half_steps() -> None:
    for evidence, each in weights().items():
        assert all(each.of(kind) * 2 == round(each.of(kind) * 2) for kind in KINDS), evidence


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_has_words(language: str) -> None:
    lists = msgspec.structs.asdict(lexicon(language))
    empty = {name for name, words in lists.items() if not words}
    of_one_language = {
        "words_with_a",
        "state_codes",
        "times",
        "lower_case_tails",
        "districts",
        "led_by_people",
        "council_kinds",
        "councils",
        "cities",
        "counting_words",
        "events",
        "stakes",
        "works",
    }
    assert empty <= {"lower_case_heads", "heads_with_subjects"} | of_one_language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", ["names", "known-names"])
def test_no_word_stands_twice_in_a_list(language: str, subject: str) -> None:
    path = files("briefings.extract.languages") / f"{language}-{subject}.toml"
    for name, words in tomllib.loads(path.read_text("utf-8")).items():
        assert [word for word, times in Counter(map(str, words)).items() if times > 1] == [], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_both_a_body_and_none(language: str) -> None:
    words = lexicon(language)
    assert words.organisations & words.not_names == set()
    assert words.organisations & words.place_abbreviations == set()


def test_gazetteer() -> None:
    assert gazetteer.is_country("bolivia")
    assert gazetteer.is_region("cusco")
    assert gazetteer.city_size("lima") == "big"
    assert gazetteer.city_size("nowhere at all") is None
    assert gazetteer.is_first_name("carmen")
    assert gazetteer.is_surname("quispe")
    assert gazetteer.gender_of("ana") == "female"
    assert gazetteer.gender_of("pedro") == "male"
    assert gazetteer.gender_of("zzz") is None
    assert gazetteer.is_common("because", "en")
    assert gazetteer.is_common("porque", "es")


def test_likelihoods_add_up_and_follow_the_evidence() -> None:
    table = weights()
    amounts = {
        NameEvidence.ALWAYS: 1.0,
        NameEvidence.FIRST_NAME: 1.0,
        NameEvidence.ROLE_BEFORE: 1.0,
    }
    likely = likelihoods(amounts, table)
    assert sum(likely.values()) == pytest.approx(1)
    assert max(likely, key=lambda kind: likely[kind]) == "person"
    assert set(reasons(amounts, "person", table)) == {"first name known", "role before"}
