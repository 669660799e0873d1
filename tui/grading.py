"""The official terms as a list to pick from."""

from msgspec.structs import replace

from briefings.notes import scales
from briefings.notes.model import Content
from tui.screens.choice import Choice

NONE = "none"


def choices(content: Content) -> list[Choice]:
    """Return every grade, the present ones marked, each with its official meaning."""
    found: list[Choice] = []
    for field, name, scale in (
        ("reliability", "Source", scales.RELIABILITY),
        ("credibility", "Information", scales.CREDIBILITY),
        ("confidence", "Confidence", scales.CONFIDENCE),
    ):
        now = getattr(content, field)
        for grade in scale:
            sign = "* " if grade.code == now else ""
            found.append(
                Choice(
                    f"{field}:{grade.code}",
                    f"{sign}{name} {grade.code}: {grade.term}",
                    grade.meaning,
                )
            )
    for likelihood in scales.LIKELIHOOD:
        for term in likelihood.terms:
            sign = "* " if term == content.likelihood else ""
            found.append(
                Choice(f"likelihood:{term}", f"{sign}Likelihood: {term}", likelihood.meaning)
            )
    names = ("reliability", "credibility", "likelihood", "confidence")
    found += [Choice(f"{f}:{NONE}", f"no {f}") for f in names if getattr(content, f)]
    return found


def graded(content: Content, chosen: str) -> Content:
    """Return the content with the grade that was chosen, `field:code`."""
    field, _, code = chosen.partition(":")
    return replace(content, **{field: None if code == NONE else code})
