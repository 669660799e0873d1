"""What is to be exported, and how: the answers that the export's screen asks for."""

from pathlib import Path
from typing import get_args

import msgspec
from msgspec.structs import replace

from briefings.export.depth import Depth
from briefings.export.document import Options
from briefings.export.formats import Format
from briefings.export.saving import default_name
from briefings.labels import ENGLISH

FORMAT = "format:"
DEPTH = "depth:"
LANGUAGE = "language:"
PANEL = "panel:"
SOURCE = "source"
PRIVATE = "private"
UNREVIEWED = "unreviewed"
MARKING = "marking"
PLACE = "place"


class ExportForm(msgspec.Struct, frozen=True, kw_only=True):
    """The answers so far, and what can be answered.

    `briefings` are their ids: of several a file is the one brief, or a workbook of all of them.
    `panels` are keys and names of a briefing's topics, `chosen` the keys of those that go.
    `languages` are tags and names of those that labels can have; `language` is the one chosen.
    `private` is how many notes are tagged so, `unreviewed` how many items nobody has decided about:
    a brief is `with_unreviewed_in_brief` if asked for alone. `wished` is the depth where the format
    has it. `folder` is where the file goes, `free` by its usual name one that is not taken, `typed`
    the place that the user has typed, if any.
    """

    briefings: tuple[str, ...]
    title: str
    formats: tuple[Format, ...]
    panels: tuple[tuple[str, str], ...]
    format: str
    chosen: frozenset[str]
    folder: Path
    wished: Depth = "brief"
    marking: str = ""
    source: bool = True
    private: int = 0
    with_private: bool = False
    unreviewed: int = 0
    with_unreviewed: bool = True
    with_unreviewed_in_brief: bool = False
    languages: tuple[tuple[str, str], ...] = ()
    language: str = ENGLISH
    free: dict[str, str] = msgspec.field(default_factory=dict)
    typed: str = ""

    @property
    def wanted(self) -> Format:
        return next(each for each in self.formats if each.name == self.format)

    @property
    def depth(self) -> Depth:
        """The depth that is wished for, or the only one that the format has for so many."""
        if not self.wanted.is_paper:
            return "full"
        return "brief" if self.is_several else self.wished

    @property
    def is_several(self) -> bool:
        return len(self.briefings) > 1

    @property
    def is_with_unreviewed(self) -> bool:
        """Whether what nobody has reviewed goes along."""
        return getattr(self, self._switches[UNREVIEWED]) is True

    @property
    def name(self) -> str:
        """The file's name in a folder that was typed."""
        return default_name(self.briefings, self.wanted.suffix, self.depth)

    @property
    def place(self) -> Path:
        if not self.typed:
            return self.folder / self.free.get(self.name, self.name)
        if self.typed.endswith("/"):
            return Path(self.typed) / self.name
        return Path(self.typed)

    @property
    def options(self) -> Options:
        is_brief = self.depth == "brief"
        every = is_brief or len(self.chosen) == len(self.panels)
        keys = tuple(key for key, _ in self.panels if key in self.chosen)
        return Options(
            panels=None if every else keys,
            source=self.source or self.depth != "full",
            with_private=self.with_private,
            reviewed_only=not is_brief and not self.is_with_unreviewed,
            language=None if self.language == ENGLISH else self.language,
            depth=self.depth,
            unreviewed=is_brief and self.is_with_unreviewed,
            marking=self.marking if self.marking and self.wanted.is_paper else None,
        )

    def changed(self, row: str) -> "ExportForm":
        """Return the form with the answer of a row chosen, or turned round.

        Raises:
            ValueError: it is the last panel that is left.
        """
        if row.startswith(FORMAT):
            return self._in(row.removeprefix(FORMAT))
        if row.startswith(DEPTH):
            depth = row.removeprefix(DEPTH)
            return replace(self, wished=next(each for each in get_args(Depth) if each == depth))
        if row.startswith(PANEL):
            chosen = self.chosen ^ {row.removeprefix(PANEL)}
            if not chosen:
                raise ValueError("One panel has to stay: choose another one first.")
            return replace(self, chosen=chosen)
        if row.startswith(LANGUAGE):
            return replace(self, language=row.removeprefix(LANGUAGE))
        field = self._switches.get(row)
        return replace(self, **{field: not getattr(self, field)}) if field else self

    @property
    def _switches(self) -> dict[str, str]:
        """What is turned round, by the rows that do so."""
        is_brief = self.depth == "brief"
        unreviewed = "with_unreviewed_in_brief" if is_brief else "with_unreviewed"
        return {SOURCE: "source", PRIVATE: "with_private", UNREVIEWED: unreviewed}

    def marked(self, text: str) -> "ExportForm":
        """Return the form with a handling mark; nothing typed is none."""
        return replace(self, marking=text.strip())

    def _in(self, name: str) -> "ExportForm":
        """Return the form with another format; a name with a format's suffix gets the new one."""
        changed = replace(self, format=name)
        if self._named_format(self.typed):
            typed = self.typed.removesuffix(Path(self.typed).suffix) + changed.wanted.suffix
            return replace(changed, typed=typed)
        return changed

    def at(self, place: str) -> "ExportForm":
        """Return the form with a place that was typed; nothing typed is the usual place.

        A name that ends as the files of a format do chooses that format.
        """
        typed = place.strip()
        return replace(self, typed=typed, format=self._named_format(typed) or self.format)

    def _named_format(self, place: str) -> str | None:
        suffix = "" if place.endswith("/") else Path(place).suffix.lower()
        return next((each.name for each in self.formats if each.suffix == suffix), None)
