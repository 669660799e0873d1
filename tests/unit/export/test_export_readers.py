"""No program that reads an export loses a note: each is asked for the words of all of them."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import cmarkgfm
import mammoth
import pytest
from lxml import html as parsing
from markdown_it import MarkdownIt

from briefings.export.depth import Depth
from tests.unit.export import pandoc
from tests.unit.export.pandoc import needs_pandoc
from tests.unit.export.whole_documents import WORDS, whole

PATIENCE = 120
OFFICE = shutil.which("soffice")
DEPTHS: tuple[Depth, ...] = ("brief", "full", "notes")


def lost(read: str) -> list[str]:
    """The words of notes that what a program has read does not have; it may break lines."""
    words = " ".join(read.split())
    return [each for each in WORDS if each not in words]


def of_page(page: str) -> str:
    return str(parsing.fromstring(page).text_content())


def by_mammoth(depth: Depth) -> str:
    done = mammoth.convert_to_html(io.BytesIO(whole("docx", depth)))
    return of_page(done.value)


def by_cmark(depth: Depth) -> str:
    return of_page(cmarkgfm.github_flavored_markdown_to_html(whole("md", depth).decode()))


def by_markdown_it(depth: Depth) -> str:
    return of_page(MarkdownIt("gfm-like").render(whole("md", depth).decode()))


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("read", [by_mammoth, by_cmark, by_markdown_it])
def test_a_library_reads_all_notes(read: Callable[[Depth], str], depth: Depth) -> None:
    assert not lost(read(depth))


@needs_pandoc
@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize(("name", "dialect"), [("docx", "docx"), ("html", "html"), ("md", "gfm")])
def test_pandoc_reads_all_notes(name: str, dialect: str, depth: Depth) -> None:
    assert not lost(pandoc.run(whole(name, depth), "-f", dialect, "-t", "plain"))


@pytest.mark.skipif(OFFICE is None, reason="needs soffice")
def test_a_word_processor_reads_all_notes(tmp_path: Path) -> None:
    paths = {
        (name, depth): tmp_path / f"{depth}-{name}.{name}"
        for name in ("docx", "html")
        for depth in DEPTHS
    }
    for (name, depth), path in paths.items():
        path.write_bytes(whole(name, depth))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    command += ["--outdir", str(tmp_path), *map(str, paths.values())]
    subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE)
    for path in paths.values():
        read = path.with_suffix(".txt").read_text("utf-8-sig")
        assert not lost(read), path.name


def test_what_is_lost_is_seen() -> None:
    assert lost(re.sub("footnoted", "", by_cmark("full"))) == ["footnoted"]
