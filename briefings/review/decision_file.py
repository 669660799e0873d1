"""What is to be decided as a file for any editor, and what was decided in it."""

import tomllib
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final, NamedTuple

import msgspec
import tomli_w

from briefings.curation.mistakes import FileMistakesError, Mistake
from briefings.curation.toml_faults import explained
from briefings.curation.toml_lines import TomlLines
from briefings.errors import UsageError
from briefings.model import Briefing
from briefings.progress import band, progress
from briefings.review.agenda import AgendaItem, agenda, in_its_sentence, reasons
from briefings.review.decision import Accept, Confirm, Recast, Reject
from briefings.review.recasting import KIND_WORDS
from briefings.text import displayable
from briefings.wording import kind_name, sentence

_OPENING: Final = """\
# {title}: {reviewed} of {of} reviewed.
#
# Write behind `decision` what you decide, and take the file back with
#     briefings review {id} --from FILE
#
#     "confirm"   you have read where it stands, and stand by it
#     "reject"    it is none
#     "place"     it is one of another kind: person, organisation, place, figure,
#                 statement, key point, tension, open question
#     "accept"    you have not looked, and take the program's word: what is sure alone
#     ""          nothing yet
#
# Nothing else that you change here counts.

"""

SimpleDecision = Confirm | Accept | Reject | Recast

_WORDS: Final[dict[str, Callable[[str], SimpleDecision]]] = {
    "confirm": Confirm, "confirmed": Confirm, "c": Confirm, "yes": Confirm,
    "reject": Reject, "rejected": Reject, "x": Reject, "no": Reject,
    "accept": Accept, "accepted": Accept, "a": Accept,
    **{word: partial(Recast, kind=word) for word in KIND_WORDS},
}  # fmt: skip


class _Row(msgspec.Struct):
    id: str
    decision: str = ""
    says: str = ""


class _File(msgspec.Struct):
    briefing: str
    item: tuple[_Row, ...] = ()


class FromFile(NamedTuple):
    """What was decided in a file, and sentences on what of it no longer fits."""

    decisions: tuple[SimpleDecision, ...]
    unfit: tuple[str, ...]


def decision_file(briefing: Briefing, items: Iterable[AgendaItem]) -> str:
    """Return a file on which to decide about items."""
    done = progress(briefing)
    rows = [
        {
            "id": each.item.id,
            "says": _says(each),
            "stands": in_its_sentence(briefing.article, each.item),
            "why": reasons(each.item),
            "decision": "",
        }
        for each in items
    ]
    opening = _OPENING.format(
        title=displayable(_one_line(briefing.source.title)),
        reviewed=done.reviewed,
        of=done.of,
        id=briefing.id,
    )
    return opening + tomli_w.dumps({"briefing": briefing.id, "item": rows})


def read(raw: bytes, briefing: Briefing) -> FromFile:
    """Return what was decided in a file about a briefing, as it is now.

    Raises:
        FileMistakesError: there are mistakes in it, all of them named.
        UsageError: it is no such file, or another briefing's.
    """
    file, lines = _decoded(raw, briefing.id)
    mistakes = [
        Mistake(
            f"the decision is “{row.decision}”: write confirm, reject, accept, a kind or nothing",
            row.says or row.id,
            lines.of("item", index, "decision"),
        )
        for index, row in enumerate(file.item)
        if _word(row) and _word(row) not in _WORDS
    ]
    if mistakes:
        raise FileMistakesError("The file", mistakes)
    now = {each.item.id: each for each in agenda(briefing)}
    decisions: list[SimpleDecision] = []
    unfit: list[str] = []
    for row in file.item:
        if not _word(row):
            continue
        decision = _WORDS[_word(row)](row.id)
        fault = _why_not(row, now.get(row.id), decision)
        if fault:
            unfit.append(f"{row.says or row.id} {fault}.")
        elif decision not in decisions:
            decisions.append(decision)
    return FromFile(tuple(decisions), tuple(unfit))


def _decoded(raw: bytes, briefing_id: str) -> tuple[_File, TomlLines]:
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UsageError(f"The file is not UTF-8 (byte {error.start}): save it as UTF-8.") from None
    try:
        file = msgspec.convert(tomllib.loads(text), _File)
    except tomllib.TOMLDecodeError as error:
        raise FileMistakesError("The file", [Mistake(explained(text, error))]) from None
    except (msgspec.ValidationError, RecursionError) as error:
        raise UsageError(
            f"This is no file of `briefings review --to` ({error}): write one anew."
        ) from None
    if file.briefing != briefing_id:
        raise UsageError(
            f"The file is on {file.briefing}: `briefings review {file.briefing} --from FILE`."
        )
    return file, TomlLines(text)


def _word(row: _Row) -> str:
    return row.decision.strip().lower().replace(" ", "_")


def _why_not(row: _Row, there: AgendaItem | None, decision: SimpleDecision) -> str | None:
    """Return why a decision no longer fits, to follow what it is about."""
    if there is None:
        return "is not proposed any more"
    if row.says and _one_line(row.says) != _one_line(_says(there)):
        return f"was changed meanwhile, to {_says(there)}"
    if isinstance(decision, Recast):
        is_rejected = there.standing == "rejected"
        return "was rejected meanwhile" if is_rejected else None
    if there.standing in ("confirmed", "rejected"):
        same = Confirm if there.standing == "confirmed" else Reject
        return None if isinstance(decision, same) else f"was {there.standing} meanwhile"
    if isinstance(decision, Accept) and band(there.item) != "sure":
        return "is not sure, and is not accepted unseen: confirm or reject it"
    return None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _says(each: AgendaItem) -> str:
    return f"{kind_name(each.item)}: {_one_line(sentence(each.item).text)}"
