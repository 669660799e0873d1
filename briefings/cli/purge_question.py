"""What is gone for good is asked about first; nobody is asked where nobody answers."""

import sys

import click

from briefings.cli.output import tell
from briefings.errors import UsageError


def confirm(what: str, name: str) -> None:
    """Go on where somebody types `name`; `what` is to go, as in “note 1”.

    Raises:
        UsageError: nobody is there to be asked.
        click.Abort: something else was typed.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError(
            "A purge cannot be undone, and backups and exports are out of its reach: say --yes to "
            f"remove {what} for good."
        )
    tell(
        f"Every revision of {what} will be gone for good; backups and exports are out of reach.",
        sys.stderr,
    )
    question = f"Type {name} to go on"
    if click.prompt(question, err=True, default="", show_default=False).strip() != name:
        raise click.Abort
