"""The rows of a briefing, with the keys of a review."""

from tui.actions.bindings import bindings
from tui.widgets.rows import Rows


class ReviewedRows(Rows, inherit_bindings=False):
    """Where an item can be decided about, keys for that come before those for reading."""

    BINDINGS = bindings("review")
