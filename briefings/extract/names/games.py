"""Cities that stand for their teams: “Leeds beat Derby 2-1”.

In an article on games, what plays, is beaten, has a score or a striker is a team.
"""

import re
from functools import cached_property
from typing import Final

import msgspec

from briefings.extract.languages import words
from briefings.extract.names.joining import is_listed_place
from briefings.extract.names.lexicon import NameWords, Words
from briefings.extract.names.name_run import NameRun
from briefings.extract.neighbours import lower_at
from briefings.extract.scanned_text import ScannedText, Sentence

_LEAST_WORDS: Final = 4
"""So many words of games, or half as many and as many scores, and an article is on games."""

_NEAR: Final = 8
"""Words between a verb and the one who is beaten."""

_MOST_IN_LIST: Final = 12
"""Words of a list of places behind one preposition."""

_SCORE: Final = re.compile(r"(?<![\w.,–-])\d{1,3}[-–]\d{1,3}(?![\w–-]|[.,]\d)")
_SCORE_BEHIND: Final = re.compile(r"(?: | \(|, )\d{1,3}(?:[-–]\d{1,3}\)?(?![\w–-])|[,;.]\s)")
_SCORE_BEFORE: Final = re.compile(r"\d[-–]\d{1,3} $")
_ENDS: Final = frozenset(".:;,—–-(")
_FUSED: Final = {"al": "a", "del": "de"}
_QUOTES: Final = frozenset("\"'“”‘’«»")


class _GameWords(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What each list is for stands in the file."""

    game_words: Words
    playing: Words
    beating: Words
    standings: Words
    players: Words
    against: Words
    reached: Words
    where: Words
    of: Words


class Games:
    """Reads where teams stand."""

    def __init__(self, scan: ScannedText, lexicon: NameWords) -> None:
        self._scan = scan
        self._tokens = scan.tokens
        self._lexicon = lexicon
        self._words = words(scan.language, "games", _GameWords)
        own = self._words
        self._telling = own.playing | own.beating | own.standings | own.players
        self._of_play: dict[int, bool] = {}

    @cached_property
    def is_subject(self) -> bool:
        """Whether the article is on games."""
        found = len(self._words.game_words.intersection(token.lower for token in self._tokens))
        if found >= _LEAST_WORDS or 2 * found < _LEAST_WORDS:
            return found >= _LEAST_WORDS
        return len(_SCORE.findall(self._scan.text)) >= _LEAST_WORDS // 2

    def is_team(self, run: NameRun) -> bool:
        """Return whether a place, or what has an article as teams do, plays where it stands."""
        if not self.is_subject or run.titles or self._is_somebody(run):
            return False
        if run.text in self._lexicon.team_words:
            return self._lower(run.first - 1) in self._lexicon.articles
        if not is_listed_place(run.text, self._lexicon):
            return self._has_article(run) and self._plays(run)
        return self._has_score(run) or self._has_player(run) or self._plays(run)

    def _is_somebody(self, run: NameRun) -> bool:
        """Return whether a name is that of a well-known person, or speaks as a person does."""
        behind = lower_at(self._tokens, run.last)
        is_team_too = run.text in self._lexicon.likely_organisations
        is_known = run.text in self._lexicon.known_people and not is_team_too
        return is_known or behind in self._lexicon.speaking

    def _has_article(self, run: NameRun) -> bool:
        """Return whether a name is “el Betis”: in Spanish nobody has an article, a team has one."""
        is_spaced = self._scan.text[max(run.start - 1, 0)] == " "
        before = self._lower(run.first - 1)
        return self._scan.language == "es" and is_spaced and before in {"el", "al", "del"}

    def _has_score(self, run: NameRun) -> bool:
        text = self._scan.text
        ahead = text[max(run.start - _NEAR, 0) : run.start]
        return bool(_SCORE_BEHIND.match(text, run.end) or _SCORE_BEFORE.search(ahead))

    def _has_player(self, run: NameRun) -> bool:
        """Return whether a player stands behind a name in English: “Burnley striker”."""
        behind = lower_at(self._tokens, run.last)
        return self._scan.language == "en" and behind in self._words.players

    def _plays(self, run: NameRun) -> bool:
        """Return whether a name stands as one who plays."""
        sentence = self._scan.sentence_at(run.start)
        if not self._is_of_play(sentence) or self._is_dateline(run):
            return False
        at, before = self._preposition(run, sentence)
        if at < sentence.first or before in self._words.against:
            return True
        if before in self._words.of:
            return self._lower(at - 1) in self._words.players or self._lower(at - 1) == ","
        if before in self._words.reached:
            near = self._tokens[max(sentence.first, at - _NEAR) : at]
            return any(token.lower in self._words.beating for token in near)
        is_where = before in self._words.where or self._is_listed_where(at, sentence)
        return not is_where and before not in _QUOTES

    def _preposition(self, run: NameRun, sentence: Sentence) -> tuple[int, str]:
        """Return where the word before a name and its article stands, and it; of “al” it is “a”."""
        at = run.first - 1
        if at >= sentence.first and self._lower(at) in self._lexicon.articles:
            if self._lower(at) in _FUSED:
                return at, _FUSED[self._lower(at)]
            at -= 1
        return at, self._lower(at)

    def _lower(self, at: int) -> str:
        return lower_at(self._tokens, at)

    def _is_listed_where(self, at: int, sentence: Sentence) -> bool:
        """Return whether a list that ends here is one of where: “in Arlington, Texas”."""
        if self._lower(at) != "," and self._lower(at) not in self._lexicon.and_words:
            return False
        for before in range(at - 1, max(sentence.first, at - _MOST_IN_LIST) - 1, -1):
            token = self._tokens[before]
            is_listed = token.text == "," or token.lower in self._lexicon.and_words
            if not token.is_capitalised and not is_listed:
                return token.lower in self._words.where
        return False

    def _is_of_play(self, sentence: Sentence) -> bool:
        known = self._of_play.get(sentence.start)
        if known is None:
            known = bool(_SCORE.search(self._scan.text, sentence.start, sentence.end)) or any(
                token.lower in self._telling for token in self._scan.words_of(sentence)
            )
            self._of_play[sentence.start] = known
        return known

    def _is_dateline(self, run: NameRun) -> bool:
        paragraph = self._scan.paragraph_at(run.start)
        behind = self._tokens[run.last].text if run.last < len(self._tokens) else "."
        return run.start == paragraph.start and behind in _ENDS
