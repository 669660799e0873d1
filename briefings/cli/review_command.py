"""`briefings review`: what the program proposes is listed, and decided about."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from briefings.cli import candidates
from briefings.cli.briefing_ids import BRIEFING
from briefings.cli.output import report, tell
from briefings.cli.shared import in_library
from briefings.errors import NobodyError, NotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from briefings.library import Library
    from briefings.review.agenda import AgendaItem
    from briefings.review.decision import Decision

_NAMED: Final = 5
"""So many decisions are told one by one."""

_STANDARD = "-"

_LARGEST = 8_000_000
"""Bytes of a file of decisions."""


@click.command()
@click.argument("briefing_id", metavar="ID", type=BRIEFING, shell_complete=candidates.briefings)
@click.option("--all", "all_too", is_flag=True, help="Also names, places and what is weak.")
@click.option("--confirm", metavar="ITEM", multiple=True, help="You have seen it; repeatable.")
@click.option("--reject", metavar="ITEM", multiple=True, help="It is none; repeatable.")
@click.option(
    "--kind",
    "kinds",
    nargs=2,
    metavar="ITEM KIND",
    multiple=True,
    help="It is one, but of another kind: key_point, place …; repeatable.",
)
@click.option("--accept-sure", is_flag=True, help="Accept what is sure, unseen.")
@click.option(
    "--panel", metavar="KEY", shell_complete=candidates.panels, help="Of this panel alone."
)
@click.option(
    "--to",
    "target",
    metavar="FILE|-",
    shell_complete=candidates.files,
    help="Write a file to decide in.",
)
@click.option(
    "--from", "origin", metavar="FILE|-", shell_complete=candidates.files, help="Take it back."
)
@click.option("--undo", is_flag=True, help="Take back what was decided last.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@click.option("--author", metavar="NAME", help="Who decides; kept for later notes.")
@in_library
def review(
    library: "Library",
    *,
    briefing_id: str,
    as_json: bool,
    **said: Any,  # noqa: ANN401
) -> int:
    """List what the program proposes for an article, and decide about it.

    ITEM is an item's number in the list, or its id, which the list names for bottom lines. Rejected
    items are taken back with --confirm. Whoever decides is the one who writes notes.

    \b
        briefings review ID
        briefings review ID --confirm 3 --reject 7
        briefings review ID --kind 4 key_point
        briefings review ID --undo
        briefings review ID --to FILE        and, when it is filled in,
        briefings review ID --from FILE
    """
    from briefings.cli import review_output  # noqa: PLC0415 - other commands need it not
    from briefings.review.agenda import agenda, waiting  # noqa: PLC0415

    is_decision = any(said[name] for name in ("confirm", "reject", "kinds", "accept_sure"))
    _check_one(is_decision, said["undo"], said["target"], said["origin"])
    library.reviews.propose(briefing_id)
    if said["author"]:
        library.notes.set_author(said["author"])
    if said["undo"]:
        _undo(library, briefing_id, as_json=as_json)
        return 0
    every = agenda(library.get(briefing_id))
    if said["origin"]:
        return _from_file(library, briefing_id, said["origin"], as_json=as_json)
    if is_decision:
        lines = {panel.summary.id for panel in library.get(briefing_id).panels}
        decisions = _decisions(every, lines, said)
        _decide(library, briefing_id, decisions, (), as_json=as_json)
        return 0
    chosen = [e for e in waiting(every, all_too=said["all_too"]) if _is_in(e, said["panel"])]
    briefing = library.get(briefing_id)
    if said["target"]:
        from briefings.review.decision_file import decision_file  # noqa: PLC0415

        _write(decision_file(briefing, chosen), said["target"], chosen, force=said["force"])
        return 0
    review_output.write(briefing, chosen, every, all_too=said["all_too"], as_json=as_json)
    return 0


def _check_one(*asked: object) -> None:
    if sum(map(bool, asked)) > 1:
        raise UsageError("Decide, undo, write a file, or take one back: one at a time.")


def _undo(library: "Library", briefing_id: str, *, as_json: bool) -> None:
    from briefings.progress import progress  # noqa: PLC0415

    last = library.reviews.last(briefing_id)
    library.reviews.undo(last)
    done = progress(library.get(briefing_id))
    data = {
        "id": briefing_id,
        "items": list(last.items),
        "undone": last.told,
        "reviewed": done.reviewed,
        "of": done.of,
    }
    said = f"Undone: {last.told}. {done.reviewed} of {done.of} reviewed."
    report(data, said, as_json=as_json)


def _is_in(each: "AgendaItem", panel: str | None) -> bool:
    return panel is None or panel in each.item.topics


def _decisions(
    every: "Sequence[AgendaItem]", lines: "Container[str]", said: dict[str, Any]
) -> "list[Decision]":
    """Return what is decided about items, and bottom lines by their ids."""
    from briefings.progress import band, weighs  # noqa: PLC0415
    from briefings.review.agenda import named  # noqa: PLC0415
    from briefings.review.decision import Accept, Confirm, Recast, Reject  # noqa: PLC0415

    def ids(names: "Sequence[str]") -> "Iterator[str]":
        for name in names:
            yield name if name in lines else next(named(every, [name])).item.id

    decisions: list[Decision] = [Confirm(each) for each in ids(said["confirm"])]
    decisions += [Reject(each) for each in ids(said["reject"])]
    for name, word in said["kinds"]:
        (each,) = named(every, [name])
        decisions.append(Recast(each.item.id, word.replace(" ", "_")))
    if said["accept_sure"]:
        decided = {each.item for each in decisions if isinstance(each, Confirm | Reject | Recast)}
        decisions += [
            Accept(each.item.id)
            for each in every
            if each.standing == "open"
            and band(each.item) == "sure"
            and (weighs(each.item) or said["all_too"])
            and _is_in(each, said["panel"])
            and each.item.id not in decided
        ]
    return decisions


def _from_file(library: "Library", briefing_id: str, origin: str, *, as_json: bool) -> int:
    from briefings.cli import verify_output  # noqa: PLC0415
    from briefings.curation.mistakes import FileMistakesError  # noqa: PLC0415
    from briefings.review import decision_file  # noqa: PLC0415

    try:
        found = decision_file.read(_read(origin), library.get(briefing_id))
    except FileMistakesError as error:
        verify_output.write_mistakes(error, as_json=as_json)
        return 1
    _decide(library, briefing_id, found.decisions, found.unfit, as_json=as_json)
    return 0


def _decide(
    library: "Library",
    briefing_id: str,
    decisions: "Sequence[Decision]",
    unfit: tuple[str, ...],
    *,
    as_json: bool,
) -> None:
    from briefings.notes.signature import NOBODY  # noqa: PLC0415
    from briefings.progress import progress  # noqa: PLC0415

    editor = library.notes.author()
    if decisions and editor is None:
        raise NobodyError(f"{NOBODY} Or say it with --author.")
    decided = library.reviews.decide(briefing_id, decisions, editor=editor)
    done = progress(library.get(briefing_id))
    data = {
        "id": briefing_id,
        "items": list(decided.items),
        "reviewed": done.reviewed,
        "of": done.of,
        "unfit": list(unfit),
    }
    said = [f"{decided.sentence()} {done.reviewed} of {done.of} reviewed.", *unfit]
    if decided.items and len(decisions) <= _NAMED:
        # Whoever has mistaken a number for another one is to see it.
        said.insert(1, f"That was: {decided.told}.")
    report(data, *said, as_json=as_json)


def _read(origin: str) -> bytes:
    if origin == _STANDARD:
        from briefings.cli import standard_input  # noqa: PLC0415

        raw = standard_input.read(_LARGEST)
    else:
        try:
            with Path(origin).open("rb") as file:
                raw = file.read(_LARGEST + 1)
        except OSError as error:
            raise NotFoundError(f"{origin} cannot be read: {error.strerror}.") from None
    if len(raw) > _LARGEST:
        raise UsageError(f"{origin} is too large for a file of `briefings review --to`.")
    return raw


def _write(text: str, target: str, items: "Sequence[AgendaItem]", *, force: bool) -> None:
    data = text.encode("utf-8", "replace")
    if target == _STANDARD:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from briefings.export.saving import save  # noqa: PLC0415

    where = save(Path(target), data, force=force)
    tell(f"{len(items)} items to decide are in {where}.", sys.stderr)
