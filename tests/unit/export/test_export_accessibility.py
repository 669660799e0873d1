"""Every page is valid HTML and bars nobody, as axe-core and html-validate see it."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.frames.oracle import MODULES
from tests.made_documents import evaluated, needs
from tests.unit.export.whole_documents import Written, pages

PATIENCE = 120
AXE = "axe-core/axe.min.js"
VALIDATOR = "html-validate/bin/html-validate.mjs"
FOUND = """axe.run().then(found => found.violations.map(
    rule => `${rule.id}: ${rule.nodes.map(node => node.html).join(" ")}`))"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("pages")
    return [_put(folder, each) for each in pages()]


def _put(folder: Path, page: Written) -> Path:
    path = folder / f"{page.name}.html"
    path.write_bytes(page.data)
    return path


def module(name: str) -> Path:
    """A file of a module for node; the test is skipped where it is not installed."""
    path = Path(os.environ.get(MODULES, ".")) / name
    if not path.exists():
        pytest.skip(f"needs {name.split('/', 1)[0]} of node (set {MODULES})")
    return path


def test_axe_finds_nothing(written: list[Path], tmp_path: Path) -> None:
    script = module(AXE).read_text("utf-8")
    spoilt = tmp_path / "spoilt.html"
    spoilt.write_text('<title></title><img src="a.png">')
    *found, expected = evaluated([*written, spoilt], script, FOUND, tmp_path)
    assert expected, "it finds what is wrong"
    named = zip((path.name for path in written), found, strict=True)
    assert {name: wrong for name, wrong in named if wrong} == {}


def test_html_validate_finds_nothing(written: list[Path]) -> None:
    command = [needs("node"), str(module(VALIDATOR)), "--formatter", "text", *map(str, written)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
