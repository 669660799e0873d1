"""Whether mosh may be between: told by what it leaves, and by whose child a process is."""

from pathlib import Path

import pytest

from tui.system.mosh import may_be_between

TMUX = {"TMUX": "/tmp/tmux-1000/default,20,0"}


def processes(folder: Path, *stats: str) -> Path:
    """Make a folder like `/proc` of processes' `stat` files."""
    for stat in stats:
        place = folder / stat.split()[0]
        place.mkdir()
        (place / "stat").write_text(stat)
    (folder / "self").mkdir()
    return folder


@pytest.mark.parametrize(
    ("environ", "found"),
    [({}, False), ({"NCURSES_NO_UTF8_ACS": "1"}, True), ({"NCURSES_NO_UTF8_ACS": ""}, False)],
)
def test_its_variable_says_so(environ: dict[str, str], tmp_path: Path, *, found: bool) -> None:
    assert may_be_between(environ, processes(tmp_path), 30) is found


@pytest.mark.parametrize(("server", "found"), [("mosh-server", True), ("sshd", False)])
def test_its_server_among_the_ancestors_says_so(
    tmp_path: Path, server: str, *, found: bool
) -> None:
    made = processes(
        tmp_path, f"10 ({server}) S 1 10", "20 (a ) (b) S 10 20", "30 (python) R 20 30"
    )
    assert may_be_between({}, made, 30) is found


@pytest.mark.parametrize(("serves", "found"), [("10 (mosh-server)", True), ("10 (sshd)", False)])
@pytest.mark.parametrize("environ", [TMUX, {}])
def test_in_tmux_its_clients_say_so(
    tmp_path: Path, environ: dict[str, str], serves: str, *, found: bool
) -> None:
    made = processes(
        tmp_path,
        f"{serves} S 1 10",
        "11 (sh) S 10 11",
        "12 (tmux: client) S 11 12",
        "20 (tmux: server) S 1 20",
        "30 (python) R 20 30",
    )
    assert may_be_between(environ, made, 30) is (found and bool(environ))


@pytest.mark.parametrize("stat", ["", "30", "30 (x) S", "30 (x) S y 1", "30 (x) S 30 1"])
def test_what_cannot_be_read_says_nothing(tmp_path: Path, stat: str) -> None:
    (tmp_path / "30").mkdir()
    (tmp_path / "30" / "stat").write_text(stat)
    assert not may_be_between(TMUX, tmp_path, 30)
    assert not may_be_between(TMUX, tmp_path / "nowhere", 30)
