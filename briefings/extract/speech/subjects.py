"""Who is the subject of a cue, as far as its own passage says."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from briefings.extract.speech.cues import Cue
from briefings.extract.speech.passages import Unit
from briefings.extract.speech.phrases import Phrase, PhraseFinder, PhraseKind
from briefings.extract.speech.vocabulary import Vocabulary

Route = Literal[
    "before", "after", "insertion", "relative", "agent", "according", "owner", "coordinated",
    "sentence", "understood", "nobody", "mistaken",
]  # fmt: skip
"""How a subject was found; `understood` is not said in the passage, `nobody` is impersonal.

`mistaken` is a word that is no cue here.
"""

_DASHES: Final = frozenset(("–", "—", "-", "--"))
_ENCLOSING: Final = _DASHES | {","}
_FARTHEST: Final = 40
"""Units between a subject and its verb."""


class Subject(NamedTuple):
    phrase: Phrase | None
    route: Route


UNDERSTOOD: Final = Subject(None, "understood")
NOBODY: Final = Subject(None, "nobody")
MISTAKEN: Final = Subject(None, "mistaken")
COORDINATED: Final = Subject(None, "coordinated")


class SubjectFinder:
    """Finds the subjects of the cues of one passage."""

    def __init__(self, units: Sequence[Unit], words: Vocabulary, cues: Sequence[Cue]) -> None:
        self._units = units
        self._words = words
        self._grammar = words.grammar
        self._phrases = PhraseFinder(units, words)
        self._cue_starts = {cue.first for cue in cues}

    def of(self, cue: Cue) -> Subject:
        """Return the subject of a cue; of a coordinate one, that of the cue before is not known."""
        if cue.kind == "according":
            return self._according(cue)
        if cue.kind == "impersonal":
            return NOBODY
        if cue.kind == "noun":
            return self._owner(cue)
        if cue.form == "participle":
            return self._agent(cue)
        if cue.form in ("gerund", "infinitive"):
            return self._subordinate(cue)
        return self._checked(cue, self._finite(cue))

    def _subordinate(self, cue: Cue) -> Subject:
        """Return the subject of “Smith saying”, or that of the sentence."""
        before = self._units[cue.first - 1] if cue.first > 0 else None
        if cue.kind == "showing" and not self._introduces_clause(cue):
            is_body = before is not None and before.name is not None and not before.is_person
            if not is_body:
                return MISTAKEN
        if before is not None and before.name is not None and not before.is_possessive:
            if before.name.kind != "place":
                phrase = self._phrases.ending(cue.first - 1)
                if phrase is not None:
                    return Subject(phrase, "before")
        return COORDINATED

    def _checked(self, cue: Cue, subject: Subject) -> Subject:
        """Return a subject, or `MISTAKEN` where the word can be no verb of such a subject."""
        phrase = subject.phrase
        if cue.kind == "showing" and not self._shows(cue, phrase):
            return MISTAKEN
        if self._words.language == "es":
            return subject
        if subject.route == "understood":
            return MISTAKEN
        if phrase is None or phrase.kind == "pronoun":
            return subject
        if cue.infinitive in self._grammar.also_nouns and subject.route == "before":
            is_third_person = self._lower(cue.first).endswith("s")
            if phrase.kind in ("noun", "place"):
                return MISTAKEN
            if (
                phrase.kind != "person"
                and phrase.head
                and (is_third_person and self._words.is_plural(phrase.head))
            ):
                return MISTAKEN
        return subject

    def _shows(self, cue: Cue, phrase: Phrase | None) -> bool:
        """Return whether a verb by which documents speak has such a subject, or a clause."""
        if self._introduces_clause(cue):
            return True
        return phrase is not None and phrase.kind == "documents"

    def _introduces_clause(self, cue: Cue) -> bool:
        following = self._lower(cue.last)
        return following in self._grammar.complementizers or following == "there"

    def _lower(self, at: int) -> str:
        return self._units[at].lower if 0 <= at < len(self._units) else ""

    def _according(self, cue: Cue) -> Subject:
        phrase = self._phrases.beginning(cue.last)
        if phrase is None and self._lower(cue.last) in self._words.verbs:
            return self._after(cue._replace(last=cue.last + 1)) or UNDERSTOOD
        return Subject(phrase, "according") if phrase else UNDERSTOOD

    def _owner(self, cue: Cue) -> Subject:
        """Return whose claim it is: “Smith’s claim”, “la frase de Pérez”, “his words”."""
        at = cue.first - 1
        while at >= 0 and cue.first - at < 4 and self._units[at].kind == "word":
            at -= 1
        if at >= 0 and self._units[at].is_possessive and self._units[at].name is not None:
            kind: PhraseKind = "person" if self._units[at].is_person else "bodies"
            return Subject(Phrase(at, at + 1, kind, self._units[at].name), "owner")
        if self._lower(cue.last) in ("by", "from", "de", "del", "por"):
            phrase = self._phrases.beginning(cue.last + 1)
            if phrase is not None and phrase.name is not None:
                return Subject(phrase, "owner")
        return UNDERSTOOD

    def _agent(self, cue: Cue) -> Subject:
        phrase = self._phrases.beginning(cue.last + 1)
        return Subject(phrase, "agent") if phrase else NOBODY

    def _finite(self, cue: Cue) -> Subject:
        at = self._subject_end(cue)
        if at >= 0 and self._lower(at) in self._grammar.relatives:
            found = self._relative(at)
            if found is not None:
                return found
        if self._lower(at) in self._grammar.coordinating:
            return self._after_strictly(cue) or COORDINATED
        is_touching = at >= 0 and self._units[at].kind in ("word", "name")
        if is_touching or (at >= 0 and self._units[at].text == ")"):
            phrase = self._before(at)
            if phrase is not None:
                return Subject(phrase, "before")
        if self._words.language == "es" and self._is_parenthetical(cue):
            return UNDERSTOOD
        is_enclosed = at > 0 and self._units[at].text in _ENCLOSING
        near = self._apposed(at) if is_enclosed else None
        if near is not None:
            return near
        strict = self._after_strictly(cue)
        inserted = self._insertion(at) if is_enclosed else None
        if strict is not None and not self._goes_before(inserted, strict):
            return strict
        if inserted is not None:
            return inserted
        if is_touching or self._words.language == "en":
            return self._of_sentence(cue) or UNDERSTOOD
        return UNDERSTOOD

    def _is_parenthetical(self, cue: Cue) -> bool:
        """Return whether marks enclose a verb alone: “los vecinos, dijo, se fueron”."""
        if cue.first == 0 or cue.last >= len(self._units):
            return False
        before, after = self._units[cue.first - 1], self._units[cue.last]
        return before.kind == after.kind == "mark" and before.text == after.text

    def _goes_before(self, inserted: Subject | None, strict: Subject) -> bool:
        """Return whether a person before an insertion is likelier than what follows the verb."""
        if inserted is None or inserted.phrase is None or strict.phrase is None:
            return False
        is_first = inserted.phrase.first == 0 and inserted.phrase.kind == "person"
        return is_first and strict.phrase.kind != "person"

    def _of_sentence(self, cue: Cue) -> Subject | None:
        """Return the phrase with which the passage begins, if it can speak."""
        if cue.first == 0:
            return None
        at = 0
        while at < cue.first and (
            self._lower(at) in self._grammar.adverbs
            or self._units[at].kind == "mark"
            or self._lower(at) in self._grammar.coordinating
            or self._lower(at) in ("mientras", "tanto")
        ):
            at += 1
        phrase = self._phrases.beginning(at)
        if phrase is None or phrase.last > cue.first or phrase.kind in ("place", "pronoun"):
            return None
        if phrase.kind == "noun" and self._lower(at) not in self._grammar.determiners:
            return None
        return Subject(phrase, "sentence")

    def _apposed(self, end: int) -> Subject | None:
        """Return the person named right before a comma: “Smith, the mayor, said”."""
        near = self._phrases.ending(end - 1)
        if near is None or near.kind != "person" or self._is_governed(near):
            return None
        return Subject(near, "insertion")

    def _is_governed(self, phrase: Phrase) -> bool:
        return phrase.first > 0 and (self._lower(phrase.first - 1) in self._grammar.prepositions)

    def _before(self, at: int) -> Phrase | None:
        phrase = self._phrases.ending(at)
        if phrase is None:
            return None
        if phrase.first > 0 and phrase.kind == "noun" and phrase.name is None:
            before = self._lower(phrase.first - 1)
            if before in self._grammar.prepositions and before not in self._grammar.conjunctions:
                return None
        return phrase

    def _subject_end(self, cue: Cue) -> int:
        """Return the unit before a cue that is no auxiliary, adverb or pronoun of the verb."""
        at = cue.first - 1
        while at >= 0 and self._units[at].kind == "word":
            low = self._units[at].lower
            if low in self._grammar.adverbs and low not in self._grammar.coordinating:
                at -= 1
            elif low in self._grammar.auxiliaries or low in self._grammar.clitics:
                at -= 1
            elif (
                at < cue.first - 1
                and low in self._grammar.prepositions
                and (self._lower(at + 1) in self._grammar.adverbs)
            ):
                at -= 1
            else:
                break
        return at

    def _relative(self, at: int) -> Subject | None:
        """Return the noun that “who”, “which” or “que” stands for."""
        end = at - 1
        if end >= 0 and self._units[end].text in (",", *_DASHES):
            end -= 1
        if end >= 0 and self._lower(end) in self._grammar.determiners:
            return COORDINATED
        phrase = self._phrases.ending(end) if end >= 0 else None
        if phrase is None or phrase.kind == "pronoun":
            return None
        if self._words.language == "es" and phrase.kind in ("noun", "place"):
            return COORDINATED
        return Subject(phrase, "relative")

    def _insertion(self, end: int) -> Subject | None:
        """Return the subject before what commas or dashes enclose: “Smith, who lives here, said”."""
        mark = self._units[end].text
        for at in range(end - 1, max(0, end - _FARTHEST), -1):
            unit = self._units[at]
            if unit.kind == "quote" or unit.text == ";":
                return None
            if unit.text != mark:
                continue
            phrase = self._phrases.ending(at - 1)
            if phrase is not None and phrase.kind in (
                "person", "people", "bodies", "documents",
            ):  # fmt: skip
                if self._begins_clause(phrase.first):
                    return Subject(phrase, "insertion")
        return None

    def _begins_clause(self, at: int) -> bool:
        if at == 0:
            return True
        before = self._units[at - 1]
        is_joined = before.lower in self._grammar.conjunctions
        return (
            is_joined
            or before.lower in self._grammar.complementizers
            or before.kind
            in (
                "mark",
                "quote",
            )
        )

    def _after_strictly(self, cue: Cue) -> Subject | None:
        """Return the phrase after a cue if it is surely its subject: nothing follows it."""
        found = self._after(cue)
        if found is None or found.phrase is None:
            return None
        is_spanish = self._words.language == "es"
        is_sure = self._is_spanish_subject if is_spanish else self._is_english_subject
        return found if is_sure(cue, found.phrase) else None

    def _is_spanish_subject(self, cue: Cue, phrase: Phrase) -> bool:
        if phrase.kind in ("person", "people"):
            return True
        last = phrase.last
        follows_mark = cue.first > 0 and self._units[cue.first - 1].kind in ("mark", "quote")
        if follows_mark and phrase.kind in ("bodies", "documents"):
            return True
        if self._lower(last) == "que":
            return follows_mark or phrase.kind != "noun"
        return follows_mark and self._ends(last)

    def _is_english_subject(self, cue: Cue, phrase: Phrase) -> bool:
        if cue.infinitive in self._grammar.with_hearer or cue.first == 0:
            return False
        before = cue.first - 1
        if self._units[before].text in _ENCLOSING and before > 0:
            before -= 1
        if self._units[before].kind == "quote":
            return phrase.kind != "noun" or self._ends(phrase.last)
        if self._units[cue.first - 1].kind != "mark":
            return False
        return self._ends(phrase.last) or self._lower(phrase.last) in (
            "who", "in", "on", "at", "during", "after", "as", "from",
        )  # fmt: skip

    def _ends(self, at: int) -> bool:
        return at >= len(self._units) or self._units[at].kind == "mark"

    def _after(self, cue: Cue) -> Subject | None:
        """Return the phrase that follows a cue, words of time, place and hearers passed over."""
        at = cue.last
        while at < len(self._units) and at - cue.last < 12:
            unit = self._units[at]
            if unit.kind == "quote" or unit.lower in self._grammar.complementizers:
                return None
            if unit.lower in self._grammar.adverbs:
                at += 1
                continue
            if unit.lower in self._grammar.prepositions:
                skipped = self._skipped(at + 1)
                if skipped is None:
                    return None
                at = skipped
                continue
            if unit.lower in self._grammar.determiners and (
                self._lower(at + 1) in self._grammar.adverbs
            ):
                at += 2
                continue
            if unit.lower in ("este", "esta", "this", "last") and self._is_time(at + 1):
                at += 2
                continue
            break
        if at >= len(self._units) or self._units[at].kind not in ("word", "name"):
            return None
        phrase = self._phrases.beginning(at)
        if phrase is None or phrase.kind == "place":
            return None
        return Subject(phrase, "after")

    def _is_time(self, at: int) -> bool:
        low = self._lower(at)
        return low in self._grammar.adverbs or low in ("semana", "week", "mes", "month")

    def _skipped(self, at: int) -> int | None:
        """Return the unit after a noun phrase that is no subject, the shortest one."""
        while self._lower(at) in self._grammar.determiners:
            at += 1
        if at >= len(self._units) or self._units[at].kind not in ("word", "name"):
            return None
        return at + 1
