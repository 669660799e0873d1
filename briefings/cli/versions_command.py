"""`briefings versions` and `briefings receipt`: what an article was, and what became of notes."""

from typing import TYPE_CHECKING

import click

from briefings.cli import candidates
from briefings.cli.briefing_ids import BRIEFING
from briefings.cli.shared import in_library
from briefings.errors import UsageError

if TYPE_CHECKING:
    from briefings.library import Library

_TWO = 2


@click.command()
@click.argument("briefing_id", metavar="ID", type=BRIEFING, shell_complete=candidates.briefings)
@click.argument("numbers", metavar="[A B]", nargs=-1, type=click.IntRange(min=1))
@click.option("--diff", is_flag=True, help="What differs between the last two, or A and B.")
@click.option("--text", "number", metavar="N", type=click.IntRange(min=1), help="The text of one.")
@click.option("--undo", is_flag=True, help="Take the last one back, with all that it did.")
@in_library
def versions(
    library: "Library",
    *,
    briefing_id: str,
    numbers: tuple[int, ...],
    diff: bool,
    number: int | None,
    undo: bool,
    as_json: bool,
) -> None:
    """List the versions of a briefing's article, numbered from 1.

    `briefings add --update ID FILE` takes in a new one. Notes, marks and items are put on it, and
    `briefings receipt ID` says what became of each.
    """
    from briefings.cli import versions_output  # noqa: PLC0415

    if diff + undo + (number is not None) > 1:
        raise UsageError("Say one of --diff, --text and --undo.")
    if numbers and (not diff or len(numbers) != _TWO):
        raise UsageError("Two numbers stand behind --diff: the versions that are compared.")
    if undo:
        versions_output.write_undone(library.versions.undo(briefing_id), as_json=as_json)
    elif diff:
        compared = library.versions.compare(briefing_id, *numbers)
        versions_output.write_differences(briefing_id, compared, as_json=as_json)
    elif number is not None:
        article = library.versions.article(briefing_id, number)
        versions_output.write_text(article, as_json=as_json)
    else:
        versions_output.write_versions(library.versions.listed(briefing_id), as_json=as_json)


@click.command()
@click.argument("briefing_id", metavar="ID", type=BRIEFING, shell_complete=candidates.briefings)
@click.argument("number", metavar="[N]", required=False, type=click.IntRange(min=1))
@in_library
def receipt(library: "Library", *, briefing_id: str, number: int | None, as_json: bool) -> None:
    """Show what a new version did to all that stood on the one before.

    Each passage of items, panels, notes, marks and of where you left off is exact, moved, changed
    (with how much of it is the same) or lost. Without N it is the last receipt.
    """
    from briefings.cli import versions_output  # noqa: PLC0415

    found = library.versions.receipt(briefing_id, number)
    versions_output.write_receipt(found, as_json=as_json)
