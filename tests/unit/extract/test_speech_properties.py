"""Whatever the text, what is said in it is a stretch of it."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefings.extract.speech.speech import Speech
from tests.unit.extract.speech_reading import Names, read_speech

_PIECES = (
    "Ann Lee", "Lee", "the mayor", "el alcalde", "who", "que", "that", "said", "dijo", "denied",
    "según", "according to", "se informó", "added", "y agregó", "and", "she", "it was late", "era",
    "“", "”", '"', "«", "»", "‘", "’", "'", "„", "—", "--", ",", ".", "?", ":", ";", "(", ")",
    "\n\n", "Q:", "A:", "LEE:", "film", "called", "in Leeds", "on Monday", "İ", "\u0301", "3,5",
)  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join) | st.text(max_size=200)
_NAMES: Names = {"person": ("Ann Lee|Lee",), "place": ("Leeds",)}


def _check(text: str, speech: Speech) -> None:
    for quote in speech.quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert 0 <= quote.confidence <= 1
        assert quote.speaker != ""
        assert quote.role is None or quote.role in text
    for claim in speech.claims:
        start, end = claim.said
        assert 0 <= claim.start < claim.end <= len(text)
        assert 0 <= start < end <= len(text)
        assert 0 <= claim.confidence <= 1
    for start, end in speech.marked:
        assert 0 <= start < end <= len(text)
    starts = [quote.start for quote in speech.quotes]
    assert starts == sorted(starts)


@given(text=_TEXTS, language=st.sampled_from(("en", "es")))
def test_what_is_said_is_within_the_text(text: str, language: str) -> None:
    _check(text, read_speech(text, language, _NAMES))


@given(text=_TEXTS)
@example(text="according to —")
def test_the_same_text_gives_the_same(text: str) -> None:
    assert read_speech(text, "en", _NAMES) == read_speech(text, "en", _NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "“" * 50_000,
        '" ' * 25_000,
        " “a" * 16_500,
        " 'a" * 16_500,
        "said " * 30_000,
        "dijo que " * 15_000,
        "—a —dijo " * 7_500,
        "“A\n\n" * 7_500,
        "Q: a b\n\nA: c d\n\n" * 2_000,
        '"No," said Ann Lee, ' * 4_000,
        "a" * 500_000,
    ],
    ids=lambda text: text[:8],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_hostile_text_ends_quickly(text: str, language: str) -> None:
    begun = time.process_time()
    read_speech(text, language, _NAMES)
    assert time.process_time() - begun < 2.5
