"""What `verify` found, as text or as JSON."""

from collections.abc import Sequence

import msgspec

from briefings.cli.output import add_sections, new_sheet, write_json, write_sheet
from briefings.curation.mistakes import FileMistakesError
from briefings.curation.verify import Verification
from briefings.layout.page import Sheet


def write(reports: Sequence[Verification], *, as_json: bool) -> None:
    if as_json:
        write_json([{**msgspec.to_builtins(r), "sound": r.sound} for r in reports])
        return
    sheet = new_sheet()
    for report in reports:
        _write_report(sheet, report)
    write_sheet(sheet)


def write_mistakes(error: FileMistakesError, *, as_json: bool) -> None:
    """Write what is wrong with a file that cannot be read, a line each."""
    if as_json:
        write_json({"file": error.file, "mistakes": [each._asdict() for each in error.mistakes]})
        return
    sheet = new_sheet()
    sheet.flow(f"{error.file} has mistakes", "name", x=0)
    for mistake in error.mistakes:
        sheet.flow(str(mistake), "text")
    write_sheet(sheet)


def _write_report(sheet: Sheet, report: Verification) -> None:
    pieces = "1 piece" if report.evidence == 1 else f"{report.evidence} pieces"
    verdict = "sound" if report.sound else "NOT SOUND"
    sheet.flow(f"{report.id}: {verdict}, {pieces} of evidence found", "name", x=0)
    uncited = ", ".join(f"¶{number}" for number in report.uncited)
    sections = {
        "EVIDENCE NOT FOUND": report.not_found,
        "WITHOUT EVIDENCE": report.without_evidence,
        "SHOWN BUT NOT SAID": report.not_said,
        "WRITTEN, NOT IN THE WORDS": report.written,
        "NOTHING STANDS ON": [uncited] if uncited else (),
    }
    add_sections(sheet, sections)
