"""The command that fetches an export over SSH."""

import shlex
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from briefings.export.document import Options
from briefings.export.remote import fetching, is_remote, program


def test_the_plain_command_is_as_short_as_it_can_be() -> None:
    assert fetching(("vraem-2014",), "html", ".html", Options()) == (
        "ssh HOST briefings export vraem-2014 --format html -o - > vraem-2014.html"
    )


def test_what_was_chosen_is_in_it() -> None:
    options = Options(
        panels=("security", "funding"), source=False, with_private=True, language="es"
    )
    assert fetching(("b",), "md", ".md", options) == (
        "ssh HOST briefings export b --format md --panel security --panel funding "
        "--no-source --with-private --lang es -o - > b.md"
    )


def test_another_library_is_named_and_the_users_own_is_not() -> None:
    own = platformdirs.user_data_path("briefings")
    assert "--library" not in fetching(("b",), "md", ".md", Options(), library=own)
    assert "--library /srv/shared " in fetching(
        ("b",), "md", ".md", Options(), library=Path("/srv/shared")
    )


@pytest.mark.parametrize("name", ["a b", "a'b", "$(touch x)", "a;b", "`a`", 'a"b', "a\\b", "-a*"])
def test_two_shells_leave_hostile_names_as_they_are(name: str, tmp_path: Path) -> None:
    """`ssh` joins its words and has another shell read them: so does this stand-in."""
    seen = "import sys; print(ascii(sys.argv[1:]))"
    stand_in = tmp_path / "ssh"
    stand_in.write_text('#!/bin/sh\nshift\nexec sh -c "$*"\n', encoding="utf-8")
    stand_in.chmod(0o755)
    other = tmp_path / "briefings"
    other.write_text(f"#!/bin/sh\nexec {sys.executable} -c '{seen}' \"$@\"\n", encoding="utf-8")
    other.chmod(0o755)
    command = fetching((name,), "md", ".md", Options())
    environ = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    subprocess.run(["sh", "-c", command], cwd=tmp_path, env=environ, check=True)
    (written,) = (p for p in tmp_path.iterdir() if p.suffix == ".md")
    assert written.read_text() == f"{['export', name, '--format', 'md', '-o', '-']!a}\n"


def test_ssh_is_known_by_what_it_leaves_in_the_environment() -> None:
    assert is_remote({"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"})
    assert is_remote({"SSH_TTY": "/dev/pts/1"})
    assert not is_remote({"SSH_AUTH_SOCK": "/run/agent"})


def test_a_program_that_ssh_would_not_find_is_named_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "a folder" / "briefings"
    own.parent.mkdir()
    own.write_text("#!/bin/sh\n", encoding="utf-8")
    own.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [str(own)])
    assert program() == str(own)
    command = fetching(("b",), "md", ".md", Options(), name=program())
    assert shlex.split(shlex.split(command)[2])[0] == str(own)


def test_a_module_run_by_python_goes_by_the_programs_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/srv/tui/__main__.py"])
    assert program() == "briefings"
