"""No brief is longer than two pages, whatever it is made of."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from briefings.export.brief.blocks import Brief
from briefings.export.brief.fitting import BYTES, ROOM
from briefings.export.brief.measuring import PAGES, rows_of_blocks
from briefings.export.formats import format_named
from tests.unit.core import builders
from tests.unit.export.adversarial_briefs import LETTERS, Size, adversarial
from tests.unit.export.briefs import DAY, made, of_several, paged, size, words

PATIENCE = 300
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
OFFICE = shutil.which("soffice")
SIZES = (Size(1, 1, 1), Size(1, 9, 12), Size(1, 2, 40), Size(3, 4, 5), Size(30, 1, 1))
LARGEST = (
    ("capitals", Size(1, 9, 80)),
    ("one word", Size(1, 9, 20)),
    ("cjk", Size(1, 9, 20)),
    ("arabic", Size(1, 9, 20)),
    ("latin", Size(60, 2, 2)),
    ("mixed", Size(3, 9, 20)),
)


def brief_of(
    letters: str, much: Size, seed: int = 1, measured: Callable[[Brief], int] = paged
) -> Brief:
    return of_several(
        adversarial(seed, letters, much),
        measured,
        prepared_by="x" * 300,
        prepared_on=DAY,
        marking="M" * 200,
        language="es" if seed % 2 else None,
    )


@pytest.fixture(scope="module")
def largest() -> list[Brief]:
    return [brief_of(letters, much) for letters, much in LARGEST]


def written(name: str, briefs: list[Brief], folder: Path) -> list[Path]:
    write = format_named(name).write_brief
    assert write
    paths = [folder / f"{at}.{name}" for at in range(len(briefs))]
    for path, each in zip(paths, briefs, strict=True):
        path.write_bytes(write(each))
    return paths


@pytest.mark.parametrize("letters", LETTERS)
def test_as_text_it_has_six_kilobytes_at_most(letters: str) -> None:
    for seed, much in enumerate(SIZES):
        assert size(brief_of(letters, much, seed, size)) <= BYTES


def test_the_room_is_used() -> None:
    full = brief_of("latin", Size(1, 4, 40), measured=size)
    assert size(full) > 0.8 * BYTES
    assert len(full.gave_way) >= 3


@pytest.mark.parametrize("letters", ["latin", "cjk", "arabic"])
def test_pages_are_filled_in_any_script(letters: str) -> None:
    full = brief_of(letters, Size(1, 4, 40))
    assert rows_of_blocks(full.blocks) > 0.85 * ROOM
    assert size(full) > BYTES


def test_a_brief_that_two_pages_hold_leaves_nothing_out() -> None:
    small = made(builders.make())
    assert not small.gave_way
    assert "room" not in words(small)


@pytest.mark.skipif(OFFICE is None, reason="needs soffice")
def test_a_word_processor_has_two_pages(largest: list[Brief], tmp_path: Path) -> None:
    paths = written("docx", largest, tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run(
        [*command, str(tmp_path), *map(str, paths)],
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )
    pages = [len(PdfReader(path.with_suffix(".pdf")).pages) for path in paths]
    assert max(pages) <= PAGES, dict(zip(LARGEST, pages, strict=True))


@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
def test_a_browser_prints_two_pages(largest: list[Brief], tmp_path: Path) -> None:
    pages = []
    for path in written("html", largest, tmp_path):
        pdf = path.with_suffix(".pdf")
        subprocess.run(
            [
                str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer",
                f"--print-to-pdf={pdf}", path.as_uri(),
            ],
            capture_output=True,
            check=True,
            timeout=PATIENCE,
        )  # fmt: skip
        pages.append(len(PdfReader(pdf).pages))
    assert max(pages) <= PAGES, dict(zip(LARGEST, pages, strict=True))
