"""What `briefings export` is asked for: how much, of which briefings, in whose name."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from briefings.cli import candidates
from briefings.cli.query_mistake import pointed_at
from briefings.cli.shared import complain
from briefings.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from briefings.export.depth import Depth
    from briefings.export.document import Options
    from briefings.library import Library

_EVERY: Final = 10_000
"""So many briefings that a query matches are exported at most."""

_OF_A_BRIEF: Final = {"title": "--title", "by": "--by", "on": "--on", "unreviewed": "--unreviewed"}
_NOT_OF_A_BRIEF: Final = {"panels": "--panel", "no_source": "--no-source"}


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


_OPTIONS: Final = (
    click.option(
        "--format",
        "format_name",
        cls=_FormatOption,
        shell_complete=candidates.formats,
        help="Of what kind; else as FILE ends.",
    ),
    click.option(
        "-o",
        "--output",
        metavar="FILE|-",
        shell_complete=candidates.files,
        help="Where to; - is stdout.",
    ),
    click.option(
        "--depth",
        type=click.Choice(("brief", "full", "notes")),
        default="full",
        help="Two pages, all of it, or notes alone.",
    ),
    click.option("--query", metavar="Q", help="All briefings that a search finds."),
    click.option(
        "--panel",
        "panels",
        metavar="KEY",
        multiple=True,
        shell_complete=candidates.panels,
        help="Only this; repeatable.",
    ),
    click.option("--no-source", is_flag=True, help="Without the article's text."),
    click.option("--reviewed-only", is_flag=True, help="Without what nobody has reviewed."),
    click.option("--unreviewed", is_flag=True, help="A brief of what nobody has reviewed too."),
    click.option("--with-private", is_flag=True, help="Also notes tagged `private`."),
    click.option(
        "--lang",
        "language",
        cls=_LanguageOption,
        shell_complete=candidates.languages,
        help="Language of labels; else English.",
    ),
    click.option(
        "--fonts",
        metavar="FOLDER",
        type=click.Path(path_type=Path),
        shell_complete=candidates.files,
        help="More fonts, for pdf.",
    ),
    click.option("--marking", metavar="TEXT", help="A handling mark for each page."),
    click.option("--title", metavar="TEXT", help="The brief's, for the article's."),
    click.option("--by", metavar="NAME", help="Who prepares the brief; else who signs notes."),
    click.option(
        "--on",
        metavar="DATE",
        type=click.DateTime(("%Y-%m-%d",)),
        help="The brief's day; else today.",
    ),
    click.option("--force", is_flag=True, help="Replace a file that is there."),
)


def export_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of an export, in the order of its help."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def chosen(options: Mapping[str, Any], library: "Library") -> "Options":
    """Return what was asked for; who prepares a brief, and when, is known without asking.

    Raises:
        UsageError: an option is not one of this depth.
    """
    from briefings.export.document import Options  # noqa: PLC0415 - help needs it not

    depth: Depth = options["depth"]
    is_brief = depth == "brief"
    for name, flag in (_NOT_OF_A_BRIEF if is_brief else _OF_A_BRIEF).items():
        if options[name]:
            way_out = "leave it out" if is_brief else "add --depth brief"
            raise UsageError(f"{flag} is not for --depth {depth}: {way_out}.")
    day = options["on"].date() if options["on"] else dt.date.today()  # noqa: DTZ011 - theirs
    return Options(
        panels=options["panels"] or None,
        source=not options["no_source"],
        with_private=options["with_private"],
        reviewed_only=options["reviewed_only"],
        language=options["language"],
        depth=depth,
        unreviewed=options["unreviewed"],
        marking=options["marking"],
        title=options["title"],
        prepared_by=(options["by"] or library.notes.author()) if is_brief else None,
        prepared_on=day if is_brief else None,
        fonts=options["fonts"],
    )


def named(library: "Library", ids: Sequence[str], query: str | None) -> list[str]:
    """Return the briefings that are asked for, each once.

    Raises:
        UsageError: none is named, or they are named and searched for at once, or part of the
            query makes no sense.
        NotFoundError: nothing matches the query, or a name is neither an id nor a path.
    """
    if query is None:
        if not ids:
            raise UsageError("Name a briefing, or say which with --query.")
        every = list(dict.fromkeys(ids))
        known = set(library.ids()) if len(every) > 1 else set()
        for name in every if known else ():
            if name not in known:
                library.at(name)  # it is refused before the first is written
        return every
    if ids:
        raise UsageError("Name briefings or search for them with --query, not both.")
    result = library.search(query, limit=_EVERY)
    if result.mistake:
        raise pointed_at(result.mistake)
    if result.problems:
        raise UsageError(result.problems[0])
    if result.suggestion:
        raise NotFoundError(f"No briefing matches {result.query}; {result.suggestion} does.")
    complain(result.unread)
    if not result.matches:
        raise NotFoundError(f"No briefing matches {result.query or 'an empty query'}.")
    return [match.id for match in result.matches]
