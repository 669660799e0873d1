"""The app's own frames, through every screen and at three sizes: all cells are the same."""

import json
import os
import select
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.frames.oracle import Oracle
from tests.frames.pyte_terminal import PyteTerminal
from tests.frames.thrifty import Thrifty
from tests.terminal.conftest import environment
from tests.terminal.emulator import Terminal
import sys

SIZES = ("40x12", "80x24", "120x40")
PATIENCE = 300.0
ROOT = Path(__file__).parents[2]

SCREENS = {
    "CatalogueScreen", "ChoiceScreen", "HelpScreen", "MarksScreen", "NoteScreen", "PaletteScreen",
    "ReaderScreen", "SearchScreen",
}  # fmt: skip
