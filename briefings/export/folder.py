"""A briefing as the folder that `briefings add` reads: its article, its file, its lens."""

import io
import zipfile
from typing import Final

import tomli_w

from briefings.export.briefing_writer import briefing_text
from briefings.model import Briefing, Lens
from briefings.paths import ARTICLE, BRIEFING, LENS

_UNDATED: Final = (1980, 1, 1, 0, 0, 0)


def folder_files(briefing: Briefing) -> dict[str, bytes]:
    """Return the files of a briefing's folder by their names, its lens among them."""
    files = {
        ARTICLE: briefing.article.text.encode("utf-8", "surrogatepass"),
        BRIEFING: briefing_text(briefing).encode("utf-8", "surrogatepass"),
    }
    if briefing.lens is not None:
        files[LENS] = lens_text(briefing.lens).encode()
    return files


def packed(briefing: Briefing) -> bytes:
    """Return a briefing's folder as a Zip file; the same briefing makes the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed_file:
        for name, data in folder_files(briefing).items():
            entry = zipfile.ZipInfo(f"{briefing.id}/{name}", _UNDATED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed_file.writestr(entry, data)
    return out.getvalue()


def lens_text(lens: Lens) -> str:
    """Return the file of a lens; read again it makes the same one."""
    head = {"name": lens.name, **({"general": True} if lens.general else {})}
    topics = [
        {
            **{name: getattr(topic, name) for name in ("key", "name", "short", "question")},
            **({"cues": {k: list(v) for k, v in topic.cues.items()}} if topic.cues else {}),
        }
        for topic in lens.topics
    ]
    return tomli_w.dumps({**head, "topic": topics})
