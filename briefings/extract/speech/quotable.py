"""Whether a stretch in quotation marks is somebody's words, and no name and no scare quote."""

from collections.abc import Sequence
from typing import Final

from briefings.extract.speech.attribution import Attribution
from briefings.extract.speech.marks import MarkedText
from briefings.extract.speech.passages import SpeechPassage
from briefings.extract.speech.units import SpeechUnit
from briefings.extract.speech.vocabulary import Vocabulary

_FRAGMENT: Final = 2
"""Words: shorter stretches are scare quotes unless a cue stands right beside them."""

_SHORT: Final = 3
"""Words: such stretches need a cue that is surely one."""

_WHOLE: Final = 5
"""Words from which a stretch without a cue is taken for speech."""

_LONGEST_NAME: Final = 6
"""Words of what a film, a campaign or a plan is called."""

_LONGEST_TITLE: Final = 7
"""Words of a title, all of which begin large."""

_BEFORE: Final = 32
"""Characters before a stretch that may say that it is a name."""

_UTTERANCE_ENDS: Final = (",", ".", "!", "?", "…")
_WEAK: Final = frozenset(("noun", "showing", "holding"))
_INTRODUCED: Final = frozenset((",", ":"))
_DIRECT: Final = frozenset((",", ":", "—", "–"))


class Quotable:
    """Tells speech from names, titles and scare quotes."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self._text = text
        self._words = words

    def is_speech(
        self,
        passage: SpeechPassage,
        at: int,
        marked: MarkedText,
        attribution: Attribution | None,
        *,
        is_announced: bool,
        follows: bool,
    ) -> bool:
        """Return whether the stretch that is the unit `at` of a passage is somebody's words.

        `is_announced` is after a cue that ends in a colon, `follows` after another quotation.
        """
        inside = self._text[marked.start : marked.end].strip()
        if not any(map(str.isalpha, inside)):
            return False
        count = len(inside.split())
        is_utterance = inside.endswith(_UTTERANCE_ENDS)
        is_alone = follows and _is_alone(passage.units, is_utterance=is_utterance)
        phrase = attribution.statement.subject.phrase if attribution is not None else None
        if phrase is not None and phrase.head in self._words.no_speakers:
            return False
        if is_announced or self._is_named(passage, marked, inside, count):
            return is_announced and (count >= _FRAGMENT or is_utterance)
        beside = attribution is not None and attribution.is_beside
        if count < _FRAGMENT:
            begins = attribution is not None and attribution.tie == "after" and at == 0
            return begins or (beside and is_utterance and _is_direct(passage.units, at))
        if _is_title(inside, count) and not (beside and is_utterance):
            return is_alone
        is_sure = (
            _opens(passage.units, at, inside)
            or beside
            or is_alone
            or marked.continues
            or count >= _WHOLE
        )
        return is_sure or (attribution is not None and _may_be(attribution, count))

    def _is_named(
        self, passage: SpeechPassage, marked: MarkedText, inside: str, count: int
    ) -> bool:
        """Return whether the word before says that this is a name: “the film”, “llamado”."""
        begin = max(passage.start, marked.outer_start - _BEFORE)
        before = f" {self._text[begin : marked.outer_start]}".lower().rstrip()
        is_short = count <= _LONGEST_NAME or _is_title(inside, count)
        return is_short and before.endswith(self._words.naming_before)


def _may_be(attribution: Attribution, count: int) -> bool:
    """Return whether a fragment may belong to a cue farther off in its sentence."""
    statement = attribution.statement
    if statement.source.text is None:
        return False
    is_weak = statement.cue.kind in _WEAK and statement.subject.route != "owner"
    return count > _SHORT or not is_weak


def _opens(units: Sequence[SpeechUnit], at: int, inside: str) -> bool:
    """Return whether a quotation begins a sentence that goes on after a comma or colon."""
    goes_on = inside.endswith(",") or (len(units) > 1 and units[1].text in _INTRODUCED)
    return at == 0 and goes_on


def _is_alone(units: Sequence[SpeechUnit], *, is_utterance: bool) -> bool:
    """Return whether a sentence is nothing but a quotation."""
    rest = units[1:]
    return (is_utterance or bool(rest)) and all(unit.kind == "mark" for unit in rest)


def _is_direct(units: Sequence[SpeechUnit], at: int) -> bool:
    """Return whether a quotation begins a sentence, or follows a comma or colon."""
    return at == 0 or units[at - 1].text in _DIRECT


def _is_title(inside: str, count: int) -> bool:
    return count <= _LONGEST_TITLE and all(not word[0].islower() for word in inside.split())
