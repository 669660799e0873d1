"""Settings are explained where they are made: the explanations and examples hold."""

import tomllib
from pathlib import Path

from briefings.settings.fields import fields
from briefings.settings.loading import load
from briefings.settings.template import EXAMPLES
from tui.actions import keymap
from tui.actions.names import key_name, read_key
from tui.style.background import AUTO
from tui.style.themes import BUILT_IN


def test_the_examples_are_settings_that_hold(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[keys]\n" + "\n".join(EXAMPLES), encoding="utf-8")
    loaded = load(str(file), {})
    assert loaded.problems == ()
    assert loaded.config.keys
    assert keymap.read(loaded.config.keys).problems == ()
    written = tomllib.loads(file.read_text(encoding="utf-8"))["keys"].values()
    keys = [key for held in written for key in ([held] if isinstance(held, str) else held)]
    assert [key_name(read_key(key)) for key in keys] == keys, "they are written as help has them"


def test_the_themes_that_are_named_are_those_that_there_are() -> None:
    setting = fields()["theme"]
    assert f"The colours: {', '.join(BUILT_IN)}, or " in setting.explanation
    assert setting.default == AUTO
    assert f"({AUTO})" in setting.explanation
