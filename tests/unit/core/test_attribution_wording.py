"""Whoever denies something is never told as if they said it, however short it is told."""

import pytest

from briefings.export.figure_rows import figure_row
from briefings.export.overview_words import figure_cells
from briefings.labels import ENGLISH, labels_of
from briefings.wording import attributed, sentence, short_name, who_says
from tests.unit.core.builders import briefing, figure, statement
from tests.unit.export.briefs import made, under


@pytest.mark.parametrize(
    ("cue", "direct", "expected"),
    [
        ("denied", False, "Exxon (denied)"),
        ("said", False, "Exxon (said)"),
        (None, False, "Exxon (cue unknown)"),
        ("said", True, "Exxon"),
        ("Según", True, "Exxon"),
        ("doubts", True, "Exxon (doubts)"),
        (None, True, "Exxon"),
    ],
)
def test_the_word_of_saying_stands_with_a_claim_and_with_a_quote_not_plainly_said(
    cue: str | None, direct: bool, expected: str
) -> None:
    said = statement(text="it leaked", speaker="Exxon", cue=cue, direct=direct)
    assert attributed(said) == expected
    assert short_name(said) == f"{expected}: “it leaked”"
    assert under(made(briefing((said,))), "Who says what")[0].startswith(f"{expected}: ")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("denied", "denied by Exxon"),
        ("alleged", "alleged by Exxon"),
        ("reported", "Exxon"),
        (None, "Exxon"),
    ],
)
def test_who_denies_a_figure_does_not_say_it(status: str | None, expected: str) -> None:
    english = labels_of(ENGLISH)
    leaked = figure("f", 12_000, status=status, source="Exxon")
    assert who_says(leaked) == expected
    assert figure_cells(leaked, None, english)[3] == expected
    assert figure_row(leaked, english).who == expected
    assert f" · {expected} · " in sentence(leaked).text


def test_nobody_denies_a_figure_of_nobody() -> None:
    assert who_says(figure("f", 12_000, status="denied", source=None)) is None
