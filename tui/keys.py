"""The keys of the app that is running, for callers that have none at hand.

Whoever has an app asks its `keys`.
"""

import sys
from typing import cast

from tui.actions.keys import Keys
from tui.actions.names import key_name as key_name  # noqa: PLC0414
from tui.actions.table import ACTIONS as ACTIONS  # noqa: PLC0414
from tui.actions.table import Action as Action  # noqa: PLC0414
from tui.actions.table import Context as Context  # noqa: PLC0414


def _keys() -> Keys:
    if "textual.app" not in sys.modules:
        return Keys()
    from textual.app import active_app  # type: ignore[attr-defined]  # noqa: PLC0415

    return cast("Keys", getattr(active_app.get(None), "keys", None) or Keys())


def key_of(action_id: str) -> str:
    """Name the first key of an action."""
    return _keys().key_of(action_id)


def keyed(sentence: str) -> str:
    """Put keys where a sentence has actions' ids in braces."""
    return _keys().keyed(sentence)


def hint(action_id: str) -> str:
    """Name an action's first key and what it does, for a status row."""
    return _keys().hint(action_id)
