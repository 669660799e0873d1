"""What an editor has corrected in one item is proposed in others that rest on the same words.

Like the names that ride along it is never kept: it is told anew whenever a briefing is read, and
goes when the correction is taken back. An item that takes it up is proposed as before.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeVar

import msgspec

from briefings.model import Actor, AnyItem, Article, Statement
from briefings.progress import is_open
from briefings.wording import paragraph_name

_Item = TypeVar("_Item", bound=Statement | Actor)

_BY_WORDS: Final = frozenset({"role", "description", "institution"})
"""How rules know a speaker by words of the article that mean the same one elsewhere."""


class _Decided(NamedTuple):
    """An item as it was proposed, and as an editor has confirmed it."""

    was: Statement | Actor
    now: Statement | Actor

    @property
    def is_corrected(self) -> bool:
        return (_name(self.was), self.was.role) != (_name(self.now), self.now.role)


def with_corrections(
    items: Sequence[AnyItem], proposed: Iterable[AnyItem], article: Article
) -> tuple[AnyItem, ...]:
    """Return items with the speakers and roles that follow from what was decided about others.

    What was confirmed in two ways is followed in none.
    """
    was = {each.id: each for each in proposed if isinstance(each, Statement | Actor)}
    decided = [
        _Decided(was[each.id], each)
        for each in items
        if isinstance(each, Statement | Actor) and each.review == "confirmed" and each.id in was
    ]
    if not any(each.is_corrected for each in decided):
        return tuple(items)
    names = frozenset(each.text for each in was.values() if isinstance(each, Actor))
    following = _Following(decided, names, article)
    return tuple(
        following.of(each) if isinstance(each, Statement | Actor) and is_open(each) else each
        for each in items
    )


class _Following:
    """Puts right what is still proposed; `names` are those that the article has of people."""

    def __init__(
        self, decided: Sequence[_Decided], names: frozenset[str], article: Article
    ) -> None:
        self._decided = decided
        self._names = names
        self._article = article

    def of(self, item: Statement | Actor) -> Statement | Actor:
        if isinstance(item, Statement):
            item = self._with_speaker(item)
        as_told = [
            each
            for each in self._decided
            if _name(each.now) == _name(item) and each.was.role == item.role
        ]
        roles = {each.now.role for each in as_told}
        if (
            len(roles) != 1
            or roles == {item.role}
            or (not item.role and isinstance(item, Statement))
        ):
            return item
        return self._told(msgspec.structs.replace(item, role=roles.pop()), "role", as_told[0])

    def _with_speaker(self, item: Statement) -> Statement:
        for rests_on_the_same in (_in_one_sentence, _by_the_same_words, self._is_so_called):
            as_told = [each for each in self._decided if rests_on_the_same(each, item)]
            speakers = {_name(each.now) for each in as_told}
            if len(speakers) == 1 and speakers != {item.speaker}:
                put_right = msgspec.structs.replace(item, speaker=speakers.pop())
                return self._told(put_right, "speaker", as_told[0])
            if speakers:
                break
        return item

    def _is_so_called(self, decided: _Decided, item: Statement) -> bool:
        """Return whether a name is written otherwise, or as it was: nobody else is meant."""
        called = _name(decided.now)
        is_renamed = called not in self._names or called == item.speaker
        return _name(decided.was) == item.speaker and is_renamed

    def _told(self, item: _Item, field: str, by: _Decided) -> _Item:
        """Return an item that says by whose example it has a field."""
        if item.suggestion is None:
            return item
        first = by.now.evidence[0].paragraph if by.now.evidence else 1
        place = paragraph_name(self._article, first)
        why = f"{field} as written in {place}"
        suggestion = msgspec.structs.replace(item.suggestion, why=(*item.suggestion.why, why))
        return msgspec.structs.replace(item, suggestion=suggestion)


def _name(item: Statement | Actor) -> str | None:
    return item.speaker if isinstance(item, Statement) else item.text


def _in_one_sentence(decided: _Decided, item: Statement) -> bool:
    was = decided.was
    if not isinstance(was, Statement) or was.speaker != item.speaker:
        return False
    return not {*was.evidence[1:]}.isdisjoint(item.evidence[1:])


def _by_the_same_words(decided: _Decided, item: Statement) -> bool:
    was = decided.was
    if not isinstance(was, Statement) or (was.speaker, was.role) != (item.speaker, item.role):
        return False
    return _known_by(was) == _known_by(item) and _known_by(item) in _BY_WORDS


def _known_by(statement: Statement) -> str:
    """Return by what the speaker was known, which is what a rule says last."""
    rule = statement.suggestion.rule if statement.suggestion else ""
    return rule.rpartition(", ")[2]
