"""From a briefing and its notes to the content of a file."""

from collections.abc import Sequence

from briefings.errors import UsageError
from briefings.export.brief.build import brief
from briefings.export.build import build
from briefings.export.depth import Depth
from briefings.export.document import Exported, Options
from briefings.export.formats import Format, format_named
from briefings.model import Briefing
from briefings.notes.service import Notes
from briefings.version import __version__


def export_brief(
    briefings: Sequence[Briefing], notes: Notes, form: Format, options: Options
) -> Exported:
    """Write one brief of several briefings and their notes down in a format.

    Raises:
        UsageError: the format has no brief.
    """
    writer = _writer(form, options)
    if not form.is_paper or writer.write_brief is None:
        raise UsageError(no_depth(form.name, "brief"))
    found = [(each, notes.list(each.id)) for each in briefings]
    made = brief(found, options, __version__, form.brief_size, form.brief_pages)
    every = sum(len(written) for _, written in found)
    data = writer.write_brief(made)
    return Exported(
        data=data,
        notes=len(made.note_ids),
        stayed=made.stayed,
        unplaced=every - made.stayed - len(made.note_ids),
        format_name=form.name,
        depth="brief",
        gave_way=made.gave_way,
        unreviewed=made.unreviewed,
        missing_letters=writer.missing_letters(data),
    )


def _writer(form: Format, options: Options) -> Format:
    """Return the format that writes it down: another one if it is only to be shown."""
    return format_named(form.shown_as) if options.shown else form


def no_depth(format_name: str, depth: Depth) -> str:
    """Return why a format that holds data cannot be written in a depth, and what to do."""
    return f"{format_name} holds data and has no depth “{depth}”: ask for the full one."


def export(
    briefings: Sequence[Briefing], notes: Notes, format_name: str, options: Options
) -> Exported:
    """Write a briefing and its notes of a library down in a format.

    Of several that is one brief, or one file in formats whose files can be of several.

    Raises:
        UsageError: there is no such format, it has no such depth, the briefing has no such panel,
            or there are several briefings and its files are of one.
    """
    form = format_named(format_name)
    if options.marking and not form.is_paper:
        raise UsageError(f"{format_name} holds data and bears no mark: choose another format.")
    if options.depth == "brief":
        return export_brief(briefings, notes, form, options)
    if len(briefings) > 1:
        return _together(briefings, notes, form, options)
    (briefing,) = briefings
    if options.depth == "notes" and not form.is_paper:
        raise UsageError(no_depth(form.name, "notes"))
    read = notes.traced if form.traces else notes.list
    document = build(briefing, read(briefing.id), options, __version__)
    carried = form.note_ids(document)
    writer = _writer(form, options)
    data = writer.write(document)
    return Exported(
        data=data,
        notes=len(carried),
        stayed=document.stayed,
        unplaced=len(document.note_ids) - len(carried),
        format_name=form.name,
        depth=options.depth,
        missing_letters=writer.missing_letters(data),
    )


def _together(
    briefings: Sequence[Briefing], notes: Notes, form: Format, options: Options
) -> Exported:
    """Write several briefings and their notes down as one file, in a format that can."""
    if form.write_together is None:
        raise UsageError(f"A file of {form.name} is of one briefing: export one after the other.")
    documents = [build(each, notes.list(each.id), options, __version__) for each in briefings]
    return Exported(
        data=form.write_together(documents),
        notes=sum(len(form.note_ids(document)) for document in documents),
        stayed=sum(document.stayed for document in documents),
        format_name=form.name,
    )
