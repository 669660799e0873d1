"""Weights of the evidence (`names.toml`), and what follows from them for a name."""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, Literal, get_args

import msgspec

from briefings.extract.names.evidence import NameEvidence

Kind = Literal["person", "organisation", "place", "none"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

Amounts = Mapping[NameEvidence, float]
"""How much there is of each evidence: 1 where it is said once and always."""


class Weights(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What an evidence speaks for, and against where it is negative."""

    person: float = 0.0
    organisation: float = 0.0
    place: float = 0.0
    none: float = 0.0

    def of(self, kind: Kind) -> float:
        weight: float = getattr(self, kind)
        return weight


Table = dict[NameEvidence, Weights]


@cache
def weights() -> Table:
    raw = (files("briefings.extract.names") / "names.toml").read_bytes()
    return msgspec.convert(tomllib.loads(raw.decode()), Table)


def likelihoods(amounts: Amounts, table: Table) -> dict[Kind, float]:
    """Return how likely each kind is; together they are 1."""
    person = organisation = place = none = 0.0
    for evidence, amount in amounts.items():
        each = table.get(evidence)
        if each is not None:
            person += each.person * amount
            organisation += each.organisation * amount
            place += each.place * amount
            none += each.none * amount
    scores = (person, organisation, place, none)
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = sum(powers)
    return {kind: power / total for kind, power in zip(KINDS, powers, strict=True)}


def reasons(amounts: Amounts, kind: Kind, table: Table, most: int = 3) -> tuple[str, ...]:
    """Return the strongest evidence for a kind, in words that are shown."""
    strength = {
        evidence: table[evidence].of(kind) * amount
        for evidence, amount in amounts.items()
        if evidence in table and evidence is not NameEvidence.ALWAYS
    }
    strongest = sorted(strength, key=lambda evidence: -strength[evidence])[:most]
    return tuple(str(evidence) for evidence in strongest if strength[evidence] > 0)
