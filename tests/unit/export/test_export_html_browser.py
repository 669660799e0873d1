"""The page of HTML in a browser: it opens, nothing in it runs, and it prints."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from briefings.export.formats.html import write
from briefings.model import Briefing
from tests.unit.export import hostile
from tests.unit.export.samples_for_data import document, notes

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PDFTOTEXT = shutil.which("pdftotext")
PATIENCE = 180
MARGIN = 842 - 51
"""Where the margin at the foot of A4 begins, in points from above; the number stands in it."""

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")


def chromium(folder: Path, page: bytes, *arguments: str) -> bytes:
    """Open a page and return what the browser writes."""
    assert CHROMIUM is not None
    path = folder / "page.html"
    path.write_bytes(page)
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [CHROMIUM, *FLAGS, profile, *arguments, path.as_uri()]
    return subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE).stdout


def printed(folder: Path, page: bytes) -> bytes:
    """Return the page as the browser prints it."""
    pdf = folder / "page.pdf"
    chromium(folder, page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    return pdf.read_bytes()


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def read(pdf: bytes, *options: str) -> str:
    done = subprocess.run(
        [str(PDFTOTEXT), *options, "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode()


def test_it_prints(tmp_path: Path) -> None:
    whole = document(notes())
    pdf = printed(tmp_path, write(whole))
    assert pages(pdf) > 1
    if PDFTOTEXT:
        text = " ".join(read(pdf).split())
        assert "Harbour of Brava reopens" in text
        assert "Twelve?" in text
        assert whole.briefing.article.sha256[:20] in text
        assert "notes alone" not in text, "paper has no choice"


def test_the_real_briefing_prints_on_few_pages_and_none_is_half_empty(
    tmp_path: Path, seeded: Briefing
) -> None:
    pdf = printed(tmp_path, write(document(briefing=seeded)))
    assert 18 < pages(pdf) <= 25
    if PDFTOTEXT:
        *full, _last = read(pdf, "-bbox").split("<page ")[1:]
        bottoms = (map(float, re.findall(r'yMax="([\d.]+)"', page)) for page in full)
        lowest = [max(bottom for bottom in page if bottom < MARGIN) for page in bottoms]
        assert len(lowest) > 17
        assert min(lowest) > 0.6 * MARGIN


def test_notes_and_tensions_are_shown_alone(tmp_path: Path) -> None:
    page = write(document(notes())).decode()
    for view, there, gone in (
        ("view-notes", "Twelve?", "Inference: Boats"),
        ("view-tensions", "Inference: Boats", "Twelve?"),
    ):
        chosen = page.replace(" checked>", ">").replace(f'id="{view}"', f'id="{view}" checked')
        folder = tmp_path / view
        folder.mkdir()
        if PDFTOTEXT:
            shown = " ".join(read(printed(folder, chosen.encode())).split())
            assert there in shown
            assert gone not in shown


def test_hostile_text_runs_nothing_in_a_browser(tmp_path: Path) -> None:
    own = "document.title='owned'"
    text = f"<script>{own}</script><img src=x onerror={own}>{hostile.TEXT}"
    shown = chromium(tmp_path, write(hostile.spoilt(text)), "--dump-dom").decode()
    assert "<title>owned" not in shown
    assert "<script" not in shown
    assert "<img" not in shown
    assert "&lt;script&gt;document.title" in shown, "the page was there"
