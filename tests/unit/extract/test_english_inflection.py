"""Regular English verbs have their forms."""

import pytest

from briefings.extract.english_inflection import regular_forms


@pytest.mark.parametrize(
    ("verb", "doubles", "forms"),
    [
        ("claim", False, ("claims", "claimed", "claiming")),
        ("argue", False, ("argues", "argued", "arguing")),
        ("deny", False, ("denies", "denied", "denying")),
        ("stay", False, ("stays", "stayed", "staying")),
        ("stress", False, ("stresses", "stressed", "stressing")),
        ("reach", False, ("reaches", "reached", "reaching")),
        ("veto", False, ("vetoes", "vetoed", "vetoing")),
        ("admit", True, ("admits", "admitted", "admitting")),
    ],
)
def test_regular_forms(verb: str, doubles: bool, forms: tuple[str, str, str]) -> None:
    assert regular_forms(verb, doubles=doubles) == forms
