"""`briefings add`: articles and briefings come into the library."""

import datetime as dt
import sys
from typing import TYPE_CHECKING, Any

import click

from briefings.cli import candidates
from briefings.cli.shared import in_library
from briefings.errors import BriefingsError, UsageError

if TYPE_CHECKING:
    from briefings.adding.given import Given
    from briefings.adding.outcome import Added, Refused
    from briefings.library import Library

_STDIN = "-"


@click.command()
@click.argument("paths", metavar="PATH...|-", nargs=-1, shell_complete=candidates.files)
@click.option("--title", metavar="TEXT", help="The article's title, instead of its first line.")
@click.option("--publisher", metavar="NAME", help="Who published it.")
@click.option("--author", metavar="NAME", help="Who wrote it.")
@click.option("--date", "published", metavar="YYYY-MM-DD", help="When it was published.")
@click.option("--lang", "language", metavar="TAG", help="Its language, as en or es.")
@click.option(
    "--lens", metavar="KEY", shell_complete=candidates.lenses, help="Read it through this lens."
)
@click.option(
    "--replace", is_flag=True, help="Also in the place of what was edited in the library."
)
@click.option("--packaged", metavar="ID", help="Take the program's own edition of a briefing.")
@in_library
def add(
    library: "Library",
    *,
    paths: tuple[str, ...],
    packaged: str | None,
    replace: bool,
    as_json: bool,
    **said: Any,  # noqa: ANN401
) -> int:
    """Take articles and briefings into the library.

    \b
    a folder with a briefing.toml   is a briefing, which the folder's name
                                    is the id of; again: its edits are taken up
    a .txt file                     is an article, to be read and annotated
    any other folder                holds such folders and files
    -                               an article on standard input

    What is not said of an article stays unknown. Ends with 1 where something could not be taken
    in.
    """
    from briefings.cli import add_output  # noqa: PLC0415

    if not all(paths) or (not paths and packaged is None):
        raise UsageError("Say what to add: a file, a folder, or - for standard input.")
    given = _given(said)
    if len(paths) > 1 and given.is_of_one:
        raise UsageError("One title cannot be true of several articles: add them one by one.")
    added: list[Added] = []
    refused: list[Refused] = []
    if packaged is not None:
        added.append(library.packaged.take(packaged))
    for path in paths:
        _add(library, path, given, (added, refused), replace=replace)
    unsound = [each.id for each in added if not library.verify(each.id).sound]
    add_output.write(added, refused, unsound, as_json=as_json)
    return 1 if refused else 0


def _add(
    library: "Library",
    path: str,
    given: "Given",
    results: "tuple[list[Added], list[Refused]]",
    *,
    replace: bool,
) -> None:
    from briefings.adding.outcome import Refused  # noqa: PLC0415

    added, refused = results
    try:
        if path == _STDIN:
            added.append(_from_stdin(library, given))
            return
        more, not_taken = library.add(path, given, replace=replace)
    except BriefingsError as error:
        refused.append(Refused(path=path, why=str(error)))
    else:
        added += more
        refused += not_taken


def _from_stdin(library: "Library", given: "Given") -> "Added":
    from briefings.cli import standard_input  # noqa: PLC0415
    from briefings.curation.seeding import LARGEST  # noqa: PLC0415

    if sys.stdin is not None and sys.stdin.isatty():
        click.echo("Paste the article; Ctrl-D on a line of its own ends it.", err=True)
    return library.add_text(standard_input.read(LARGEST), "standard input", given)


def _given(said: dict[str, Any]) -> "Given":
    from briefings.adding.given import Given  # noqa: PLC0415

    published = said.pop("published")
    return Given(**said, published=None if published is None else _date(published))


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"“{text}” is no date: write year, month and day, as in 2014-02-10."
        ) from None
