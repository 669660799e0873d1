"""Runs of capitalised words: where names may stand.

Such a run goes on over small words (“of”, “de la”) only where its left part asks for it, and is
cut at titles, possessives and what begins a sentence.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefings.extract.names.beginnings import QUOTES, Beginnings
from briefings.extract.names.cutting import Cutting
from briefings.extract.names.gazetteer import is_common, is_first_name, is_surname, key_of
from briefings.extract.names.headlines import is_headline
from briefings.extract.names.houses import Houses
from briefings.extract.names.joining import Joining, is_listed_place
from briefings.extract.names.lexicon import NameWords
from briefings.extract.names.name_run import (
    POSSESSIVES,
    NameRun,
    bare,
    is_name_word,
    is_state_code,
    text_of,
)
from briefings.extract.neighbours import text_at
from briefings.extract.scanned_text import ScannedText, Sentence, Token

_MOST_SMALL_WORDS: Final = 3
_LONGEST_RUN: Final = 20
"""Words; what is longer is no name."""

_LONGEST_NUMBER: Final = 3
_MADE_OF_NAME: Final = re.compile(
    r"-(?:[a-z]+(?:ed|ing)|led|run|born|style|era|wide|like|area|held|made|only|friendly)$"
)
"""Behind a name these make another word of it: “Paris-based”."""


def find_runs(scan: ScannedText, lexicon: NameWords) -> list[NameRun]:
    """Return the runs of a text in order."""
    headlines = {each.number for each in scan.paragraphs if is_headline(scan, each.first)}
    joining, cutting = Joining(lexicon, scan.language), Cutting(scan, lexicon)
    found: list[NameRun] = []
    for sentence in scan.sentences:
        reader = _SentenceReader(scan, lexicon, sentence, joining, cutting)
        found += reader.runs(in_headline=sentence.paragraph in headlines)
    return found


class _SentenceReader:
    """Reads the runs of a sentence."""

    def __init__(
        self,
        scan: ScannedText,
        lexicon: NameWords,
        sentence: Sentence,
        joining: Joining,
        cutting: Cutting,
    ) -> None:
        self._scan = scan
        self._tokens = scan.tokens
        self._lexicon = lexicon
        self._first, self._last = sentence.first, sentence.last
        self._in_headline = False
        self._beginnings = Beginnings(scan, lexicon, sentence)
        self._joining = joining
        self._cutting = cutting
        self._houses = Houses(scan, lexicon)
        self._small_beginnings = lexicon.countries | lexicon.lower_case_heads

    def runs(self, *, in_headline: bool) -> list[NameRun]:
        self._in_headline = in_headline
        found: list[NameRun] = []
        at = self._first
        while at < self._last:
            if self._may_begin(at):
                words, at = self._whole(at)
                found += self._named(words)
            else:
                at += 1
        return found

    def _may_begin(self, at: int) -> bool:
        token = self._tokens[at]
        if token.text == token.lower and token.text not in self._small_beginnings:
            return False  # as most are
        is_state = is_state_code(self._tokens, at, self._lexicon.state_codes)
        if is_state or token.text in self._lexicon.countries:
            return True  # “eurozone” too
        if token.text in self._lexicon.lower_case_heads:
            return self._joined([at], at + 1) is not None
        is_date = (
            self._beginnings.is_calendar(token)
            and not self._beginnings.is_paper(at)
            and not self._beginnings.is_julio(at)
        )
        is_money = token.text == "US" and self._behind(at) == "$"
        if not is_name_word(token) or is_date or is_money:
            return False
        if token.start and (self._beginnings.is_in_address(at) or self._beginnings.is_measure(at)):
            return False
        return not self._beginnings.is_small(token) or self._beginnings.may_be_small_word(
            at, in_headline=self._in_headline
        )

    def _whole(self, at: int) -> tuple[list[int], int]:
        """Return the tokens of the run that begins here, and where to go on."""
        words, after = [at], self._past_dot(at + 1)
        while after < self._last and len(words) < _LONGEST_RUN and not self._ends(words, after):
            grown = self._next(words, after)
            if grown is None:
                break
            words += grown
            after = self._past_dot(words[-1] + 1)
        if self._is_tail(words, after):
            words.append(after)
        words += self._council(after)
        return words, max(words[-1] + 1, after)

    def _council(self, at: int) -> list[int]:
        """Return the small words of a place's council that begin here: “Leeds city council”."""
        last = at
        while last < self._last and self._tokens[last].text in self._lexicon.council_kinds:
            last += 1
        is_council = at < last < self._last and self._tokens[last].text in self._lexicon.councils
        return list(range(at, last + 1)) if is_council else []

    def _ends(self, words: Sequence[int], after: int) -> bool:
        """Return whether a run ends with its last word: a possessive, or “Paris-based”.

        Saints own schools and churches: “St Brendan’s Primary”.
        """
        text = self._tokens[words[-1]].text
        if _MADE_OF_NAME.search(text):
            return True
        if not text.endswith(POSSESSIVES):
            return False
        is_saint = len(words) > 1 and self._tokens[words[-2]].text.lower() in self._lexicon.saints
        heads = self._lexicon.organisation_words
        return not (is_saint and after < self._last and self._tokens[after].text in heads)

    def _is_tail(self, words: Sequence[int], at: int) -> bool:
        if at >= self._last:
            return False
        last = self._tokens[words[-1]].text
        return self._joining.is_tail(text_of(self._scan, words), last, self._tokens[at].text)

    def _past_dot(self, at: int) -> int:
        """Return what follows, past the full stop of an initial or of a short title."""
        return at + 1 if self._is_dot(at) and self._beginnings.is_name_word_at(at + 1) else at

    def _is_dot(self, at: int) -> bool:
        """Return whether a full stop belongs to the initial or short title before it."""
        if at >= self._last or self._tokens[at].text != ".":
            return False
        word = self._tokens[at - 1]
        is_initial = len(word.text) == 1 and word.text.isupper()
        is_short = is_initial or word.text in self._lexicon.connecting_titles
        return is_short and word.end == self._tokens[at].start

    def _next(self, words: Sequence[int], at: int) -> list[int] | None:
        """Return the tokens by which a run goes on at a token."""
        token = self._tokens[at]
        if is_name_word(token) and not self._beginnings.is_calendar(token):
            is_small = self._beginnings.is_small(token) and (
                self._in_headline or self._beginnings.opens(at)
            )
            if self._is_verb(token):
                return None
            return None if is_small or self._is_title_within(words, at) else [at]
        if token.text == "&" and self._beginnings.is_name_word_at(at + 1):
            return [at, at + 1]
        if token.text.isdigit():
            return [at] if self._is_number_of_name(words, token.text) else None
        return self._joined(words, at)

    def _behind(self, at: int) -> str:
        """Return the character that stands behind a token."""
        end = self._tokens[at].end
        return self._scan.text[end : end + 1]

    def _is_verb(self, token: Token) -> bool:
        """Return whether a verb has its capital from the headline: “Ann Lee Says”."""
        if token.lower in self._lexicon.speaking:
            word = token.text
            heads = self._lexicon.organisation_words | self._lexicon.generic_words
            is_name = is_surname(token.lower) or word in heads
            return self._in_headline or (self._scan.language == "en" and not is_name)
        return self._in_headline and token.lower in self._lexicon.acting

    def _is_number_of_name(self, words: Sequence[int], number: str) -> bool:
        """Return whether a number ends a name: “Canal 7”, “Perú 21”."""
        is_listed = f"{text_of(self._scan, words)} {number}" in self._lexicon.organisations
        is_numbered = self._tokens[words[-1]].text in self._lexicon.numbered_heads
        if is_listed or (is_numbered and len(number) <= _LONGEST_NUMBER):
            return True
        before = self._tokens[words[0] - 1].text if words[0] else ""
        return before in QUOTES and self._behind(words[-1] + 1) in QUOTES

    def _is_title_within(self, words: Sequence[int], at: int) -> bool:
        """Return whether a title stands here with a name behind it: the run before it is over."""
        after = self._past_dot(at + 1)
        title = self._tokens[at].text
        is_honoured = title in self._lexicon.honoured_titles
        if is_honoured and self._scan.language != "en" and self._houses.holds(words):
            return False
        if title not in self._lexicon.titles or not self._beginnings.is_name_word_at(after):
            return False
        heads, following = self._lexicon.organisation_words, self._tokens[after].text
        if following in self._lexicon.suffixes:
            return False  # “Martin Luther King Jr.”
        is_adjective = text_at(self._tokens, at - 1) in heads and is_common(
            key_of(following), self._scan.language
        )
        return following not in heads and not (
            is_adjective and not is_first_name(key_of(following))
        )

    def _joined(self, words: Sequence[int], at: int) -> list[int] | None:
        """Return the small words here and the capitalised one behind them, if they belong."""
        start = at + self._is_adjective_within(words, at)
        after = start
        while (
            after < self._last
            and self._tokens[after].text in self._joining.small_words
            and after - start < _MOST_SMALL_WORDS
        ):
            after += 1
        if after == start or not self._beginnings.is_name_word_at(after):
            return None
        if self._beginnings.is_calendar(self._tokens[after]):
            return None
        left = [self._tokens[word].text for word in words]
        small = [token.text for token in self._tokens[start:after]]
        right = list(self._capitalised_from(after))
        belongs = self._joining.belongs(left, small, right) or self._is_of_kind(words, small)
        return list(range(at, after + 1)) if belongs else None

    def _is_of_kind(self, words: Sequence[int], small: Sequence[str]) -> bool:
        """Return whether a Spanish body of usual words follows its kind: “empresa Aguas del”."""
        if self._scan.language != "es" or len(words) > 1 or words[0] == self._first:
            return False
        kind, word = self._tokens[words[0] - 1].lower, self._tokens[words[0]].text
        is_kind = kind in self._lexicon.organisation_nouns
        is_usual = is_common(key_of(word), "es") and not is_first_name(key_of(word))
        return is_kind and is_usual and small[0] in self._lexicon.of_prepositions

    def _is_adjective_within(self, words: Sequence[int], at: int) -> bool:
        if len(words) > 1 or at + 2 >= self._last:
            return False
        head, *rest = (self._tokens[each].text for each in (words[0], at, at + 1, at + 2))
        return self._joining.is_adjective_within(head, *rest)

    def _capitalised_from(self, at: int) -> Iterator[str]:
        """Yield the next few words with a capital."""
        for after in range(at, at + _MOST_SMALL_WORDS):
            if not self._beginnings.is_name_word_at(after):
                return
            yield bare(self._tokens[after].text)

    def _named(self, words: Sequence[int]) -> Iterator[NameRun]:
        """Yield the names of a run."""
        for kept, titles in self._cutting.names(words, opens=self._beginnings.opens(words[0])):
            while len(kept) > 1 and self._is_title_behind(kept[-1]):
                kept.pop()
            run = self._run(kept, titles)
            if len(run.text) > 1:
                yield run

    def _is_title_behind(self, at: int) -> bool:
        """Return whether a title ends a run since a name follows: “Texas Gov. Rick Perry”."""
        follows = self._past_dot(at + 1)
        return self._tokens[at].text in self._lexicon.titles and self._beginnings.is_name_word_at(
            follows
        )

    def _run(self, kept: Sequence[int], titles: Sequence[str]) -> NameRun:
        first = self._tokens[kept[0]]
        whole = text_of(self._scan, kept)
        text = self._of_place(kept, whole) or whole
        if text not in self._lexicon.organisations:
            text = _MADE_OF_NAME.sub("", bare(whole)) if text == whole else text
        end = first.start + len(text)
        behind = self._scan.text[end : end + 1]
        return NameRun(
            kept[0],
            kept[-1] + 1 + (text.endswith(".") and not whole.endswith(".")),
            first.start,
            end,
            text,
            tuple(titles),
            self._beginnings.opens(kept[0]),
            self._in_headline,
            behind in {"'", "’"},
        )

    def _of_place(self, kept: Sequence[int], whole: str) -> str | None:
        """Return the short form of a place with its full stop: “Flint, Mich.”."""
        if whole not in self._lexicon.abbreviated_places or kept[-1] + 1 >= len(self._tokens):
            return None
        before = self._tokens[kept[0] - 1].text if kept[0] else ""
        is_behind_place = before == "," or is_listed_place(before, self._lexicon)
        return f"{whole}." if is_behind_place and self._behind(kept[-1]) == "." else None
