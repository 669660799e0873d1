"""What can be set, each setting with its default and the words that explain it everywhere.

The explanations here are what `briefings config` prints, what the file that it writes says, and
what the README's table holds. Where values come from is the business of `briefings.settings`.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Clipboard = Literal["auto", "terminal", "file"]
WireMode = Literal["auto", "thrift", "plain"]
Keys = dict[str, tuple[str, ...]]


def _setting(explanation: str, *, variable: str = "", flag: str = "", path: bool = False) -> Meta:
    """Explain a setting, and say what else sets it; `path` marks the name of a folder."""
    extra = {"variable": variable, "flag": flag, "path": path}
    return Meta(description=explanation, extra=extra)


class ExportConfig(Struct, frozen=True, kw_only=True):
    """The table `[export]`: what the app's export begins with."""

    format: Annotated[str, _setting("The format that the app's export begins with.")] = "html"
    folder: Annotated[
        str,
        _setting(
            "The folder that the app's export begins with; empty is the one you started in.",
            path=True,
        ),
    ] = ""
    source: Annotated[
        bool, _setting("Whether the app's export begins with the article's text in it.")
    ] = True


class Config(Struct, frozen=True, kw_only=True):
    """All settings, each with what holds where the user says nothing."""

    library: Annotated[
        str,
        _setting(
            "The library's folder; empty is `briefings` in your data folder.",
            variable="BRIEFINGS_LIBRARY",
            flag="--library",
            path=True,
        ),
    ] = ""
    wire: Annotated[
        WireMode,
        _setting(
            "How screens are sent: in few bytes (thrift), as Textual does (plain), or as suits "
            "the system (auto).",
            variable="BRIEFINGS_WIRE",
            flag="--wire",
        ),
    ] = "auto"
    boot: Annotated[
        bool,
        _setting(
            "Whether the last screen is kept, to be painted first at the next start; false also "
            "removes what was kept.",
            variable="BRIEFINGS_BOOT",
        ),
    ] = True
    theme: Annotated[
        str,
        _setting(
            "The colours: ansi-dark, ansi-light, mono, or the first or second as the terminal's "
            "background asks for (auto), or NAME for a theme of your own, themes/NAME.toml beside "
            "the file of settings.",
            variable="BRIEFINGS_THEME",
        ),
    ] = "auto"
    evidence: Annotated[
        bool,
        _setting(
            "Whether the words that an item stands on are shown beside panels, from 116 columns "
            "on; `P` in the app turns that round for good, until this is changed."
        ),
    ] = True
    clipboard: Annotated[
        Clipboard,
        _setting(
            "Where `y` copies to: always the terminal, always a file, or the terminal where it "
            "may take it (auto).",
            variable="BRIEFINGS_CLIPBOARD",
        ),
    ] = "auto"
    export: ExportConfig = ExportConfig()
    keys: Annotated[
        Keys,
        _setting(
            "Other keys: the id of an action, and its key or a list of them; "
            "`briefings keys --json` has the ids."
        ),
    ] = {}
