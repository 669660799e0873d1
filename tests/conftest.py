"""Nothing depends on how fast the machine is, and what is compiled is kept.

Each worker, and each program that is started anew, would else compile everything again.
"""

import gc
import os
import sys
from collections.abc import Generator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.ordering import mix

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

# Textual reads its settings when it is imported: as in the program, the app's come first.
import_module("tui")

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


ROOT = Path(__file__).parents[1]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    mix(items)


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, Any, Any]:
    """Tests and modules stay to the end: nobody need ask whether they are garbage."""
    gc.disable()
    try:
        if session.config.args == session.config.getini("testpaths"):
            share_compiling(getattr(session.config, "workerinput", None))
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def share_compiling(worker: dict[str, Any] | None) -> None:
    """Import all tests, beginning where no other worker does.

    In one order, all workers would compile each file at the same time. What cannot be imported
    is told when it is collected.
    """
    if worker is None:
        return
    found = sorted(ROOT.glob("tests/**/test_*.py"))
    begin = len(found) * int(worker["workerid"].removeprefix("gw")) // int(worker["workercount"])
    for path in found[begin:] + found[:begin]:
        with suppress(Exception, pytest.skip.Exception):
            import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
