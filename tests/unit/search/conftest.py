"""The command line and the libraries of the core's tests."""

from tests.unit.command_line import (  # noqa: F401 - fixtures
    _own_surroundings,
    command,
    made_up,
    on_seeds,
    packaged,
    seeded,
    seeded_directory,
)
