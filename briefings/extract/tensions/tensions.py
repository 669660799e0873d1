"""Things of an article that do not sit well together: each worth a check, none a verdict."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from briefings.extract.findings import FoundInArticle, FoundTension
from briefings.extract.scanned_text import ScannedText
from briefings.extract.tensions.article_reading import TensionReading
from briefings.extract.tensions.duplicates import duplicates
from briefings.extract.tensions.first_time import first_time_and_done
from briefings.extract.tensions.flows_and_stock import flows_against_stock
from briefings.extract.tensions.goal_place import goal_without_place
from briefings.extract.tensions.headline import headline_and_text
from briefings.extract.tensions.own_money import own_money_under_foreign_heading
from briefings.extract.tensions.share_and_total import share_and_total
from briefings.extract.tensions.superlatives import superlatives
from briefings.extract.tensions.told_and_denied import told_and_denied
from briefings.extract.tensions.two_units import one_number_two_units
from briefings.extract.tensions.two_values import two_values
from briefings.extract.tensions.unnamed_sources import unnamed_sources
from briefings.extract.tensions.vague_period import vague_periods

Rule = Callable[[TensionReading], Iterator[FoundTension]]

RULES: Final[tuple[Rule, ...]] = (
    first_time_and_done,
    share_and_total,
    headline_and_text,
    told_and_denied,
    two_values,
    one_number_two_units,
    goal_without_place,
    flows_against_stock,
    own_money_under_foreign_heading,
    duplicates,
    unnamed_sources,
    superlatives,
    vague_periods,
)

_MOST: Final = 5
"""Tensions of one rule that are proposed."""
_WEIGHTS: Final = {"high": 0, "medium": 1, "low": 2}


def find_tensions(scan: ScannedText, findings: FoundInArticle) -> list[FoundTension]:
    """Return what is worth a check, the weightiest first."""
    article = TensionReading(scan, findings)
    found = {each.spans: each for rule in RULES for each in islice(rule(article), _MOST)}
    return sorted(found.values(), key=lambda each: (_WEIGHTS[each.severity], each.start))
