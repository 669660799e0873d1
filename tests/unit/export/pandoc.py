"""What Pandoc makes of Markdown, as a tree to look into."""

import json
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

PANDOC = shutil.which("pandoc")

ACTIVE = ("RawInline", "RawBlock", "Math", "Image", "Cite", "DefinitionList", "LineBlock")
"""What no export may hold: it would act, load something, or be no text."""

needs_pandoc = pytest.mark.skipif(PANDOC is None, reason="needs pandoc")


def run(source: bytes, *arguments: str) -> str:
    """Return what Pandoc writes when it reads `source`; its warnings are failures."""
    assert PANDOC is not None
    done = subprocess.run(
        [PANDOC, "--fail-if-warnings", *arguments],
        check=False,
        input=source,
        capture_output=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def tree(source: bytes | str, dialect: str = "markdown") -> dict[str, Any]:
    raw = source.encode() if isinstance(source, str) else source
    data: dict[str, Any] = json.loads(run(raw, "-f", dialect, "-t", "json"))
    return data


def elements(node: Any, *kinds: str) -> Iterator[dict[str, Any]]:
    """Yield all elements of these kinds, all kinds if none is named."""
    if isinstance(node, dict):
        if "t" in node and (not kinds or node["t"] in kinds):
            yield node
        for value in node.values():
            yield from elements(value, *kinds)
    elif isinstance(node, list):
        for value in node:
            yield from elements(value, *kinds)


_QUOTES = {"DoubleQuote": "“”", "SingleQuote": "‘’"}


def text(node: Any) -> str:
    """Return the words of a part of the tree, on one line, footnotes left out."""
    if isinstance(node, list):
        return "".join(map(text, node))
    if not isinstance(node, dict) or node.get("t") == "Note":
        return ""
    match node:
        case {"t": "Str", "c": str(words)} | {"t": "Code", "c": [_, str(words)]}:
            return words
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            return " "
        case {"t": "Quoted", "c": [{"t": kind}, inner]}:
            return f"{_QUOTES[kind][0]}{text(inner)}{_QUOTES[kind][1]}"
    return "".join(map(text, node.values()))


def kinds(node: Any) -> set[str]:
    return {element["t"] for element in elements(node)}


def footnotes(read: Any) -> list[str]:
    return [text(each["c"]) for each in elements(read, "Note")]


def plain(said: str) -> str:
    """Leave out what Pandoc does to anybody's text.

    It composes characters, keeps abbreviations together with what follows them, and lets a
    quotation mark that nothing closes be an apostrophe.
    """
    return unicodedata.normalize("NFC", said.translate({0xA0: " ", ord("‘"): "’"}).strip())
