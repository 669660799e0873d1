"""The official words for how good a source, a piece of information and a judgement are.

- Reliability and credibility are the Admiralty (NATO) code: STANAG 2511 and AJP-2.1. The
  meanings follow US Army FM 2-22.3, appendix B. The two are judged apart: a reliable source
  can be wrong.
- Likelihood terms and their percentages are those of ICD 203, "Analytic Standards"
  (Office of the Director of National Intelligence), which has two words for each range.
- Confidence says how good the grounds of a judgement are, and never how likely it is; the
  meanings follow the ODNI's explanation of "high", "moderate" and "low confidence".
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, cast, get_args

import msgspec

from briefings.errors import UsageError
from briefings.folding import fold
from briefings.labels import or_english
from briefings.notes.model import Confidence, Content, Credibility, Reliability

if TYPE_CHECKING:
    from briefings.labels.labels import Graded, Labels


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
        return self.meaning_in(None)

    def meaning_in(self, labels: "Labels | None") -> str:
        form = or_english(labels).grades.range
        return form.format(lowest=self.lowest, highest=self.highest)


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
    return cast("Reliability", _code(text, scale_of("reliability"), "source reliability"))


def credibility(text: str) -> Credibility:
    return cast("Credibility", _code(text, scale_of("credibility"), "information credibility"))


def confidence(text: str) -> Confidence:
    return cast("Confidence", _code(text, scale_of("confidence"), "confidence"))


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

Scale = Literal["reliability", "credibility", "confidence"]
"""What is judged by steps; likelihood, in percent, is apart."""

SCALES: Final[tuple[Scale, ...]] = get_args(Scale)


def scale_of(judged: Scale, labels: "Labels | None" = None) -> tuple[Grade, ...]:
    """Return the steps of a scale, in order."""
    spoken = or_english(labels)
    steps: dict[str, Graded] = getattr(spoken, judged)
    return tuple(Grade(code, step.term, step.meaning) for code, step in steps.items())


def name_of(judged: Scale, labels: "Labels | None" = None) -> str:
    """Return what a scale is called before a grade: `Source`."""
    return str(getattr(or_english(labels).grades, judged))


def explained(content: Content, labels: "Labels | None" = None) -> Iterator[str]:
    """Yield a content's grades with their official meanings, a line each."""
    spoken = or_english(labels)
    if content.reliability:
        yield _explained("reliability", content.reliability, spoken)
    if content.credibility:
        yield _explained("credibility", content.credibility, spoken)
    if content.likelihood:
        term, meaning = content.likelihood, likelihood_of(content.likelihood).meaning_in(spoken)
        yield f"{spoken.grades.likelihood}: {spoken.likelihood[term]} ({meaning})"
    if content.confidence:
        yield _explained("confidence", content.confidence, spoken)


_WHOSE: Final[Mapping[str, str]] = {
    "reliability": "Admiralty code (NATO AJP-2.1)",
    "credibility": "Admiralty code (NATO AJP-2.1)",
    "likelihood": "ICD 203",
    "confidence": "ICD 203",
}


def scales_data() -> dict[str, Any]:
    """Return every scale as data for programs: whose it is, and what each grade means."""
    steps: dict[str, dict[str, str]] = {
        judged: {step.code: f"{step.term}: {step.meaning}" for step in scale_of(judged)}
        for judged in SCALES
    }
    steps["likelihood"] = {term: step.meaning for step in LIKELIHOOD for term in step.terms}
    return {name: {"source": whose, "grades": steps[name]} for name, whose in _WHOSE.items()}


def legend(contents: Iterable[Content], labels: "Labels | None" = None) -> str:
    """Return what all grades of these contents mean, each once, and whose scales they are.

    Empty where nothing is graded.
    """
    said = dict.fromkeys(each for content in contents for each in explained(content, labels))
    return or_english(labels).brief.scales.format(grades="; ".join(said)) if said else ""


def _explained(judged: Scale, code: str, labels: "Labels") -> str:
    step = next(step for step in scale_of(judged, labels) if step.code == code)
    term = step.term.lower()
    if judged == "confidence":  # its codes are English words
        return f"{name_of(judged, labels)}: {term} ({step.meaning})"
    return f"{name_of(judged, labels)}: {step.code} ({term}: {step.meaning})"


def _code(text: str, scale: Sequence[Grade], what: str) -> str:
    wanted = fold(text.strip()).text
    for step in scale:
        if wanted in (fold(step.code).text, fold(step.term).text):
            return step.code
    choices = ", ".join(f"{step.code} ({step.term.lower()})" for step in scale)
    raise UsageError(f"“{text}” is no {what}: choose one of {choices}.")
