"""Whether a stretch in quotation marks is somebody's words, and no name and no scare quote."""

from collections.abc import Sequence
from typing import Final

from briefings.extract.neighbours import lower_at, text_at
from briefings.extract.speech.attribution import Attribution
from briefings.extract.speech.cue import OF_OBJECT
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

_FEWEST_LISTED: Final = 3
"""Titles of a list."""

_FARTHEST_LISTED: Final = 8
"""Units on either side of a title that may belong to its list."""

_BEFORE: Final = 32
"""Characters before a stretch that may say that it is a name."""

_LONGEST_LABEL: Final = 6
"""Units before a quotation of a heading's one word with its marks."""

_FEWEST_TOLD: Final = 3
"""Units before a heading’s quotation: a name, a verb and a colon."""

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
        count = len(inside.split())
        is_utterance = inside.endswith(_UTTERANCE_ENDS)
        is_alone = follows and _is_alone(passage.units, is_utterance=is_utterance)
        if self._is_nobodys(passage.units, at, attribution) or not any(map(str.isalpha, inside)):
            return False
        is_called = attribution is not None and (
            _is_called(attribution, at, inside) or self._begins_with_verb(inside)
        )
        is_named = not is_called and self._is_named(passage, marked, inside, count)
        if is_announced or is_named:
            return is_announced and (count >= _FRAGMENT or is_utterance)
        beside = attribution is not None and attribution.is_beside
        if count < _FRAGMENT:
            begins = attribution is not None and attribution.tie == "after" and at == 0
            return begins or (beside and is_utterance and _is_direct(passage.units, at))
        is_told = self._is_told_in_heading(passage, at, count) or (
            attribution is not None
            and is_utterance
            and self._is_said(passage.units, at, attribution)
        )
        if self._is_title(inside, count) and not is_told:
            return is_alone
        if self._is_sentence_of_title(passage.units, at, inside, count, attribution):
            return False
        is_sure = (
            is_told
            or _opens(passage.units, at, inside)
            or beside
            or is_alone
            or marked.continues
            or count >= _WHOLE
        )
        return is_sure or (attribution is not None and _may_be(attribution, count))

    def _is_told_in_heading(self, passage: SpeechPassage, at: int, count: int) -> bool:
        """Return whether somebody’s words end a heading: “Reed Hits Hill: ‘Pay Up Now’”."""
        units = passage.units
        if at < _FEWEST_TOLD or count < _SHORT or text_at(units, at - 1) != ":":
            return False
        if any(unit.kind != "mark" for unit in units[at + 1 :]) or not units[0].is_person:
            return False
        return not units[0].is_possessive and all(
            not unit.text[0].islower() or self._is_small(unit.lower) for unit in units[:at]
        )

    def _is_nobodys(
        self, units: Sequence[SpeechUnit], at: int, attribution: Attribution | None
    ) -> bool:
        """Return whether a stretch is a proverb, a heading's own, or one title of a list."""
        phrase = attribution.statement.subject.phrase if attribution is not None else None
        if phrase is not None and phrase.head in self._words.no_speakers:
            return True
        if attribution is None and _is_labelled(units, at):
            return True
        return self._is_listed(units, at)

    def _is_listed(self, units: Sequence[SpeechUnit], at: int) -> bool:
        """Return whether a stretch is one of three titles or more: “A”, “B” and “C”."""
        first = last = at
        while first > max(1, at - _FARTHEST_LISTED) and self._joins(units, first - 1):
            first -= 2
        while last + 2 < min(len(units), at + _FARTHEST_LISTED) and self._joins(units, last + 1):
            last += 2
        if self._is_introduced(units, first) or self._is_introduced(units, last + 2):
            return False
        listed = [unit.marked for unit in units[first : last + 1] if unit.marked is not None]
        return len(listed) >= _FEWEST_LISTED and all(map(self._may_be_title, listed))

    def _is_introduced(self, units: Sequence[SpeechUnit], at: int) -> bool:
        """Return whether a verb or mark that introduces speech stands before a unit."""
        if not 0 < at <= len(units):
            return at == 0
        before = units[at - 1]
        is_verb = before.lower in self._words.verbs or (
            before.lower in self._words.grammar.complementizers
        )
        return is_verb or before.text in _INTRODUCED

    def _joins(self, units: Sequence[SpeechUnit], at: int) -> bool:
        """Return whether a unit stands between two of a list."""
        is_joint = units[at].text in (",", ";") or (
            units[at].lower in self._words.grammar.coordinating
        )
        return is_joint and units[at - 1].kind == units[at + 1].kind == "quote"

    def _may_be_title(self, marked: MarkedText) -> bool:
        inside = self._text[marked.start : marked.end].strip(" ,;")
        is_short = len(inside.split()) <= _LONGEST_NAME
        return is_short and not inside[:1].islower()

    def _is_named(
        self, passage: SpeechPassage, marked: MarkedText, inside: str, count: int
    ) -> bool:
        """Return whether the word before says that this is a name: “the film”, “llamado”."""
        begin = max(passage.start, marked.outer_start - _BEFORE)
        before = f" {self._text[begin : marked.outer_start]}".lower().rstrip(" ,\n")
        is_short = count <= _LONGEST_NAME or self._is_title(inside, count)
        return is_short and before.endswith(self._words.naming_before)

    def _begins_with_verb(self, inside: str) -> bool:
        """Return whether a stretch goes on with a sentence: “las obras «avanzaron bien»”."""
        first = inside.split(maxsplit=1)[0]
        return self._words.language == "es" and first.islower() and self._words.is_no_noun(first)

    def _is_title(self, inside: str, count: int) -> bool:
        """Return whether all words but small ones begin large: “The Old Man and the Sea”."""
        first, *others = inside.split()
        return (
            count <= _LONGEST_TITLE
            and all(not word[0].islower() or self._is_small(word) for word in (first, *others))
            and not first[0].islower()
        )

    def _is_small(self, word: str) -> bool:
        grammar, low = self._words.grammar, word.lower()
        return (
            low in grammar.determiners
            or low in grammar.prepositions
            or (low in grammar.coordinating)
        )

    def _is_said(self, units: Sequence[SpeechUnit], at: int, attribution: Attribution) -> bool:
        """Return whether a title's cue stands where that of speech does, and of no other verb."""
        if attribution.tie == "before":
            return lower_at(units, at - 1) not in self._words.grammar.prepositions
        return attribution.tie == "after" and _is_direct(units, at)

    def _is_sentence_of_title(
        self,
        units: Sequence[SpeechUnit],
        at: int,
        inside: str,
        count: int,
        attribution: Attribution | None,
    ) -> bool:
        """Return whether a Spanish title begins large in a sentence: “la charla «Agua viva»”."""
        if self._words.language != "es" or at == 0 or count > _LONGEST_NAME:
            return False
        if not inside[0].isupper() or inside.endswith(_UTTERANCE_ENDS):
            return False
        before = units[at - 1]
        is_noun = before.kind == "word" and not self._words.is_no_noun(before.lower)
        if not is_noun or self._is_introduced(units, at):
            return False
        is_cued = attribution is not None and attribution.tie == "before"
        return not is_cued and before.lower not in self._words.nouns_of_saying


def _is_called(attribution: Attribution, at: int, inside: str) -> bool:
    """Return whether a stretch says what the noun before it is called: “called the bill ‘bad’”."""
    cue = attribution.statement.cue
    is_object = attribution.tie == "before" and cue.last < at
    return is_object and cue.kind in OF_OBJECT and inside[0].islower()


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
    return at == 0 or text_at(units, at - 1) in _DIRECT


def _is_labelled(units: Sequence[SpeechUnit], at: int) -> bool:
    """Return whether a heading's one word in capitals stands before a colon: “TWO: ‘Haste’”."""
    if not 1 < at <= _LONGEST_LABEL or text_at(units, at - 1) != ":":
        return False
    words = [unit for unit in units[: at - 1] if unit.kind != "mark"]
    return len(words) == 1 and words[0].kind == "word" and words[0].text.isupper()
