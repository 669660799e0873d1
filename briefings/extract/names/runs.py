"""Runs of capitalised words: where names may stand.

Such a run goes on over small words (“of”, “de la”) only where its left part asks for it, and is
cut at titles, possessives and what begins a sentence.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefings.extract.names.gazetteer import city_size, is_common, is_country, is_first_name
from briefings.extract.names.lexicon import NameWords
from briefings.extract.scanned_text import ScannedText, Sentence, Token
from briefings.folding import folded_text

POSSESSIVES: Final = ("'s", "’s")

_AFTER_THESE_IT_BEGINS: Final = frozenset(":•–—-…¿¡*")
_QUOTES: Final = frozenset("\"'“”‘’«»([")
_BEFORE_A_SPOKEN_SENTENCE: Final = frozenset(",:.")
_IN_ADDRESSES: Final = frozenset("@#_/\\")
_MOST_CONNECTORS: Final = 3
_LONGEST_PERSON: Final = 4
_LONGEST_RUN: Final = 20
"""Words; what is longer is no name."""

_LONGEST_HEADLINE: Final = 30
_SHARE_OF_CAPITALS: Final = 0.7
_SHORT: Final = 3
"""Words of so many letters and fewer are small in headlines."""


class Run(NamedTuple):
    """A stretch that may be a name: tokens `first:last`, and its text without a possessive.

    `titles` are those that were cut off before it. `opens`: it stands where any word would have a
    capital. `in_headline`: all words of its paragraph have.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    titles: tuple[str, ...]
    opens: bool
    in_headline: bool
    is_possessive: bool


def find_runs(scan: ScannedText, lexicon: NameWords) -> list[Run]:
    """Return the runs of a text in order."""
    headlines = {each.number for each in scan.paragraphs if _is_headline(scan, each.first)}
    found: list[Run] = []
    for sentence in scan.sentences:
        reader = _SentenceReader(
            scan, lexicon, sentence, in_headline=sentence.paragraph in headlines
        )
        found += reader.runs()
    return found


def bare(word: str) -> str:
    """Return a word without its possessive."""
    return word[:-2] if word.endswith(POSSESSIVES) else word


def _is_headline(scan: ScannedText, first: int) -> bool:
    """Return whether the words of a paragraph that begins with a sentence have capitals."""
    if first >= len(scan.sentences):
        return False
    sentence = scan.sentences[first]
    tokens = scan.words_of(sentence)
    longer = [token for token in tokens if token.text[0].isalpha() and len(token.text) > _SHORT]
    capitals = sum(token.is_capitalised for token in longer)
    return (
        len(longer) > 2  # noqa: PLR2004
        and len(tokens) < _LONGEST_HEADLINE
        and capitals >= _SHARE_OF_CAPITALS * len(longer)
        and tokens[-1].text not in {".", "”", '"'}
    )


class _SentenceReader:
    """Reads the runs of a sentence."""

    def __init__(
        self, scan: ScannedText, lexicon: NameWords, sentence: Sentence, *, in_headline: bool
    ) -> None:
        self._scan = scan
        self._tokens = scan.tokens
        self._lexicon = lexicon
        self._first, self._last = sentence.first, sentence.last
        self._in_headline = in_headline
        self._is_english = scan.language == "en"

    def runs(self) -> list[Run]:
        found: list[Run] = []
        at = self._first
        while at < self._last:
            if not self._may_begin(at):
                at += 1
                continue
            words, at = self._whole(at)
            run = self._cut(words)
            if run:
                found.append(run)
        return self._up_to_acronyms(found)

    def opens(self, at: int) -> bool:
        """Return whether any word would have a capital here."""
        before = at - 1
        while before >= self._first and self._tokens[before].text in _QUOTES:
            before -= 1
        if before < self._first:
            return True
        mark = self._tokens[before].text
        was_quoted = before < at - 1 and self._tokens[at - 1].text not in "(["
        return mark in _AFTER_THESE_IT_BEGINS or (was_quoted and mark in _BEFORE_A_SPOKEN_SENTENCE)

    def _may_begin(self, at: int) -> bool:
        token = self._tokens[at]
        if token.text in self._lexicon.lower_case_heads:
            return self._joined([at], at + 1) is not None
        if not is_name_word(token) or self._is_calendar(token):
            return False
        if token.start and self._scan.text[token.start - 1] in _IN_ADDRESSES - {"/"}:
            return False
        if token.lower not in self._lexicon.function_words:
            return True
        return (
            token.lower in self._lexicon.articles | self._lexicon.particles
            and not self.opens(at)
            and not self._in_headline
            and not token.text.isupper()
            and self._is_name_word_at(at + 1)
            and not self._is_english
        )

    def _is_name_word_at(self, at: int) -> bool:
        return at < self._last and is_name_word(self._tokens[at])

    def _is_calendar(self, token: Token) -> bool:
        return bare(token.lower) in self._lexicon.calendar

    def _whole(self, at: int) -> tuple[list[int], int]:
        """Return the tokens of the run that begins here, and where to go on."""
        words, after = [at], at + 1
        if self._is_dot(after) and self._is_name_word_at(after + 1):
            after += 1
        while (
            after < self._last
            and len(words) < _LONGEST_RUN
            and not self._tokens[words[-1]].text.endswith(POSSESSIVES)
        ):
            grown = self._next(words, after)
            if grown is None:
                break
            words += grown
            after = words[-1] + 1
            if self._is_dot(after) and self._is_name_word_at(after + 1):
                after += 1
        return words, after

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
        if is_name_word(token) and not self._is_calendar(token):
            if self._is_title_within(at):
                return None
            is_small = token.lower in self._lexicon.function_words
            return None if is_small and (self._in_headline or self.opens(at)) else [at]
        if token.text == "&" and self._is_name_word_at(at + 1):
            return [at, at + 1]
        if token.text.isdigit():
            whole = f"{self._text(words)} {token.text}"
            return [at] if whole in self._lexicon.organisations else None
        return self._joined(words, at)

    def _is_title_within(self, at: int) -> bool:
        """Return whether a title stands here with a name behind it: the run before it is over."""
        after = at + 2 if self._is_dot(at + 1) else at + 1
        return (
            self._tokens[at].text in self._lexicon.titles
            and self._is_name_word_at(after)
            and self._tokens[after].text not in self._lexicon.organisation_words
        )

    def _joined(self, words: Sequence[int], at: int) -> list[int] | None:
        """Return the small words here and the capitalised one behind them, if they belong."""
        after = at
        joining = self._lexicon.connectors | self._lexicon.joined_prepositions
        while (
            after < self._last
            and self._tokens[after].lower in joining
            and self._tokens[after].text.islower()
            and after - at < _MOST_CONNECTORS
        ):
            after += 1
        if after == at or not self._is_name_word_at(after):
            return None
        if self._is_calendar(self._tokens[after]):
            return None
        left = [self._tokens[word].text for word in words]
        small = [token.lower for token in self._tokens[at:after]]
        belongs = self._belongs_english if self._is_english else self._belongs_spanish
        if not belongs(left, small, self._tokens[after].text):
            return None
        return list(range(at, after + 1))

    def _belongs_english(self, left: Sequence[str], small: Sequence[str], right: str) -> bool:
        heads = self._lexicon.organisation_words
        is_body = any(word in heads for word in left)
        first = small[0]
        if first == "and":
            return self._joins_last(left, small, right, is_body=is_body)
        if first in {"of", "for"}:
            if left[-1] in self._lexicon.titles:
                return False
            is_place = any(word in self._lexicon.place_words for word in left)
            return is_body or (is_place and first == "of") or left[-1] in _ENGLISH_HEADS
        if first in self._lexicon.particles:
            return first != "the" and not is_country(folded_text(left[-1]))
        return first == "on" and is_body and not is_place_key(right)

    def _belongs_spanish(self, left: Sequence[str], small: Sequence[str], right: str) -> bool:  # noqa: PLR0911
        heads = self._lexicon.organisation_words
        is_body = any(word in heads for word in left)
        first = small[0]
        if left[0] in self._lexicon.lower_case_heads:
            return len(left) == 1 and first in self._lexicon.of_prepositions
        if first in self._lexicon.and_words:
            return self._joins_last(left, small, right, is_body=is_body)
        if first in self._lexicon.joined_prepositions:
            return left[0] in heads and first != "por" and not is_place_key(right)
        if right.isupper() or (is_country(folded_text(left[-1])) and not is_body):
            return False
        if left[0] in heads or left[0] in self._lexicon.place_words:
            return True
        if (is_body and not is_place_key(right)) or left[-1] in _SPANISH_HEADS:
            return True
        return (
            is_first_name(folded_text(left[0]))
            and "del" not in small
            and len(left) < _LONGEST_PERSON
            and not is_country(folded_text(left[0]))
            and not is_country(folded_text(right))
            and right not in heads
        )

    def _joins_last(
        self, left: Sequence[str], small: Sequence[str], right: str, *, is_body: bool
    ) -> bool:
        """Return whether “and” joins two parts of one name: “Ministry of Trade and Industry”."""
        joining = self._lexicon.connectors | self._lexicon.joined_prepositions
        return (
            is_body
            and len(left) > 1
            and any(word in joining for word in left)
            and right not in self._lexicon.organisation_words
            and not is_first_name(folded_text(right))
            and not is_place_key(right)
            and all(word in joining for word in small)
        )

    def _text(self, words: Sequence[int]) -> str:
        return self._scan.text[self._tokens[words[0]].start : self._tokens[words[-1]].end]

    def _cut(self, words: Sequence[int]) -> Run | None:
        """Return a run without what stands before and behind the name."""
        left, titles = self._without_titles(words)
        kept = list(words[left:])
        while kept and self._tokens[kept[-1]].text in self._lexicon.titles and len(kept) > 1:
            if kept[-1] + 1 >= self._last or not self._begins_after(kept[-1]):
                break
            kept.pop()
        kept = self._without_first_common(kept)
        if not kept:
            return None
        first, last = self._tokens[kept[0]], self._tokens[kept[-1]]
        whole = self._scan.text[first.start : last.end]
        is_own = whole in self._lexicon.organisations
        text = whole if is_own else bare(whole)
        if len(text) < 2:  # noqa: PLR2004
            return None
        end = first.start + len(text)
        return Run(
            kept[0],
            kept[-1] + 1,
            first.start,
            end,
            text,
            tuple(titles),
            self.opens(kept[0]),
            self._in_headline,
            len(whole) > len(text) or self._scan.text[end : end + 1] in {"'", "’"},
        )

    def _begins_after(self, at: int) -> bool:
        after = at + 2 if self._is_dot(at + 1) else at + 1
        return self._is_name_word_at(after)

    def _without_titles(self, words: Sequence[int]) -> tuple[int, list[str]]:
        """Return how many words stand before the name, and the titles among them."""
        titles: list[str] = []
        at = 0
        tokens = [self._tokens[word] for word in words]
        if self._is_portfolio(words):
            titles.append(tokens[0].text)
            at = 1
        while at < len(words) - 1:
            word, following = tokens[at].text, tokens[at + 1].text
            is_whole = following in self._lexicon.organisation_words and at + 2 >= len(words)
            if word in self._lexicon.titles and not is_whole:
                if self._joins(tokens[at + 1]):
                    break
                titles.append(word)
            elif not self._is_small_at_start(words[at]) and not self._is_people_before(
                word, following
            ):
                break
            at += 1
        while at < len(words) and self._joins(tokens[at]):
            at += 1
        return at, titles

    def _is_small_at_start(self, at: int) -> bool:
        return self._tokens[at].lower in self._lexicon.function_words and self.opens(at)

    def _joins(self, token: Token) -> bool:
        return token.text.islower() and token.lower in self._lexicon.connectors

    def _is_portfolio(self, words: Sequence[int]) -> bool:
        """Return whether a run begins with what a minister is for: “State John Kerry”."""
        if len(words) == 1 or self._tokens[words[0]].text not in self._lexicon.portfolios:
            return False
        before = words[0] - 1
        while before > self._first and self._tokens[before].lower in self._lexicon.connectors:
            before -= 1
        said = self._tokens[max(before, self._first)]
        is_office = said.text in self._lexicon.titles or said.lower in self._lexicon.roles
        return is_office and before < words[0] - 1

    def _is_people_before(self, word: str, following: str) -> bool:
        """Return whether a people stands before a title or a person: “Republican Sen. Cruz”."""
        return word in self._lexicon.demonyms and (
            following in self._lexicon.titles
            or (
                is_first_name(folded_text(following))
                and following not in self._lexicon.organisation_words
            )
        )

    def _without_first_common(self, kept: Sequence[int]) -> list[int]:
        """Cut off a common word that has its capital from the sentence: “Farmers Juan Rojas”."""
        if len(kept) < 2 or not self.opens(kept[0]):  # noqa: PLR2004
            return list(kept)
        word, key = self._tokens[kept[0]], folded_text(self._tokens[kept[0]].text)
        is_usual = (
            is_common(key, self._scan.language)
            and word.lower in self._scan.small_words
            and word.text not in self._lexicon.organisation_words
            and not is_first_name(key)
        )
        return list(kept[1:]) if is_usual else list(kept)

    def _up_to_acronyms(self, runs: list[Run]) -> list[Run]:
        """Let a long form run on to the acronym in brackets behind it.

        “National Commission for Development and Life without Drugs (DEVIDA)” is one name.
        """
        whole: list[Run] = []
        for run in runs:
            while whole and self._has_acronym_behind(run) and self._is_same_body(whole[-1], run):
                earlier = whole.pop()
                text = self._scan.text[earlier.start : run.end]
                run = earlier._replace(last=run.last, end=run.end, text=text)  # noqa: PLW2901
            whole.append(run)
        return whole

    def _has_acronym_behind(self, run: Run) -> bool:
        if run.last + 1 >= self._last or self._tokens[run.last].text != "(":
            return False
        return is_acronym(self._tokens[run.last + 1].text)

    def _is_same_body(self, earlier: Run, run: Run) -> bool:
        between = self._tokens[earlier.last : run.first]
        joining = (
            self._lexicon.connectors | self._lexicon.joined_prepositions | self._lexicon.articles
        )
        return (
            0 < len(between) <= _MOST_CONNECTORS
            and all(token.lower in joining for token in between)
            and any(
                token.text in self._lexicon.organisation_words
                for token in self._tokens[earlier.first : earlier.last]
            )
        )


_ENGLISH_HEADS: Final = frozenset(
    (
        "Republic", "Kingdom", "States", "Gulf", "Friends", "Doctors", "Reporters", "Democrats",
        "Mothers", "Citizens", "Americans", "Students", "Parents", "Lawyers", "Physicians",
    )
)  # fmt: skip
_SPANISH_HEADS: Final = frozenset(("República", "Reino", "Ley", "Estados", "Madres", "Amigos"))


def is_name_word(token: Token) -> bool:
    """Return whether a word is written as a name is; “al-Qaeda” is too."""
    text = token.text
    if text[0].isupper():
        return text not in {"I", "I'm", "I’m", "I've", "I’ve", "I'd", "I’d", "I'll", "I’ll"}
    return text[:3] in {"al-", "el-", "ad-"} and text[3:4].isupper()


def is_acronym(word: str) -> bool:
    """Return whether a word has at least two capitals and mostly capitals."""
    plain = word.replace(".", "")
    capitals = sum(char.isupper() for char in plain)
    return capitals > 1 and 2 * capitals >= len(plain) and plain.isalnum()


def is_place_key(word: str) -> bool:
    """Return whether a word is a country or a city."""
    key = folded_text(word)
    return is_country(key) or city_size(key) in {"big", "middling"}
