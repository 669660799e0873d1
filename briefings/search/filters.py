"""The filters of the grammar: their names, the values they know, and what is said of others."""

from typing import Final, get_args

from briefings.folding import fold
from briefings.kinds import KINDS
from briefings.search.nodes import FieldName, FilterName

FIELDS: Final[tuple[FieldName, ...]] = get_args(FieldName)
"""Words behind these have to stand in texts of one sort."""

_PLAIN: Final[tuple[FilterName, ...]] = get_args(FilterName)

FILTERS: Final = (*_PLAIN, *FIELDS, "date")

NAMES: Final = (*(kind.tag for kind in KINDS), "note", "highlight")
"""The values of `kind:` and `has:`. A highlight is a note without text of its own."""

DRAFT: Final = "draft"
"""One more value of `has:`."""

UNREVIEWED: Final = "unreviewed"
"""The value of `is:`."""

RESTRICTING: Final[frozenset[FilterName]] = frozenset({"panel", "kind", "tag", "speaker"})
"""The filters that also say which items and notes are shown."""

_VALUES: Final[dict[str, str]] = {
    "panel": "a panel's key or the beginning of its name",
    "kind": f"one of {', '.join(NAMES)}",
    "tag": "the beginning of a tag",
    "speaker": "a part of a speaker's name or role",
    "has": f"one of {', '.join((*NAMES, DRAFT))}",
    "is": UNREVIEWED,
    "lang": "a language like en or es",
    "id": "the beginning of a briefing's id",
    "note": "a word of a note",
    "title": "a word of the article's title",
    "publisher": "a word of the publisher's name",
    "date": "like 2013, 2013-05 or 2013..2014",
}


def kinds_named(value: str) -> frozenset[str]:
    """Return the kinds that `value` is the beginning of, in one number or the other.

    Case, accents, hyphens and spaces do not matter: `Key-points` is `key_point`.
    """
    return frozenset(name for name in NAMES if _begins(f"{_letters(name)}s", value))


def is_draft(value: str) -> bool:
    """Return whether a value of `has:` means a note that is not finished."""
    return not kinds_named(value) and _begins(f"{DRAFT}s", value)


def tag_value(value: str) -> str:
    """Return the tag that a value means; its `#` may be written or not."""
    return fold(value.lstrip("#")).text.strip()


def is_filter(name: str) -> bool:
    return name in FILTERS


def problem(name: str, value: str) -> str | None:
    """Return in one sentence what is wrong with `name:value`, `None` where nothing is."""
    if not is_filter(name):
        return (
            f"There is no filter “{name}”: known are {', '.join(FILTERS)}, and words with a colon "
            "need quotation marks."
        )
    if not (tag_value(value) if name == "tag" else fold(value).text.strip()):
        return f"Write a value right behind “{name}:”, which is {_VALUES[name]}."
    if name == "has" and is_draft(value):
        return None
    if name in ("kind", "has") and not kinds_named(value):
        names = NAMES if name == "kind" else (*NAMES, DRAFT)
        return f"“{name}:{value}” names no kind of item or note: known are {', '.join(names)}."
    if name == "is" and not _begins(UNREVIEWED, value):
        return f"“is:{value}” says nothing: known is {UNREVIEWED}."
    return None


def _begins(name: str, value: str) -> bool:
    wanted = _letters(value)
    return bool(wanted) and name.startswith(wanted)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text).text))
