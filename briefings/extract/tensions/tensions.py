"""The tensions of an article."""

from briefings.extract.findings import Findings, FoundTension
from briefings.extract.scanned_text import ScannedText


def find_tensions(scan: ScannedText, findings: Findings) -> list[FoundTension]:
    """Return what is worth a check, the weightiest first."""
    return []
