"""NameEvidence of the kinds named before a name: “the firm Kestrel”, “in the town of Dalby”."""

from collections.abc import Iterator, Sequence

from briefings.extract.names.evidence import NameEvidence
from briefings.extract.names.lexicon import NameWords, Words, singular_in
from briefings.extract.names.name_run import NameRun, bare
from briefings.extract.neighbours import text_at
from briefings.extract.scanned_text import ScannedText


class KindsBefore:
    """Reads the nouns before runs; words before are in small letters."""

    def __init__(self, scan: ScannedText, lexicon: NameWords) -> None:
        self._tokens = scan.tokens
        self._is_english = scan.language == "en"
        self._lexicon = lexicon

    def before(self, run: NameRun, before: Sequence[str]) -> Iterator[NameEvidence]:
        """Yield the kinds of place and of body that a name is said to be of."""
        lexicon = self._lexicon
        noun = self._with_noun(run, before)
        is_part = noun[-1:] != [] and len(noun) < len(before) and self._is_part(noun[-1], before)
        place = self.noun_before(noun, lexicon.place_nouns)
        if is_part or singular_in(place, lexicon.place_nouns):
            yield NameEvidence.PLACE_NOUN_BEFORE
        yield from self._body(noun, before)
        if before and before[-1] in lexicon.named_words:
            yield NameEvidence.NAMED

    def _body(self, noun: Sequence[str], before: Sequence[str]) -> Iterator[NameEvidence]:
        body = self.noun_before(noun, self._lexicon.organisation_nouns)
        is_body = singular_in(body, self._lexicon.organisation_nouns)
        if not is_body or body in self._lexicon.place_nouns:
            return
        is_there = before[-1] == "de" and singular_in(body, self._lexicon.houses)
        yield NameEvidence.HOUSE_THERE if is_there else NameEvidence.ORGANISATION_NOUN_BEFORE
        is_either = body in self._lexicon.roles or body.endswith("s")
        if len(noun) == len(before) and not is_either:
            yield NameEvidence.CALLED_A_BODY

    def plural_kind(self, run: NameRun) -> NameEvidence | None:
        """Return what the noun in the plural before a list says of all in it: “grupos como”."""
        lexicon, at = self._lexicon, run.first - 1
        if self._token(at) in lexicon.example_words:
            at -= 2 if self._token(at - 1) == "such" else 1
            at -= self._token(at) == ","
        noun = self._token(at).lower()
        if not noun.endswith("s"):
            return None
        for listed, evidence in (
            (lexicon.organisation_nouns, NameEvidence.ORGANISATION_NOUN_BEFORE),
            (lexicon.place_nouns, NameEvidence.PLACE_NOUN_BEFORE),
        ):
            if singular_in(noun, listed):
                return evidence
        return None

    def noun_before(self, before: Sequence[str], nouns: Words) -> str:
        """Return the word before a name, or in Spanish the noun whose adjective it is.

        “El presidente peruano Humala”, “la compañía aérea Cathay Pacific”.
        """
        last = before[-1] if before else ""
        if last in nouns or self._is_english or len(before) < 2:  # noqa: PLR2004
            return last
        is_adjective = last.isalpha() and not (
            last in self._lexicon.function_words or before[-2] in self._lexicon.function_words
        )
        return before[-2] if is_adjective and before[-2] in nouns else last

    def _is_part(self, word: str, before: Sequence[str]) -> bool:
        is_of = any(each in self._lexicon.of_prepositions for each in before[-2:])
        return is_of and word in self._lexicon.parts_of_places

    def _with_noun(self, run: NameRun, before: Sequence[str]) -> list[str]:
        """Return the words up to the noun that a name is told by; none where it is by none."""
        lexicon = self._lexicon
        noun = list(before)
        if noun and noun[-1] in lexicon.articles and noun[-1] != "del":
            noun.pop()
        if len(noun) > 1 and noun[-1] in lexicon.of_prepositions:
            noun.pop()
        elif len(noun) > 1 and noun[-1] == ",":
            noun.pop()  # “a rebel group, the Dawn Front”
            if self._token(run.first - 1 - len(before) + len(noun))[:1].isupper():
                noun = []  # “in New York City, Ana Ruiz”
        elif len(noun) != len(before):
            noun = []
        if before and before[-1] in lexicon.example_words:
            noun = list(before)[: -2 if before[-2:-1] == ["such"] else -1]
            noun = noun[:-1] if noun[-1:] == [","] else noun
        return noun

    def _token(self, at: int) -> str:
        return bare(text_at(self._tokens, at))
