"""`briefings pack`: from files to a pack on standard output."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from briefings.cli import run
from briefings.documents.document import AS_IT_IS
from briefings.documents.pack import read
from tests.unit.command_line import Front

FILES = {
    "a.txt": b"The port\n\nIt is closed.\n",
    "b.md": b"---\nauthor: Ana\n---\n# The boats\n\nThey *wait*.\n",
    "bad.txt": b"one\0two",
    "wrong.txt": "El niño está aquí.\n".encode().decode("latin-1").encode(),
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    folder = tmp_path / "work"
    folder.mkdir()
    for name, raw in FILES.items():
        (folder / name).write_bytes(raw)
    monkeypatch.chdir(folder)
    return folder


def pack(capfdbinary: pytest.CaptureFixture[bytes], *words: str) -> tuple[int, bytes, str]:
    code = run(Front(), ["pack", *words])
    written = capfdbinary.readouterr()
    return code, written.out, written.err.decode()


def test_files_become_one_pack(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, err = pack(capfdbinary, "a.txt", "b.md")
    assert (code, err) == (0, "")
    first, second = read(out, "x", AS_IT_IS)
    assert (first.kind, first.text) == ("text", FILES["a.txt"].decode())
    assert (second.kind, second.text) == ("markdown", "The boats\n\nThey wait.")
    assert second.metadata.author is not None


def test_a_fault_is_told_and_the_others_are_packed(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    code, out, err = pack(capfdbinary, "a.txt", "bad.txt", "gone.txt")
    assert code == 1
    assert len(read(out, "x", AS_IT_IS)) == 1
    assert [line.split()[0] for line in err.splitlines()] == ["bad.txt", "There"]


def test_nothing_is_written_where_nothing_can_be_read(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    code, out, err = pack(capfdbinary, "bad.txt")
    assert (code, out) == (1, b"")
    assert err.count("\n") == 1


def test_a_folder_and_standard_input_are_packed(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, here: Path
) -> None:
    (here / "bad.txt").unlink()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"# From [it](https://x.y)\n")))
    code, out, err = pack(capfdbinary, ".", "-")
    assert (code, err) == (0, "")
    texts = [each.text for each in read(out, "x", AS_IT_IS)]
    assert {"From it", FILES["a.txt"].decode()} <= set(texts)


def test_wrong_letters_are_put_right_where_it_is_wished(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    _, out, _ = pack(capfdbinary, "wrong.txt")
    (document,) = read(out, "x", AS_IT_IS)
    assert "Ã" in document.text
    assert "--mend" in document.remarks[0]
    _, out, _ = pack(capfdbinary, "wrong.txt", "--mend")
    (document,) = read(out, "x", AS_IT_IS)
    assert document.text == "El niño está aquí.\n"


def test_a_briefing_is_no_document(capfdbinary: pytest.CaptureFixture[bytes], here: Path) -> None:
    (here / "harbour").mkdir()
    (here / "harbour" / "briefing.toml").write_text("")
    code, out, err = pack(capfdbinary, "harbour", "a.txt")
    assert code == 1
    assert len(read(out, "x", AS_IT_IS)) == 1
    assert err == "harbour is a briefing: copy its folder, or pack its article.txt.\n"


@pytest.mark.parametrize("words", [[], [""]])
def test_nothing_to_pack_is_told(
    capfdbinary: pytest.CaptureFixture[bytes], words: list[str]
) -> None:
    code, out, err = pack(capfdbinary, *words)
    assert (code, out) == (2, b"")
    assert err.startswith("Say what to pack")


def test_a_terminal_gets_no_pack(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", terminal)
        assert run(Front(), ["pack", "a.txt"]) == 2
    assert terminal.getvalue() == ""
    assert b"not for a terminal" in capfdbinary.readouterr().err


def test_a_reader_that_went_away_is_no_fault_of_the_program(here: Path) -> None:
    command = f"{sys.executable} -m tui pack a.txt b.md | true"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
