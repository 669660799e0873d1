"""What widgets and screens need of their app."""

from typing import Protocol, cast

from textual.message_pump import MessagePump

from tui.actions.keys import Keys
from tui.line.connection import Connection
from tui.style.looks import Looks


class AppContext(Protocol):
    """An app with keys, styles and a line of its own."""

    keys: Keys
    looks: Looks
    connection: Connection


def app_context(node: MessagePump) -> AppContext:
    return cast("AppContext", node.app)
