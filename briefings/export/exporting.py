"""From a briefing and its notes to the content of a file."""

from collections.abc import Sequence

from briefings.errors import UsageError
from briefings.export.brief.blocks import Brief
from briefings.export.brief.build import brief
from briefings.export.build import build
from briefings.export.document import Exported, Options
from briefings.export.formats import format_named
from briefings.model import Briefing
from briefings.notes.service import Notes
from briefings.version import __version__


def export_brief(
    briefings: Sequence[Briefing], notes: Notes, format_name: str, options: Options
) -> Exported:
    """Write one brief of several briefings and their notes down in a format.

    Raises:
        UsageError: there is no such format, or it has no brief.
    """
    form = format_named(format_name)
    if form.write_brief is None:
        raise UsageError(f"{form.name} holds data and has no brief: ask for the full depth.")
    found = [(each, notes.list(each.id)) for each in briefings]
    made = brief(found, options, __version__, _size)
    every = sum(len(written) for _, written in found)
    return Exported(
        data=form.write_brief(made),
        notes=len(made.note_ids),
        stayed=made.stayed,
        unplaced=every - made.stayed - len(made.note_ids),
        format_name=form.name,
    )


def _size(made: Brief) -> int:
    """Return how many bytes a brief takes as plain text."""
    as_text = format_named("txt").write_brief
    return len(as_text(made)) if as_text else 0


def export(briefing: Briefing, notes: Notes, format_name: str, options: Options) -> Exported:
    """Write a briefing and its notes of a library down in a format.

    Raises:
        UsageError: there is no such format, or the briefing has no such panel.
    """
    if options.depth == "brief":
        return export_brief([briefing], notes, format_name, options)
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
