"""The sections of a page."""

from briefings.layout.page import Page, Row


def section_starts(page: Page) -> list[int]:
    """Return the rows at which sections begin: headings, or what follows blank rows."""
    if heads := [i for i, row in enumerate(page.rows) if _is_heading(row)]:
        return heads
    return [i for i, row in enumerate(page.rows) if row.segments and _is_blank(page, i - 1)]


def _is_heading(row: Row) -> bool:
    return row.item is None and any(segment.role == "heading" for segment in row.segments)


def _is_blank(page: Page, row: int) -> bool:
    return row < 0 or not page.rows[row].segments
