"""The words by which a language says who said what, made ready for looking up."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, Literal, NamedTuple

import msgspec

from briefings.extract.languages import words
from briefings.extract.speech.conjugation import Form, english_forms, spanish_forms

VerbKind = Literal["saying", "quoting", "holding", "judging", "naming", "denying", "showing"]
"""What a verb introduces; the lists of the word files are named by it."""

KINDS: Final[tuple[VerbKind, ...]] = (
    "saying",
    "denying",
    "judging",
    "showing",
    "holding",
    "quoting",
    "naming",
)
PronounKind = Literal["male", "female", "plural", "thing", "self", "relative"]
"""`self` are pronouns of nobody in the article: “I”, “anyone”."""

SpeakerKind = Literal["people", "bodies", "documents"]


_CONTRACTED: Final = re.compile("['’].*")
_SPANISH_VERBS: Final = ("ó", "aron", "ieron", "aban", "ían")
"""Ends of Spanish verbs that are hardly ever those of nouns."""


class _Grammar(msgspec.Struct, forbid_unknown_fields=True):
    also_nouns: frozenset[str]
    with_hearer: frozenset[str]
    only_with_clause: frozenset[str]
    deeds: frozenset[str]
    scarcely: frozenset[str]
    own: frozenset[str]
    possessive: frozenset[str]
    times: frozenset[str]
    this: frozenset[str]
    months: frozenset[str]
    wishing: frozenset[str]
    things_said: frozenset[str]
    naming_as: frozenset[str]
    foretelling: frozenset[str]
    measuring: frozenset[str]
    of_things: frozenset[str]
    no_gerunds: frozenset[str]
    nouns_unless_clause: frozenset[str]
    doubling: frozenset[str]
    modals: frozenset[str]
    auxiliaries: frozenset[str]
    being: frozenset[str]
    adverbs: frozenset[str]
    no_adverbs: frozenset[str]
    of_nouns: frozenset[str]
    clitics: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    joining: frozenset[str]
    conjunctions: frozenset[str]
    coordinating: frozenset[str]
    subordinating: frozenset[str]
    complementizers: frozenset[str]
    relatives: frozenset[str]
    agent: frozenset[str]
    made: frozenset[str]
    in_view_of: frozenset[str]
    reaching: tuple[str, ...]
    giving: frozenset[str]
    past: frozenset[str]
    owning: dict[str, PronounKind]
    charges: frozenset[str]
    hearsay: frozenset[str]
    naming_before: tuple[str, ...]


class _Phrases(msgspec.Struct, forbid_unknown_fields=True):
    according: tuple[str, ...]
    nouns: frozenset[str]
    claim_nouns: frozenset[str]
    impersonal: tuple[str, ...]


class _Speakers(msgspec.Struct, forbid_unknown_fields=True):
    people: tuple[str, ...]
    people_plural: tuple[str, ...]
    bodies: tuple[str, ...]
    documents: tuple[str, ...]
    titles: frozenset[str]
    stand_ins: frozenset[str]
    lesser: frozenset[str]
    no_sources: frozenset[str]
    no_speakers: frozenset[str]
    kin: frozenset[str]
    people_endings: tuple[str, ...]
    scholars: frozenset[str]
    scholarly_bodies: frozenset[str]
    serving: frozenset[str]
    wider: dict[str, tuple[str, ...]]
    also_called: dict[str, tuple[str, ...]]
    alike: tuple[tuple[str, ...], ...]


class Talks(msgspec.Struct, forbid_unknown_fields=True):
    """How talks are written down."""

    questions: frozenset[str]
    answers: frozenset[str]
    own_words: frozenset[str]
    byline: frozenset[str]
    writers: frozenset[str]
    reporting: frozenset[str]
    credits: tuple[str, ...]
    promoting: tuple[str, ...]
    following: tuple[str, ...]


class _SpeechWords(msgspec.Struct, forbid_unknown_fields=True):
    saying: tuple[str, ...]
    quoting: tuple[str, ...]
    holding: tuple[str, ...]
    judging: tuple[str, ...]
    naming: tuple[str, ...]
    denying: tuple[str, ...]
    showing: tuple[str, ...]
    irregular: dict[str, tuple[str, ...]]
    grammar: _Grammar
    pronouns: dict[str, PronounKind]
    phrases: _Phrases
    speakers: _Speakers
    talks: Talks


class VerbForm(NamedTuple):
    """A form of a verb of saying; `words` are all its words."""

    words: tuple[str, ...]
    kind: VerbKind
    form: Form
    infinitive: str


class Vocabulary:
    """A language's words of speech."""

    def __init__(self, language: str) -> None:
        raw = words(language, "speech", _SpeechWords)
        self.language = language
        self.grammar = raw.grammar
        self._pronouns: Mapping[str, PronounKind] = raw.pronouns
        self.talks = raw.talks
        self.nouns_of_saying = raw.phrases.nouns
        self.claim_nouns = raw.phrases.claim_nouns
        self.reaching = _by_last(raw.grammar.reaching)
        self.impersonal = _by_first(raw.phrases.impersonal)
        self.titles = raw.speakers.titles
        self.no_sources = raw.speakers.no_sources
        self.no_speakers = raw.speakers.no_speakers
        self.kin = raw.speakers.kin
        self.wider: Mapping[str, tuple[str, ...]] = raw.speakers.wider
        self.alike = raw.speakers.alike
        self.also_called = _called_by_first(raw.speakers.also_called)
        self.scholars = raw.speakers.scholars
        self.scholarly_bodies = raw.speakers.scholarly_bodies
        self.serving = raw.speakers.serving
        self.people_endings = raw.speakers.people_endings
        self.stand_ins = raw.speakers.stand_ins
        self.lesser = raw.speakers.lesser
        self.naming_before = tuple(f" {each}" for each in raw.grammar.naming_before)
        self.according = _by_first(raw.phrases.according)
        self.verbs = _verbs(raw, language)
        self.also_quoting = frozenset(raw.quoting)
        self.cue_words = (self.verbs.keys() | self.according.keys() | self.impersonal.keys()) | (
            self.nouns_of_saying | self.claim_nouns | raw.grammar.in_view_of
        )
        self._speakers = _speakers(raw.speakers, language)
        self._no_noun = (
            (raw.grammar.clitics - raw.grammar.determiners)
            | raw.grammar.modals
            | raw.grammar.auxiliaries
            | raw.grammar.being
            | raw.grammar.prepositions
            | raw.grammar.conjunctions
            | raw.grammar.complementizers
            | raw.grammar.relatives
            | (raw.grammar.things_said - raw.grammar.determiners)
            | raw.pronouns.keys()
            | raw.grammar.adverbs
        )

    def pronoun(self, word: str) -> PronounKind | None:
        """Return what a pronoun stands for; “he’s” is one."""
        return self._pronouns.get(_CONTRACTED.sub("", word))

    def is_adverb(self, word: str) -> bool:
        if word in self.grammar.adverbs:
            return True
        ending = "mente" if self.language == "es" else "ly"
        return word.endswith(ending) and word not in self.grammar.no_adverbs

    def is_no_noun(self, word: str) -> bool:
        """Return whether a word can be no noun and no adjective."""
        if word in self._no_noun:
            return True
        if self.language == "es":
            return word.endswith(_SPANISH_VERBS) or self.is_adverb(word)
        return self.is_adverb(word)

    def speaker_kind(self, word: str) -> SpeakerKind | None:
        """Return what a noun stands for that can be said to speak, if it is one."""
        kind = self._speakers.get(word)
        return "people" if kind is None and word.endswith(self.people_endings) else kind

    def is_plural(self, noun: str) -> bool:
        if noun.endswith(("ss", "us", "is", "news")):
            return False
        return noun.endswith("s") or noun in ("people", "men", "women", "police", "gente")


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return a language's words of speech; they are made ready once."""
    return Vocabulary(language)


def _verbs(raw: _SpeechWords, language: str) -> Mapping[str, tuple[VerbForm, ...]]:
    """Return the forms of all verbs by their first word, longer ones first."""
    found: dict[str, list[VerbForm]] = {}
    seen: set[str] = set()
    for kind in KINDS:
        for verb in getattr(raw, kind):
            for text, form in _forms(verb, raw, language):
                if text in seen:
                    continue
                seen.add(text)
                all_words = tuple(text.split())
                made = VerbForm(all_words, kind, form, verb)
                found.setdefault(all_words[0], []).append(made)
    return {
        first: tuple(sorted(forms, key=lambda form: -len(form.words)))
        for first, forms in found.items()
    }


def _forms(verb: str, raw: _SpeechWords, language: str) -> Iterator[tuple[str, Form]]:
    if language == "es":
        return spanish_forms(verb, raw.irregular)
    return english_forms(verb, raw.irregular, raw.grammar.doubling)


def _by_first(phrases: Iterable[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        parts = tuple(phrase.split())
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(each, key=len, reverse=True)) for first, each in found.items()}


def _called_by_first(
    called: Mapping[str, tuple[str, ...]],
) -> Mapping[str, list[tuple[str, tuple[str, ...]]]]:
    """Return what those are called who have a title, by its first word, with its second."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for title, nouns in called.items():
        first, _, second = title.partition(" ")
        found.setdefault(first, []).append((second, nouns))
    return found


def _by_last(phrases: Iterable[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        parts = tuple(phrase.split())
        found.setdefault(parts[-1], []).append(parts)
    return {last: tuple(sorted(each, key=len, reverse=True)) for last, each in found.items()}


def _speakers(raw: _Speakers, language: str) -> Mapping[str, SpeakerKind]:
    found: dict[str, SpeakerKind] = {}
    lists: tuple[tuple[SpeakerKind, Iterable[str]], ...] = (
        ("documents", raw.documents),
        ("bodies", raw.bodies),
        ("people", (*raw.people, *raw.people_plural)),
    )
    for kind, nouns in lists:
        for noun in nouns:
            found[noun] = kind
            for plural in _plurals(noun, language):
                found.setdefault(plural, kind)
    return found


def _plurals(noun: str, language: str) -> Iterator[str]:
    yield f"{noun}s"
    yield f"{noun}es"
    if language == "en":
        if noun.endswith("y"):
            yield f"{noun[:-1]}ies"
        if noun.endswith("man"):
            yield f"{noun[:-2]}en"
        return
    for singular, plural in (("ión", "iones"), ("án", "anes"), ("ín", "ines"), ("z", "ces")):
        if noun.endswith(singular):
            yield noun.removesuffix(singular) + plural
