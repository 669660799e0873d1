"""The form that asks what a document did not say of its article, and changes what it said."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

import msgspec

from briefings import Given, Source, UsageError
from briefings.layout.page import Column, Role, Sheet
from tui.actions.status_text import StatusText
from tui.screens.choice import ChoiceScreen
from tui.screens.choice_list import Choice
from tui.session import Session
from tui.widgets.prompt import EntryQuestion

FIELDS: Mapping[str, str] = {
    "title": "title",
    "publisher": "publisher",
    "published": "date",
    "author": "author",
    "url": "address",
    "language": "language",
}
"""What is asked, by the name of the field, as it is called."""

LENS = "lens"
UNKNOWN = "unknown"
_LABEL = 12
"""Cells that the names of the answers take."""

_AS = {"published": "as in 2014-02-10", "language": "as in en, es"}
HINT = "{open} says it"


class SourceScreen(ChoiceScreen):
    """Shows what is known of an article, and gives `keep` what was said when it is left.

    `lens` is the key of the one that it is read through, `lenses` are those of all there are.
    """

    def __init__(
        self,
        session: Session,
        source: Source,
        lens: str | None,
        lenses: Sequence[str],
        keep: Callable[[Given], None],
        arrival: StatusText | None = None,
    ) -> None:
        self._source = source
        self._lens = lens
        self._lenses = (*lenses,)
        self._given = Given()
        self._keep = keep
        self._arrival = arrival
        at = next((name for name in FIELDS if getattr(source, name) is None), "title")
        super().__init__(session, source.title, self._rows(), at=at, lay_out=_lay_out)

    def moved(self) -> None:
        self._arrival = None
        super().moved()

    def update_status(self, message: StatusText | None = None) -> None:
        """Say `message`, or how the article came in until somebody moves."""
        at, count = self.body.view.position
        where = [f"{at}/{count}", self.session.keys.keyed(HINT)]
        self.say(where, ["close"], message or self._arrival)

    def close(self) -> None:
        """Have kept what was said; what was not stays as it is."""
        if self._given != Given():
            self._keep(self._given)
        self.dismiss(None)

    def choose(self, choice_id: str) -> None:
        """Ask for this answer; the next lens is taken at once."""
        if choice_id == LENS:
            self._take(LENS, self._next_lens())
            return
        label = FIELDS[choice_id]
        question = EntryQuestion(
            lambda text: self._answered(choice_id, text), self._end, lambda _: self._hint(choice_id)
        )
        self.prompt.ask(question, label, self._shown(choice_id) or "", replaceable=True)
        self._hint(choice_id)

    def _hint(self, name: str) -> None:
        self.prompt.found(_AS.get(name, ""))

    def _answered(self, name: str, text: str) -> None:
        text = text.strip()
        if not text or text == self._shown(name):
            self._end()
            return
        try:
            value = dt.date.fromisoformat(text) if name == "published" else text
            checked = msgspec.structs.replace(Given(), **{name: value}).checked()
        except ValueError:
            self.prompt.found(_AS[name])
        except UsageError as error:
            self._end()
            self.update_status(str(error))
        else:
            self._end()
            self._take(name, getattr(checked, name))
            self.step(1)

    def _end(self) -> None:
        self.prompt.end(self.body)
        self.update_status()

    def _take(self, name: str, value: object) -> None:
        self._given = msgspec.structs.replace(self._given, **{name: value})
        self._arrival = None
        self.choices.take(self._rows())
        self.show_list(keep=name)

    def _next_lens(self) -> str:
        now = self._given.lens or self._lens
        at = self._lenses.index(now) + 1 if now in self._lenses else 0
        return self._lenses[at % len(self._lenses)]

    def _shown(self, name: str) -> str | None:
        value = getattr(self._given, name)
        if value is None:
            value = getattr(self._source, name)
        return None if value is None else str(value)

    def _rows(self) -> list[Choice]:
        rows = [Choice(name, label, self._detail(name)) for name, label in FIELDS.items()]
        if self._lenses:
            rows.append(Choice(LENS, LENS, self._given.lens or self._lens or "none"))
        return rows

    def _detail(self, name: str) -> str:
        where = self._source.found.get(name) if getattr(self._given, name) is None else None
        shown = self._shown(name)
        return UNKNOWN if shown is None else f"{shown} ({where})" if where else shown


def _lay_out(sheet: Sheet, choice: Choice) -> None:
    """Write an answer behind its name."""
    role: Role = "muted" if choice.detail == UNKNOWN else "text"
    name = Column(2, _LABEL - 3, choice.name, "name")
    answer = Column(_LABEL, sheet.width - _LABEL, choice.detail, role)
    sheet.columns([name, answer], choice.id)
