"""What the rules propose for an article, and that as it is kept."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefings.extract.known_names import KnownNames
from briefings.model import Article, Lens
from briefings.repository.proposals import PackedParts, PanelProposal, ProposalParts, packed_parts
from briefings.repository.proposed_items import placed

if TYPE_CHECKING:
    from briefings.extract.proposal import Proposal

Rules = Callable[[Article, str, Lens | None, KnownNames], "Proposal"]
"""Find what is proposed for an article, in a language that is read, through a lens."""


def by_rules(article: Article, language: str, lens: Lens | None, known: KnownNames) -> "Proposal":
    """Return what the rules propose."""
    from briefings.extract.extraction import extract  # noqa: PLC0415 - most openings need no rules
    from briefings.extract.proposal import propose  # noqa: PLC0415

    return propose(article, extract(article, language, lens, known))


def parts_or_fault(
    rules: Rules, article: Article, language: str, lens: Lens | None, known: KnownNames
) -> PackedParts | Exception:
    """Return what rules propose, as it is kept, or the fault in them."""
    try:
        return parts_of(rules(article, language, lens, known))
    except Exception as error:  # noqa: BLE001 - an article is kept though a rule breaks on it
        return error


def parts_of(proposal: "Proposal") -> PackedParts:
    """Return what is proposed as it is kept."""
    parts = ProposalParts(
        panels=tuple(
            PanelProposal(
                topic=panel.topic,
                paragraphs=panel.paragraphs,
                bottom_line=((line.start, line.end),) if (line := panel.bottom_line) else (),
            )
            for panel in proposal.panels
        ),
        items=tuple(map(placed, proposal.items)),
    )
    return packed_parts(parts)
