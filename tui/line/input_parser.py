"""What a terminal sends, split into keys, pastes and answers, however the line splits it.

An Esc is a key, or the first byte of what a key or an answer sends; only what follows tells,
and on a slow line it follows late. So nothing is handed on before it is complete, and what
stays incomplete is given up after a time that suits the line: as the keys that somebody may
have typed, else not at all, since the remains of a sequence are commands when typed.

Nothing here reads or waits: text and the time (of any monotonic clock, in seconds) are passed in.
"""

from collections import deque
from collections.abc import Container
from typing import Final, NamedTuple, assert_never

from tui.line.alt_key import alt_key
from tui.line.escape_sequences import ESC, Sequence, by_hand, is_f3, numbers, sequence_at
from tui.line.input_events import (
    Attributes,
    Awaited,
    Background,
    Escape,
    InputEvent,
    KeyInput,
    Position,
    TerminalReport,
)
from tui.line.payloads import ColourBody, PasteBody, StringBody

QUICK: Final = 0.05
"""Seconds that an Esc waits on a line that is fast, or not measured yet."""

SLOW: Final = 0.6
"""The most that an Esc waits. Whoever pressed it feels any more as a key that does not work."""

ASKED: Final = 0.3
"""Seconds that an Esc waits at least while an answer is due, of which it may be the first byte."""

SEQUENCE: Final = 1.0
"""Seconds that a sequence waits for its rest at least. Nobody types the parameters of one, so
that waiting costs no key, while its remains would be typed into the app."""

ANSWERED: Final = 10.0
"""Seconds after which an answer is not expected any more."""

SILENCE: Final = 10.0
"""Seconds without a byte after which a paste is taken to be over. TCP has by then sent a lost
packet again twice at least, and what is left of a paste would be taken for commands."""

ALT: Final = "bf\x7f"
"""What people type with Alt in a line of text: by words, as in readline (macOS sends `ESC b` for
Option and an arrow)."""

TWICE: Final = ESC * 2
"""Esc pressed twice, or the beginning of a key with Alt."""

COLOUR: Final = f"{ESC}]11;"
"""How the answer begins to what the background's colour is."""

_PATIENCE: Final[dict[type, float]] = {PasteBody: SILENCE, ColourBody: ANSWERED}

_TYPED: Final = frozenset({"key", "alt", "escape", "unknown"})


def patience_for(round_trip: float | None) -> float:
    """Return the seconds that an Esc waits for what may follow it; `None` if not measured.

    A terminal writes a whole sequence at once: if the line splits it, the rest is late by what
    it takes to send a packet again, a round trip or so.
    """
    return QUICK if round_trip is None else min(max(round_trip, QUICK), SLOW)


class InputParser:
    """Splits what a terminal sends. `asked` and `outstanding` may be called in another thread.

    An Esc and what a key sends are Alt and that key if they come in one read, which is how a
    terminal sends them; in two reads they are two keys. Of the keys with Alt those of `alt` are
    handed on, and an arrow as what means the same; any other does nothing. A line that is slow or
    loses packets may join an Esc and the next key: then both do nothing, and are to be pressed
    again. Of the two mistakes this is the one that ends no note, and makes no command of a text.

    `patience` is in seconds; `dropped` counts the sequences that were given up.
    """

    def __init__(self, *, alt: Container[str] = ALT) -> None:
        self.patience = patience_for(None)
        self.dropped = 0
        self._alt = alt
        self._asked: dict[type, deque[float]] = {
            kind: deque(maxlen=64) for kind in (Position, Attributes, Background)
        }
        self._body: PasteBody | StringBody | ColourBody | None = None
        self._held = _Held()
        self._late = ""
        self._due: float | None = None

    def asked(self, answer: Awaited, now: float) -> None:
        """Expect an answer. To be called before the question is written."""
        self._asked[answer].append(now)

    def outstanding(self, now: float) -> int:
        """Return how many answers are still expected."""
        return sum(now - then < ANSWERED for times in self._asked.values() for then in tuple(times))

    def due(self) -> float | None:
        """Return when `tick` is to be called unless something comes before; `None`: never."""
        return self._due

    def feed(self, text: str, now: float) -> list[InputEvent]:
        """Take what was read at once; return what is complete with it."""
        if not text:
            return []
        front = self._front(now)
        self._held, self._late = _Held(), ""
        data, at = front.text + text, 0
        events: list[InputEvent] = []
        while at < len(data):
            at = self._step(data, at, front.at(at), now, events)
        self._due = self._deadline(now)
        return events

    def tick(self, now: float) -> list[InputEvent]:
        """Give up what has waited long enough; return what is made of it."""
        if self._due is None or now < self._due:
            return []
        held, body = self._held, self._body
        self._held, self._body, self._due = _Held(), None, None
        if body:
            self.dropped += not isinstance(body, PasteBody)
            return body.give_up(held.text)
        late = held.text[1:] if held.text.startswith(TWICE) else held.text
        self._late = late if self.outstanding(now) else ""
        return self._give_up(held, now)

    def _front(self, now: float) -> "_Held":
        """Return what is put before what has come."""
        if self._late and self.outstanding(now):
            return _Held(self._late, given=len(self._late))
        if self._held.text == ESC and not self._body:
            return _Held(ESC, alone=True)
        return self._held

    def _deadline(self, now: float) -> float | None:
        text, asked = self._held.text, self.outstanding(now) > 0
        slow = max(SEQUENCE, 3 * self.patience)
        if self._body:
            return now + _PATIENCE.get(type(self._body), slow)
        if not text:
            return None
        if text in (ESC, TWICE):
            return now + (max(self.patience, ASKED) if asked else self.patience)
        if self._held.given:
            return now + max(2 * self.patience, ASKED)
        return now + (slow if asked or not by_hand(text) else 2 * self.patience)

    def _step(
        self, data: str, at: int, front: "_Held", now: float, events: list[InputEvent]
    ) -> int:
        """Take what begins at `at`; return where it ends."""
        if self._body:
            return self._continue(self._body, data, at, events)
        if data[at] == ESC:
            return self._sequence(data, at, front, now, events)
        end = data.find(ESC, at)
        end = len(data) if end < 0 else end
        events.append(KeyInput(data[at:end]))
        return end

    def _continue(
        self,
        body: PasteBody | StringBody | ColourBody,
        data: str,
        at: int,
        events: list[InputEvent],
    ) -> int:
        taken = body.take(data, at)
        events += taken.events
        if taken.broken and isinstance(body, ColourBody):
            # It is no colour, but a string all the same.
            self._body = StringBody()
            return taken.end
        self.dropped += taken.broken
        if not taken.open:
            self._body = None
            return taken.end
        self._held = _Held(data[taken.end :])
        return len(data)

    def _sequence(
        self, data: str, at: int, front: "_Held", now: float, events: list[InputEvent]
    ) -> int:
        found = sequence_at(data, at)
        kind, text = found
        before, front = front, front._replace(text=text)
        is_going_on = kind == "begun" or text == COLOUR
        if front.given and not is_going_on and (kind in _TYPED or by_hand(text)):
            events += self._give_up(front, now)
        elif before.is_typed_in(found):
            events += self._give_up(before, now)
            return at + len(before.text)
        elif kind == "begun":
            self._held = front
        elif kind == "broken":
            events += self._give_up(front, now)
        else:
            events += self._complete(found, now)
        return at + len(text)

    def _complete(self, sequence: Sequence, now: float) -> list[InputEvent]:
        kind, text = sequence
        match kind:
            case "escape":
                return [Escape()]
            case "string":
                self._body = ColourBody() if text == COLOUR else StringBody()
                self._asked[Background].clear()
            case "paste":
                self._body = PasteBody()
            case "position":
                return self._position(text, now)
            case "attributes":
                self._answered(Attributes, now)
                return [Attributes(numbers(text))]
            case "report":
                return [TerminalReport(text)]
            case "unknown":
                self.dropped += 1
            case "key" | "alt" | "begun" | "broken":
                return self._key(text)
            case _:
                assert_never(kind)
        return []

    def _key(self, text: str) -> list[InputEvent]:
        """Return what a key means that was pressed, with Alt perhaps."""
        key = alt_key(text)
        if key is None:
            return [KeyInput(text)]
        has_meaning = key.character and key.character in self._alt
        return [KeyInput(ESC + key.character)] if has_meaning else []

    def _position(self, text: str, now: float) -> list[InputEvent]:
        if self._answered(Position, now):
            # Terminals answer in order, and this was asked last.
            self._asked[Background].clear()
            return [Position(*numbers(text))]
        return self._key(text) if is_f3(text) else [TerminalReport(text)]

    def _answered(self, kind: type, now: float) -> bool:
        """Return whether this answer was expected, and expect one less."""
        times = self._asked[kind]
        while times:
            if now - times.popleft() < ANSWERED:
                return True
        return False

    def _give_up(self, held: "_Held", now: float) -> list[InputEvent]:
        """Make keys of what may be keys, and nothing of what is not."""
        text = held.text
        if held.given:
            new = text[held.given :]
            return [KeyInput(new)] if new and (len(new) == 1 or by_hand(text)) else []
        if text in (ESC, TWICE):
            return [Escape()] * len(text)
        if text.startswith(TWICE) and self.outstanding(now):
            self.dropped += 1
            return [Escape()]  # and the beginning of an answer
        if not by_hand(text) or (text[1] in "[]" and self.outstanding(now)):
            self.dropped += 1
            return []
        if held.alone:
            return [Escape(), KeyInput(text[1:])]
        return [*self._key(text[:2]), *([KeyInput(text[2:])] if text[2:] else [])]


class _Held(NamedTuple):
    """A sequence that is not complete."""

    text: str = ""
    alone: bool = False
    """Its Esc was the end of a read."""
    given: int = 0
    """How many of its characters were given up before the rest came."""

    def at(self, at: int) -> "_Held":
        """Return what is known at an offset into what has come, this in front."""
        if at == 0:
            return self
        return _Held(ESC, alone=True) if (self.text, at) == (TWICE, 1) else _Held()

    def is_typed_in(self, found: Sequence) -> bool:
        """Return whether this was a key of its own, though what came later would fit it."""
        kind, text = found
        if self.text == ESC and self.alone and (kind == "alt" or text.startswith(TWICE)):
            return True
        has_digits = kind == "begun" and text.startswith(f"{ESC}O") and text != f"{ESC}O"
        return bool(self.text) and (kind == "unknown" or (self.alone and has_digits))
