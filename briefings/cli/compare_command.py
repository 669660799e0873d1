"""`briefings compare`: what other briefings say to the figures of one."""

from typing import TYPE_CHECKING

import click

from briefings.cli import candidates
from briefings.cli.briefing_ids import BRIEFING
from briefings.cli.shared import in_library

if TYPE_CHECKING:
    from briefings.library import Library


@click.command()
@click.argument("briefing_id", metavar="ID", type=BRIEFING, shell_complete=candidates.briefings)
@click.argument("figure", metavar="[FIGURE]", required=False)
@in_library
def compare(library: "Library", *, briefing_id: str, figure: str | None, as_json: bool) -> None:
    """Say who else tells the figures of a briefing, and who tells other values.

    FIGURE is an item's id, a number or words of the figure, as 24,000. Without it, all figures are
    listed that another briefing tells too, or otherwise.

    \b
    the same        one value, as it is rounded, of one thing
    another value   of one thing, place and time
    another time, place or status   of one thing

    A figure is told before (by an article of an earlier day), told elsewhere (it is not known who
    was first), told again later, different, new (looked for, and found nowhere), or not compared:
    it may be told in other words, or where nobody looked. Articles with one text count once.
    """
    from briefings.cli import compare_output  # noqa: PLC0415

    library.reviews.propose(briefing_id)
    briefing = library.get(briefing_id)
    if figure is None:
        found = library.comparing.briefing(briefing)
    else:
        wanted = compare_output.figures_meant(briefing, figure)
        each = (library.comparing.figure(briefing_id, item.id) for item in wanted)
        found = [compared for compared in each if compared is not None]
    compare_output.write(briefing, found, is_all=figure is None, as_json=as_json)
