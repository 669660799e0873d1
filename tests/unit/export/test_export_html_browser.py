"""The page of HTML in a browser: it opens, nothing in it runs, and it prints."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from briefings.export.formats.html import write
from tests.unit.export import hostile
from tests.unit.export.samples_for_data import document, notes

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PDFTOTEXT = shutil.which("pdftotext")
PATIENCE = 180
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


def test_it_prints(tmp_path: Path) -> None:
    pdf = tmp_path / "page.pdf"
    whole = document(notes())
    chromium(tmp_path, write(whole), "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", pdf.read_bytes())
    assert len(pages) > len(whole.panels), "panels and the article begin new pages"
    if PDFTOTEXT:
        done = subprocess.run([PDFTOTEXT, pdf, "-"], capture_output=True, check=True)
        printed = done.stdout.decode()
        beginnings = [page.lstrip().split("\n")[0] for page in printed.split("\f")]
        assert {"People", "Source text"} <= set(beginnings)
        text = " ".join(printed.split())
        assert "Harbour of Brava reopens" in text
        assert "Twelve?" in text
        assert whole.briefing.article.sha256[:20] in text


def test_hostile_text_runs_nothing_in_a_browser(tmp_path: Path) -> None:
    own = "document.title='owned'"
    text = f"<script>{own}</script><img src=x onerror={own}>{hostile.TEXT}"
    shown = chromium(tmp_path, write(hostile.spoilt(text)), "--dump-dom").decode()
    assert "<title>owned" not in shown
    assert "<script" not in shown
    assert "<img" not in shown
    assert "&lt;script&gt;document.title" in shown, "the page was there"
