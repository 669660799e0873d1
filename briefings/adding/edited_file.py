"""A briefing's file while somebody edits it: kept until it is taken up."""

import hashlib
from pathlib import Path

import msgspec

from briefings.errors import DamagedError, NotFoundError
from briefings.repository.briefing_record import BriefingRecord
from briefings.store.files import Files, keep_beside


class EditedFile:
    """A file in the library's folder, for its owner alone.

    Its name says which state of the briefing was edited: what was left lying is gone on with as
    long as nobody has changed the briefing.
    """

    def __init__(self, folder: Path, record: BriefingRecord) -> None:
        state = hashlib.sha256(msgspec.json.encode(record)).hexdigest()[:8]
        self.path = folder / f"{record.key}.{state}.toml"

    def begin(self, text: str) -> None:
        """Put the briefing's file there, unless one was left."""
        if not self.path.exists():
            files = Files()
            files.make_directory(self.path.parent)
            keep_beside(files, self.path, text.encode("utf-8", "surrogatepass"))

    def text(self) -> str:
        """Return what was saved.

        Raises:
            DamagedError: it is no text.
            NotFoundError: it is gone.
        """
        try:
            return self.path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise DamagedError(
                f"{self.path} is not UTF-8 (byte {error.start}): save it as UTF-8."
            ) from None
        except OSError as error:
            raise NotFoundError(f"{self.path} cannot be read: {error.strerror}.") from None

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)
