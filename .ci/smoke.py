"""Use an installed `briefings` from another folder, as somebody who has only the wheel.

Usage: smoke.py COMMAND
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.unit.documents.whole_samples import NAMES, samples  # noqa: E402

IN_ONE_PROCESS = """
import io, json, sys
from contextlib import redirect_stdout
from briefings.cli import run
from tui.front_end import TerminalFrontEnd

for line in sys.stdin:
    with redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)) as said:
        code = run(TerminalFrontEnd(None), json.loads(line))
    if code:
        sys.exit(code)
    print(json.dumps(said.buffer.getvalue().decode()))
"""
"""Runs a command for each line, its arguments as JSON; writes what it says as JSON, too."""

RunAll = Callable[[list[list[str]]], list[str]]

INSTALLED = "from importlib.metadata import files; print(*files('briefings'), sep='\\n')"


def missing(python: Path) -> set[str]:
    """Return the files of the packages, their pages and READMEs too, that are not installed."""
    installed = subprocess.check_output([python, "-c", INSTALLED], cwd="/", text=True)
    tracked = ["git", "-C", str(ROOT), "ls-files", "briefings", "tui", "seeds"]
    return set(subprocess.check_output(tracked, text=True).split()) - set(installed.split())


def main() -> None:
    """Run each command once and look at what it says."""
    program = Path(sys.argv[1]).absolute()
    if left_out := missing(program.with_name("python")):
        sys.exit(f"the wheel lacks {', '.join(sorted(left_out))}")
    with tempfile.TemporaryDirectory() as folder:

        def run(*arguments: str, library: str = "library") -> str:
            return subprocess.run(
                [program, "--library", f"{folder}/{library}", *arguments],
                cwd=folder,
                check=True,
                capture_output=True,
                text=True,
            ).stdout

        def run_all(commands: list[list[str]]) -> list[str]:
            """Run commands that are alike, for which one start is enough."""
            said = subprocess.run(
                [program.with_name("python"), "-c", IN_ONE_PROCESS],
                input="\n".join(map(json.dumps, commands)),
                cwd=folder,
                check=True,
                stdout=subprocess.PIPE,
                text=True,
            ).stdout
            return [json.loads(line) for line in said.splitlines()]

        look_at_briefings(run)
        look_at_pages(run, run_all)
        bring_in(run_all, Path(folder))


def look_at_briefings(run: Callable[..., str]) -> None:
    """Show and export what the wheel brings along."""
    ids = [entry["id"] for entry in json.loads(run("list", "--json"))]
    if not ids:
        sys.exit("the wheel brings no briefing along")
    for briefing in ids:
        panels = json.loads(run("show", briefing, "--json"))["panels"]
        if not all(panel["items"] for panel in panels):
            sys.exit(f"{briefing} has an empty panel")
        run("show", briefing)
        for name in ("csv", "docx", "html", "json", "md", "txt"):
            run("export", briefing, "--force", "-o", f"brief.{name}")
        run("note", "import", "brief.json")
    run("verify")


def look_at_pages(run: Callable[..., str], run_all: RunAll) -> None:
    """Show what explains the program, to people and to shells."""
    run("keys")
    topics = [entry["topic"] for entry in json.loads(run("help", "--json"))]
    pages = run_all([["--library", "library", "help", topic] for topic in topics])
    for topic, page in zip(topics, pages, strict=True):
        if not page.strip():
            sys.exit(f"the page {topic} is empty")
    run("config", "--path")
    json.loads(run("export", "--json-schema"))
    for shell in ("bash", "fish", "zsh"):
        run("completion", shell)


def bring_in(run_all: RunAll, folder: Path) -> None:
    """Bring in a document of each kind, each into a library of its own."""
    kinds = samples()
    for kind, raw in kinds.items():
        (folder / NAMES[kind]).write_bytes(raw)
    said = run_all([["--library", kind, "add", NAMES[kind], "--json"] for kind in kinds])
    ids = {}
    for kind, answer in zip(kinds, said, strict=True):
        came = json.loads(answer)["added"]
        if not came or came[0]["outcome"] != "added":
            sys.exit(f"{NAMES[kind]} did not come in")
        ids[kind] = came[0]["id"]
    shown = run_all([["--library", kind, "show", ids[kind]] for kind in kinds])
    for kind, page in zip(kinds, shown, strict=True):
        if "harbour office" not in page:
            sys.exit(f"{NAMES[kind]} lost its words")


if __name__ == "__main__":
    main()
