"""Reads documents of all kinds, those of intricate formats in processes that it keeps."""

from threading import BoundedSemaphore, Lock
from types import TracebackType
from typing import Final, Self

from briefings.documents import registry
from briefings.documents.checking import are_sound
from briefings.documents.document import AS_IT_IS, DocumentKind, ReadOptions, SourceDocument
from briefings.documents.reading.frames import (
    Answer,
    BrokenAnswer,
    ReadAnswer,
    ReadingRequest,
    RefusedAnswer,
)
from briefings.documents.reading.limits import USUAL_LIMITS, ReadingLimits
from briefings.documents.reading.process import OWN_CHILD, ReadingProcess, ReadingProcessError
from briefings.errors import DamagedError
from briefings.fault_log import log_fault
from briefings.text import one_line

_READ_HERE: Final[frozenset[DocumentKind]] = frozenset({"text", "pack"})
_SHORT: Final = 1 << 14
"""Bytes of Markdown that are read here too: the worst of them take a second."""

_MOST_FILES: Final = 200
"""Files after which a process is replaced: what they have left in it goes with it."""

_LONGEST_SENTENCE: Final = 500
_LONGEST_NAME: Final = 60
_ADVICE: Final = "save its text and add that"


class DocumentReaders:
    """Reads files for several threads at once, in at most `jobs` processes.

    A process begins with the first file that needs it, and is replaced after a fault.
    """

    def __init__(
        self, jobs: int = 1, *, limits: ReadingLimits = USUAL_LIMITS, module: str = OWN_CHILD
    ) -> None:
        self._limits = limits
        self._module = module
        self._free = BoundedSemaphore(jobs)
        self._lock = Lock()
        self._idle: list[ReadingProcess] = []
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; one that is reading ends when it has answered."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for process in idle:
            process.close()

    def read(
        self, raw: bytes, name: str, options: ReadOptions = AS_IT_IS
    ) -> tuple[SourceDocument, ...]:
        """Return the documents that a file called `name` holds.

        Raises:
            BriefingsError: it cannot be read; the sentence says why.
        """
        kind = registry.kind_of(raw, name)
        if kind in _READ_HERE or (kind == "markdown" and len(raw) <= _SHORT):
            return registry.reader_of(kind)(raw, name, options)
        request = ReadingRequest(
            kind=kind,
            name=name,
            raw=raw,
            mend=options.mend,
            cpu_seconds=self._limits.cpu_seconds,
        )
        with self._free:
            return _documents(self._answer(request), request, self._limits)

    def _answer(self, request: ReadingRequest) -> Answer | ReadingProcessError:
        """Have a process read a file; it is kept where all went well."""
        process = self._taken()
        keep = False
        try:
            answer = process.read(request)
            keep = isinstance(answer, RefusedAnswer) or (
                isinstance(answer, ReadAnswer) and are_sound(answer.documents)
            )
        except ReadingProcessError as error:
            return error
        else:
            is_unsound = isinstance(answer, ReadAnswer) and not keep
            return ReadingProcessError("an unsound answer") if is_unsound else answer
        finally:
            self._give_back(process, keep=keep and process.files < _MOST_FILES)

    def _taken(self) -> ReadingProcess:
        while True:
            with self._lock:
                process = self._idle.pop() if self._idle else None
            if process is None:
                return ReadingProcess(self._limits, self._module)
            if not process.has_ended:
                return process
            process.close()

    def _give_back(self, process: ReadingProcess, *, keep: bool) -> None:
        with self._lock:
            keep = keep and not self._closed
            if keep:
                self._idle.append(process)
        if not keep:
            process.close()


def _documents(
    answer: Answer | ReadingProcessError, request: ReadingRequest, limits: ReadingLimits
) -> tuple[SourceDocument, ...]:
    if isinstance(answer, ReadAnswer):
        return answer.documents
    if isinstance(answer, RefusedAnswer):
        raise DamagedError(one_line(answer.sentence)[:_LONGEST_SENTENCE])
    raise DamagedError(f"{request.name} {_why(answer, limits)}: {_ADVICE}.")


def _why(answer: BrokenAnswer | ReadingProcessError, limits: ReadingLimits) -> str:
    """Return what went wrong with a file, to follow its name; the log takes where that was."""
    if isinstance(answer, ReadingProcessError):
        if answer.took_too_long:
            return "takes too long to read"
        log_fault("ReadingProcessError", (), answer.why)
        return f"cannot be read, its reader broke ({answer.why})"
    if answer.error == MemoryError.__name__:
        return f"takes more than {limits.memory >> 20} MB of memory to read"
    if answer.error == RecursionError.__name__:
        return "is nested too deeply to be read"
    error = one_line(answer.error)[:_LONGEST_NAME]
    log_fault(error, map(one_line, answer.places))
    return f"cannot be read, its reader broke ({error})"
