"""The official terms as a list to pick from, and what a note's content is with one of them."""

from msgspec.structs import replace

from briefings.notes import scales
from briefings.notes.model import Content
from tui.screens.choice_list import Choice


def choices() -> list[Choice]:
    """Return every grade with its official meaning. A choice's id is `field:code`."""
    found = [
        Choice(
            f"{judged}:{grade.code}",
            f"{scales.name_of(judged)} {grade.code}: {grade.term}",
            grade.meaning,
        )
        for judged in scales.SCALES
        for grade in scales.scale_of(judged)
    ]
    found += [
        Choice(f"likelihood:{term}", f"Likelihood: {term}", likelihood.meaning)
        for likelihood in scales.LIKELIHOOD
        for term in likelihood.terms
    ]
    return found


def has(content: Content, choice_id: str) -> bool:
    """Return whether a content has this grade."""
    field, _, code = choice_id.partition(":")
    return bool(getattr(content, field) == code)


def graded(content: Content, choice_id: str) -> Content:
    """Return a content with this grade in its field, or without it where it has it already."""
    field, _, code = choice_id.partition(":")
    return replace(content, **{field: None if has(content, choice_id) else code})
