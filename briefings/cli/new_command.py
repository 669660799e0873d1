"""`briefings new`: a folder to begin a briefing in."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli import candidates
from briefings.cli.output import report
from briefings.cli.shared import in_library

if TYPE_CHECKING:
    from briefings.library import Library


@click.command()
@click.argument("folder", metavar="FOLDER", shell_complete=candidates.files)
@click.option(
    "--article", metavar="FILE", shell_complete=candidates.files, help="The article's text."
)
@click.option(
    "--lens", metavar="KEY", shell_complete=candidates.lenses, help="The lens to read it through."
)
@in_library
def new(
    library: "Library", *, folder: str, article: str | None, lens: str | None, as_json: bool
) -> None:
    """Begin a briefing: a folder with a briefing.toml that explains itself.

    The article's text belongs beside it, in article.txt. Without --lens it is the only one of the
    library, if there is only one. `briefings add FOLDER` takes the briefing in.
    """
    from briefings.adding import new_folder  # noqa: PLC0415

    lenses = library.lenses.all()
    chosen = library.lenses.get(lens) if lens else next(iter(lenses.values()), None)
    made = new_folder.create(
        Path(folder).expanduser(),
        article=None if article is None else Path(article).expanduser(),
        lens=chosen if lens or len(lenses) == 1 else None,
        editor=library.notes.author(),
        today=dt.datetime.now().astimezone().date(),
    )
    steps = [f"Made {made.briefing}: fill it in, then `briefings add {folder}`."]
    if not made.has_article:
        steps.insert(0, f"Put the article's text into {made.article}.")
    report({"briefing": str(made.briefing), "article": str(made.article)}, *steps, as_json=as_json)
