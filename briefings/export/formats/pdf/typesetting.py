"""Typst, which sets a page: a template of this folder, and data that it only ever shows.

Data goes in as JSON, so that no text of an article can become markup. Nothing is read but the
template, and no font but Typst's own and those of a folder that somebody names: the same data makes
the same bytes on every machine.
"""

import datetime as dt
import json
from importlib import resources
from pathlib import Path
from typing import Any, Final

from briefings.errors import UsageError

_MISSING: Final = "PDF needs the package `typst`: install `briefings[pdf]`."
_UNDATED: Final = dt.date(1980, 1, 1)
_COMMON: Final = "common.typ"


def typeset(template: str, data: dict[str, Any], day: dt.date | None, fonts: Path | None) -> bytes:
    """Return a template with its data as PDF; `day` is the date that the file bears.

    `fonts` is a folder of more fonts, for letters that Typst's own lack.

    Raises:
        UsageError: Typst is not installed, or there is no such folder.
    """
    try:
        import typst  # noqa: PLC0415 - an extra, and large
    except ImportError:
        raise UsageError(_MISSING) from None
    if fonts is not None and not fonts.is_dir():
        raise UsageError(f"There is no folder {fonts}: name one that has fonts in it.")
    folder = resources.files(__package__)
    source = b"\n".join(folder.joinpath(name).read_bytes() for name in (_COMMON, template))
    made = dt.datetime.combine(day or _UNDATED, dt.time(), dt.UTC)
    compiler = typst.Compiler(
        source,
        font_paths=typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=True,
            font_paths=[str(fonts)] if fonts else [],
        ),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    written = compiler.compile(format="pdf", timestamp=made)
    return written if isinstance(written, bytes) else b"".join(written or ())
