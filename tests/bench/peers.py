"""Programs that people read with on a thin line, and the same actions in each of them."""

import html
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tests.bench.documents import FIRST_WORDS, Document

LINES: Final = 20
PAGES: Final = 5
WORD: Final = "hectares"


class Step(NamedTuple):
    """Keys that are pressed one after the other; `name` is `""` where they are not recorded."""

    name: str
    keys: Sequence[str]


class Program(NamedTuple):
    """A program to measure; `ready` are words that its first useful screen shows.

    `own` is the one of this project, and `keeps` says that it paints what it kept at its last end.
    """

    name: str
    command: Sequence[str]
    ready: str
    steps: Sequence[Step]
    own: bool = False
    keeps: bool = False

    @property
    def line(self) -> str:
        """The key that goes a line down."""
        return next(step.keys[0] for step in self.steps if step.name == "line down")


def steps(
    switch: Sequence[Step],
    leave: str,
    *,
    before: Sequence[Step] = (),
    line: str = "j",
    page: str = "space",
    back: str = "b",
) -> list[Step]:
    """Return the actions, with the keys that stand for them in one program."""
    return [
        *before,
        Step("line down", [line] * LINES),
        Step("page down", [page] * PAGES),
        Step("page up", [back] * PAGES),
        *switch,
        Step("open find", ["/"]),
        Step("letter of find", list(WORD)),
        Step("run find", ["enter"]),
        Step("idle", []),
        Step("quit", [leave]),
    ]


def there_and_back(forth: str, back: str) -> list[Step]:
    """Return eight switches of document: three on, three back, two on."""
    return [Step("switch", [forth] * 3 + [back] * 3 + [forth] * 2)]


def less(made: Sequence[Document], folder: Path) -> Program:
    """`less` with its defaults."""
    return Program(
        "less", ["less", *_texts(made, folder)], FIRST_WORDS, steps(there_and_back(":n", ":p"), "q")
    )


def vim(made: Sequence[Document], folder: Path) -> Program:
    """Vim, read-only, with nothing of the user's."""
    settings = "set linebreak ruler laststatus=2 incsearch hlsearch mouse="
    command = ["vim", "-R", "-N", "-u", "NONE", "-i", "NONE", "-c", settings]
    switch = there_and_back(":bn\r", ":bp\r")
    keys = steps(switch, ":qa!\r", line="ctrl-e", page="ctrl-f", back="ctrl-b")
    return Program("vim", [*command, *_texts(made, folder)], FIRST_WORDS, keys)


def lynx(made: Sequence[Document], folder: Path) -> Program:
    """Lynx on pages that link to each other; it goes two lines at a time."""
    config = folder / "lynx.cfg"
    config.write_text("ACCEPT_ALL_COOKIES:FALSE\n", encoding="utf-8")
    links = "".join(f'<a href="{d.id}.html">{d.id}</a> ' for d in made)
    for document in made:
        title = html.escape(document.title)
        page = (
            f'<!doctype html><meta charset="utf-8"><title>{title}</title>'
            f"<p>{links}<h1>{title}</h1>{_paragraphs(document)}"
        )
        (folder / f"{document.id}.html").write_text(page, encoding="utf-8")
    switch = [Step("", ["ctrl-a", "down"]), Step("switch", ["right", "left"] * 4)]
    command = ["lynx", f"-cfg={config}", str(folder / f"{made[0].id}.html")]
    return Program("lynx", command, FIRST_WORDS, steps(switch, "Q", line="ctrl-n"))


def newsboat(made: Sequence[Document], folder: Path) -> Program:
    """Newsboat on a feed of the documents."""
    items = "".join(
        f"<item><title>{html.escape(d.title)}</title><link>http://reader.invalid/{d.id}</link>"
        f"<guid>{d.id}</guid><description>{html.escape(_paragraphs(d))}</description></item>"
        for d in made
    )
    feed = folder / "feed.xml"
    feed.write_text(
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Documents</title>'
        f"<link>http://reader.invalid/</link><description>-</description>{items}</channel></rss>",
        encoding="utf-8",
    )
    (folder / "urls").write_text(f"file://{feed}\n", encoding="utf-8")
    binds = "bind-key j down\nbind-key k up\nbind-key J next\nbind-key K prev\n"
    (folder / "newsboat.cfg").write_text(f"refresh-on-startup yes\n{binds}", encoding="utf-8")
    files = ("-u", "urls", "-c", "newsboat.db", "-C", "newsboat.cfg")
    command = [part if part.startswith("-") else str(folder / part) for part in files]
    opened = [Step("open", ["enter", "enter"])]
    keys = steps(there_and_back("J", "K"), "Q", before=opened)
    return Program("newsboat", ["newsboat", *command], "Documents", keys)


MAKERS: Final[dict[str, Callable[[Sequence[Document], Path], Program]]] = {
    "less": less, "vim": vim, "lynx": lynx, "newsboat": newsboat,
}  # fmt: skip


def peers(made: Sequence[Document], folder: Path) -> tuple[list[Program], list[str]]:
    """Lay the documents out in `folder`; return the programs, and the names of missing ones."""
    there = [name for name in MAKERS if shutil.which(name)]
    return [MAKERS[name](made, folder) for name in there], sorted(set(MAKERS) - set(there))


def _texts(made: Sequence[Document], folder: Path) -> list[str]:
    names = []
    for document in made:
        file = folder / f"{document.id}.txt"
        file.write_text(document.text, encoding="utf-8")
        names.append(str(file))
    return names


def _paragraphs(document: Document) -> str:
    return "".join(f"<p>{html.escape(paragraph)}</p>\n" for paragraph in document.paragraphs)
