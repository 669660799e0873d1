"""The command line: the whole briefing as plain text or JSON, and the way into the app."""

import sys
from typing import Protocol

import click

from briefings.errors import BriefingsError


class Front(Protocol):
    """What the command line needs of the app, which it must not import."""

    def open_app(self, directory: str | None, briefing_id: str | None) -> None:
        """Open the app on a briefing, or where the reader left off."""

    def key_table(self) -> list[dict[str, str]]:
        """Return the keys: `group`, `keys`, `help`, `contexts` and `id` of each action."""


def run(front: Front, arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit code: 0, 1 for a failure, 2 for usage."""
    from briefings.cli.commands import briefings  # noqa: PLC0415 - after the package is there

    try:
        result = briefings.main(
            args=arguments, prog_name="briefings", standalone_mode=False, obj=front
        )
    except BriefingsError as error:
        return _fail(str(error), error.exit_code)
    except click.UsageError as error:
        return _fail(f"{_sentence(error)} `briefings --help` shows how.", 2)
    except click.ClickException as error:
        return _fail(_sentence(error), 1)
    except (click.Abort, KeyboardInterrupt):
        return _fail("Stopped.", 1)
    except BrokenPipeError:
        # The reader has seen enough (`| head`); nothing more can be written, not even by Python.
        sys.stderr.close()
        return 0
    return result if isinstance(result, int) else 0


def _sentence(error: click.ClickException) -> str:
    message = " ".join(error.format_message().split())
    return message if message.endswith((".", "?", "!")) else f"{message}."


def _fail(message: str, code: int) -> int:
    from briefings.cli.output import safe  # noqa: PLC0415

    sys.stderr.write(f"{safe(message, sys.stderr)}\n")
    return code
