"""Many files come in, and the program is killed: what is in is whole, and the next run goes on."""

import random
import subprocess
import sys
import time
from pathlib import Path

from briefings import Library

FILES = 400
KILLS = 4


def test_what_is_killed_while_it_adds_leaves_nothing_half(tmp_path: Path) -> None:
    folder, place = tmp_path / "in", tmp_path / "library"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number}.txt").write_text(f"Title {number}\n\nText {number}.\n")
    command = [sys.executable, "-m", "tui", "--library", str(place), "add", str(folder)]
    chance = random.Random(5)
    for _ in range(KILLS):
        before = len(list(place.glob("originals/*/*")))
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            wanted = before + chance.randrange(1, 60)
            while process.poll() is None and len(list(place.glob("originals/*/*"))) < wanted:
                time.sleep(0.005)
            process.kill()
        with Library(place) as library:
            assert library.upkeep.examine().problems == ()
            for each in library.ids()[1:]:
                assert library.originals.get(each).raw.startswith(b"Title ")
    done = subprocess.run(command, check=False, capture_output=True, timeout=300)
    assert (done.returncode, done.stderr) == (0, b"")
    with Library(place) as library:
        assert len(library.ids()) == FILES + 1
        strays = [
            kept.name for kept in library.upkeep.examine().kept if kept.kind == "no article's"
        ]
        assert [name for name in strays if not name.endswith(".tmp")] == []
