"""The names of an article."""

from collections.abc import Iterable, Iterator
from typing import Final

from briefings.extract.findings import FoundName, NameKind, Place
from briefings.extract.known_names import NOBODY_KNOWN, KnownNames
from briefings.extract.names.candidates import candidates
from briefings.extract.names.judging import Judge
from briefings.extract.names.lexicon import lexicon
from briefings.extract.names.long_forms import with_long_forms
from briefings.extract.names.name_run import NameRun
from briefings.extract.names.roles import RoleReader
from briefings.extract.names.runs import find_runs
from briefings.extract.names.same import NameGroup, NameGrouping
from briefings.extract.names.shared_heads import with_shared_heads
from briefings.extract.scanned_text import ScannedText

_LEAST: Final = 0.45
"""What is less likely than this is not taken for a name."""

_LONGEST: Final = 6
"""Words of a name that is looked for within a run that is none."""


def find_names(scan: ScannedText, known: KnownNames = NOBODY_KNOWN) -> list[FoundName]:
    """Return the names of a text in the order of their first mentions."""
    words = lexicon(scan.language)
    runs = with_long_forms(scan, words, find_runs(scan, words))
    runs = with_shared_heads(scan, words, runs)
    judged = Judge(scan, words, known).judge(candidates(scan, words, runs))
    groups = [
        group
        for group in NameGrouping(scan, words, known, judged).groups()
        if group.kind != "none" and group.confidence >= _LEAST and group.runs
    ]
    elsewhere = _Elsewhere(scan, groups, runs)
    roles = RoleReader(scan, words)
    found = [
        _found(group, group.kind, elsewhere.mentions(group), roles)
        for group in groups
        if group.kind != "none"
    ]
    return sorted(found, key=lambda name: (name.start, name.end))


def _found(group: NameGroup, kind: NameKind, more: Iterable[Place], roles: RoleReader) -> FoundName:
    """Return a group as a finding; its name is the fullest of its forms."""
    fullest = max(group.members, key=lambda m: (len(m.words), len(m.text), not m.text.isupper()))
    mentions = sorted({*((run.start, run.end) for run in group.runs), *more})
    surest = max(group.members, key=lambda member: round(member.likelihoods[kind], 2))
    return FoundName(
        start=mentions[0][0],
        end=mentions[0][1],
        confidence=round(group.confidence, 2),
        rule="evidence",
        why=surest.why,
        name=fullest.text,
        kind=kind,
        mentions=tuple(mentions),
        names=tuple(m.text for m in group.members if m is not fullest),
        role=roles.role(group.runs) if kind == "person" else None,
    )


class _Elsewhere:
    """Finds names within runs that are no names themselves: headlines, beginnings of sentences."""

    def __init__(
        self, scan: ScannedText, groups: Iterable[NameGroup], runs: Iterable[NameRun]
    ) -> None:
        groups = list(groups)
        taken = {run.first for group in groups for run in group.runs}
        owners: dict[str, NameGroup | None] = {}
        for group in groups:
            for member in group.members:
                owners[member.text] = None if member.text in owners else group
        self._mentions: dict[int, list[Place]] = {}
        for run in runs:
            if run.first not in taken and run.in_headline:
                for text, place in _stretches(scan, run, owners):
                    owner = owners[text]
                    if owner is not None:
                        self._mentions.setdefault(id(owner), []).append(place)

    def mentions(self, group: NameGroup) -> list[Place]:
        return self._mentions.get(id(group), [])


def _stretches(
    scan: ScannedText, run: NameRun, names: dict[str, NameGroup | None]
) -> Iterator[tuple[str, Place]]:
    """Yield the names within a run, the longest first, none within another."""
    at = run.first
    while at < run.last:
        for length in range(min(_LONGEST, run.last - at), 0, -1):
            start, end = scan.tokens[at].start, min(scan.tokens[at + length - 1].end, run.end)
            if scan.text[start:end] in names:
                yield scan.text[start:end], (start, end)
                at += length - 1
                break
        at += 1
