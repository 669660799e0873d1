"""The regular forms of English verbs."""

from typing import Final, NamedTuple

_VOWELS: Final = "aeiou"
_HISSING: Final = ("s", "sh", "ch", "x", "z", "o")


class RegularForms(NamedTuple):
    """What the rules make of a verb; its past is its past participle too."""

    third_person: str
    past: str
    gerund: str


def third_person(verb: str) -> str:
    if _ends_in_consonant_y(verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(_HISSING) else f"{verb}s"


def regular_forms(verb: str, *, doubles: bool = False) -> RegularForms:
    """Return a verb's forms; one that `doubles` its last letter is like “admit”."""
    stem = verb + verb[-1] if doubles else verb
    if _ends_in_consonant_y(verb):
        past = f"{verb[:-1]}ied"
    else:
        past = f"{verb}d" if verb.endswith("e") else f"{stem}ed"
    gerund = f"{verb[:-1]}ing" if verb.endswith("e") else f"{stem}ing"
    return RegularForms(third_person(verb), past, gerund)


def _ends_in_consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2:-1] not in _VOWELS
