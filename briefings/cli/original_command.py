"""`briefings original`: the file that an article came in."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli import candidates
from briefings.cli.briefing_ids import BRIEFING
from briefings.cli.output import report
from briefings.cli.shared import in_library
from briefings.errors import UsageError

if TYPE_CHECKING:
    from briefings.library import Library


@click.command()
@click.argument("briefing_id", metavar="ID", type=BRIEFING, shell_complete=candidates.briefings)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    shell_complete=candidates.files,
    help="Write it there; - is stdout, a folder gets it by its name.",
)
@click.option("--force", is_flag=True, help="Also where a file of this name is.")
@in_library
def original(
    library: "Library", *, briefing_id: str, output: str | None, force: bool, as_json: bool
) -> None:
    """Write out the file that an article came in, byte for byte as it came.

    Without -o it goes to stdout, unless that is a terminal.
    """
    from briefings.export.saving import save  # noqa: PLC0415
    from briefings.text import file_name  # noqa: PLC0415

    found = library.originals.get(briefing_id)
    if output in (None, "-"):
        if output is None and sys.stdout.isatty():
            raise UsageError(
                f"{file_name(found.name)} has {len(found.raw):,} bytes that may be no text: -o "
                "FILE writes them there, -o - here."
            )
        sys.stdout.buffer.write(found.raw)
        sys.stdout.buffer.flush()
        return
    path = Path(str(output)).expanduser()
    if path.is_dir():
        path /= Path(found.name).name
    save(path, found.raw, force=force)
    data = {"id": briefing_id, "name": found.name, "path": str(path), "bytes": len(found.raw)}
    report(data, f"{path} is {file_name(found.name)}, as it came.", as_json=as_json)
