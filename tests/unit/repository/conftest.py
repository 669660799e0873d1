"""The command line and libraries, nothing of the user's."""

from tests.unit.command_line import (
    _own_surroundings,
    command,
    made_up,
    on_seeds,
    packaged,
    seeded,
    seeded_directory,
)

__all__ = [
    "_own_surroundings", "command", "made_up", "on_seeds", "packaged", "seeded",
    "seeded_directory",
]  # fmt: skip
