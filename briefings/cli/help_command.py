"""`briefings help`: pages on what is too long for the help of a command."""

import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import click

from briefings.cli.front_end import FrontEnd
from briefings.cli.output import new_sheet, write_json, write_pages
from briefings.cli.shared import complain, json_option, settings
from briefings.layout.page import Page, Sheet

if TYPE_CHECKING:
    from briefings.settings.loading import Settings

TOPICS: Final = (
    "reading", "search", "notes", "review", "export", "articles", "settings", "files", "line",
    "terminals",
)  # fmt: skip

_FIRST: Final = 16
"""Cells that the first column of a table takes where there is room."""

_PLACE: Final = re.compile(r"\{(library_folder|config_file|themes|choices|copied|log|cache)\}")


@click.command("help")
@click.argument("topic", required=False, type=click.Choice(TOPICS), metavar="[TOPIC]")
@json_option
@click.pass_context
def help_(ctx: click.Context, topic: str | None, *, as_json: bool) -> None:
    """Explain a topic, or list the topics there are."""
    wanted = [topic] if topic else [*TOPICS]
    titles = {name: _source(name).partition("\n")[0].removeprefix("# ") for name in wanted}
    if topic is None:
        if as_json:
            write_json([{"topic": name, "title": title} for name, title in titles.items()])
        else:
            write_pages([_list(titles)])
        return
    text = _filled(ctx, _source(topic))
    if as_json:
        write_json({"topic": topic, "title": titles[topic], "text": text})
    else:
        write_pages([_page(text)])


def _source(topic: str) -> str:
    return (files("briefings.help") / f"{topic}.md").read_text("utf-8")


def _filled(ctx: click.Context, text: str) -> str:
    """Put in the user's own keys, and where things are on this machine."""
    found = settings(ctx)
    front_end: FrontEnd = ctx.obj
    complain(front_end.problems(found))
    places = _places(found)
    return front_end.keyed(found, _PLACE.sub(lambda match: str(places[match[1]]()), text))


def _places(found: "Settings") -> dict[str, Callable[[], object]]:
    import platformdirs  # noqa: PLC0415 - lists need it not

    from briefings import paths  # noqa: PLC0415

    return {
        "library_folder": lambda: paths.library_directory(found.library),
        "config_file": found.path.absolute,
        "themes": found.themes.absolute,
        "choices": paths.choices_file,
        "copied": paths.copied_file,
        "log": paths.log_file,
        "cache": lambda: platformdirs.user_cache_path("briefings"),
    }


def _list(titles: dict[str, str]) -> Page:
    sheet = new_sheet()
    for name, title in titles.items():
        _row(sheet, name, title)
    sheet.row()
    sheet.flow("`briefings help TOPIC` shows one, `briefings COMMAND --help` a command.", "muted")
    return sheet.page()


def _page(text: str) -> Page:
    """Lay Markdown out: headings, paragraphs, lists, tables, and code as it stands."""
    sheet = new_sheet()
    title, _, rest = text.partition("\n")
    sheet.heading(title.removeprefix("# ").upper())
    is_below_heading = True
    for part in _parts(rest):
        first = part[0]
        if not is_below_heading:
            sheet.row()
        is_below_heading = first.startswith("## ")
        if is_below_heading:
            sheet.heading(first.removeprefix("## ").upper())
        elif first.startswith("```"):
            for line in part[1:-1]:
                sheet.flow(line or " ", "name", x=4)
        elif first.startswith("|"):
            _table(sheet, [[cell.strip() for cell in row.split("|")[1:-1]] for row in part])
        else:
            for line in part:
                _paragraph(sheet, line)
    return sheet.page()


def _parts(text: str) -> Iterator[list[str]]:
    """Yield the lines of each part between blank lines; code may have some of its own."""
    part: list[str] = []
    is_code = False
    for line in [*text.split("\n"), ""]:
        is_code ^= line.startswith("```")
        if line or is_code:
            part.append(line)
        elif part:
            yield part
            part = []


def _paragraph(sheet: Sheet, line: str) -> None:
    if line.startswith("- "):
        sheet.pair(1, "-", line.removeprefix("- "), ("muted", "text"))
    else:
        sheet.flow(line, "text")


def _table(sheet: Sheet, table: list[list[str]]) -> None:
    """Lay out two columns beside each other, more of them as sentences beneath the first."""
    header, _, *rows = table
    for first, *others in rows:
        if len(others) == 1:
            _row(sheet, first.strip("`"), others[0])
        else:
            sheet.flow(first, "name")
            said = (f"{name} {value}" for name, value in zip(header[1:], others, strict=True))
            sheet.flow("; ".join(said), "text", x=4)


def _row(sheet: Sheet, first: str, other: str) -> None:
    wide = min(_FIRST, sheet.width // 3)
    if sheet.cells(first) > wide:
        sheet.flow(first, "name")
        sheet.flow(other, "text", x=4)
    else:
        sheet.pair(wide, first, other)
