"""The filters of the grammar: their names, the values they know, and what is said of others."""

from typing import Final, get_args

from briefings.folding import fold
from briefings.kinds import KINDS
from briefings.search.nodes import FilterName

FILTERS: Final[tuple[FilterName, ...]] = get_args(FilterName)

NAMES: Final = (*(kind.tag for kind in KINDS), "note", "highlight")
"""The values of `kind:` and `has:`. A highlight is a note without text of its own."""

RESTRICTING: Final[frozenset[FilterName]] = frozenset({"panel", "kind", "tag", "speaker"})
"""The filters that also say which items and notes are shown."""

_VALUES: Final[dict[str, str]] = {
    "panel": "a panel's key or the beginning of its name",
    "kind": f"one of {', '.join(NAMES)}",
    "tag": "the beginning of a tag",
    "speaker": "a part of a speaker's name or role",
    "has": f"one of {', '.join(NAMES)}",
}


def kinds_named(value: str) -> frozenset[str]:
    """Return the kinds that `value` is the beginning of, in one number or the other.

    Case, accents, hyphens and spaces do not matter: `Key-points` is `key_point`.
    """
    wanted = _letters(value)
    return frozenset(name for name in NAMES if wanted and f"{_letters(name)}s".startswith(wanted))


def tag_value(value: str) -> str:
    """Return the tag that a value means; its `#` may be written or not."""
    return fold(value.lstrip("#")).text.strip()


def problem(name: str, value: str) -> str | None:
    """Return in one sentence what is wrong with `name:value`, `None` where nothing is."""
    if name not in FILTERS:
        return (
            f"There is no filter “{name}”: known are {', '.join(FILTERS)}, and words with a colon "
            "need quotation marks."
        )
    if not (tag_value(value) if name == "tag" else fold(value).text.strip()):
        return f"Write a value right behind “{name}:”, which is {_VALUES[name]}."
    if name in ("kind", "has") and not kinds_named(value):
        return f"“{name}:{value}” names no kind of item or note: known are {', '.join(NAMES)}."
    return None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text).text))
