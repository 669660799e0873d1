"""What is shown of each topic first: the sentence that carries most of it, and some more."""

from briefings.extract.findings import Findings, FoundPoint, PanelFindings
from briefings.extract.scanned_text import ScannedText
from briefings.model import Lens


def panels_of(
    scan: ScannedText, lens: Lens, findings: Findings
) -> tuple[list[PanelFindings], list[FoundPoint]]:
    """Return the panels in the order of the lens, and one to three points of each."""
    return [], []
