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

        look_at_briefings(run)
        look_at_pages(run)
        bring_in(run, Path(folder))


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


def look_at_pages(run: Callable[..., str]) -> None:
    """Show what explains the program, to people and to shells."""
    run("keys")
    for entry in json.loads(run("help", "--json")):
        if not run("help", entry["topic"]).strip():
            sys.exit(f"the page {entry['topic']} is empty")
    run("config", "--path")
    json.loads(run("export", "--json-schema"))
    for shell in ("bash", "fish", "zsh"):
        run("completion", shell)


def bring_in(run: Callable[..., str], folder: Path) -> None:
    """Bring in a document of each kind, each into a library of its own."""
    for kind, raw in samples().items():
        name = NAMES[kind]
        (folder / name).write_bytes(raw)
        came = json.loads(run("add", name, "--json", library=kind))["added"]
        if not came or came[0]["outcome"] != "added":
            sys.exit(f"{name} did not come in")
        if "harbour office" not in run("show", came[0]["id"], library=kind):
            sys.exit(f"{name} lost its words")


if __name__ == "__main__":
    main()
