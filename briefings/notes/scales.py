"""The official words for how good a source, a piece of information and a judgement are.

- Reliability and credibility are the Admiralty (NATO) code: STANAG 2511 and AJP-2.1. The
  meanings follow US Army FM 2-22.3, appendix B. The two are judged apart: a reliable source
  can be wrong.
- Likelihood terms and their percentages are those of ICD 203, "Analytic Standards"
  (Office of the Director of National Intelligence), which has two words for each range.
- Confidence says how good the grounds of a judgement are, and never how likely it is; the
  meanings follow the ODNI's explanation of "high", "moderate" and "low confidence".
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, cast

import msgspec

from briefings.errors import UsageError
from briefings.folding import fold
from briefings.notes.model import Confidence, Content, Credibility, Reliability


class Grade(msgspec.Struct, frozen=True):
    """A step of a scale: `code` is what is stored, `term` its official name."""

    code: str
    term: str
    meaning: str


class Likelihood(msgspec.Struct, frozen=True):
    """A range of ICD 203, in percent, and its two official terms, of which one is stored."""

    terms: tuple[str, str]
    lowest: int
    highest: int

    @property
    def meaning(self) -> str:
        return f"{self.lowest} to {self.highest} percent"


RELIABILITY = (
    Grade("A", "Completely reliable", "no doubt about the source; always right so far"),
    Grade("B", "Usually reliable", "minor doubt about the source; mostly right so far"),
    Grade("C", "Fairly reliable", "doubt about the source; right at times"),
    Grade("D", "Not usually reliable", "serious doubt about the source; right at times"),
    Grade("E", "Unreliable", "not authentic or not competent; wrong so far"),
    Grade("F", "Reliability cannot be judged", "nothing is known by which to judge the source"),
)
CREDIBILITY = (
    Grade("1", "Confirmed by other sources", "independent sources agree; logical in itself"),
    Grade("2", "Probably true", "not confirmed; logical, agrees with what else is known"),
    Grade("3", "Possibly true", "not confirmed; fairly logical, agrees with some of it"),
    Grade("4", "Doubtful", "not confirmed; possible but not logical, nothing else is known"),
    Grade("5", "Improbable", "not logical in itself; contradicted by what else is known"),
    Grade("6", "Truth cannot be judged", "nothing is known by which to judge the information"),
)
CONFIDENCE = (
    Grade("low", "Low confidence", "scant, questionable or fragmented information"),
    Grade("moderate", "Moderate confidence", "plausible and credibly sourced, not well enough"),
    Grade("high", "High confidence", "good information from several sources; may still be wrong"),
)
LIKELIHOOD = (
    Likelihood(("almost no chance", "remote"), 1, 5),
    Likelihood(("very unlikely", "highly improbable"), 5, 20),
    Likelihood(("unlikely", "improbable"), 20, 45),
    Likelihood(("roughly even chance", "roughly even odds"), 45, 55),
    Likelihood(("likely", "probable"), 55, 80),
    Likelihood(("very likely", "highly probable"), 80, 95),
    Likelihood(("almost certain", "nearly certain"), 95, 99),
)
_BY_TERM = {term: step for step in LIKELIHOOD for term in step.terms}
_ADVERBS = {
    "improbably": "improbable",
    "probably": "probable",
    "almost certainly": "almost certain",
}
"""ICD 203 writes these beside the adjectives, as "probable (probably)"."""


def reliability(text: str) -> Reliability:
    """Return the source's reliability that `text` names, A to F in either case.

    Raises:
        UsageError: it names none; so do the other three.
    """
    return cast("Reliability", _code(text, RELIABILITY, "source reliability"))


def credibility(text: str) -> Credibility:
    return cast("Credibility", _code(text, CREDIBILITY, "information credibility"))


def confidence(text: str) -> Confidence:
    return cast("Confidence", _code(text, CONFIDENCE, "confidence"))


def likelihood(text: str) -> str:
    """Return the term of ICD 203 that `text` is; case, hyphens and white space are free."""
    wanted = " ".join(fold(text).text.replace("-", " ").split())
    term = _ADVERBS.get(wanted, wanted)
    if term not in _BY_TERM:
        raise UsageError(
            f"“{text}” is no likelihood of ICD 203: choose one of "
            f"{', '.join(' or '.join(step.terms) for step in LIKELIHOOD)}."
        )
    return term


def likelihood_of(term: str) -> Likelihood:
    return _BY_TERM[likelihood(term)]


UNDERSTOOD: Final[Mapping[str, Callable[[str], str]]] = {
    "reliability": reliability,
    "credibility": credibility,
    "likelihood": likelihood,
    "confidence": confidence,
}
"""What reads each of a content's grades."""

SCALES: Final = {
    "reliability": ("Source", RELIABILITY),
    "credibility": ("Information", CREDIBILITY),
    "confidence": ("Confidence", CONFIDENCE),
}
"""What is judged, and by which steps; likelihood, in percent, is apart."""


def explained(content: Content) -> Iterator[str]:
    """Yield a content's grades with their official meanings, a line each."""
    for field in UNDERSTOOD:
        code = getattr(content, field)
        if code and field == "likelihood":
            yield f"Likelihood: {code} ({likelihood_of(code).meaning})"
        elif code:
            name, scale = SCALES[field]
            step = next(step for step in scale if step.code == code)
            yield f"{name}: {step.code} ({step.term.lower()}: {step.meaning})"


def _code(text: str, scale: Sequence[Grade], what: str) -> str:
    wanted = fold(text.strip()).text
    for step in scale:
        if wanted in (fold(step.code).text, fold(step.term).text):
            return step.code
    choices = ", ".join(f"{step.code} ({step.term.lower()})" for step in scale)
    raise UsageError(f"“{text}” is no {what}: choose one of {choices}.")
