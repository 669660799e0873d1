"""What money or a share is of, by the words of its clause: a `loan` of $5 million, a $5 million
`loan`, `the deficit` was $5 million, `fined` $5 million.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

import msgspec

from briefings.extract.figures.complements import Complements, complements
from briefings.extract.figures.open_figures import OpenFigure, Tokens
from briefings.extract.languages import words
from briefings.extract.neighbours import lower_at, text_at
from briefings.extract.scanned_text import Token

_LONGEST: Final = 4
"""Words of a noun phrase right beside a sum."""
_LONGEST_SUBJECT: Final = 9
_FURTHEST: Final = 4
"""Small words between a sum and the verb or noun before it."""
_MARKS: Final = frozenset("-–—$€£(")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words beside sums; each field is told in the lists."""

    determiners: frozenset[str]
    before: frozenset[str]
    small: frozenset[str]
    empty: frozenset[str]
    bridges: frozenset[str]
    helping: frozenset[str]
    amounting: frozenset[str]
    paying: frozenset[str]
    fining: frozenset[str]
    not_nouns: frozenset[str]
    not_noun_endings: tuple[str, ...]
    bare_endings: tuple[str, ...]
    inside: frozenset[str]
    ranges: frozenset[str]
    worth: frozenset[str]
    periodic: frozenset[str]
    beyond: frozenset[str]
    nouns: frozenset[str]
    joining: frozenset[str]
    money_names: frozenset[str]


class Sums:
    """Finds what sums are of, in a language."""

    def __init__(self, language: str, phrases: Complements) -> None:
        self._words = words(language, "sums", _Words)
        self._phrases = phrases
        self._nouns = phrases.nouns
        self._adjectives_follow = phrases.words.adjectives_follow

    def resolve(self, tokens: Sequence[Token], figures: Sequence[OpenFigure]) -> None:
        """Tell what the sums among a sentence's figures are of, where the words do."""
        before: OpenFigure | None = None
        for figure in figures:
            if figure.kind in ("money", "share"):
                if figure.what is None or figure.kind == "money":
                    figure.what = self._of(tokens, figure) or figure.what
                if figure.what is None and before is not None:
                    self._share(tokens, before, figure)
            before = figure

    def _share(self, tokens: Sequence[Token], one: OpenFigure, other: OpenFigure) -> None:
        """Give the second number of a range what the first is of."""
        gap = tokens[one.last : other.first]
        is_range = 0 < len(gap) <= _FURTHEST and one.kind == other.kind
        if is_range and all(token.lower in self._words.ranges for token in gap):
            other.what, other.what_place = one.what, one.what_place

    def _of(self, tokens: Sequence[Token], figure: OpenFigure) -> Tokens | None:
        first = min(figure.bounded.first, figure.first)
        found = (
            self._attributive(tokens, figure)
            or self._payment(tokens, first, self._words.fining)
            or self._noun_before(tokens, first)
            or self._worth(tokens, figure.last)
            or figure.what
            or self._periodic(tokens, figure)
            or self._subject(tokens, first)
        )
        if found or figure.kind == "share":
            return found
        return self._payment(tokens, first, self._words.paying)

    def _is_noun(self, token: Token) -> bool:
        """Return whether a noun or an adjective may stand there."""
        low = token.lower
        if low in self._words.nouns:
            return True
        if not self._nouns.is_word(token) or low in self._words.not_nouns:
            return False
        return not low.endswith(self._words.not_noun_endings)

    def _worth(self, tokens: Sequence[Token], at: int) -> Tokens | None:
        """Return what money buys or is worth: $5 million worth of `maize`."""
        if at + 1 >= len(tokens) or tokens[at].lower not in self._words.worth:
            return None
        return self._phrases.of_share(tokens, at + 1)

    def _periodic(self, tokens: Sequence[Token], figure: OpenFigure) -> Tokens | None:
        """Return what stands behind a word for how often money is paid: `in aid`."""
        is_rate = "/" in (figure.unit or "")
        at = figure.last - is_rate  # the word is the end of a rate already
        is_paid = figure.kind == "money" and at < len(tokens)
        if not is_paid or tokens[at].lower not in self._words.periodic:
            return None
        return self._phrases.of_money(tokens, at + 1)

    def _attributive(self, tokens: Sequence[Token], figure: OpenFigure) -> Tokens | None:
        """Return the noun right behind a sum that an article stands before: a $5 million `loan`."""
        if self._adjectives_follow or not self._has_determiner(tokens, figure.first):
            return None
        begin = end = figure.last
        while lower_at(tokens, begin) in self._words.money_names:
            begin = end = begin + 1
        while end < len(tokens) and end - begin < _LONGEST and self._is_noun(tokens[end]):
            end += 1
        if end == begin:
            return None
        noun = tokens[end - 1].text
        is_told = noun.islower() and (noun.endswith("ss") or not noun.endswith("s"))
        return (begin, end) if is_told else None

    def _has_determiner(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether an article or a name's “'s” stands before a token, or an adjective."""
        for place in range(at - 1, max(at - 1 - _FURTHEST, -1), -1):
            low = tokens[place].lower
            if low in self._words.determiners or low.endswith(("'s", "’s")):
                return True
            if low not in self._words.small and not self._is_noun(tokens[place]):
                return False
        return False

    def _noun_before(self, tokens: Sequence[Token], first: int) -> Tokens | None:
        """Return the noun that a preposition joins to a sum behind it: a `loan` of $5 million."""
        at = self._before_small(tokens, first)
        if tokens[first].lower in self._words.beyond:
            return self._phrase_before(tokens, first)
        if at < 2 or lower_at(tokens, at - 1) not in self._words.before:  # noqa: PLR2004
            return None
        found = self._phrase_before(tokens, at - 1)
        if found and not self._may_have_sum(tokens, found):
            found = self._phrase_before(tokens, self._begin(tokens, found[0]) - 1)
        if found is None:
            return None
        if not self._is_empty(tokens, found):
            return found
        bridge = self._begin(tokens, found[0])
        if bridge < 2 or lower_at(tokens, bridge - 1) not in self._words.bridges:  # noqa: PLR2004
            return None
        outer = self._phrase_before(tokens, bridge - 1)
        return outer if outer and not self._is_empty(tokens, outer) else None

    def _begin(self, tokens: Sequence[Token], at: int) -> int:
        """Return the token of the first article right before a noun."""
        while lower_at(tokens, at - 1) in self._words.determiners:
            at -= 1
        return at

    def _is_empty(self, tokens: Sequence[Token], found: Tokens) -> bool:
        return tokens[found[1] - 1].lower in self._words.empty

    def _may_have_sum(self, tokens: Sequence[Token], found: Tokens) -> bool:
        """Return whether a noun is what a sum is of, and no receiver: “paid to the club for $5”."""
        first, last = found
        if tokens[last].lower in self._words.joining:
            return True
        first = self._begin(tokens, first)
        return lower_at(tokens, first - 1) not in self._words.before

    def _before_small(self, tokens: Sequence[Token], at: int) -> int:
        """Return the token behind the last word before a sum that tells something of it."""
        for _ in range(_FURTHEST):
            is_small = lower_at(tokens, at - 1) in self._words.small
            if not is_small and text_at(tokens, at - 1) not in _MARKS:
                break
            at -= 1
        return at

    def _phrase_before(self, tokens: Sequence[Token], last: int) -> Tokens | None:
        """Return the noun with its adjectives that ends before a token."""
        first = last
        while first > 0 and last - first < _LONGEST and self._is_noun(tokens[first - 1]):
            first -= 1
        if first == last:
            return None
        has_article = lower_at(tokens, first - 1) in self._words.determiners
        is_name = tokens[first].is_capitalised and first > 0
        is_alone = has_article and (last - first == 1 or not self._adjectives_follow)
        is_verb = tokens[last - 1].lower in self._words.amounting and not is_alone
        if is_verb and tokens[last].lower not in self._words.joining:
            return None
        if is_name and tokens[last - 1].is_capitalised:
            return None
        if not has_article:
            return self._bare_phrase(tokens, first, last)
        return first, last

    def _bare_phrase(self, tokens: Sequence[Token], first: int, last: int) -> Tokens | None:
        """Return a noun without an article, if its form tells that it is one."""
        noun = tokens[last - 1].lower
        is_worth = tokens[last].lower in self._words.worth
        if not (is_worth or noun.endswith(self._words.bare_endings)):
            return None
        if tokens[last - 1].is_capitalised and last > 1:
            return None
        is_opening = first == 0 and not self._adjectives_follow
        is_whole = is_opening or (
            lower_at(tokens, first - 1) in self._words.before | self._words.inside
        )
        return (first if is_whole else last - 1), last

    def _subject(self, tokens: Sequence[Token], first: int) -> Tokens | None:
        """Return what amounts to a sum: `the deficit` was $5 million."""
        at = self._before_small(tokens, first)
        if lower_at(tokens, at - 1) in self._words.before:
            if not self._adjectives_follow and lower_at(tokens, at - 1) in self._words.joining:
                return None  # “an increase of”
            at = self._before_small(tokens, at - 1)
        if lower_at(tokens, at - 1) not in self._words.amounting:
            return None
        end = at - 1
        while lower_at(tokens, end - 1) in self._words.helping:
            end -= 1
        begin = end
        while begin > 0 and end - begin < _LONGEST_SUBJECT and self._goes_on(tokens, begin, end):
            begin -= 1
        while begin < end and tokens[begin].lower in self._words.inside | self._words.determiners:
            begin += 1
        return (begin, end) if self._is_subject(tokens, begin, end) else None

    def _goes_on(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Return whether the word before a token belongs to the noun phrase that begins there."""
        token, low = tokens[at - 1], tokens[at - 1].lower
        if at < end and tokens[at].lower in self._words.determiners and self._is_noun(token):
            return False
        return low in self._words.inside or low in self._words.determiners or self._is_noun(token)

    def _is_subject(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Return whether a noun phrase has a common noun as its head, and an end."""
        ends = self._words.inside | self._words.determiners
        if first >= last or tokens[last - 1].lower in ends:
            return False
        inside = tokens[first:last]
        heads = [token for token in inside if token.lower not in self._words.determiners]
        cut = next(
            (at for at, token in enumerate(heads) if token.lower in self._words.inside), len(heads)
        )
        head = heads[0] if self._adjectives_follow else heads[cut - 1]
        is_common = head.text.islower() or (first == 0 and head is tokens[0])
        return is_common and head.lower not in self._words.empty

    def _payment(self, tokens: Sequence[Token], first: int, verbs: frozenset[str]) -> Tokens | None:
        """Return the verb whose object a sum is, if it tells what is done with it: `fined`."""
        at = self._before_small(tokens, first)
        if lower_at(tokens, at - 1) in self._words.before:
            at -= 1
        is_told = lower_at(tokens, at - 1) in verbs
        return (at - 1, at) if is_told else None


@cache
def sums(language: str) -> Sums:
    return Sums(language, complements(language))
