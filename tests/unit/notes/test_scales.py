"""The official terms, and what people may type for them."""

import pytest

from briefings.errors import UsageError
from briefings.notes import scales


def test_the_admiralty_code_is_complete() -> None:
    codes = {judged: [step.code for step in scales.scale_of(judged)] for judged in scales.SCALES}
    assert codes == {
        "reliability": list("ABCDEF"),
        "credibility": list("123456"),
        "confidence": ["low", "moderate", "high"],
    }
    for judged in scales.SCALES:
        assert all(step.meaning and step.term for step in scales.scale_of(judged))


def test_likelihoods_are_those_of_icd_203() -> None:
    assert [(step.lowest, step.highest) for step in scales.LIKELIHOOD] == [
        (1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99),
    ]  # fmt: skip
    terms = [term for step in scales.LIKELIHOOD for term in step.terms]
    assert len(set(terms)) == 14
    assert all(scales.likelihood(term) == term for term in terms)
    assert scales.likelihood_of("remote").meaning == "1 to 5 percent"


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("Almost certainly", "almost certain"),
        ("  very-likely ", "very likely"),
        ("NEARLY  CERTAIN", "nearly certain"),
        ("probably", "probable"),
        ("improbably", "improbable"),
    ],
)
def test_likelihoods_may_be_typed_freely(typed: str, term: str) -> None:
    assert scales.likelihood(typed) == term


def test_grades_may_be_typed_freely() -> None:
    assert scales.reliability("b") == "B"
    assert scales.reliability("Usually reliable") == "B"
    assert scales.credibility(" 6 ") == "6"
    assert scales.confidence("HIGH") == "high"


@pytest.mark.parametrize("typed", ["maybe", "", "certain", "likel", "\ud800", "likely enough"])
def test_no_likelihood(typed: str) -> None:
    with pytest.raises(UsageError, match=r"no likelihood of ICD 203: choose one of almost no ch"):
        scales.likelihood(typed)


def test_no_grade() -> None:
    with pytest.raises(UsageError, match=r"“G” is no source reliability: choose one of A \(comp"):
        scales.reliability("G")
    with pytest.raises(UsageError, match="information credibility"):
        scales.credibility("0")
    with pytest.raises(UsageError, match=r"low \(low confidence\), moderate"):
        scales.confidence("medium")
