"""The READMEs of the packages name what is there: every path, module, class and function."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.docs.names import NAME, ROOT, find

READMES = (
    "README.md",
    "briefings/README.md",
    "tui/README.md",
    "seeds/README.md",
    "tests/README.md",
)

TICKED = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*(?:/|\.(?:md|py|toml|txt|css|json))")
RESOLVED_FROM = {"README.md": ".", "seeds/README.md": "seeds", "tests/README.md": "tests"}
WRITTEN_BY_USERS = {"article.txt", "briefing.toml", "config.toml", "conftest.py"}
"""Names that stand for a file of any folder."""


def prose(name: str) -> str:
    """Return a README without its examples."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def named(readme: str, pattern: re.Pattern[str]) -> Iterator[str]:
    for words in TICKED.findall(prose(readme)):
        if pattern.fullmatch(words):
            yield words


@pytest.mark.parametrize("readme", READMES)
def test_every_module_and_function_that_is_named_is_there(readme: str) -> None:
    missing = []
    for name in named(readme, NAME):
        try:
            find(name)
        except AttributeError:
            missing.append(name)
    assert not missing


def test_what_is_not_there_is_found_out() -> None:
    for name in ("briefings.nothing", "briefings.library.Library.nothing", "tui.app.Nothing"):
        with pytest.raises(AttributeError):
            find(name)


@pytest.mark.parametrize("readme", READMES)
def test_every_path_that_is_named_is_there(readme: str) -> None:
    home = ROOT / RESOLVED_FROM.get(readme, ".")
    paths = set(named(readme, PATH)) - WRITTEN_BY_USERS
    assert paths
    missing = {path for path in paths if not (ROOT / path).exists() | (home / path).exists()}
    assert not missing


@pytest.mark.parametrize("package", ["briefings", "tui"])
def test_every_folder_of_a_package_has_its_line(package: str) -> None:
    text = prose(f"{package}/README.md")
    for entry in sorted((ROOT / package).iterdir()):
        if (entry / "__init__.py").is_file():
            assert f"`{package}.{entry.name}" in text, entry.name


def test_the_layers_stand_in_the_order_of_the_contract() -> None:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (floors,) = [
        contract["layers"]
        for contract in linter["contracts"]
        if contract.get("containers") == ["briefings"]
    ]
    level = {
        f"briefings.{name}": at for at, names in enumerate(floors) for name in names.split(" | ")
    }
    rows = re.findall(r"^\| (`briefings\..*?) \|", prose("briefings/README.md"), re.MULTILINE)
    named = [name for row in rows for name in TICKED.findall(row)]
    assert set(level) <= set(named)
    order = [level[name] for name in named if name in level]
    assert order == sorted(order)


def test_every_folder_of_tests_has_its_line() -> None:
    text = prose("tests/README.md")
    folders = {path.relative_to(ROOT / "tests").parts[0] for path in (ROOT / "tests").glob("*/*")}
    for name in sorted(folders - {"__pycache__"}):
        assert f"| `{name}/` |" in text, name


def test_what_tests_are_run_with_is_there() -> None:
    text = (ROOT / "tests/README.md").read_text(encoding="utf-8")
    modules = set(re.findall(r"python -m (tests[\w.]+)", text))
    assert len(modules) > 3
    for name in modules:
        find(name)
    named = set(re.findall(r"\b([A-Z][A-Z_]+)=", text))
    assert len(named) > 5
    code = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
    assert {name for name in named if f'"{name}"' not in code} <= {"BRIEFINGS_XTERM"}
    files = set(re.findall(r" (tests/[\w/*.]+)", text))
    assert len(files) > 5
    assert all(list(ROOT.glob(path)) for path in files)


@pytest.mark.parametrize("package", ["briefings", "tui"])
def test_the_walks_name_many_functions(package: str) -> None:
    """A page whose names are written in another way would pass the tests above."""
    assert len(set(named(f"{package}/README.md", NAME))) > 40


def test_the_example_in_python_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "briefings/README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    result: dict[str, object] = {}
    exec(compile(example, "briefings/README.md", "exec"), result)
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first == "about 24,000 hectares 5"
    assert re.fullmatch(r"[0-9a-f-]{36} 1", last)
    markdown = result["markdown"]
    assert isinstance(markdown, bytes)
    assert b"Ask DEVIDA." in markdown
