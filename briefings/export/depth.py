"""How much of a briefing is handed on."""

from typing import Literal

Depth = Literal["brief", "full", "notes"]
"""Two pages at most, all of it, or its notes with what they are on."""
