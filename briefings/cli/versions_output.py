"""Versions, differences and receipts, as text or as JSON."""

from collections.abc import Sequence
from typing import Any

import msgspec

from briefings.anchors.differences import Difference
from briefings.cli.output import cells, new_sheet, report, width, write_json, write_pages
from briefings.layout.page import Page
from briefings.layout.versions import (
    differences_page,
    minute,
    version_about,
    version_name,
    write_anchors,
)
from briefings.model import Article, VersionEntry
from briefings.repository.receipts import ReceiptRecord
from briefings.versions.updating import Undone


def write_versions(versions: Sequence[VersionEntry], *, as_json: bool) -> None:
    if as_json:
        write_json([msgspec.to_builtins(each) for each in versions])
        return
    sheet = new_sheet()
    for each in reversed(versions):
        sheet.flow(version_name(each), "name", x=0)
        sheet.flow(version_about(each), "muted")
    write_pages([sheet.page()])


def write_differences(
    briefing_id: str, differences: Sequence[Difference], *, as_json: bool
) -> None:
    if as_json:
        write_json([msgspec.to_builtins(d) for d in differences if d.change != "same"])
        return
    heading = f"WHAT CHANGED IN {briefing_id}"
    write_pages([differences_page(differences, width(), cells, heading)])


def write_text(article: Article, *, as_json: bool) -> None:
    if as_json:
        write_json({"text": article.text, "sha256": article.text_sha256})
        return
    sheet = new_sheet()
    for paragraph in article.paragraphs:
        sheet.flow(article.text[paragraph.start : paragraph.end], "text", x=0)
        sheet.row()
    write_pages([sheet.page()])


def write_undone(undone: Undone, *, as_json: bool) -> None:
    """Say that a version was taken back, and what became of notes written on it."""
    briefing_id, number = undone.receipt.briefing, undone.receipt.number
    data = {"id": briefing_id, "receipt": number, "notes": undone.since, "lost": undone.lost}
    report(data, undone.sentence, as_json=as_json)


# -- receipts -------------------------------------------------------------------------------------


def write_receipt(receipt: ReceiptRecord, *, as_json: bool) -> None:
    if as_json:
        write_json(_data(receipt))
    else:
        write_pages([_receipt_page(receipt)])


def _data(receipt: ReceiptRecord) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(receipt)
    for inside in ("key", "was", "became", "took"):
        del fields[inside]
    return fields


def _receipt_page(receipt: ReceiptRecord) -> Page:
    sheet = new_sheet()
    made = f"Receipt {receipt.number} of {receipt.briefing}, {minute(receipt.made)}"
    undone = f", undone {minute(receipt.undone)}" if receipt.undone else ""
    sheet.flow(f"{made}{undone}", "name", x=0)
    write_anchors(sheet, receipt.anchors)
    return sheet.page()
