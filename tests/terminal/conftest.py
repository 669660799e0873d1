"""The program in a terminal."""

from tests.terminal.fixtures import after_first_start, launch, library, preloaded, start

__all__ = ["after_first_start", "launch", "library", "preloaded", "start"]
