"""How items read in words: the same on the screen, in exports, in search and in copies."""

from collections.abc import Iterable
from typing import Final, NamedTuple, assert_never

from briefings.figures import reading
from briefings.model import (
    Actor,
    AnyItem,
    Article,
    BottomLine,
    Briefing,
    Evidence,
    Figure,
    Item,
    Place,
    PlainItem,
    Review,
    Statement,
    Tension,
)
from briefings.text import flowing

UNKNOWN: Final = "unknown"
NAMED_PARAGRAPHS: Final = 4
LABEL_WORDS: Final = 5

_REMARKS: Final[dict[Review, str]] = {
    "proposed": "proposed by the program, not confirmed",
    "accepted": "accepted unseen",
    "confirmed": "",
}


class ItemSentence(NamedTuple):
    """What an item says: a head, and what follows it, which may be empty.

    `joint` parts the two in plain text. `names` says that the head is a name or a value, which
    formats with type set in bold.
    """

    head: str
    rest: str = ""
    joint: str = " - "
    names: bool = False

    @property
    def text(self) -> str:
        """The whole as plain text."""
        return self.joint.join(part for part in (self.head, self.rest) if part)


def sentence(item: AnyItem) -> ItemSentence:
    """Return what an item says."""
    match item:
        case Figure():
            return ItemSentence(reading(item), _facts(item), " · ", names=True)
        case Statement():
            return ItemSentence(speaker(item), said(item), ": ", names=True)
        case Actor() | Place():
            return ItemSentence(item.text, _other_names(item), names=True)
        case Tension():
            return ItemSentence(item.text, f"{item.type}, {item.severity}")
        case PlainItem():
            return ItemSentence(item.text, own_fields(item))
        case _:
            assert_never(item)


def item_line(item: AnyItem) -> str:
    """Return a whole item in one line, with what a reader must know before using it."""
    text = sentence(item).text
    return f"{text} [{remark(item)}]" if remark(item) else text


def remark(item: AnyItem) -> str:
    """Return what a reader must know before using an item; mostly empty."""
    return _REMARKS[item.review]


def item_text(item: AnyItem) -> str:
    """Return all that a panel shows of an item, as the one text in which it is searched."""
    match item:
        case Figure():
            return joined((*_values(item), *_about(item)), " · ")
        case Statement():
            return f"{said(item)} - {speaker(item)}"
        case Tension():
            return f"{item.text} {reasoning(item)}"
        case Actor() | Place():
            names = f"({', '.join(item.names)})" if item.names else None
            return joined((joined((item.text, names), " "), item.role), " - ")
        case PlainItem():
            return sentence(item).text
        case _:
            assert_never(item)


def known(value: str | None, name: str) -> str:
    """Return what is known of a field, and `period unknown` where nobody has said it."""
    return value or f"{name} {UNKNOWN}"


def label(item: AnyItem) -> str:
    """Name an item in a few words."""
    match item:
        case Figure():
            return reading(item)
        case Statement():
            return f"{known(item.speaker, 'speaker')} {paragraphs(item)}".rstrip()
        case Actor() | Place():
            return item.text
        case Tension() | PlainItem():
            return first_words(item.text)
        case _:
            assert_never(item)


def kind_name(item: AnyItem) -> str:
    """Return the name of an item's kind: `key point`."""
    return item.kind.replace("_", " ")


def full_label(item: AnyItem) -> str:
    """Name an item and its kind in a few words: `figure ~24,000 ha`."""
    return kind_name(item) if isinstance(item, BottomLine) else f"{kind_name(item)} {label(item)}"


def speaker(statement: Statement) -> str:
    """Return who is speaking, in which role, and by which word of saying."""
    role = f", {statement.role}" if statement.role else ""
    return f"{known(statement.speaker, 'speaker')}{role} ({known(statement.cue, 'cue')})"


def said(statement: Statement) -> str:
    """Return what was said, in quotation marks where the words are the speaker's own."""
    return f"“{statement.text}”" if statement.direct else statement.text


def reasoning(tension: Tension) -> str:
    """Return a tension's reasoning, labelled where it is an inference."""
    return f"Inference: {tension.reasoning}" if tension.inference else tension.reasoning


def argued(item: AnyItem) -> Tension | None:
    """Return the item if its reasoning, and what it concerns, are to stand beneath it."""
    match item:
        case Tension():
            return item
        case Figure() | Statement() | Actor() | Place() | PlainItem():
            return None
        case _:
            assert_never(item)


def concerns(briefing: Briefing, tension: Tension) -> str:
    """Name the items that a tension concerns; empty where it names none."""
    items = {item.id: item for item in briefing.items}
    return ", ".join(label(items[each]) for each in tension.items if each in items)


def paragraphs(item: AnyItem, most: int = NAMED_PARAGRAPHS) -> str:
    """Name the paragraphs that an item stands on: `¶5 ¶6`; beyond `most` only how many more."""
    numbers = list(dict.fromkeys(evidence.paragraph for evidence in item.evidence))
    named = [f"¶{number}" for number in numbers[:most]]
    return " ".join([*named, f"+{len(numbers) - most}"] if len(numbers) > most else named)


def paragraph_name(article: Article, number: int) -> str:
    """Return what a paragraph is cited by: `¶5`, and in what has pages `p. 3 ¶5`."""
    page = article.page_of(number)
    return f"¶{number}" if page is None else f"p. {page} ¶{number}"


def citation(article: Article, evidence: Evidence) -> str:
    """Return where a piece of evidence stands, and its very words."""
    return f"{paragraph_name(article, evidence.paragraph)} “{flowing(evidence.text)}”"


def first_words(text: str, most: int = LABEL_WORDS) -> str:
    """Return the first words of `text`, in quotation marks, with an ellipsis if more follow."""
    words = text.split()
    return f"“{' '.join(words[:most])}{' …' if len(words) > most else ''}”"


def own_fields(item: PlainItem) -> str:
    """Return the values of the fields that an item's kind has besides those of all items."""
    names = [name for name in item.__struct_fields__ if name not in Item.__struct_fields__]
    return joined((_in_words(name, getattr(item, name)) for name in names), " · ")


def joined(parts: Iterable[str | None], between: str) -> str:
    """Join those parts that there are, each once."""
    return between.join(dict.fromkeys(part for part in parts if part))


def _in_words(name: str, value: object) -> str:
    if value is True:
        return name.replace("_", " ")
    if value is None or value is False:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _other_names(item: Actor | Place) -> str:
    others = f"also {', '.join(item.names)}" if item.names else ""
    return f"{item.role} ({others})" if item.role and others else item.role or others


def _facts(figure: Figure) -> str:
    return " · ".join((*_about(figure), f"“{figure.text}”"))


def _about(figure: Figure) -> list[str]:
    """Return what is known of a figure's value, and which of it is not that should be."""
    what, period, status = (
        known(getattr(figure, name), name) for name in ("what", "period", "status")
    )
    return [part for part in (what, figure.scope, period, status, figure.source) if part]


def _values(figure: Figure) -> tuple[str, ...]:
    """Return how a figure reads and how the article puts it, or the one that says both."""
    value = reading(figure)
    if value in figure.text:
        return (figure.text,)
    return (value,) if figure.text in value else (value, figure.text)
