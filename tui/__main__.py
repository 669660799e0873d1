"""The `briefings` command: the app for a person at a terminal, else the command line."""

import sys


def main() -> None:
    """Run the command line; it opens the app where it is asked for a screen."""
    from briefings.cli import run  # noqa: PLC0415 - `briefings show` must not wait for more

    import tui.__main__ as front  # noqa: PLC0415 - the module is what the command line calls

    sys.exit(run(front))


def key_table() -> list[dict[str, str]]:
    """Return the keys of the app, as rows for the command line."""
    from tui.keys import groups, key_names  # noqa: PLC0415

    return [
        {
            "group": group,
            "keys": key_names(action),
            "help": action.help,
            "contexts": " ".join(action.contexts),
            "id": action.id,
        }
        for group, actions in groups().items()
        for action in actions
    ]


def open_app(directory: str | None, briefing_id: str | None) -> None:
    """Open the app on a briefing, on the one read last, or on the catalogue.

    Raises:
        BriefingsError: no screen can be drawn here, or there is no such briefing.
    """
    import os  # noqa: PLC0415

    from briefings import Library  # noqa: PLC0415
    from briefings.errors import UsageError  # noqa: PLC0415
    from tui.terminal import why_not  # noqa: PLC0415

    with Library(directory) as library:
        ids = library.ids()
        chosen = briefing_id or library.last_read() or (ids[0] if len(ids) == 1 else None)
        briefing = library.get(chosen) if chosen else None
        ttys = sys.stdin.isatty() and sys.stdout.isatty()
        if reason := why_not(os.environ, ttys=ttys):
            raise UsageError(reason)

        from tui.app import BriefingsApp  # noqa: PLC0415 - after what may fail

        app = BriefingsApp(library, briefing)
        app.run(mouse=False)
        if app.fault:
            from briefings.errors import BriefingsError  # noqa: PLC0415
            from tui.faults import sentence  # noqa: PLC0415

            raise BriefingsError(sentence(app.fault))


if __name__ == "__main__":
    main()
