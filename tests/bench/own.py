"""The app among its peers: on the sample briefing, and on the very documents that they read."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from tests.bench.documents import COUNT, FIRST_WORDS, STARTER, documents
from tests.bench.peers import Program, Step, steps, there_and_back
from tests.terminal.starting import environment
from tests.wire import journey
from tests.wire.figures import Answer
from tests.wire.link import Link
from tests.wire.program import command, wires
from tests.wire.session import Session

REST: Final = 1.0
"""Seconds after which the app has kept the place."""

START_QUIET: Final = 0.6
DEADLINE: Final = 300.0

_LEAVE: Final = "ctrl-q"
_LOCAL: Final = (80, 24)


def briefing(wire: str) -> Program:
    """Return the app on the sample briefing; a switch is one from panel to panel."""
    switch = [Step("switch", list("23412341")), Step("", ["1", "g"]), Step("next item", ["l"] * 20)]
    keys = steps(switch, _LEAVE)
    return Program(f"{wire}, panels", command(wire), journey.FIRST_SHOWN, keys, **_own(wire))


def same_text(wire: str) -> Program:
    """Return the app on the peers' documents, in the tab that has the article."""
    opened = [*command(wire), documents()[0].id]
    keys = steps(there_and_back("J", "K"), _LEAVE)
    return Program(f"{wire}, same text", opened, FIRST_WORDS, keys, **_own(wire))


def _own(wire: str) -> dict[str, bool]:
    return {"own": True, "keeps": wire == "thrift"}


def programs() -> list[Program]:
    """Return the app in each of the ways in which it can be measured."""
    return [make(wire) for make in (same_text, briefing) for wire in wires()]


def prepare(program: Program, library: Path, size: tuple[int, int] = _LOCAL) -> None:
    """Start a program of ours once and quit it in good order: a second start finds its place."""
    if program.ready == FIRST_WORDS:
        _add_documents(library, size)
    with Session(program.command, *size, environment(library)) as session:
        journey.start(session)
        if program.ready == FIRST_WORDS:
            _open_articles(session)
        journey.leave(session)


def keep(program: Program, library: Path, size: tuple[int, int], link: Link) -> None:
    """Start a program of ours over a link and quit it: what it keeps is for such a link."""
    with Session(program.command, *size, environment(library), link) as session:
        journey.start(session)
        journey.leave(session)


def cold_start(program: Program, library: Path, size: tuple[int, int], link: Link) -> Answer:
    """Start with nothing kept from last time; `last` is when the first words can be read.

    Whatever was kept is removed by that.
    """
    environ = environment(library, BRIEFINGS_BOOT="0")
    with Session(program.command, *size, environ, link) as session:
        painted = session.wait_for(program.ready, DEADLINE)
        session.settle(START_QUIET, START_QUIET)
        return replace(Answer.of(session.began, session.reads), last=painted)


def _add_documents(library: Path, size: tuple[int, int]) -> None:
    """Make a library that holds the documents; it keeps them."""
    starter = [*command("plain", STARTER), documents()[0].id]
    with Session(starter, *size, environment(library)) as session:
        journey.start(session)
        journey.leave(session)


def _open_articles(session: Session) -> None:
    """Leave each document in the article's tab, at its top; end with the first one."""
    for switch in ["J"] * (COUNT - 1) + ["K"] * (COUNT - 1):
        session.press_all("9", "g")
        session.watch(REST)
        session.press(switch)
    session.watch(REST)
