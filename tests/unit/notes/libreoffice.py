"""Word files as LibreOffice saves them again."""

import subprocess
from pathlib import Path

from tests.made_documents import made, needs


def saved_again(raw: bytes, folder: Path) -> bytes:
    """What LibreOffice makes of a Word file that is opened and saved."""
    office = needs("libreoffice")

    def make() -> bytes:
        source, out = folder / "sent.docx", folder / "out"
        source.write_bytes(raw)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "docx", "--outdir"]
        subprocess.run(
            [*command, str(out), str(source)], check=True, timeout=300, capture_output=True
        )
        return (out / "sent.docx").read_bytes()

    return made("saved-again.docx", raw, make)
