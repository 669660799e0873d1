"""Surnames that are names of places too: is “Valencia” behind “Ana Valencia” she, or the city?"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from briefings.extract.names.candidates import Candidates
from briefings.extract.names.evidence import NameEvidence
from briefings.extract.names.gazetteer import is_first_name, key_of
from briefings.extract.names.joining import is_listed_place
from briefings.extract.names.lexicon import NameWords, is_head
from briefings.extract.names.name_run import NameRun

_MAY_BE_SURNAMES: Final = 2
"""Words at the end of a full name."""

_TELL_PLACES: Final = frozenset(
    (
        NameEvidence.IN_BEFORE,
        NameEvidence.IN_THE_BEFORE,
        NameEvidence.AT_BEFORE,
        NameEvidence.PLACE_NOUN_BEFORE,
        NameEvidence.PLACE_NOUN_AFTER,
        NameEvidence.PLACE_APPOSED,
        NameEvidence.ORGANISATION_NOUN_BEFORE,
        NameEvidence.GOVERNED,
        NameEvidence.DATELINE,
        NameEvidence.STATE_CODE,
        NameEvidence.BEFORE_A_PLACE,
        NameEvidence.AFTER_A_PLACE,
        NameEvidence.HAPPENED_THERE,
        NameEvidence.WENT_THERE,
        NameEvidence.HOUSE_THERE,
    )
)
_TELL_PEOPLE: Final = frozenset(
    (
        NameEvidence.TITLE_BEFORE,
        NameEvidence.ROLE_BEFORE,
        NameEvidence.ROLE_AFTER,
        NameEvidence.SPEAKS_AFTER,
        NameEvidence.SPEAKS_BEFORE,
        NameEvidence.ACTS_AFTER,
        NameEvidence.ACCORDING_TO,
        NameEvidence.AGE_OR_WHO,
    )
)

Seen = Mapping[NameRun, frozenset[NameEvidence]]
"""What the surroundings of mentions are evidence of."""


class _Parted(NamedTuple):
    people: list[NameRun]
    places: list[NameRun]
    either: list[NameRun]


def owners_of_namesakes(found: Candidates, lexicon: NameWords) -> dict[str, str]:
    """Return the surnames that are places too, each with the first full name that ends so."""
    owners: dict[str, str] = {}
    for full in found:
        words = full.split()
        is_person = len(words) > 1 and is_first_name(key_of(words[0]))
        is_other = any(is_head(word, lexicon) for word in words) or is_listed_place(full, lexicon)
        if not is_person or is_other:
            continue
        for before, word in list(pairwise(words))[-_MAY_BE_SURNAMES:]:
            is_new = word in found and word not in owners and before.istitle()
            if is_new and is_listed_place(word, lexicon):
                owners[word] = full
    return owners


def part_namesakes(found: Candidates, owners: Mapping[str, str], seen: Seen) -> set[str]:
    """Give the mentions that are a person's to them; return the surnames that are nobody else's.

    Where nothing says that the place is named at all, every mention is the person's; else those
    are that do what people do.
    """
    whole: set[str] = set()
    for surname, full in owners.items():
        first = found[full][0].start
        early = {run for run in found[surname] if run.start < first and not run.in_headline}
        parted = _parted([run for run in found[surname] if run not in early], seen)
        theirs = parted.people if parted.places else [*parted.people, *parted.either]
        if not parted.places and not early:
            whole.add(surname)
        elif theirs:
            kept = set(found[surname]).difference(theirs)
            found[full] = sorted([*found[full], *theirs], key=lambda run: run.start)
            found[surname] = sorted(kept, key=lambda run: run.start)
    return whole


def _parted(runs: Iterable[NameRun], seen: Seen) -> _Parted:
    parted = _Parted([], [], [])
    for run in runs:
        evidence = seen[run]
        if not evidence.isdisjoint(_TELL_PLACES):
            parted.places.append(run)
        elif not evidence.isdisjoint(_TELL_PEOPLE) or run.is_possessive or run.opens:
            parted.people.append(run)
        else:
            parted.either.append(run)
    return parted
