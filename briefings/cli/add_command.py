"""`briefings add`: articles and briefings come into the library."""

import datetime as dt
import sys
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import click

from briefings.cli import candidates
from briefings.cli.briefing_ids import BRIEFING, whole_id
from briefings.cli.output import tell
from briefings.cli.shared import json_option, open_library, settings
from briefings.errors import BriefingsError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefings.adding.given import Given
    from briefings.adding.options import AddOptions
    from briefings.adding.outcome import Added, Refused
    from briefings.cli.add_progress import AddProgress
    from briefings.library import Library

_STDIN = "-"

_INTERRUPTED: Final = 130
"""The exit code of what Ctrl-C ended, as a shell has it."""


@click.command()
@click.argument("paths", metavar="PATH...|-", nargs=-1, shell_complete=candidates.files)
@click.option("--title", metavar="TEXT", help="The article's title.")
@click.option("--publisher", metavar="NAME", help="Who published it.")
@click.option("--author", metavar="NAME", help="Who wrote it.")
@click.option("--date", "published", metavar="YYYY-MM-DD", help="When it was published.")
@click.option("--lang", "language", metavar="TAG", help="Its language, as en or es.")
@click.option("--url", metavar="URL", help="Its address; nothing is fetched from there.")
@click.option("--retrieved", metavar="YYYY-MM-DD", help="When it was fetched from there.")
@click.option(
    "--interest", metavar="TEXT", help="What ties its publisher to a party to the matter."
)
@click.option(
    "--lens", metavar="KEY", shell_complete=candidates.lenses, help="Read it through this lens."
)
@click.option("--attachments", is_flag=True, help="Also what is attached to a mail.")
@click.option("--mend", is_flag=True, help="Mend text that was decoded wrongly once.")
@click.option("--no-original", is_flag=True, help="Do not keep the files as they came.")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 64), help="Read so many files at once.")
@click.option(
    "--update",
    metavar="ID",
    type=BRIEFING,
    shell_complete=candidates.briefings,
    help="It is a new version of this briefing's article.",
)
@click.option("--as-new", is_flag=True, help="It is a new version of none.")
@click.option(
    "--replace", is_flag=True, help="Also in the place of what was edited in the library."
)
@click.option("--packaged", metavar="ID", help="Take the program's own edition of a briefing.")
@json_option
@click.pass_context
def add(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    packaged: str | None,
    as_json: bool,
    **said: Any,  # noqa: ANN401
) -> int:
    """Take articles and briefings into the library.

    \b
    a folder with a briefing.toml   is a briefing, which the folder's name
                                    is the id of; again: its edits are taken up
    a document                      is an article, to be read and annotated:
                                    text, Markdown, HTML, MHTML, PDF, Word,
                                    OpenDocument, mail and mailboxes
    any other folder                holds such folders and documents
    a pattern, as '*.html'          is the documents that it fits
    -                               an article on standard input

    Title, author and the like are looked for in the document; what is said here goes before it,
    and what nobody says stays unknown. A file that is in the library already is not read again,
    and what was removed comes back only where its file is named.

    Ends with 1 where something could not be taken in, with 130 after Ctrl-C.
    """
    from msgspec.structs import replace  # noqa: PLC0415

    from briefings.cli import add_output  # noqa: PLC0415
    from briefings.cli.add_progress import AddProgress  # noqa: PLC0415
    from briefings.cli.version_question import asked  # noqa: PLC0415

    if not all(paths) or (not paths and packaged is None):
        raise UsageError("Say what to add: a file, a folder, or - for standard input.")
    options = _options(said, settings(ctx).config.originals)
    given = _given(said)
    if len(paths) > 1 and given.is_of_one:
        raise UsageError(
            "One title or address cannot be true of several articles: add them one by one."
        )
    with open_library(ctx) as library, AddProgress() as progress:
        added: list[Added] = []
        refused: list[Refused] = []
        if given.update:
            given = replace(given, update=whole_id(library, given.update))
        if packaged is not None:
            added.append(library.packaged.take(packaged))
        for group in _grouped(paths):
            more, not_taken = _taken(library, group, given, options, progress)
            added += more
            refused += not_taken
        progress.clear()
        added = [asked(library, each) for each in added]
        unsound = [each.id for each in added if _is_unsound(library, each)]
        came_in = (each.id for each in added if each.outcome in ("added", "updated"))
        arrivals = library.comparing.arrivals(came_in)
    add_output.write(add_output.AddResults(added, refused, unsound, arrivals), as_json=as_json)
    if progress.interrupted:
        tell(add_output.INTERRUPTED, sys.stderr)
        return _INTERRUPTED
    return 1 if refused else 0


def _grouped(paths: "Sequence[str]") -> "Iterator[list[str]]":
    """Part the paths that are read together from standard input."""
    for is_stdin, group in groupby(paths, lambda path: path == _STDIN):
        yield [_STDIN] if is_stdin else list(group)


def _taken(
    library: "Library",
    paths: list[str],
    given: "Given",
    options: "AddOptions",
    progress: "AddProgress",
) -> "tuple[list[Added], list[Refused]]":
    from briefings.adding.outcome import Refused  # noqa: PLC0415

    try:
        if paths == [_STDIN]:
            return _from_stdin(library, given, options)
        return library.add(paths, given, options, progress.goes_on, progress.tell)
    except BriefingsError as error:
        return [], [Refused(path=paths[0], why=str(error))]


def _from_stdin(
    library: "Library", given: "Given", options: "AddOptions"
) -> "tuple[list[Added], list[Refused]]":
    from briefings.adding.sources import LARGEST_FILE  # noqa: PLC0415
    from briefings.cli import standard_input  # noqa: PLC0415

    if sys.stdin is not None and sys.stdin.isatty():
        click.echo("Paste the article; Ctrl-D on a line of its own ends it.", err=True)
    return library.add_text(standard_input.read(LARGEST_FILE), "standard input", given, options)


def _is_unsound(library: "Library", added: "Added") -> bool:
    # What was just proposed for an article nobody stands by, and building it takes long.
    is_proposed = added.outcome == "added" and added.lens is not None
    return added.outcome != "left_out" and not is_proposed and not library.verify(added.id).sound


def _options(said: dict[str, Any], largest_original: int) -> "AddOptions":
    """Return how to take in, and leave in `said` what is said of the article."""
    from briefings.adding.options import AddOptions  # noqa: PLC0415

    return AddOptions(
        replace=said.pop("replace"),
        attachments=said.pop("attachments"),
        mend=said.pop("mend"),
        originals=not said.pop("no_original"),
        largest_original=largest_original,
        jobs=said.pop("jobs"),
    )


def _given(said: dict[str, Any]) -> "Given":
    from briefings.adding.given import Given  # noqa: PLC0415

    published, retrieved = _date(said.pop("published")), _date(said.pop("retrieved"))
    return Given(**said, published=published, retrieved=retrieved)


def _date(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"“{text}” is no date: write year, month and day, as in 2014-02-10."
        ) from None
