"""The program in a terminal."""

from tests.terminal.fixtures import launch, library, preloaded, start

__all__ = ["launch", "library", "preloaded", "start"]
