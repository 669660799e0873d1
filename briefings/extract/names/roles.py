"""Roles of people as the article says them: “president of the National Commission (DEVIDA)”."""

from collections.abc import Iterable
from typing import Final

from briefings.extract.names.gazetteer import is_common, is_first_name, key_of
from briefings.extract.names.lexicon import NameWords, is_role
from briefings.extract.names.name_run import NameRun, is_acronym
from briefings.extract.neighbours import lower_at, text_at
from briefings.extract.scanned_text import ScannedText, Sentence

_ENDS: Final = frozenset('.,;:!?"“”«»—–')
_MOST_BEFORE: Final = 4
"""Words that go with a role before it: “former deputy finance minister”."""

_LONGEST: Final = 20
_FIRST_WORDS: Final = 4
"""A role stands among so many words behind a name's comma."""


class RoleReader:
    """Reads the roles of people off the words around their names."""

    def __init__(self, scan: ScannedText, lexicon: NameWords) -> None:
        self._scan = scan
        self._tokens = scan.tokens
        self._lexicon = lexicon

    def role(self, runs: Iterable[NameRun]) -> str | None:
        """Return the role that is said first, the fuller one of those behind and before a name."""
        title = None
        for run in runs:
            sentence = self._scan.sentence_at(run.start)
            said = self._behind(run, sentence) or self._before(run, sentence)
            if said and not self._is_short(said):
                return said
            title = title or said
        return title

    def _is_short(self, role: str) -> bool:
        """Return whether a role is no more than a title."""
        return all(word.strip(".") in self._lexicon.titles for word in role.split())

    def _behind(self, run: NameRun, sentence: Sentence) -> str | None:
        """Return what stands behind the comma: “Masías, president of the commission, said”."""
        at = run.last
        if at + 1 >= sentence.last or self._tokens[at].text not in {",", "("}:
            return None
        first = at + 1
        while first < sentence.last and self._tokens[first].lower in self._lexicon.determiners:
            first += 1
        last = self._end_of_phrase(first, sentence.last)
        begun = [token.lower for token in self._tokens[first : min(last, first + _FIRST_WORDS)]]
        role = next((at for at, word in enumerate(begun) if is_role(word, self._lexicon)), None)
        if role is None or self._is_of_another(first + role, sentence):
            return None
        return self._quoted(first, last)

    def _is_of_another(self, at: int, sentence: Sentence) -> bool:
        """Return whether a role stands here before somebody else's name."""
        if at + 1 >= sentence.last:
            return False
        word, following = self._tokens[at], self._tokens[at + 1]
        is_person = is_first_name(key_of(following.text))
        return following.is_capitalised and (word.is_capitalised or is_person)

    def _end_of_phrase(self, first: int, stop: int) -> int:
        """Return where a phrase ends that begins here; an acronym in brackets belongs to it."""
        at = first
        while at < min(stop, first + _LONGEST):
            token = self._tokens[at]
            if token.text == "(" and at + 2 < stop and is_acronym(text_at(self._tokens, at + 1)):
                return at + 3 if text_at(self._tokens, at + 2) == ")" else at
            is_end = token.text in _ENDS or token.text in "()"
            if is_end or token.lower in self._lexicon.auxiliaries - self._lexicon.and_words:
                break
            if token.lower in self._lexicon.speaking or self._begins_another(at, stop):
                break
            at += 1
        while at > first + 1 and self._is_small(at - 1):
            at -= 1
        return at

    def _begins_another(self, at: int, stop: int) -> bool:
        """Return whether a second role begins here: “and the editor of”."""
        if at + 1 >= stop or self._tokens[at].lower not in self._lexicon.and_words:
            return False
        following = self._tokens[at + 1]
        key = key_of(following.text)
        is_name = following.is_capitalised and not is_common(key, self._scan.language)
        is_person = is_name and is_first_name(key)
        return is_person or following.lower in self._lexicon.determiners

    def _is_small(self, at: int) -> bool:
        return self._tokens[at].lower in (
            self._lexicon.connectors | self._lexicon.articles | self._lexicon.role_prepositions
        )

    def _before(self, run: NameRun, sentence: Sentence) -> str | None:
        """Return what stands before: “security analyst Mendoza”, “el jefe de la CIA, Brennan”."""
        first = run.first
        while first > sentence.first and self._is_of_title(first - 1):
            first -= 1
        if first > sentence.first and text_at(self._tokens, first - 1) == ",":
            longer = self._before_comma(first - 1, sentence)
            if longer is not None:
                return self._quoted(longer, run.first if first < run.first else first - 1)
        at = self._role_right_before(first, sentence)
        has_role = at >= sentence.first and is_role(self._tokens[at].lower, self._lexicon)
        if not has_role and first == run.first:
            return None
        begun = self._with_modifiers(at if has_role else first, sentence)
        end = run.first - (text_at(self._tokens, run.first - 1) == "(")
        said = self._quoted(begun, end)
        words = said.replace(".", "").split()
        return None if all(word in self._lexicon.courtesies for word in words) else said

    def _role_right_before(self, first: int, sentence: Sentence) -> int:
        """Return the word before a name, past a bracket, or past an adjective in Spanish."""
        at = first - 1
        if at > sentence.first and self._tokens[at].text == "(":
            return at - 1
        is_spanish = self._scan.language != "en"
        if is_spanish and at > sentence.first and self._tokens[at].lower.isalpha():
            has_role = is_role(lower_at(self._tokens, at - 1), self._lexicon)
            return at - 1 if has_role and self._goes_with(at) else at
        return at

    def _with_modifiers(self, begun: int, sentence: Sentence) -> int:
        """Return where a role begins with the words that go with it: names before small words.

        “Clinton tech aide” is one, and “hold Clinton tech aide” is not.
        """
        has_name = self._tokens[begun].is_capitalised
        for at in range(begun - 1, max(begun - _MOST_BEFORE, sentence.first) - 1, -1):
            is_name = self._tokens[at].is_capitalised
            if not self._goes_with(at) or (has_name and not is_name):
                break
            has_name = is_name
            begun = at
        return begun

    def _is_of_title(self, at: int) -> bool:
        token = self._tokens[at]
        if token.text == ".":
            return text_at(self._tokens, at - 1) in self._lexicon.titles
        is_portfolio = token.text in self._lexicon.portfolios and at > 1
        if is_portfolio and lower_at(self._tokens, at - 1) in self._lexicon.of_prepositions:
            return text_at(self._tokens, at - 2) in self._lexicon.titles
        is_of = token.lower in self._lexicon.of_prepositions and at > 0
        if is_of and text_at(self._tokens, at + 1) in self._lexicon.portfolios:
            return text_at(self._tokens, at - 1) in self._lexicon.titles
        return token.text in self._lexicon.titles

    def _before_comma(self, comma: int, sentence: Sentence) -> int | None:
        """Return where a role with what it is of begins that ends at a comma."""
        depth = 0
        for at in range(comma - 1, max(sentence.first, comma - _LONGEST) - 1, -1):
            token = self._tokens[at]
            depth += (token.text == ")") - (token.text == "(")
            if token.text in _ENDS or token.lower in self._lexicon.speaking:
                return None
            is_word = token.text.islower() or token.text in self._lexicon.titles
            if depth == 0 and is_word and is_role(token.lower, self._lexicon):
                following = lower_at(self._tokens, at + 1)
                is_joined = at + 1 == comma or following in self._lexicon.role_prepositions
                return self._first_role(at, sentence) if is_joined else None
        return None

    def _first_role(self, at: int, sentence: Sentence) -> int:
        """Return where roles begin that stand side by side: “secretario general”."""
        while at > sentence.first and self._is_role_or_former(at - 1):
            at -= 1
        return at

    def _is_role_or_former(self, at: int) -> bool:
        word = self._tokens[at].lower
        return is_role(word, self._lexicon) or word in self._lexicon.former_words

    def _goes_with(self, at: int) -> bool:
        """Return whether a word before a role goes with it."""
        token, lexicon = self._tokens[at], self._lexicon
        if token.lower in lexicon.former_words:
            return True
        return token.text[0].isalpha() and not (
            token.lower in lexicon.function_words
            or token.lower in lexicon.determiners
            or token.lower in lexicon.speaking
            or token.lower in lexicon.auxiliaries
            or token.lower in lexicon.acting
            or token.lower in lexicon.connectors
            or token.lower in lexicon.role_prepositions
        )

    def _quoted(self, first: int, last: int) -> str:
        """Return the article's own words from one token to another."""
        text: str = self._scan.text[self._tokens[first].start : self._tokens[last - 1].end]
        return text
