"""`briefings extract`: what the rules find in an article."""

from typing import TYPE_CHECKING

import click

from briefings.cli import candidates
from briefings.cli.briefing_ids import BRIEFING_OR_PATH
from briefings.cli.shared import in_library

if TYPE_CHECKING:
    from briefings.library import Library


@click.command()
@click.argument(
    "name",
    metavar="FILE",
    type=BRIEFING_OR_PATH,
    shell_complete=candidates.briefings_or_path,
)
@click.option(
    "--lens",
    "lens_key",
    metavar="KEY",
    shell_complete=candidates.lenses,
    help="Read it through this lens; without, through the one its words fit.",
)
@click.option("--lang", "language", metavar="TAG", help="It is in this language: en or es.")
@click.option("--explain", is_flag=True, help="Say by which rule each was found, and why.")
@in_library
def extract(
    library: "Library",
    *,
    name: str,
    lens_key: str | None,
    language: str | None,
    explain: bool,
    as_json: bool,
) -> None:
    """Show what the rules find in an article: nothing is kept.

    FILE may be the id of a briefing too. Articles in English and Spanish are read.

    With --json: language, paragraphs, figures, dates, quotes, claims, people, organisations,
    places and tensions, each with where it stands (code points, end exclusive), its confidence,
    the rule and the reasons; what is unknown is null.
    """
    from briefings.cli import extract_output  # noqa: PLC0415 - other commands need it not
    from briefings.errors import UsageError  # noqa: PLC0415
    from briefings.extract.extraction import extract as run  # noqa: PLC0415
    from briefings.extract.languages import language_read  # noqa: PLC0415

    briefing = library.at(name)
    lens = library.lenses.get(lens_key) if lens_key else briefing.lens
    tag = language or briefing.source.language
    spoken = language_read(tag)
    if spoken is None:
        what = f"is in “{tag}”" if tag else "does not show which language it is in"
        raise UsageError(
            f"{name} {what}, and the rules read English and Spanish: `--lang en` or `--lang es` "
            "has them try."
        )
    found = run(briefing.article, spoken, lens, library.reviews.memory.known())
    extract_output.write(briefing.article, found, explain=explain, as_json=as_json)
