"""The extracting process: `python -m briefings.review.extracting.child MEMORY`."""

import sys

import msgspec

from briefings.documents.reading.child import broken, serve_frames
from briefings.documents.reading.limits import limit_work
from briefings.extract.known_names import NOBODY_KNOWN, KnownNames
from briefings.review.extracting.frames import ExtractedAnswer, ExtractionRequest
from briefings.review.rules import by_rules, parts_of


class _Answering:
    """Answers requests; keeps the names that one of them brought."""

    def __init__(self) -> None:
        self._known = NOBODY_KNOWN

    def __call__(self, frame: bytes) -> bytes:
        request = msgspec.msgpack.decode(frame, type=ExtractionRequest)
        limit_work(request.cpu_seconds)
        if request.known is not None:
            self._known = KnownNames(request.known)
        try:
            proposal = by_rules(request.article, request.language, request.lens, self._known)
            return msgspec.msgpack.encode(ExtractedAnswer(parts_of(proposal)))
        except Exception as error:  # noqa: BLE001 - an article is kept though a rule breaks on it
            return msgspec.msgpack.encode(broken(error))


if __name__ == "__main__":
    serve_frames(_Answering(), int(sys.argv[1]))
