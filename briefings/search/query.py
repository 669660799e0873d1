"""The grammar: from what somebody typed to a tree, whatever it was.

A query is words, phrases and filters, separated by white space; all of them must hold.

    coca eradicate       both words: what begins so, and their forms (`eradication`)
    "coca leaf"          these words in this order; “…”, „…“ and «…» do as well
    erad*  eradicaton~   by its beginning alone; with one letter wrong
    coca OR poppy leaf   one of the neighbours of OR, and leaf; (…) makes one part of several
    -paste  -"coca leaf" not this: a whole word or phrase; also -(coca OR poppy)
    -past*               no word that begins so
    panel:funding        also kind: tag: speaker: has: is: lang: id:, see `search.filters`
    title:coca           a word, phrase … of the title; also publisher: and note:
    speaker:"Ana Núñez"  a value with spaces; in quotation marks it is meant exactly
    date:2013..2014      published then; also 2013, 2013-05, 2013.. and ..2014
    ha>20k  usd:40m..90m a figure in a unit; figure > 1000 in any

Accents, case and the sort of dash or quotation mark do not matter. A query is read while it
is being typed, so nothing here raises: a phrase that is still open is one, and what makes no
sense is left out of the tree. The first of it is told in `Query.mistake`.
"""

import re
from functools import cache
from typing import Final, NamedTuple, cast

import msgspec

from briefings.folding import fold, folded_text
from briefings.search import filters
from briefings.search.mistakes import QueryMistake
from briefings.search.nodes import (
    QUOTES,
    WORD,
    All,
    Condition,
    Either,
    FieldName,
    Filter,
    FilterName,
    InDraft,
    Node,
    Not,
    Phrase,
    Sense,
    Word,
)
from briefings.search.quantities import keys_called
from briefings.search.ranges import amount, dated
from briefings.search.slips import SHORTEST
from briefings.search.tokens import LETTER

DASHES: Final = "-‐‑‒–—―−⁻₋︱︲﹘﹣－"

_MONEY: Final = "$¢£¥฿€₡₦₩₪₫₱₴₹₺₽৳"

_TOKEN: Final = rf"""(?P<minus>[{DASHES}]*)
    (?:(?P<bracket>[()])
      |(?:(?P<name>[^\W\d_]+):(?!//)
         |(?P<unit>(?:[^\W\d_]|[{_MONEY}%°])[\w{_MONEY}%°/²³.-]*)(?P<sign>\s*(?:[<>]=?|[≤≥])\s*(?=[-.]*\d)|[<>]=?|[≤≥]|[:=](?=[-.]*\d)))?
       (?:[{QUOTES}](?P<phrase>[^{QUOTES}]*)(?P<close>[{QUOTES}])?|(?P<word>{WORD})?))"""
_SLIP_WORD: Final = re.compile(rf"{LETTER}{{{SHORTEST},}}")
_DEEPEST: Final = 20
_SIGNS: Final = {"≥": ">=", "≤": "<=", "=": ":"}


class Query(msgspec.Struct, frozen=True):
    """A query: its tree, and what is said of the first part that made no sense.

    `places` says where in the text each condition begins.
    """

    root: All
    mistake: QueryMistake | None = None
    text: str = ""
    places: tuple[tuple[Condition, int], ...] = ()


class _Group(msgspec.Struct):
    """What stands in parentheses, which begin at `start`; `either` is where an OR waits."""

    start: int
    negated: bool = False
    excluded: bool = False
    parts: list[Node] = []
    either: int | None = None

    def add(self, node: Node) -> None:
        if self.either is not None:
            before = self.parts.pop()
            both = (*_choices(before), *_choices(node))
            node, self.either = Either(both), None
        self.parts.append(node)

    def node(self) -> Node | None:
        """Return all parts as one, `None` where there is none."""
        parts = [
            each
            for part in self.parts
            for each in (part.nodes if isinstance(part, All) else [part])
        ]
        node = parts[0] if len(parts) == 1 else All(tuple(parts))
        return (Not(node) if self.negated else node) if parts else None


@cache
def _token() -> re.Pattern[str]:
    """Return what matches a part; it takes longer to compile than a start should wait."""
    return re.compile(_TOKEN, re.VERBOSE)


def parse(text: str) -> Query:
    """Read a query; any text is one."""
    return _Parser(text).read()


class _Value(NamedTuple):
    """What stands behind a name, or alone: between marks, and closed by one, or a word."""

    text: str
    is_quoted: bool
    is_closed: bool


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._mistakes: list[QueryMistake] = []
        self._places: list[tuple[Condition, int]] = []
        self._groups = [_Group(0)]

    def read(self) -> Query:
        token_at = _token().match
        at = _skip_space(self._text, 0)
        while at < len(self._text):
            token = token_at(self._text, at)
            if token is None or token.end() == at:
                break
            self._take(token)
            at = _skip_space(self._text, token.end())
        while len(self._groups) > 1:
            start = self._groups[-1].start
            self._close()
            self._tell("This “(” is never closed.", start)
        self._end_of(self._groups[0])
        root = self._groups[0].node()
        tree = root if isinstance(root, All) else All((root,) if root else ())
        mistake = self._mistakes[0] if self._mistakes else None
        return Query(tree, mistake, self._text, tuple(self._places))

    def _take(self, token: re.Match[str]) -> None:
        group = self._groups[-1]
        minus = bool(token["minus"])
        start = token.end("minus")
        if token["bracket"] == "(":
            self._open(start, negated=minus)
        elif token["bracket"]:
            if len(self._groups) > 1:
                self._close()
            else:
                self._tell("This “)” closes nothing.", start)
        elif token[0] == "OR":
            if group.either is not None or not group.parts:
                self._tell("“OR” stands between two parts.", start)
            else:
                group.either = start
        elif token[0] != "AND":
            node = self._leaf(token, start, excluded=minus or group.excluded)
            if isinstance(node, Condition):
                self._places.append((node, start))
            if node is None:
                group.either = None
            else:
                group.add(Not(node) if minus else node)

    def _open(self, start: int, *, negated: bool) -> None:
        if len(self._groups) > _DEEPEST:
            self._tell(f"Parentheses are understood {_DEEPEST} deep.", start)
        excluded = negated or self._groups[-1].excluded
        self._groups.append(_Group(start, negated, excluded))

    def _close(self) -> None:
        group = self._groups.pop()
        self._end_of(group)
        node = group.node()
        if node is None:
            self._groups[-1].either = None
        elif len(self._groups) <= _DEEPEST:
            self._groups[-1].add(node)

    def _end_of(self, group: _Group) -> None:
        if group.either is not None:
            self._tell("“OR” stands between two parts.", group.either)
            group.either = None

    def _leaf(self, token: re.Match[str], start: int, *, excluded: bool) -> Node | None:
        quoted = token["phrase"] is not None
        if quoted and token["close"] is None:
            self._tell("This quotation mark is never closed.", token.start("phrase") - 1)
        text = " ".join(token["phrase"].split()) if quoted else token["word"] or ""
        value = _Value(text, quoted, token["close"] is not None)
        if token["unit"]:
            return self._compared(token, value, start, excluded=excluded)
        if token["name"]:
            return self._named(token, value, start, excluded=excluded)
        return self._term(value, None, start, excluded=excluded)

    def _named(
        self, token: re.Match[str], value: _Value, start: int, *, excluded: bool
    ) -> Node | None:
        """Read `name:value`, where a name of letters is a filter or else a unit."""
        name = fold(token["name"]).text
        if not filters.is_filter(name) and (figure := amount(token["name"], ":", value.text)):
            return figure
        if not filters.is_filter(name) and keys_called(name):
            self._miss_number(token["name"], ":", token.end("name") + 1)
            return None
        if problem := filters.problem(name, value.text):
            self._tell(problem, start)
            return None
        if name in filters.FIELDS:
            return self._term(value, name, start, excluded=excluded)
        return self._filter(name, value, start)

    def _filter(self, name: str, value: _Value, start: int) -> Node | None:
        if name == "date":
            return self._date(":", value.text, start)
        if name == "has" and filters.is_draft(value.text):
            return InDraft()
        return Filter(cast("FilterName", name), value.text, value.is_closed)

    def _term(
        self, value: _Value, field: FieldName | None, start: int, *, excluded: bool
    ) -> Node | None:
        if not folded_text(value.text).strip():
            return None
        if value.is_quoted:
            return Phrase(value.text, value.is_closed, field)
        plain = value.text.rstrip("*~")
        signs = value.text[len(plain) :] if plain else ""
        sense = Sense.WHOLE if excluded else Sense.FORMS
        if "~" not in signs:
            return Word(plain or value.text, Sense.BEGINNING if signs else sense, field)
        if not _SLIP_WORD.fullmatch(folded_text(plain)):
            self._tell(f"“~” stands behind one word of {SHORTEST} letters or more.", start)
            return Word(plain, sense, field)
        return Word(plain, Sense.SLIP, field)

    def _compared(
        self, token: re.Match[str], value: _Value, start: int, *, excluded: bool
    ) -> Node | None:
        """Read a unit or `date` with a sign of comparison; what only looks so is a word."""
        unit, sign = token["unit"], token["sign"].strip()
        sign = _SIGNS.get(sign, sign)
        if fold(unit).text == "date":
            return self._date(sign, value.text, start)
        if sign == ":" and not keys_called(unit):
            whole = _Value(f"{unit}{token['sign']}{value.text}", is_quoted=False, is_closed=False)
            return self._term(whole, None, start, excluded=excluded)
        found = amount(unit, sign, value.text)
        if found is None:
            self._miss_number(unit, sign, token.end("sign"))
        return found

    def _miss_number(self, unit: str, sign: str, at: int) -> None:
        behind = "20000, 20k or 20k..30k" if sign == ":" else "20000, 20k or 1.5m"
        self._tell(f"Write a number right behind “{unit}{sign}”, like {behind}.", at)

    def _date(self, sign: str, text: str, start: int) -> Node | None:
        found = dated(sign, text)
        if found is None:
            self._tell("Write a date like 2013, 2013-05, 2013-05-07 or 2013..2014.", start)
        return found

    def _tell(self, sentence: str, at: int) -> None:
        self._mistakes.append(QueryMistake(sentence, self._text, at))


def _choices(node: Node) -> tuple[Node, ...]:
    return node.nodes if isinstance(node, Either) else (node,)


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
