"""Where a name begins and ends within a run: titles, peoples and other words are cut off."""

from collections.abc import Sequence
from typing import Final

from briefings.extract.names.gazetteer import is_common, is_first_name, is_surname, key_of
from briefings.extract.names.houses import Houses
from briefings.extract.names.joining import is_listed_place
from briefings.extract.names.lexicon import NameWords, is_head
from briefings.extract.names.name_run import text_of
from briefings.extract.names.people_behind import PeopleBehind, is_given_name
from briefings.extract.scanned_text import ScannedText

_WORD_AND_PERSON: Final = 3


class Cutting:
    """Cuts runs, given as the numbers of their tokens."""

    def __init__(self, scan: ScannedText, lexicon: NameWords) -> None:
        self._scan = scan
        self._tokens = scan.tokens
        self._lexicon = lexicon
        self._people = PeopleBehind(scan, lexicon)
        self._houses = Houses(scan, lexicon)

    def names(self, words: Sequence[int], *, opens: bool) -> list[tuple[list[int], list[str]]]:
        """Return the names within a run, each with the titles before it.

        `opens`: the first word stands where any would have a capital.
        """
        left, titles = self._before(words)
        kept = list(words[left:])
        if opens and not left:
            roles = self._people.past_roles(kept)
            titles = [self._text(word) for word in kept[:roles]]
            kept = kept[roles:] if roles else self._without_first_common(kept)
        if not kept:
            return []
        is_english = self._scan.language == "en"
        if is_english and len(kept) > 1 and self._text(kept[-1]) in self._lexicon.demonyms:
            body = text_of(self._scan, kept[:-1])
            kept = kept[:-1] if body in self._lexicon.organisations else kept
        at = len(kept) - 1 if self._ends_with_state(kept) else self._people.past_place(kept)
        if not at:
            return [(kept, titles)]
        return [(kept[:at], titles), (kept[at:], [])]

    def _ends_with_state(self, kept: Sequence[int]) -> bool:
        """Return whether a place is followed by its state: “Staunton Va.”, “Oakland CA”."""
        last = self._tokens[kept[-1]]
        if len(kept) == 1 or not self._tokens[kept[-2]].text.istitle():
            return False
        is_dotted = self._scan.text[last.end : last.end + 1] == "."
        is_short = last.text in self._lexicon.abbreviated_places and is_dotted
        before = text_of(self._scan, kept[:-1])
        is_place = is_listed_place(before, self._lexicon)
        return is_place and (is_short or last.text.replace(".", "") in self._lexicon.state_codes)

    def _before(self, words: Sequence[int]) -> tuple[int, list[str]]:
        """Return how many words stand before the name, and the titles among them."""
        at = 1 if self._is_portfolio(words) else 0
        titles = [self._text(word) for word in words[:at]]
        is_honoured = self._text(words[0]) in self._lexicon.honoured_titles
        if is_honoured and (self._houses.holds(words) or self._is_place_of_title(words)):
            return 0, []
        while at < len(words) - 1:
            if self._is_title_before(words, at):
                titles.append(self._text(words[at]))
            elif not self._is_people_before(words, at):
                break
            at += 1
        while at < len(words) and self._tokens[words[at]].text.islower() and at:
            at += 1
        return at, titles

    def _is_place_of_title(self, words: Sequence[int]) -> bool:
        """Return whether a place is named after somebody, whom an article would precede.

        “en Coronel Suárez”, “en el Coronel Suárez”.
        """
        before = self._tokens[words[0] - 1].text if words[0] else ""
        is_behind = before in self._lexicon.after_prepositions
        return is_behind and len(words) > 1 and self._scan.language == "es"

    def _text(self, at: int) -> str:
        return self._tokens[at].text

    def _is_title_before(self, words: Sequence[int], at: int) -> bool:
        """Return whether a title stands here and a name behind it, not “Justice Department”."""
        following = self._text(words[at + 1])
        is_last = at + 2 >= len(words)
        is_listed = f"{self._text(words[at])} {following}" in self._lexicon.not_names
        is_whole = is_last and (is_listed or following in self._lexicon.organisation_words)
        return self._text(words[at]) in self._lexicon.titles and not (
            is_whole or following.islower()
        )

    def _is_portfolio(self, words: Sequence[int]) -> bool:
        """Return whether a run begins with what a minister is for: “State John Kerry”."""
        if len(words) == 1 or self._text(words[0]) not in self._lexicon.portfolios:
            return False
        before = words[0] - 1
        while before > 0 and self._tokens[before].lower in self._lexicon.connectors:
            before -= 1
        said = self._tokens[max(before, 0)]
        is_office = said.text in self._lexicon.titles or said.lower in self._lexicon.roles
        return is_office and before < words[0] - 1

    def _is_people_before(self, words: Sequence[int], at: int) -> bool:
        """Return whether a people stands before a title or a person: “Republican Sen. Cruz”."""
        following = self._text(words[at + 1])
        is_person = (
            is_first_name(key_of(following))
            and following not in self._lexicon.organisation_words
            and at + 2 < len(words)
        )
        whole = f"{self._text(words[at])} {following}"
        is_place = is_listed_place(following, self._lexicon) and not is_listed_place(
            whole, self._lexicon
        )
        return self._text(words[at]) in self._lexicon.demonyms and (
            following in self._lexicon.titles or is_person or is_place
        )

    def _without_first_common(self, kept: list[int]) -> list[int]:
        """Cut off a common word that has its capital from the sentence: “Farmers Juan Rojas”."""
        word, key = self._tokens[kept[0]], key_of(self._text(kept[0]))
        is_usual = (
            len(kept) > 1
            and is_common(key, self._scan.language)
            and word.lower in self._scan.small_words
            and not is_head(word.text, self._lexicon)
            and not is_first_name(key)
            and self._tokens[kept[1]].is_capitalised
        )
        return kept[1:] if is_usual or self._is_before_person(kept) else kept

    def _is_before_person(self, kept: list[int]) -> bool:
        """Return whether a person's name follows a word that is in none: “Habló Luis Rojas”."""
        if len(kept) < _WORD_AND_PERSON or not is_given_name(self._text(kept[1]), self._lexicon):
            return False
        word = self._text(kept[0])
        key = key_of(word)
        is_known = is_first_name(key) or is_surname(key) or is_listed_place(word, self._lexicon)
        is_whole = len(word) > 1 and not word.isupper() and word not in self._lexicon.titles
        is_name = is_known or is_head(word, self._lexicon)
        return is_whole and not is_name and self._tokens[kept[2]].is_capitalised
