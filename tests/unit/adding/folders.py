"""Folders and files for libraries to take in."""

from pathlib import Path

from tests.unit.core.builders import ARTICLE, BRIEFING


def briefing_folder(
    parent: Path, name: str = "harbour", briefing: str = BRIEFING, article: str = ARTICLE
) -> Path:
    """Write an editor's folder."""
    folder = parent / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.txt").write_text(article, encoding="utf-8")
    (folder / "briefing.toml").write_text(briefing, encoding="utf-8")
    return folder


def text_file(
    parent: Path, name: str = "letter.txt", text: str = "A letter\n\nIt is long."
) -> Path:
    """Write a document."""
    path = parent / name
    path.write_text(text, encoding="utf-8")
    return path
