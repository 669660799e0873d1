"""How items read in words: the same on the screen, in exports, in search and in copies."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, assert_never

from briefings.figures import reading
from briefings.folding import folded_text
from briefings.labels import available, labels_of, or_english
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
    Statement,
    Tension,
)
from briefings.text import flowing

if TYPE_CHECKING:
    from briefings.labels.labels import Labels

UNKNOWN: Final = "unknown"
NAMED_PARAGRAPHS: Final = 4
LABEL_WORDS: Final = 5

_INNER_MARKS: Final = str.maketrans("“”", "‘’")

Field = Literal["what", "period", "status", "speaker", "cue", "source"]
"""What is said to be unknown of an item, where nobody has said it."""


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


def sentence(item: AnyItem, labels: "Labels | None" = None) -> ItemSentence:
    """Return what an item says."""
    match item:
        case Figure():
            return ItemSentence(reading(item, labels), _facts(item, labels), " · ", names=True)
        case Statement():
            return ItemSentence(speaker(item, labels), said(item), ": ", names=True)
        case Actor() | Place():
            return ItemSentence(item.text, _other_names(item, labels), names=True)
        case Tension():
            return ItemSentence(item.text, weight(item, labels))
        case PlainItem():
            return ItemSentence(item.text, own_fields(item))
        case _:
            assert_never(item)


def figure_words(figure: Figure, labels: "Labels | None" = None) -> tuple[str, str]:
    """Return a figure's value, and the article's wording where that is another: as in a table."""
    value = reading(figure, labels)
    return value, "" if value == figure.text else f"“{figure.text}”"


def item_line(item: AnyItem, labels: "Labels | None" = None) -> str:
    """Return a whole item in one line, with what a reader must know before using it."""
    text, remarked = sentence(item, labels).text, remark(item, labels)
    return f"{text} [{remarked}]" if remarked else text


def remark(item: AnyItem, labels: "Labels | None" = None) -> str:
    """Return what a reader must know before using an item; mostly empty."""
    if item.review in ("confirmed", "used"):
        return ""
    words = or_english(labels).items
    return words.proposed if item.review == "proposed" else words.accepted


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


def known(value: str | None, name: Field, labels: "Labels | None" = None) -> str:
    """Return what is known of a field, and `period unknown` where nobody has said it."""
    return value or str(getattr(or_english(labels).unknown, name))


def weight(tension: Tension, labels: "Labels | None" = None) -> str:
    """Return of what sort a tension is, and how much it weighs: `scope, high`."""
    spoken = or_english(labels)
    return spoken.items.tension.format(
        type=spoken.tension_types.get(tension.type, tension.type),
        severity=spoken.severity[tension.severity],
    )


def label(item: AnyItem, labels: "Labels | None" = None) -> str:
    """Name an item in a few words."""
    match item:
        case Figure():
            return reading(item, labels)
        case Statement():
            return f"{known(item.speaker, 'speaker', labels)} {paragraphs(item)}".rstrip()
        case Actor() | Place():
            return item.text
        case Tension() | PlainItem():
            return first_words(item.text)
        case _:
            assert_never(item)


def tension_name(tension: Tension, labels: "Labels | None" = None) -> str:
    """Name a tension by its weight and its first words: `scope, high: “About 24,000 …”`."""
    return f"{weight(tension, labels)}: {first_words(tension.text)}"


def short_name(item: AnyItem, labels: "Labels | None" = None) -> str:
    """Name an item where it stands under the heading of its kind: a figure with what it counts."""
    match item:
        case Tension():
            return tension_name(item, labels)
        case Statement():
            return f"{attributed(item, labels)}: {first_words(item.text)}"
        case Figure():
            return joined((reading(item, labels), item.what), " · ")
        case _:
            return label(item, labels)


def kind_name(item: AnyItem, labels: "Labels | None" = None) -> str:
    """Return the name of an item's kind: `key point`."""
    return or_english(labels).kind(item.kind)


def full_label(item: AnyItem, labels: "Labels | None" = None) -> str:
    """Name an item and its kind in a few words: `figure ~24,000 ha`."""
    name = kind_name(item, labels)
    return name if isinstance(item, BottomLine) else f"{name} {label(item, labels)}"


def speaker(statement: Statement, labels: "Labels | None" = None) -> str:
    """Return who is speaking, in which role, and by which word of saying."""
    role = f", {statement.role}" if statement.role else ""
    named = known(statement.speaker, "speaker", labels)
    return f"{named}{role} ({known(statement.cue, 'cue', labels)})"


def attributed(statement: Statement, labels: "Labels | None" = None) -> str:
    """Return who is speaking in short: with the word of saying, unless a quote is plainly said.

    Of a claim it is never left out: whoever denied something did not say it.
    """
    named = known(statement.speaker, "speaker", labels)
    cue = statement.cue or ""
    if statement.direct and (not cue or folded_text(cue) in _plain_cues()):
        return named
    return f"{named} ({known(cue, 'cue', labels)})"


@cache
def _plain_cues() -> frozenset[str]:
    """Return the plain words of saying, folded; an article's language may not be the labels'."""
    every = map(labels_of, available())
    return frozenset(folded_text(cue) for labels in every for cue in labels.saying.plain)


def who_says(figure: Figure, labels: "Labels | None" = None) -> str | None:
    """Return who vouches for a figure, and whether they deny or allege it: `denied by Exxon`."""
    words = or_english(labels).status_by.get(figure.status) if figure.status else None
    return words.format(name=figure.source) if words and figure.source else figure.source


def said(statement: Statement) -> str:
    """Return what was said, in quotation marks where the words are the speaker's own."""
    return f"“{statement.text}”" if statement.direct else statement.text


def reasoning(tension: Tension, labels: "Labels | None" = None) -> str:
    """Return a tension's reasoning, labelled where it is an inference."""
    if not tension.inference:
        return tension.reasoning
    return or_english(labels).items.inference.format(reasoning=tension.reasoning)


def argued(item: AnyItem) -> Tension | None:
    """Return the item if its reasoning, and what it concerns, are to stand beneath it."""
    match item:
        case Tension():
            return item
        case Figure() | Statement() | Actor() | Place() | PlainItem():
            return None
        case _:
            assert_never(item)


def concerns(briefing: Briefing, tension: Tension, labels: "Labels | None" = None) -> str:
    """Name the items that a tension concerns; empty where it names none."""
    items = {item.id: item for item in briefing.items}
    named = (label(items[each], labels) for each in tension.items if each in items)
    return ", ".join(named)


def paragraphs(item: AnyItem, most: int = NAMED_PARAGRAPHS) -> str:
    """Name the paragraphs that an item stands on: `¶5 ¶6`; beyond `most` only how many more."""
    numbers = list(dict.fromkeys(evidence.paragraph for evidence in item.evidence))
    named = [f"¶{number}" for number in numbers[:most]]
    return " ".join([*named, f"+{len(numbers) - most}"] if len(numbers) > most else named)


def paragraph_name(article: Article, number: int, labels: "Labels | None" = None) -> str:
    """Return what a paragraph is cited by: `¶5`, and in what has pages `p. 3 ¶5`."""
    page = article.page_of(number)
    if page is None:
        return f"¶{number}"
    return or_english(labels).references.page.format(page=page, paragraph=f"¶{number}")


def citation(article: Article, evidence: Evidence, labels: "Labels | None" = None) -> str:
    """Return where a piece of evidence stands, and its very words."""
    place = paragraph_name(article, evidence.paragraph, labels)
    return f"{place} “{flowing(evidence.text)}”"


def first_words(text: str, most: int = LABEL_WORDS) -> str:
    """Return the first words of `text`, in quotation marks, with an ellipsis if more follow."""
    words = text.split()
    return quoted(f"{' '.join(words[:most])}{' …' if len(words) > most else ''}")


def quoted(words: str) -> str:
    """Return words in quotation marks; those among them become single ones."""
    return f"“{words.translate(_INNER_MARKS)}”"


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


def _other_names(item: Actor | Place, labels: "Labels | None") -> str:
    names = ", ".join(item.names)
    others = or_english(labels).items.also.format(names=names) if names else ""
    return f"{item.role} ({others})" if item.role and others else item.role or others


def _facts(figure: Figure, labels: "Labels | None") -> str:
    return " · ".join((*_about(figure, labels), f"“{figure.text}”"))


def _about(figure: Figure, labels: "Labels | None" = None) -> list[str]:
    """Return what is known of a figure's value, and which of it is not that should be."""
    what, period = known(figure.what, "what", labels), known(figure.period, "period", labels)
    status, who = known(status_name(figure, labels), "status", labels), who_says(figure, labels)
    how = (status, who) if who == figure.source else (who,)
    return [part for part in (what, figure.scope, period, *how) if part]


def status_name(figure: Figure, labels: "Labels | None" = None) -> str | None:
    """Return what sort of number a figure is; nothing where nobody has said it."""
    return or_english(labels).status[figure.status] if figure.status else None


def _values(figure: Figure) -> tuple[str, ...]:
    """Return how a figure reads and how the article puts it, or the one that says both."""
    value = reading(figure)
    if value in figure.text:
        return (figure.text,)
    return (value,) if figure.text in value else (value, figure.text)
