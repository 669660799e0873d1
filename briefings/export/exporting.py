"""From a briefing and its notes to the content of a file."""

from collections.abc import Iterable

from briefings import __version__
from briefings.export.build import build
from briefings.export.document import Exported, Options
from briefings.export.formats import format_named
from briefings.model import Briefing
from briefings.notes.model import Note


def export(
    briefing: Briefing, notes: Iterable[Note], format_name: str, options: Options
) -> Exported:
    """Write a briefing and its notes down in a format.

    Raises:
        UsageError: there is no such format, or the briefing has no such panel.
    """
    form = format_named(format_name)
    document = build(briefing, notes, options, __version__)
    carried = form.note_ids(document)
    return Exported(
        data=form.write(document),
        notes=len(carried),
        stayed=document.stayed,
        unplaced=len(document.note_ids) - len(carried),
        format_name=form.name,
    )
