"""The processes that read documents, begun with the first document."""

from threading import Lock
from typing import TYPE_CHECKING

from briefings.documents.document import ReadOptions, SourceDocument

if TYPE_CHECKING:
    from briefings.documents.reading import DocumentReaders

_MOST: int = 64
"""No more are read at once, whatever is asked for."""


class KeptReaders:
    """Reads documents; see `briefings.documents.reading.DocumentReaders`."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._readers: DocumentReaders | None = None

    def __call__(self, raw: bytes, name: str, options: ReadOptions) -> tuple[SourceDocument, ...]:
        return self._begun().read(raw, name, options)

    def close(self) -> None:
        """End the processes; later ones may begin."""
        with self._lock:
            readers, self._readers = self._readers, None
        if readers is not None:
            readers.close()

    def _begun(self) -> "DocumentReaders":
        from briefings.documents.reading import DocumentReaders  # noqa: PLC0415 - most need none

        with self._lock:
            if self._readers is None:
                self._readers = DocumentReaders(_MOST)
            return self._readers
