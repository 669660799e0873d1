"""The README's table of settings is the code's, behind `<!-- settings -->`.

`UPDATE_README=1 pytest tests/unit/docs` writes it anew.
"""

import os
import re
from pathlib import Path

from briefings.settings.fields import fields
from briefings.settings.template import toml
from tui.themes import BUILT_IN

README = Path(__file__).parents[3] / "README.md"
SETTINGS = re.compile(r"(<!-- settings -->\n)(?P<table>(?:\n?\|.*)*)")


def settings_table() -> str:
    rows = ["\n| setting | default | also | what it is |", "|---|---|---|---|"]
    for setting in fields().values():
        also = " ".join(f"`{name}`" for name in (setting.flag, setting.variable) if name)
        default = toml(setting.default)
        rows.append(f"| `{setting.name}` | `{default}` | {also} | {setting.explanation} |")
    return "\n".join(rows)


def test_the_table_of_settings_is_the_codes() -> None:
    text = README.read_text(encoding="utf-8")
    assert SETTINGS.search(text), "the README has a line <!-- settings -->"
    if os.environ.get("UPDATE_README"):
        text = SETTINGS.sub(lambda found: found[1] + settings_table(), text)
        README.write_text(text, encoding="utf-8")
    (found,) = SETTINGS.finditer(text)
    assert found["table"] == settings_table()


def test_no_row_breaks_the_table() -> None:
    assert {row.count("|") for row in settings_table().split("\n") if row} == {5}


def test_the_themes_that_are_named_are_those_that_there_are() -> None:
    setting = fields()["theme"]
    assert f"The colours: {', '.join(BUILT_IN)}, or " in setting.explanation
    assert setting.default in BUILT_IN


def test_every_variable_and_where_the_file_is_are_named() -> None:
    text = README.read_text(encoding="utf-8")
    for word in ("BRIEFINGS_CONFIG", "--config FILE", "config.toml", "`briefings config`"):
        assert word in text
