"""What can be set, each setting with its default and the words that explain it everywhere.

The explanations are what `briefings config` prints and what the file that it writes says.
`briefings.settings` reads names, types, defaults and explanations off these classes.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from briefings.export.depth import Depth

Clipboard = Literal["auto", "terminal", "file"]
WireMode = Literal["auto", "thrift", "plain"]
Keys = dict[str, tuple[str, ...]]


def _doc(explanation: str, variable: str = "", flag: str = "", *, path: bool = False) -> Meta:
    """Explain a setting, and name what else sets it; `path` marks the name of a folder."""
    also = {"variable": variable, "flag": flag}
    return Meta(description=explanation, extra={**also, "is_path": path})


_FORMAT = _doc("The format that the app's export begins with.")
_FOLDER = _doc(
    "The folder that the app's export begins with; empty is the one you started in.", path=True
)
_DEPTH = _doc(
    "How much the app's export begins with: two pages (brief), all of it (full), or the notes with "
    "what they are on (notes)."
)
_MARKING = _doc("The handling mark that the app's export begins with; empty is none.")
_LANGUAGE = _doc("The language that the app's export begins with.")
_SOURCE = _doc("Whether the app's export begins with the article's text in it.")
_LIBRARY = _doc(
    "The library's folder; empty is `briefings` in your data folder.",
    "BRIEFINGS_LIBRARY",
    "--library",
    path=True,
)
_WIRE = _doc(
    "How screens are sent: in few bytes (thrift), as Textual does (plain), or as suits the system "
    "(auto).",
    "BRIEFINGS_WIRE",
    "--wire",
)
_BOOT = _doc(
    "Whether the last screen is kept, to be painted first at the next start; false also removes "
    "what was kept.",
    "BRIEFINGS_BOOT",
)
_THEME = _doc(
    "The colours: ansi-dark, ansi-light, mono, or the first or second as the terminal's "
    "background asks for (auto), or NAME for a theme of your own, themes/NAME.toml beside the "
    "file of settings.",
    "BRIEFINGS_THEME",
)
_EVIDENCE = _doc(
    "Whether words stand beside the page, from 100 columns on: those of an item, a note or a hit, "
    "or what stands on a passage; `P` in the app turns that round for good, until this is changed."
)
_CLIPBOARD = _doc(
    "Where `y` copies to: always the terminal, always a file, or the terminal where it may take "
    "it (auto).",
    "BRIEFINGS_CLIPBOARD",
)
_ORIGINALS = _doc(
    "The largest file, in megabytes, that is kept as it came when its article comes in; 0 keeps "
    "none."
)
_MEMORY = _doc(
    "Whether names, roles, speakers and units that you confirm or reject count in the next "
    "article; false neither learns nor uses them."
)
_KEYS = _doc(
    "Other keys: the id of an action, and its key or a list of them; `briefings keys --json` has "
    "the ids."
)


class ExportConfig(Struct, frozen=True, kw_only=True):
    """The table `[export]`: what the app's export begins with."""

    format: Annotated[str, _FORMAT] = "html"
    depth: Annotated[Depth, _DEPTH] = "brief"
    folder: Annotated[str, _FOLDER] = ""
    source: Annotated[bool, _SOURCE] = True
    language: Annotated[str, _LANGUAGE] = "en"
    marking: Annotated[str, _MARKING] = ""


class Config(Struct, frozen=True, kw_only=True):
    """All settings, each with what holds where the user says nothing."""

    library: Annotated[str, _LIBRARY] = ""
    wire: Annotated[WireMode, _WIRE] = "auto"
    boot: Annotated[bool, _BOOT] = True
    theme: Annotated[str, _THEME] = "auto"
    evidence: Annotated[bool, _EVIDENCE] = True
    clipboard: Annotated[Clipboard, _CLIPBOARD] = "auto"
    originals: Annotated[int, _ORIGINALS] = 20
    memory: Annotated[bool, _MEMORY] = True
    export: ExportConfig = ExportConfig()
    keys: Annotated[Keys, _KEYS] = {}
