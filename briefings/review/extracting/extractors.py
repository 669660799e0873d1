"""The extracting processes, begun with the first article that they are asked to read."""

from threading import Lock
from typing import Final

from briefings.documents.reading.limits import ReadingLimits
from briefings.documents.reading.process import ReadingProcess, ReadingProcessError
from briefings.extract.known_names import NOBODY_KNOWN, KnownNames
from briefings.fault_log import log_fault
from briefings.model import Article, Lens
from briefings.repository.proposals import PackedParts
from briefings.review.extracting.frames import ExtractedAnswer, ExtractionAnswer, ExtractionRequest

OWN_CHILD: Final = "briefings.review.extracting.child"

LIMITS: Final = ReadingLimits(memory=1 << 30, cpu_seconds=60, wall_seconds=300)
"""An article takes 0.05 GB and 0.04 s, one of a megabyte some seconds."""


class _Extractor:
    """A process, and the names that it knows."""

    def __init__(self, module: str) -> None:
        self.process = ReadingProcess(LIMITS, module)
        self.known = NOBODY_KNOWN


class Extractors:
    """Reads articles for several threads at once, each in a process that is kept."""

    def __init__(self, module: str = OWN_CHILD) -> None:
        self._module = module
        self._lock = Lock()
        self._idle: list[_Extractor] = []
        self._closed = False

    def close(self) -> None:
        """End the processes; one that is at work ends when it has answered."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for each in idle:
            each.process.close()

    def extract(
        self, article: Article, language: str, lens: Lens | None, known: KnownNames
    ) -> PackedParts | None:
        """Return what is proposed for an article; `None` where the rules broke, which is logged."""
        extractor = self._taken()
        request = ExtractionRequest(
            article=article,
            language=language,
            lens=lens,
            known=None if extractor.known is known else tuple(known),
            units=() if extractor.known is known else tuple(known.units),
            cpu_seconds=LIMITS.cpu_seconds,
        )
        keep = False
        try:
            answer: ExtractionAnswer = extractor.process.ask(request, ExtractionAnswer)
            extractor.known = known
            keep = True
        except ReadingProcessError as error:
            log_fault("ReadingProcessError", (), error.why)
            return None
        finally:
            self._give_back(extractor, keep=keep)
        if isinstance(answer, ExtractedAnswer):
            return answer.parts
        log_fault(answer.error, answer.places)
        return None

    def _taken(self) -> _Extractor:
        while True:
            with self._lock:
                extractor = self._idle.pop() if self._idle else None
            if extractor is None:
                return _Extractor(self._module)
            if not extractor.process.has_ended:
                return extractor
            extractor.process.close()

    def _give_back(self, extractor: _Extractor, *, keep: bool) -> None:
        with self._lock:
            keep = keep and not self._closed
            if keep:
                self._idle.append(extractor)
        if not keep:
            extractor.process.close()
