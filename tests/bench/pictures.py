"""The README's pictures, made anew: `python -m tests.bench.pictures`, with Chromium and Poppler.

They are the overview on a terminal of 80x24, and the first page of a brief, as small as it goes:
few colours, and each pixel packed.
"""

import asyncio
import datetime as dt
import math
import re
import struct
import subprocess
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from briefings import Library
from briefings.export.document import Options
from briefings.notes.model import Content, Target
from tests.pilot.driving import SAMPLE, running

FOLDER: Final = Path(__file__).parents[2] / ".pictures"
RESOLUTION: Final = 80
"""Pixels an inch, of paper."""

COLOURS: Final = 16
UNLIKE: Final = 40
"""How far colours of a picture are apart; from black to white it is 442."""

NOTES: Final = (
    Content(
        body="It is unlikely that 30,000 ha are reached in 2014: nothing had been eradicated in "
        "the VRAEM when this was written.",
        tags=("assessment",),
        reliability="C",
        credibility="3",
        likelihood="unlikely",
        confidence="moderate",
    ),
    Content(
        body="Do not quote 24,000 ha as the VRAEM's: it reads like the country's. Ask DEVIDA for "
        "the figure by valley.",
        tags=("recommendation",),
    ),
)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, Library(Path(name) / "library") as library:
        folder = Path(name)
        _save("overview", _printed(asyncio.run(_overview(library)), folder))
        for content in NOTES:
            library.notes.add(Target(briefing=SAMPLE), content, author="A. Analyst")
        asked = Options(depth="brief", prepared_by="A. Analyst", prepared_on=dt.date.today())  # noqa: DTZ011 - as of the notes
        paper = folder / "brief.pdf"
        paper.write_bytes(library.export(SAMPLE, "pdf", asked).data)
        _save("brief", paper)


async def _overview(library: Library) -> str:
    """Return the screen as SVG."""
    async with running(library, SAMPLE, overview=True) as (app, _):
        return app.export_screenshot(title="briefings")


def _printed(svg: str, folder: Path) -> Path:
    """Return a page as large as the picture, with fonts that are here."""
    (width, height) = re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)[0]
    local = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    style = f"@page {{ size: {width}px {height}px; margin: 0 }} body {{ margin: 0 }} svg"
    page = folder / "overview.html"
    page.write_text(f"<style>{style} {{ display: block }}</style>{local}", encoding="utf-8")
    paper = page.with_suffix(".pdf")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command = ["chromium", *flags, f"--print-to-pdf={paper}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)
    return paper


def _save(name: str, paper: Path) -> None:
    command = ["pdftoppm", "-r", str(RESOLUTION), "-f", "1", "-l", "1", str(paper)]
    data = subprocess.run(command, check=True, capture_output=True).stdout
    _, size, _, pixels = data.split(b"\n", 3)
    width, height = map(int, size.split())
    path = FOLDER / f"{name}.png"
    path.write_bytes(_png(width, height, pixels))
    print(f"{path.name}: {width} x {height}, {path.stat().st_size:,} bytes")


def _png(width: int, height: int, pixels: bytes) -> bytes:
    """Return pixels of three bytes each as a PNG of few colours, those that are there most."""
    colours = [pixels[at : at + 3] for at in range(0, 3 * width * height, 3)]
    counts = Counter(colours)
    palette = _palette(colour for colour, _ in counts.most_common())
    nearest = {each: _nearest(each, palette) for each in counts}
    rows = bytearray()
    for row in range(height):
        places = [nearest[each] for each in colours[row * width : (row + 1) * width]]
        places += [0] * (width % 2)
        rows += b"\0" + bytes(a << 4 | b for a, b in zip(places[::2], places[1::2], strict=True))
    head = struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(rows, 9)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in (*parts, (b"IEND", b"")))


def _palette(colours: Iterable[bytes]) -> list[bytes]:
    """Return the first colours that are unlike each other."""
    palette: list[bytes] = []
    for colour in colours:
        if all(math.dist(colour, other) > UNLIKE for other in palette):
            palette.append(colour)
    return palette[:COLOURS]


def _nearest(colour: bytes, palette: list[bytes]) -> int:
    return min(range(len(palette)), key=lambda at: math.dist(colour, palette[at]))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


if __name__ == "__main__":
    main()
