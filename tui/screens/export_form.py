"""What is to be exported, and how: the answers that the export's screen asks for."""

from pathlib import Path

import msgspec
from msgspec.structs import replace

from briefings.export.document import Options
from briefings.export.formats import Format
from briefings.labels import ENGLISH

FORMAT = "format:"
LANGUAGE = "language:"
PANEL = "panel:"
SOURCE = "source"
PRIVATE = "private"
UNREVIEWED = "unreviewed"
PLACE = "place"

_SWITCHES = {SOURCE: "source", PRIVATE: "with_private", UNREVIEWED: "with_unreviewed"}
"""What is turned round, by the rows that do so."""


class ExportForm(msgspec.Struct, frozen=True, kw_only=True):
    """The answers so far, and what can be answered.

    `panels` are keys and names of the briefing's topics, `chosen` the keys of those that go.
    `languages` are tags and names of those that labels can have; `language` is the one chosen.
    `private` is how many notes are tagged so, `unreviewed` how many items nobody has decided about.
    `stem` is what the file is called before the
    format's suffix, `free` by format a name for the file where the usual one is taken, `typed`
    the place that the user has typed, if any.
    """

    briefing: str
    title: str
    formats: tuple[Format, ...]
    panels: tuple[tuple[str, str], ...]
    format: str
    chosen: frozenset[str]
    stem: Path
    source: bool = True
    private: int = 0
    with_private: bool = False
    unreviewed: int = 0
    with_unreviewed: bool = True
    languages: tuple[tuple[str, str], ...] = ()
    language: str = ENGLISH
    free: dict[str, str] = msgspec.field(default_factory=dict)
    typed: str = ""

    @property
    def wanted(self) -> Format:
        return next(each for each in self.formats if each.name == self.format)

    @property
    def name(self) -> str:
        """The file's name in a folder that was typed."""
        return f"{self.stem.name}{self.wanted.suffix}"

    @property
    def place(self) -> Path:
        if not self.typed:
            return self.stem.with_name(self.free.get(self.format, self.name))
        if self.typed.endswith("/"):
            return Path(self.typed) / self.name
        return Path(self.typed)

    @property
    def options(self) -> Options:
        every = len(self.chosen) == len(self.panels)
        keys = tuple(key for key, _ in self.panels if key in self.chosen)
        return Options(
            panels=None if every else keys,
            source=self.source,
            with_private=self.with_private,
            reviewed_only=not self.with_unreviewed,
            language=None if self.language == ENGLISH else self.language,
        )

    def changed(self, row: str) -> "ExportForm":
        """Return the form with the answer of a row chosen, or turned round.

        Raises:
            ValueError: it is the last panel that is left.
        """
        if row.startswith(FORMAT):
            return self._in(row.removeprefix(FORMAT))
        if row.startswith(PANEL):
            chosen = self.chosen ^ {row.removeprefix(PANEL)}
            if not chosen:
                raise ValueError("One panel has to stay: choose another one first.")
            return replace(self, chosen=chosen)
        if row.startswith(LANGUAGE):
            return replace(self, language=row.removeprefix(LANGUAGE))
        field = _SWITCHES.get(row)
        return replace(self, **{field: not getattr(self, field)}) if field else self

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
