"""`briefings export`: briefings with their notes as files for somebody else."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefings.cli import candidates
from briefings.cli.briefing_ids import BRIEFING_OR_PATH, completed
from briefings.cli.export_options import chosen, export_options, named
from briefings.cli.shared import complain, open_library
from briefings.errors import UsageError

if TYPE_CHECKING:
    from briefings.export.document import Exported, Options
    from briefings.export.formats import Format
    from briefings.library import Library

STDOUT = "-"


def _write_schema(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:  # noqa: FBT001
    """Write the schema and leave, whatever else was or was not asked for."""
    if not wanted or ctx.resilient_parsing:
        return
    from briefings.export.formats.json_ import schema  # noqa: PLC0415

    _write(schema())
    ctx.exit()


@click.command()
@click.argument(
    "ids",
    metavar="[ID]...",
    nargs=-1,
    type=BRIEFING_OR_PATH,
    shell_complete=candidates.briefings_or_path,
)
@export_options
@click.option(
    "--json-schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_write_schema,
    help="Only print the JSON Schema of --format json.",
)
@click.pass_context
def export(ctx: click.Context, /, ids: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401
    """Write briefings with their notes and their articles into files.

    Without -o it is ID and the format's suffix, in the current folder; without --format, as FILE
    ends; the format toml is a folder within FILE, unless that ends in .zip. Of several, a brief is
    one file; else -o names a folder for a file each. Over SSH:

    \b
        ssh host briefings export ID --format html -o - > brief.html
    """
    from briefings.export.formats import format_named, format_of, formats  # noqa: PLC0415

    name, output = options["format_name"], options["output"] or ""
    form = format_named(name) if name else format_of(output)
    if form is None:
        raise UsageError(f"Say of what kind with --format: {', '.join(formats())}.")
    with open_library(ctx) as library:
        asked = chosen(options, library)
        given = completed(library, ctx.command, {"ids": ids})["ids"]
        names = named(library, given, options["query"])
        writing = _Writing(library, form, asked, output, force=options["force"])
        is_one = asked.depth == "brief" or len(names) == 1 or form.write_together is not None
        if is_one:
            writing.one(names)
        else:
            writing.each(names)


class _Writing:
    """Writes what is exported where it was asked for, and says so."""

    def __init__(
        self, library: "Library", form: "Format", asked: "Options", output: str, *, force: bool
    ) -> None:
        self._library = library
        self._form = form
        self._asked = asked
        self._output = output
        self._force = force

    def one(self, names: Sequence[str]) -> None:
        """Write a briefing, or the one brief or workbook of several."""
        exported = self._library.export(names, self._form.name, self._asked)
        if self._output == STDOUT:
            _write(exported.data)
            self._tell("stdout", exported, names)
        elif self._is_folder:
            self._save_folder(Path(self._output or "."), exported, names)
        else:
            self._save(Path(self._output or self._name(names)), exported, names)

    def each(self, names: Sequence[str]) -> None:
        """Write a file for each briefing into a folder.

        Raises:
            UsageError: no folder can be there, or what is named is called as a file is.
            TakenError: one of the files is there already; none is written then.
        """
        from briefings.export.saving import TakenError, free_name  # noqa: PLC0415 - as below

        folder = Path(self._output or ".").expanduser()
        if self._output == STDOUT or (folder.exists() and not folder.is_dir()):
            raise UsageError("Several briefings are a file each: name a folder with -o.")
        if self._output and not folder.is_dir() and folder.suffix.lower() == self._form.suffix:
            one = " add --depth brief for one file, or" if self._form.is_paper else ""
            raise UsageError(f"Several briefings are a file each:{one} name a folder with -o.")
        paths = {folder / self._name([name]): name for name in names}
        taken = [path for path in paths if path.exists() and not self._is_folder]
        if taken and not self._force:
            raise TakenError(taken[0], free_name(taken[0]))
        if len(paths) < len(names):
            raise UsageError("Two of them would have a file of the same name: export one by one.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"The folder {folder} cannot be made: {error.strerror}.") from None
        for path, name in paths.items():
            exported = self._library.export(name, self._form.name, self._asked)
            if self._is_folder:
                self._save_folder(folder, exported, [name])
            else:
                self._save(path, exported, [name])

    @property
    def _is_folder(self) -> bool:
        return self._form.is_folder and Path(self._output).suffix.lower() != self._form.suffix

    def _name(self, names: Sequence[str]) -> str:
        from briefings.export import saving  # noqa: PLC0415 - as below

        return saving.default_name(names, self._form.suffix, self._asked.depth)

    def _save_folder(self, into: Path, exported: "Exported", names: Sequence[str]) -> None:
        from briefings.export import saving  # noqa: PLC0415 - as below

        folder = saving.save_folder(into, exported.data, force=self._force)
        self._tell(str(folder), exported, names)

    def _save(self, path: Path, exported: "Exported", names: Sequence[str]) -> None:
        from briefings.export import saving  # noqa: PLC0415 - help needs it not

        where = str(saving.save(path, exported.data, force=self._force))
        if path.suffix.lower() != self._form.suffix:
            where += f" as {self._form.name}"
        self._tell(where, exported, names)

    def _tell(self, where: str, exported: "Exported", names: Sequence[str]) -> None:
        """Say where it is, which notes somebody else now gets to read, and what is missing."""
        from briefings.export.report import sentence  # noqa: PLC0415 - as above
        from briefings.notes.drafts import summary  # noqa: PLC0415 - as above

        waiting = self._library.drafts.waiting()
        missing = (summary.sentence(waiting, name) for name in names)
        complain(filter(None, (f"Written to {where}. {sentence(exported)}", *missing)))
        by = self._library.notes.author()
        self._library.handed_on.record(names, exported.format_name, exported.depth, by)


def _write(data: bytes) -> None:
    if sys.stdout.isatty() and b"\0" in data:
        raise UsageError("This format is not for a terminal: name a file with -o, or use a pipe.")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
