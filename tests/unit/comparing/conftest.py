"""The command line, run in this process on a library of one's own."""

from tests.unit.command_line import _own_surroundings, command

__all__ = ["_own_surroundings", "command"]
