"""What the rows of all items of a panel have: a margin for marks, and flags in the last cells."""

from collections.abc import Collection
from typing import Final

from briefings.layout.page import Column, Role, Sheet
from briefings.layout.proposals import MARKS_WIDTH, is_proposed, mark
from briefings.model import AnyItem, Briefing, Severity
from briefings.weight import SEVERITIES, WEIGHTY, marks
from briefings.wording import paragraphs

BULLET: Final = "-"
CHANGED: Final = "≠"
TENSION: Final = "!"
_FLAGS: Final = 3
BULLET_WIDTH: Final = 2

WIDE: Final = 64
"""From this many cells on, there is room for columns."""


class ItemRows:
    """`left` is the cell in which texts begin: behind a margin, which has the marks of items.

    Items are flagged that tensions of these `severities` concern.
    """

    def __init__(
        self, briefing: Briefing, sheet: Sheet, severities: Collection[Severity] = SEVERITIES
    ) -> None:
        self.sheet = sheet
        self._has_marks = is_proposed(briefing)
        self.left = 2 + MARKS_WIDTH if self._has_marks else 2
        self.indent = self.left + (2 if sheet.width >= WIDE else 1)
        self._changed = briefing.changed
        self._rejected = frozenset(item.id for item in briefing.rejected)
        self._marks = {key: each for key, each in marks(briefing).items() if each in severities}

    def flagged(self, columns: list[Column], item: AnyItem) -> None:
        """Write an item; its last cells show that its words changed, or a tension concerns it."""
        flags = [*self._change(item), self._flag(item)]
        self.sheet.columns([self._mark(item), *columns, *flags], item.id)

    def plain(self, columns: list[Column], item: AnyItem) -> None:
        """Write an item, with a mark if its words changed."""
        self.sheet.columns([self._mark(item), *columns, *self._change(item)], item.id)

    def text(self, text: str, item: AnyItem) -> None:
        """Write an item's one text, its paragraphs behind it, and the flag."""
        self.flagged([self.first(cited(text, item), "text")], item)

    def bulleted(self, text: str, item: AnyItem) -> None:
        """Write an item among others of its kind: the rows of one do not run into the next."""
        # At the edge, where the cursor's mark takes its place, if no other marks stand there.
        at = self.left if self._has_marks else 0
        bullet = Column(at, 1, BULLET, "text")
        self.flagged([bullet, self.first(cited(text, item), "text", at + BULLET_WIDTH)], item)

    def beneath(self, text: str, role: Role, item: AnyItem, by: int = 0) -> None:
        """Write what follows an item's first rows, `by` cells further in than usual."""
        if text:
            self.sheet.flow(text, role, x=self.indent + by, item=item.id)

    def first(self, text: str, role: Role, x: int | None = None) -> Column:
        """Return the first rows of an item, beside which its flags have room."""
        at = self.left if x is None else x
        return Column(at, self.sheet.width - at - _FLAGS, text, role)

    def _flag(self, item: AnyItem) -> Column:
        """Return the sign of a tension, which is dim where the item can be used all the same."""
        severity = self._marks.get(item.id)
        sign = TENSION if severity else ""
        return Column(self.sheet.width - 1, 1, sign, "warn" if severity in WEIGHTY else "muted")

    def _mark(self, item: AnyItem) -> Column:
        """Return the sign before an item that nobody stands by."""
        is_rejected = item.id in self._rejected
        return Column(1, MARKS_WIDTH, mark(item, is_rejected=is_rejected), "text")

    def _change(self, item: AnyItem) -> list[Column]:
        """Return the mark of an item whose words the article's last version changed."""
        is_changed = item.id in self._changed
        return [Column(self.sheet.width - 2, 1, CHANGED, "warn")] if is_changed else []


def cited(text: str, item: AnyItem) -> str:
    """Return a text with the paragraphs behind it that its item stands on."""
    return f"{text}  {paragraphs(item)}".rstrip()
