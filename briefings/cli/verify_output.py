"""What `verify` found, as text or as JSON."""

from collections.abc import Sequence

import msgspec

from briefings.cli.output import cells, width, write_json, write_pages
from briefings.curation.verify import Verification
from briefings.layout.page import Sheet


def write(reports: Sequence[Verification], *, as_json: bool) -> None:
    if as_json:
        write_json([{**msgspec.to_builtins(r), "sound": r.sound} for r in reports])
        return
    sheet = Sheet(width(), cells)
    for report in reports:
        _write_report(sheet, report)
    write_pages([sheet.page()])


def _write_report(sheet: Sheet, report: Verification) -> None:
    verdict = "sound" if report.sound else "NOT SOUND"
    sheet.flow(f"{report.id}: {verdict}, {report.evidence} pieces of evidence found", "name", x=0)
    for title, sentences in (
        ("EVIDENCE NOT FOUND", report.not_found),
        ("WITHOUT EVIDENCE", report.without_evidence),
        ("SHOWN BUT NOT SAID", report.not_said),
    ):
        if sentences:
            sheet.heading(title)
        for sentence in sentences:
            sheet.flow(sentence, "text")
    if report.uncited:
        sheet.heading("NOTHING STANDS ON")
        sheet.flow(", ".join(f"¶{number}" for number in report.uncited), "text")
