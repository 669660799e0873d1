"""The grammar: from what somebody typed to a tree, whatever it was.

A query is words, phrases and filters, separated by white space; all of them must hold.

    coca leaf            both words, each at the beginning of a word of the text
    "coca leaf"          these words in this order; “…”, „…“ and «…» do as well
    -paste  -"coca leaf" not this: a whole word or phrase
    -past*               no word that begins so; a word that is wanted may end in * too
    panel:funding        also kind: tag: speaker: has:, see `briefings.search.filters`
    speaker:"Ana Núñez"  a value with spaces; in quotation marks it is meant exactly

Accents, case and the sort of dash or quotation mark do not matter. A query is read while it
is being typed, so nothing here raises: a phrase that is still open is one, and a filter that
makes no sense is left out of the tree and named in `Query.problems`.
"""

import re
from typing import Final, cast

import msgspec

from briefings.folding import fold
from briefings.search import filters
from briefings.search.nodes import All, Filter, FilterName, Node, Not, Phrase, Word

QUOTES: Final = '"“”„‟«»″ʺ＂'
DASHES: Final = "-‐‑‒–—―−⁻₋︱︲﹘﹣－"

_TOKEN: Final = re.compile(
    rf"""(?P<minus>[{DASHES}]*)
    (?:(?P<name>[^\W\d_]+):(?!//))?
    (?:[{QUOTES}](?P<phrase>[^{QUOTES}]*)(?P<close>[{QUOTES}])?|(?P<word>[^\s{QUOTES}]*))""",
    re.VERBOSE,
)


class Query(msgspec.Struct, frozen=True):
    """A query: its tree, and a sentence on each part that was left out of it."""

    root: All
    problems: tuple[str, ...] = ()


def parse(text: str) -> Query:
    """Read a query; any text is one."""
    nodes: list[Node] = []
    problems: list[str] = []
    at = _skip_space(text, 0)
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None or token.end() == at:
            break
        node = _leaf(token, problems)
        if isinstance(node, Word):
            node = _word(node.text, closed=bool(token["minus"]))
        if node is not None:
            nodes.append(Not(node) if token["minus"] else node)
        at = _skip_space(text, token.end())
    return Query(All(tuple(nodes)), tuple(dict.fromkeys(problems)))


def _leaf(token: re.Match[str], problems: list[str]) -> Word | Phrase | Filter | None:
    quoted = token["phrase"] is not None
    closed = token["close"] is not None
    text = " ".join(token["phrase"].split()) if quoted else token["word"]
    if token["name"]:
        return _filter(fold(token["name"]).text, text, problems, exact=closed)
    if not fold(text).text.strip():
        return None
    return Phrase(text, closed) if quoted else Word(text)


def _word(text: str, *, closed: bool) -> Word:
    """Return a word that is meant by its beginning, or a `closed` one that is meant whole.

    What is wanted may still grow while it is typed, and what is excluded should be no more than
    was named. A star at the end means the beginning in both.
    """
    begins = text.rstrip("*")
    return Word(begins or text, closed and begins in ("", text))


def _filter(name: str, value: str, problems: list[str], *, exact: bool) -> Filter | None:
    problem = filters.problem(name, value)
    if problem is None:
        return Filter(cast("FilterName", name), value, exact)
    problems.append(problem)
    return None


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
