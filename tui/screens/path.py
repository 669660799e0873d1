"""The screen that asks for a path, and completes it."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import NamedTuple

from briefings.layout.page import Page, Sheet
from tui.actions.bindings import bindings
from tui.actions.status_text import StatusText, worded
from tui.reading.viewport import Viewport
from tui.screens.base import PageScreen
from tui.screens.keyed_lines import KeyedLines
from tui.session import Session
from tui.system.terminal import cells
from tui.system.typed_paths import Completion
from tui.widgets.bars import Line
from tui.widgets.prompt import EntryQuestion

ABOUT = (
    "What is to come in: a document (text, web page, PDF, Word, mail), or a folder.",
    "{prompt.next} completes what is typed, and shows what it can be. {prompt.cancel} goes back.",
    "An article that is pasted here comes in as well.",
)
NONE = "No name begins so."
WHOLE = "That is a whole name: {prompt.accept} brings it in."


class Entered(NamedTuple):
    """What was entered: a path as it was typed, or else the `article` that was pasted."""

    path: str
    article: str | None = None


class PathScreen(PageScreen[Entered]):
    """Asks for a path; ends with what was entered, or with `None`.

    `complete` completes it, `is_there` says whether something stands there.
    """

    BINDINGS = bindings("list")
    DEFAULT_CSS = "PathScreen #found { display: none; }"

    def __init__(
        self,
        session: Session,
        complete: Callable[[str], Awaitable[Completion]],
        is_there: Callable[[str], Awaitable[bool]],
        typed: str = "",
    ) -> None:
        super().__init__(session)
        self._complete = complete
        self._is_there = is_there
        self._typed = typed
        self._completion = Completion("")
        self._lines = KeyedLines(self.set_timer, lambda: self.prompt.value, self._ended)
        self._remarks: tuple[str, ...] = tuple(map(session.keys.keyed, ABOUT))

    def on_mount(self) -> None:
        self._show("")
        question = EntryQuestion(
            self._accepted, self.close, lambda _: self._lines.went_on(), self._step
        )
        self.prompt.ask(question, "path", self._typed, replaceable=True, live=False)
        self.prompt.take_articles(self._pasted)

    def _accepted(self, text: str) -> None:
        """Take a path where it is one; else this may be a line of what is pasted as keys."""
        self._lines.add(text)
        self.prompt.put("")
        self.session.start(partial(self._take, text), "path")

    async def _take(self, text: str) -> None:
        if await self._is_there(text) and self._lines.is_only(text):
            self.dismiss(Entered(text))
        elif self.app.screen is self:
            self._lines.went_on()

    def _ended(self, lines: list[str]) -> None:
        first, *others = lines
        if any(others):
            self._pasted("\n".join(lines))
        else:
            self.dismiss(Entered(first) if first.strip() else None)

    def _pasted(self, article: str) -> None:
        self.dismiss(Entered("", article))

    def on_resize(self) -> None:
        self.body.view.relay(self._page(), self.measure()[1])
        self.body.redraw()

    def update_status(self, message: StatusText | None = None) -> None:
        """Say `message` above: the entry row has the status row's place."""
        if message:
            self._remark(worded(message, self.session.keys))

    def _page(self) -> Page:
        sheet = Sheet(self.measure()[0], cells)
        for remark in self._remarks:
            sheet.flow(remark, "muted")
        if len(names := self._completion.names) > 1:
            for name in names:
                sheet.flow(name, "text")
        return sheet.page()

    def _show(self, found: str) -> None:
        self.query_one("#title", Line).show("Bring in", found)
        self.body.show(Viewport(self._page(), self.measure()[1], text=True))

    # -- completing -----------------------------------------------------------------------------

    def _step(self, direction: int) -> None:
        """Complete what is typed; where nothing is added, show more of the list, or go back."""
        if direction > 0:
            work = partial(self._finish, self.prompt.value)
            self.session.start(work, "complete", exclusive=True, tell=self._remark)
        else:
            self._turn(-1)

    async def _finish(self, text: str) -> None:
        completion = await self._complete(text)
        if self.app.screen is not self or self.prompt.value != text:  # went on meanwhile
            return
        if completion == self._completion and completion.text == text:
            self._turn(1)
            return
        self.prompt.put(completion.text)
        self._completion = completion
        count = len(completion.names) + completion.more
        if not count:
            self._remark(NONE)
        elif count == 1 and completion.text == text:
            self._remark(self.session.keys.keyed(WHOLE))
        else:
            self._remarks = ()
            self._show(f"{count:,} names" if count > 1 else "")

    def _turn(self, direction: int) -> None:
        view = self.body.view
        view.top = min(max(view.top + direction * view.height, 0), view.max_top)
        self.body.redraw()

    def _remark(self, sentence: str) -> None:
        """Say why nothing was completed."""
        if self.app.screen is not self:
            return
        self._completion = Completion("")
        self._remarks = (sentence,)
        self._show("")
