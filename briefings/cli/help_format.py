"""Help that keeps its words whole on a terminal of any width, and what a group offers a shell."""

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

from briefings.cli.output import fill

_SENTENCE = 200
"""Characters of a command's first sentence in a list; none is cut."""


class Formatter(click.HelpFormatter):
    """Writes help whose columns follow the width, and in which no line is wider than that."""

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write two columns; the first one leaves most of a narrow terminal to the second."""
        super().write_dl(rows, min(col_max, self.width * 2 // 5), col_spacing)

    def getvalue(self) -> str:
        """Return the help; examples too, which click leaves as they are, keep to the width."""
        lines = super().getvalue().splitlines()
        return "".join(f"{part}\n" for line in lines for part in self._fitting(line))

    def _fitting(self, line: str) -> list[str]:
        indent = len(line) - len(line.lstrip(" "))
        gap = line.find("  ", indent)
        column = len(line) - len(line[gap:].lstrip(" ")) if gap > 0 else indent + 2
        return fill(line, self.width, " " * (column if column < self.width * 3 // 5 else indent))


class Context(click.Context):
    """The context of all commands."""

    formatter_class = Formatter


class Group(click.Group):
    """A group that tells of its commands in whole sentences, and whose commands help likewise."""

    context_class = Context

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        cmd.context_class = self.context_class
        super().add_command(cmd, name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, self._sentence(name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        offered = super().shell_complete(ctx, incomplete)
        for item in offered:
            item.help = self._sentence(item.value) if item.value in self.commands else item.help
        return offered

    def _sentence(self, name: str) -> str:
        return self.commands[name].get_short_help_str(_SENTENCE)
