"""The extracting process: `python -m briefings.review.extracting.child MEMORY`."""

import sys

import msgspec

from briefings.documents.reading.child import broken, serve_frames
from briefings.documents.reading.limits import limit_work
from briefings.extract.known_names import NOBODY_KNOWN, KnownNames
from briefings.review.extracting.frames import ExtractedAnswer, ExtractionRequest
from briefings.review.rules import Rules, by_rules, parts_or_fault


class Answering:
    """Answers requests by rules; keeps the names that one of them brought."""

    def __init__(self, rules: Rules = by_rules) -> None:
        self._rules = rules
        self._known = NOBODY_KNOWN

    def __call__(self, frame: bytes) -> bytes:
        request = msgspec.msgpack.decode(frame, type=ExtractionRequest)
        limit_work(request.cpu_seconds)
        if request.known is not None:
            self._known = KnownNames(request.known, request.units)
        found = parts_or_fault(
            self._rules, request.article, request.language, request.lens, self._known
        )
        answer = broken(found) if isinstance(found, Exception) else ExtractedAnswer(found)
        return msgspec.msgpack.encode(answer)


if __name__ == "__main__":
    serve_frames(Answering(), int(sys.argv[1]))
