"""`briefings new`: a folder to begin a briefing in."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli import candidates
from briefings.cli.output import report
from briefings.cli.shared import in_library

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefings.library import Library
    from briefings.model import Lens


@click.command()
@click.argument("folder", metavar="FOLDER", shell_complete=candidates.files)
@click.option(
    "--article",
    metavar="FILE|ID",
    shell_complete=candidates.files,
    help="The article: a document, or one of the library.",
)
@click.option(
    "--lens", metavar="KEY", shell_complete=candidates.lenses, help="The lens to read it through."
)
@in_library
def new(
    library: "Library", *, folder: str, article: str | None, lens: str | None, as_json: bool
) -> None:
    """Begin a briefing: a folder with a briefing.toml that explains itself.

    The article's text belongs beside it, in article.txt; --article puts it there, and what is known
    of it into the file. Without --lens it is the only one of the
    library, if there is only one. `briefings add FOLDER` takes the briefing in.
    """
    from briefings.adding import new_folder  # noqa: PLC0415

    chosen = library.lenses.get(lens) if lens else _only(library.lenses.all())
    made = new_folder.create(
        Path(folder).expanduser(),
        article=None if article is None else library.described(article),
        lens=chosen,
        editor=library.notes.author(),
        today=dt.datetime.now().astimezone().date(),
    )
    steps = [f"Made {made.briefing}: fill it in, then `briefings add {folder}`."]
    if chosen and not lens:
        steps.append(f"It names the lens {chosen.key}; --lens names another.")
    if not made.has_article:
        steps.insert(0, f"Put the article's text into {made.article}.")
    report({"briefing": str(made.briefing), "article": str(made.article)}, *steps, as_json=as_json)


def _only(lenses: "Mapping[str, Lens]") -> "Lens | None":
    return next(iter(lenses.values())) if len(lenses) == 1 else None
