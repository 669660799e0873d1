"""Use an installed `briefings` from another folder, as somebody who has only the wheel.

Usage: smoke.py COMMAND
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
INSTALLED = "from importlib.metadata import files; print(*files('briefings'), sep='\\n')"


def missing(python: Path) -> set[str]:
    """Return the files of the packages, their pages and READMEs too, that are not installed."""
    installed = subprocess.check_output([python, "-c", INSTALLED], cwd="/", text=True)
    tracked = ["git", "-C", str(ROOT), "ls-files", "briefings", "tui", "seeds"]
    return set(subprocess.check_output(tracked, text=True).split()) - set(installed.split())


def main() -> None:
    """Run each command once and look at what it says."""
    program = sys.argv[1]
    if left_out := missing(Path(program).with_name("python")):
        sys.exit(f"the wheel lacks {', '.join(sorted(left_out))}")
    with tempfile.TemporaryDirectory() as folder:

        def run(*arguments: str) -> str:
            return subprocess.run(
                [program, "--library", f"{folder}/library", *arguments],
                cwd=folder,
                check=True,
                capture_output=True,
                text=True,
            ).stdout

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
        run("keys")
        for entry in json.loads(run("help", "--json")):
            if not run("help", entry["topic"]).strip():
                sys.exit(f"the page {entry['topic']} is empty")
        run("config", "--path")
        json.loads(run("export", "--json-schema"))
        for shell in ("bash", "fish", "zsh"):
            run("completion", shell)


if __name__ == "__main__":
    main()
