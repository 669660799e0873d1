"""What is to be decided about a briefing, as text or as JSON."""

from collections.abc import Sequence
from itertools import groupby

from briefings.cli.output import new_sheet, write_json, write_sheet
from briefings.json_output import item_data
from briefings.model import Briefing
from briefings.progress import band, is_open, progress, weighs
from briefings.review.agenda import AgendaItem, in_its_sentence, reasons
from briefings.wording import sentence


def write(
    briefing: Briefing,
    chosen: Sequence[AgendaItem],
    every: Sequence[AgendaItem],
    *,
    all_too: bool,
    as_json: bool,
) -> None:
    """Write the items that were chosen; `every` says how many others there are."""
    if as_json:
        write_json(_data(briefing, every if all_too else chosen))
        return
    done = progress(briefing)
    sheet = new_sheet()
    reviewed = f": {done.reviewed} of {done.of} reviewed" if done.of else ""
    sheet.flow(f"{briefing.source.title}{reviewed}", "name", x=0)
    for kind, items in groupby(chosen, key=lambda each: each.item.kind):
        sheet.heading(kind.replace("_", " ").upper())
        for each in items:
            sheet.flow(f"{each.number}. {sentence(each.item).text}", "text")
            sheet.flow(in_its_sentence(briefing.article, each.item), "muted", x=6)
            sheet.flow(reasons(each.item), "muted", x=6)
    for line in _rest(briefing, chosen, every):
        sheet.flow(line, "muted", x=0)
    write_sheet(sheet)


def _rest(
    briefing: Briefing, chosen: Sequence[AgendaItem], every: Sequence[AgendaItem]
) -> list[str]:
    shown = {each.number for each in chosen}
    others = sum(each.standing == "open" for each in every if each.number not in shown)
    lines = [f"{others} others that no review waits for: --all lists them."] if others else []
    quoted = [p.summary.id for p in briefing.panels if p.bottom_line and is_open(p.summary)]
    if quoted:
        lines.append(f"Bottom lines that are quoted, --confirm takes one: {', '.join(quoted)}.")
    if chosen:
        lines.append(f"Decide: briefings review {briefing.id} --confirm N --reject N")
    elif not any(each.item.suggestion for each in every):
        by_hand = f": it was written by hand, and `briefings edit {briefing.id}` changes it"
        lines.append(f"Nothing is proposed for it{'' if briefing.takes_proposals else by_hand}.")
    elif progress(briefing).is_done:
        lines.append(f"All that count are reviewed: `briefings export {briefing.id}` goes on.")
    return lines


def _data(briefing: Briefing, items: Sequence[AgendaItem]) -> dict[str, object]:
    done = progress(briefing)
    return {
        "id": briefing.id,
        "reviewed": done.reviewed,
        "of": done.of,
        "items": [
            {
                "number": each.number,
                "standing": each.standing,
                "band": band(each.item),
                "weighs": weighs(each.item),
                **item_data(briefing, each.item),
            }
            for each in items
        ],
    }
