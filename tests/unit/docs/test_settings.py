"""The README's table of settings is the code's, behind `<!-- settings -->`.

`UPDATE_README=1 pytest tests/unit/docs` writes it anew.
"""

import os
import re
from pathlib import Path

from briefings.settings.fields import fields
from briefings.settings.loading import load
from briefings.settings.template import EXAMPLES, toml
from tui.actions import keymap
from tui.style.background import AUTO
from tui.style.themes import BUILT_IN
from tui.style.themes import load as load_theme

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


def test_the_examples_are_settings_that_hold(tmp_path: Path) -> None:
    readme = re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    settings, theme = readme
    for written in (settings, "[keys]\n" + "\n".join(EXAMPLES)):
        file = tmp_path / "config.toml"
        file.write_text(written, encoding="utf-8")
        loaded = load(str(file), {})
        assert loaded.problems == ()
        assert loaded.config.keys
        assert keymap.read(loaded.config.keys).problems == ()
    (tmp_path / "own.toml").write_text(theme, encoding="utf-8")
    found, problem = load_theme("own", tmp_path)
    assert (found.name, problem) == ("own", None)


def test_no_row_breaks_the_table() -> None:
    assert {row.count("|") for row in settings_table().split("\n") if row} == {5}


def test_the_themes_that_are_named_are_those_that_there_are() -> None:
    setting = fields()["theme"]
    assert f"The colours: {', '.join(BUILT_IN)}, or " in setting.explanation
    assert setting.default == AUTO
    assert f"({AUTO})" in setting.explanation


def test_every_variable_and_where_the_file_is_are_named() -> None:
    text = README.read_text(encoding="utf-8")
    for word in ("BRIEFINGS_CONFIG", "--config FILE", "config.toml", "`briefings config`"):
        assert word in text
