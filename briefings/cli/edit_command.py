"""`briefings edit`: a briefing's file in the user's editor."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli import candidates
from briefings.cli.briefing_ids import BRIEFING
from briefings.cli.output import report, tell
from briefings.cli.shared import in_library
from briefings.errors import BriefingsError, ConflictError, DamagedError, UsageError

if TYPE_CHECKING:
    from briefings.adding.outcome import Added
    from briefings.library import Library


@click.command()
@click.argument("briefing_id", metavar="ID", type=BRIEFING, shell_complete=candidates.briefings)
@click.option("--fresh", is_flag=True, help="Throw away what was left of an earlier try.")
@in_library
def edit(library: "Library", *, briefing_id: str, fresh: bool, as_json: bool) -> None:
    """Change a briefing: its file in $EDITOR, checked and taken up when the editor ends.

    What is wrong with it is said with line numbers, and the file is kept to go on with.
    """
    from briefings.adding.edited_file import EditedFile  # noqa: PLC0415

    text, record = library.editing.file(briefing_id)
    edited = EditedFile(library.directory / "edits", record)
    if fresh:
        edited.forget()
    edited.begin(text)
    while True:
        _run_editor(edited.path)
        changed = edited.text()
        if changed == text:
            edited.forget()
            report(
                {"id": briefing_id, "outcome": "unchanged"}, "Nothing was changed.", as_json=as_json
            )
            return
        try:
            added = library.editing.take_up(record, changed)
        except ConflictError as error:
            raise ConflictError(
                f"{error} What you wrote is in {edited.path}; `briefings edit {briefing_id}` opens "
                "what is there by now."
            ) from None
        except BriefingsError as error:
            _tell(error)
            if not _goes_on():
                raise DamagedError(
                    f"{briefing_id} is as it was. What you wrote is in {edited.path}: "
                    f"`briefings edit {briefing_id}` goes on with it, `briefings edit --fresh "
                    f"{briefing_id}` throws it away."
                ) from None
        else:
            edited.forget()
            _say(added, library, as_json=as_json)
            return


def _run_editor(path: Path) -> None:
    from briefings.user_programs import editor  # noqa: PLC0415

    words = editor()
    code = subprocess.run([*words, str(path)], check=False).returncode  # noqa: S603
    if code:
        raise UsageError(f"{words[0]} ended with a failure: what it saved is in {path}.")


def _tell(error: BriefingsError) -> None:
    from briefings.curation.mistakes import FileMistakesError  # noqa: PLC0415

    mistakes = error.mistakes if isinstance(error, FileMistakesError) else [error]
    for mistake in mistakes:
        tell(str(mistake), sys.stderr)


def _goes_on() -> bool:
    """Ask whether to edit again; nobody answers where there is no terminal."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    return click.confirm("Edit it again?", default=True, err=True)


def _say(added: "Added", library: "Library", *, as_json: bool) -> None:
    from briefings.cli.add_output import not_sound, sentence  # noqa: PLC0415

    verification = library.verify(added.id)
    sound = () if verification.sound else (not_sound(added.id),)
    data = {"id": added.id, "outcome": added.outcome, "sound": verification.sound}
    report(data, sentence(added), *sound, as_json=as_json)
