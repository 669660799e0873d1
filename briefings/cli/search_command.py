"""`briefings search`: what a query finds, and searches that are saved under a name."""

from typing import TYPE_CHECKING, NamedTuple

import click

from briefings.cli.shared import json_option, open_library
from briefings.errors import UsageError

if TYPE_CHECKING:
    from briefings.library import Library

_ALL = ""
"""Stands for the name that `--saved` was not given."""


class _Named(NamedTuple):
    """What is asked of saved searches, each by a name."""

    save: str | None
    saved: str | None
    delete: str | None


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("words", metavar="QUERY...", nargs=-1)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    help="At most so many briefings.",
)
@click.option(
    "--order",
    type=click.Choice(["relevance", "newest"]),
    default="relevance",
    show_default=True,
    help="Which come first.",
)
@click.option("--save", metavar="NAME", help="Save the search under a name.")
@click.option(
    "--saved",
    metavar="[NAME]",
    is_flag=False,
    flag_value=_ALL,
    help="Search for what is saved under a name; without one, list what is saved.",
)
@click.option("--new", "only_new", is_flag=True, help="With --saved: only what is new.")
@click.option("--delete", metavar="NAME", help="Forget the saved search of this name.")
@json_option
@click.pass_context
def search(
    ctx: click.Context,
    /,
    words: tuple[str, ...],
    limit: int,
    order: str,
    *,
    only_new: bool,
    as_json: bool,
    **names: str | None,
) -> int:
    """Find briefings by words in them, their items and the notes on them.

    \b
    coca erad          both words, by their beginnings or other forms
    '"coca leaf"'      these words in this order
    coca OR poppy      one of them; also '(coca leaf) OR poppy'
    -paste             not this word; also -'"coca leaf"' and -kind:tension
    'past*' 'pasted~'  by its beginning alone; with one letter wrong
    title:coca         words of the title; also publisher: and note:
    date:2013..2014    published then; also 2013-05, 2013.. and 'date>2013'
    'ha>20k'           a figure by its value; also usd:40m..90m, 'figure>1000'
    panel:funding      a panel, by its key or name, or a beginning of one;
                       also panel:'"Shining Path"'
    kind:figure        statement, actor, place, key_point, tension,
                       open_question, note, highlight
    tag:check          a note's tag
    speaker:masias     who is quoted, by name or role
    has:note           or any other kind, or a draft; is:unreviewed
    lang:es id:vraem   the article's language; the briefing's id

    Everything must hold, somewhere in the briefing; accents and case are free. Ends with 1
    where nothing matches, and with 2 where part of the query makes no sense, which is pointed
    at; the rest is searched.

    Where several briefings match, the best hits of each are shown and `8 of 18` tells it; of one
    briefing, and with filters alone, all are.

    --save keeps a search under a name, --saved NAME searches for it again and marks what is new:
    briefings that match now and did not when it was last looked at so. --new shows those alone.
    --saved without a name lists the saved searches, and how many briefings are new for each.
    What was new and is shown is new no more; it stays so where --limit leaves some of it out.

    With --json: query, matched (how many briefings), found (how many hits those listed have),
    briefings (id, title, found, hits), unread, searched_instead where a word was mistyped, more
    where others may match, and searched (how many briefings were) while not all can be. A
    briefing that is new for a saved search has new. A hit
    has kind (title, bottom_line, item, note, passage), score, snippet, marks (ranges of the
    snippet), panels, spans (ranges of the article), and paragraph, item, item_kind and note
    where there is one. Ranges are code points, end exclusive.
    """
    from briefings.cli import saved_search_output, search_output  # noqa: PLC0415
    from briefings.search.request import SearchOrder, SearchRequest  # noqa: PLC0415

    if words == ("-h",):
        click.echo(ctx.get_help())
        return 0
    named = _Named(**names)
    _check(words, named, only_new=only_new)
    request = SearchRequest(" ".join(words), limit, SearchOrder(order))
    with open_library(ctx) as library:
        if named == (None, None, None):
            return search_output.search(library, request, as_json=as_json)
        if named.saved:
            return saved_search_output.search(
                library, named.saved, request, only_new=only_new, as_json=as_json
            )
        _keep(library, named, request.query, as_json=as_json)
        return 0


def _keep(library: "Library", named: _Named, query: str, *, as_json: bool) -> None:
    """Save, delete or list searches."""
    from briefings.cli import saved_search_output  # noqa: PLC0415

    if named.save is not None:
        saved_search_output.save(library, named.save, query, as_json=as_json)
    elif named.delete is not None:
        saved_search_output.delete(library, named.delete, as_json=as_json)
    else:
        saved_search_output.write_list(library, as_json=as_json)


def _check(words: tuple[str, ...], named: _Named, *, only_new: bool) -> None:
    """Refuse what cannot be meant together.

    Raises:
        UsageError: it says what is missing or too much.
    """
    for word in words:
        if word.startswith("--"):
            raise UsageError(
                f"There is no option {word.partition('=')[0]}; to exclude a word, write one hyphen "
                "before it."
            )
    if sum(each is not None for each in named) > 1:
        raise UsageError("Give one of --save, --saved and --delete at a time.")
    if only_new and not named.saved:
        raise UsageError("--new is for a saved search: name it with --saved NAME.")
    takes_words = named.saved is None and named.delete is None
    if words and not takes_words:
        raise UsageError("A saved search has its own words: leave out the others.")
    if not words and takes_words:
        raise UsageError("Missing argument QUERY: say what to search for.")
