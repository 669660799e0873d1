"""The command line: the whole briefing as plain text or JSON, and the way into the app."""

import os
import sys
from contextlib import ExitStack, suppress
from pathlib import Path

import click

from briefings.cli.front_end import FrontEnd
from briefings.errors import BriefingsError


def run(front_end: FrontEnd, arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit code: 0, 1 for a failure, 2 for usage."""
    if sys.stdout is None:  # started with its output closed
        return _fail("There is no standard output to write to: open one, or use /dev/null.", 1)
    return _guarded(front_end, arguments)


def _guarded(front_end: FrontEnd, arguments: list[str] | None) -> int:
    from briefings.cli.commands import briefings  # noqa: PLC0415 - after the package is there
    from briefings.cli.output import width  # noqa: PLC0415

    try:
        # A kept screen may stand there already, and nobody reads what is said on that.
        with ExitStack() as first:
            first.callback(front_end.give_back)
            result = briefings.main(
                args=arguments,
                prog_name="briefings",
                standalone_mode=False,
                obj=front_end,
                terminal_width=width(),
            )
        sys.stdout.flush()
    except BriefingsError as error:
        return _fail(str(error), error.exit_code)
    except click.ClickException as error:
        hint = " `briefings --help` shows how." if isinstance(error, click.UsageError) else ""
        return _fail(f"{_sentence(error)}{hint}", error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _fail("Stopped.", 1)
    except (BrokenPipeError, SystemExit):
        # The reader has seen enough (`| head`); click says it by ending the program.
        _write_no_more()
        return 0
    except OSError as error:
        _write_no_more()
        what = error.filename or "The output"
        return _fail(f"{what} cannot be read or written: {error.strerror or error}.", 1)
    return result if isinstance(result, int) else 0


def _write_no_more() -> None:
    """Let what is still to be written go nowhere, so that Python ends without complaint."""
    with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _sentence(error: click.ClickException) -> str:
    message = " ".join(error.format_message().split())
    return message if message.endswith((".", "?", "!")) else f"{message}."


def _fail(message: str, code: int) -> int:
    from briefings.cli.output import tell  # noqa: PLC0415

    tell(message, sys.stderr)
    return code
