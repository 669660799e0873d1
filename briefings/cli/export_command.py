"""`briefings export`: a briefing with its notes as a file for somebody else."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefings.cli import candidates
from briefings.cli.shared import complain, open_library
from briefings.errors import UsageError

if TYPE_CHECKING:
    from briefings.export.document import Exported

STDOUT = "-"


class _FormatOption(click.Option):
    """An option that names a format; which ones there are is looked up only for its help."""

    def make_metavar(self, ctx: click.Context | None = None) -> str:  # noqa: ARG002
        """Return the formats to choose from."""
        from briefings.export.formats import formats  # noqa: PLC0415

        return "|".join(formats())


class _LanguageOption(click.Option):
    """An option that names a language of `briefings.labels`, looked up as late."""

    def make_metavar(self, ctx: click.Context | None = None) -> str:  # noqa: ARG002
        """Return the languages to choose from."""
        from briefings.labels import available  # noqa: PLC0415

        return "|".join(available())


def _write_schema(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:  # noqa: FBT001
    """Write the schema and leave, whatever else was or was not asked for."""
    if not wanted or ctx.resilient_parsing:
        return
    from briefings.export.formats.json_ import schema  # noqa: PLC0415

    _write(schema())
    ctx.exit()


@click.command()
@click.argument("briefing_id", metavar="ID", shell_complete=candidates.briefings_or_path)
@click.option(
    "--format",
    "format_name",
    cls=_FormatOption,
    shell_complete=candidates.formats,
    help="Of what kind; else as FILE ends.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE|-",
    shell_complete=candidates.files,
    help="Where to; - is stdout.",
)
@click.option(
    "--panel",
    "panels",
    metavar="KEY",
    multiple=True,
    shell_complete=candidates.panels,
    help="Only this; repeatable.",
)
@click.option("--no-source", is_flag=True, help="Without the article's text.")
@click.option("--reviewed-only", is_flag=True, help="Without what nobody has reviewed.")
@click.option("--with-private", is_flag=True, help="Also notes tagged `private`.")
@click.option(
    "--lang",
    "language",
    cls=_LanguageOption,
    shell_complete=candidates.languages,
    help="Language of labels; else English.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@click.option(
    "--json-schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_write_schema,
    help="Only print the JSON Schema of --format json.",
)
@click.pass_context
def export(ctx: click.Context, /, briefing_id: str, **options: Any) -> None:  # noqa: ANN401
    """Write a briefing with its notes and its article into a file.

    Without -o it is ID and the format's suffix, in the current folder; without --format, as FILE
    ends; the format toml is a folder within FILE, unless that ends in .zip. Over SSH:

    \b
        ssh host briefings export ID --format html -o - > brief.html
    """
    from briefings.export import saving  # noqa: PLC0415 - help needs it not
    from briefings.export.document import Options  # noqa: PLC0415
    from briefings.export.formats import format_named, format_of, formats  # noqa: PLC0415
    from briefings.notes.drafts import summary  # noqa: PLC0415

    name, output = options["format_name"], options["output"] or ""
    form = format_named(name) if name else format_of(output)
    if form is None:
        raise UsageError(f"Say of what kind with --format: {', '.join(formats())}.")
    chosen = Options(
        panels=options["panels"] or None,
        source=not options["no_source"],
        with_private=options["with_private"],
        reviewed_only=options["reviewed_only"],
        language=options["language"],
    )
    with open_library(ctx) as library:
        exported = library.export(briefing_id, form.name, chosen)
        missing = summary.sentence(library.drafts.waiting(), briefing_id)
    if output == STDOUT:
        _write(exported.data)
        _tell("stdout", exported, missing)
        return
    if form.is_folder and Path(output).suffix.lower() != form.suffix:
        folder = saving.save_folder(Path(output or "."), exported.data, force=options["force"])
        _tell(str(folder), exported, missing)
        return
    path = Path(output or saving.default_name(briefing_id, form.suffix))
    where = str(saving.save(path, exported.data, force=options["force"]))
    if path.suffix.lower() != form.suffix:
        where += f" as {form.name}"
    _tell(where, exported, missing)


def _write(data: bytes) -> None:
    if sys.stdout.isatty() and b"\0" in data:
        raise UsageError("This format is not for a terminal: name a file with -o, or use a pipe.")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _tell(where: str, exported: "Exported", missing: str) -> None:
    """Say where it was written, which notes somebody else now gets to read, and what is missing."""
    from briefings.export.report import sentence  # noqa: PLC0415

    complain(filter(None, (f"Written to {where}. {sentence(exported)}", missing)))
