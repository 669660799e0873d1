"""The forms of verbs of saying, made from their infinitives."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from briefings.extract.english_inflection import regular_forms

Form = Literal["finite", "plural", "infinitive", "participle", "gerund"]
"""`plural` is the bare form of English: with a plural subject, or after “to”."""

_ENGLISH: tuple[Form, ...] = ("finite", "finite", "participle", "gerund")
_SPANISH: tuple[Form, ...] = ("finite", "finite", "finite", "finite", "participle", "gerund")
_VOWELS = "aeiou"


def english_forms(
    verb: str, irregular: Mapping[str, Sequence[str]], doubling: frozenset[str]
) -> Iterator[tuple[str, Form]]:
    """Yield a verb's forms; those of a verb of several words are those of its first."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    forms = irregular.get(head) or _regular_english(head, doubles=head in doubling)
    for text, form in zip(forms, _ENGLISH, strict=True):
        yield text + tail, form
    yield head + tail, "plural"


def _regular_english(verb: str, *, doubles: bool) -> Sequence[str]:
    third, past, gerund = regular_forms(verb, doubles=doubles)
    return third, past, past, gerund


def spanish_forms(verb: str, irregular: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Form]]:
    """Yield a verb's forms; those of a verb of several words are those of its first."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    reflexive = head.endswith("rse")
    head = head.removesuffix("se") if reflexive else head
    forms = irregular.get(head) or _regular_spanish(head)
    for text, form in zip(forms, _SPANISH, strict=True):
        yield text + tail, form
    for text in (*_imperfect(head), *_future(head)):
        yield text + tail, "finite"
    yield (f"{head}se" if reflexive else head) + tail, "infinitive"


def _regular_spanish(verb: str) -> Sequence[str]:
    stem, vowel = verb[:-2], verb[-2]
    if vowel == "a":
        return f"{stem}a", f"{stem}an", f"{stem}ó", f"{stem}aron", f"{stem}ado", f"{stem}ando"
    if stem[-1] == "u":
        present = f"{stem}ye", f"{stem}yen"
        return *present, f"{stem}yó", f"{stem}yeron", f"{stem}ido", f"{stem}yendo"
    if stem[-1] in _VOWELS:
        present = f"{stem}e", f"{stem}en"
        return *present, f"{stem}yó", f"{stem}yeron", f"{stem}ído", f"{stem}yendo"
    return f"{stem}e", f"{stem}en", f"{stem}ió", f"{stem}ieron", f"{stem}ido", f"{stem}iendo"


def _imperfect(verb: str) -> Iterator[str]:
    stem = verb[:-2]
    ending = "aba" if verb[-2] == "a" else "ía"
    yield from (f"{stem}{ending}", f"{stem}{ending}n")


def _future(verb: str) -> Iterator[str]:
    stem = {"decir": "dir", "sostener": "sostendr", "exponer": "expondr"}.get(verb, verb)
    yield from (f"{stem}á", f"{stem}án")
