"""The user's settings: a TOML file that can be wrong without stopping anything."""

from typing import Literal

import msgspec

Clipboard = Literal["auto", "terminal", "file"]


class ExportConfig(msgspec.Struct, frozen=True, kw_only=True):
    """The table `[export]`: what the app's export begins with."""

    format: str = "html"
    folder: str = ""
    source: bool = True


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """All settings, each with what holds where the user says nothing."""

    library: str = ""
    wire: Literal["auto", "thrift", "plain"] = "auto"
    boot: bool = True
    theme: str = "ansi-dark"
    clipboard: Clipboard = "auto"
    export: ExportConfig = ExportConfig()
    keys: dict[str, tuple[str, ...]] = {}
