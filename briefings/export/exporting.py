"""From a briefing and its notes to the content of a file."""

from briefings.export.build import build
from briefings.export.document import Exported, Options
from briefings.export.formats import format_named
from briefings.model import Briefing
from briefings.notes.service import Notes
from briefings.version import __version__


def export(briefing: Briefing, notes: Notes, format_name: str, options: Options) -> Exported:
    """Write a briefing and its notes of a library down in a format.

    Raises:
        UsageError: there is no such format, or the briefing has no such panel.
    """
    form = format_named(format_name)
    read = notes.traced if form.traces else notes.list
    document = build(briefing, read(briefing.id), options, __version__)
    carried = form.note_ids(document)
    return Exported(
        data=form.write(document),
        notes=len(carried),
        stayed=document.stayed,
        unplaced=len(document.note_ids) - len(carried),
        format_name=form.name,
    )
