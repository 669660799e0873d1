"""What the command line asks of the app, which it must not import."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from briefings.config import WireMode
    from briefings.settings.loading import Settings


class FrontEnd(Protocol):
    """The app behind the command line."""

    def open_app(self, settings: "Settings", briefing_id: str | None) -> None:
        """Open the app on a briefing, or where the reader left off."""

    def give_back(self) -> None:
        """Leave the terminal as it was: something is to be said on it."""

    def problems(self, settings: "Settings") -> tuple[str, ...]:
        """Return a sentence on each of the user's keys and colours that cannot be had."""

    def theme(self, settings: "Settings") -> tuple[str, str]:
        """Return the name of the theme that an app would have, and why."""

    def keyed(self, settings: "Settings", text: str) -> str:
        """Put keys where a text has actions' ids in braces."""

    def key_table(self, settings: "Settings") -> list[dict[str, str]]:
        """Return the keys: `group`, `keys`, `help`, `contexts` and `id` of each action.

        `default` is which keys it had, where the user gave it others, else "".
        """

    def wire_report(self, wire: "WireMode") -> list[dict[str, object]]:
        """Return what is known of line and terminal: `group`, `id`, `label`, `value`, `text`.

        `wire` is how the screen is to be sent: `auto`, `thrift` or `plain`. A terminal is asked.
        """
