"""How screens are sent, and with which driver."""

import pytest

from tui.line.capabilities import VT100
from tui.line.connection import Connection, Mode, mode_for
from tui.line.driver import PlainDriver, ThriftDriver, driver_for


@pytest.mark.parametrize(
    ("asked", "platform", "mode"),
    [
        ("auto", "linux", "thrift"),
        ("auto", "darwin", "thrift"),
        ("auto", "freebsd14", "plain"),
        ("auto", "win32", "plain"),
        ("thrift", "freebsd14", "thrift"),
        ("plain", "linux", "plain"),
    ],
)
def test_the_mode_that_is_asked_for(asked: str, platform: str, mode: Mode) -> None:
    assert mode_for(asked, platform) == mode


@pytest.mark.parametrize(("mode", "driver"), [("thrift", ThriftDriver), ("plain", PlainDriver)])
def test_the_driver_knows_its_wire(mode: Mode, driver: type[PlainDriver]) -> None:
    wire = Connection(mode, VT100)
    made = driver_for(wire)
    assert issubclass(made, driver)
    assert issubclass(made, ThriftDriver) is (mode == "thrift")
    assert made.connection is wire
    assert driver_for(Connection(mode, VT100)).connection is not wire


def test_without_a_driver_there_is_nothing_to_forget() -> None:
    Connection("thrift", VT100).forget()
