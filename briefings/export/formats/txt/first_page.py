"""The first page of a document in plain text."""

from briefings.export.first_page import FigureTable, LeadLine, LeadList, LeadPage
from briefings.export.formats.txt.paper import STEP, TextPaper


def write_first_page(paper: TextPaper, page: LeadPage) -> None:
    paper.heading(page.heading, "=")
    if page.about:
        paper.text(page.about)
        paper.gap()
    for index, line in enumerate(page.interest.lines):
        paper.marked("!", _said(line) if index else f"{page.interest.heading}: {_said(line)}", 0)
    for part in page.lists:
        paper.heading(part.heading, "-")
        _part(paper, part)
    paper.gap()
    for remark in page.remarks:
        paper.text(remark)


def _part(paper: TextPaper, part: LeadList | FigureTable) -> None:
    if isinstance(part, FigureTable):
        paper.table(part.table)
        return
    for line in part.lines:
        paper.marked("-", _said(line), 0, STEP)
    if part.closing:
        paper.gap()
        paper.text(part.closing)


def _said(line: LeadLine) -> str:
    return ": ".join(part.text for part in (line.name, line.text) if part.text)
