"""Made-up news for large libraries: articles of about 5 KB in words as frequent as real ones are.

Words are made of syllables; the word of rank `r` comes up 1/r as often as the first. Each article
tells some figures, statements and key points, at places and of people from short lists.
"""

import datetime as dt
import random
from bisect import bisect
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, product
from typing import Final

from briefings.documents.text.text_blocks import paragraph_blocks
from briefings.model import AnyItem, Article, Evidence, Figure, KeyPoint, Source, Statement
from briefings.repository.briefing_record import BriefingRecord

PLACES: Final = ("Apurímac", "Huancavelica", "Áncash", "Junín", "Ucayali", "Espinar", "Łódź")
PEOPLE: Final = ("Carmen Masías", "Vicente Romero", "Ana Núñez", "José Peláez", "Rubén Vargas")
UNITS: Final = (("hectare", "hectares of coca"), ("USD", "dollars"), ("person", "farmers"))
PUBLISHERS: Final = ("The Gazette", "El Correo", "Andina", "Reuters", "La República")

_WORDS: Final = 40_000
_SENTENCES: Final = 34
_LENGTH: Final = 20


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    syllables = ["".join(each) for each in product("bcdfglmnprst", "aeiou", ("", "n", "s"))]
    chance = random.Random(1)
    words = dict.fromkeys(
        "".join(chance.choices(syllables, k=1 + (rank > 40) + (rank > 2000)))
        for rank in range(2 * _WORDS)
    )
    weights = accumulate(1 / rank for rank in range(1, len(words) + 1))
    return list(words), list(weights)


def word(rank: int) -> str:
    """Return the word of a rank, the commonest is 0."""
    return _vocabulary()[0][rank]


def _some(chance: random.Random, count: int) -> list[str]:
    words, weights = _vocabulary()
    return [words[bisect(weights, chance.random() * weights[-1])] for _ in range(count)]


def _sentences(chance: random.Random) -> Iterator[str]:
    for _ in range(_SENTENCES):
        yield f"{' '.join(_some(chance, _LENGTH)).capitalize()}."


def news(number: int, added: dt.datetime) -> tuple[BriefingRecord, str]:
    """Return a briefing without its version, and the text of its article."""
    chance = random.Random(number)
    sentences = list(_sentences(chance))
    told = [_figure(chance, at) for at in range(3)] + [_statement(chance) for _ in range(3)]
    for at, (sentence, _) in enumerate(told):
        sentences.insert(3 + 5 * at, sentence)
    day = dt.date(2005, 1, 1) + dt.timedelta(days=chance.randrange(7500))
    title = f"{' '.join(_some(chance, 7)).capitalize()} {number}"
    paragraphs = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    text = "\n\n".join((title, *paragraphs)) + "\n"
    told += [(each, KeyPoint(id="", text=each, topics=())) for each in sentences[1:4:2]]
    article = Article(text=text, blocks=paragraph_blocks(text), sha256="")
    source = Source(title=title, publisher=chance.choice(PUBLISHERS), published=day, language="en")
    return BriefingRecord(
        key=f"b-{number:06d}",
        versions=(),
        source=source,
        items=tuple(_placed(told, article)),
        added=added,
    ), text


def _figure(chance: random.Random, at: int) -> tuple[str, AnyItem]:
    unit, what = chance.choice(UNITS)
    value, place = chance.randrange(1, 900) * 10 ** chance.randrange(4), chance.choice(PLACES)
    sentence = f"In {place} they reported {value:,} {what} in case {at}."
    return sentence, Figure(
        id="", text=f"{value:,} {what}", topics=(), value=value, unit=unit, scope=place
    )


def _statement(chance: random.Random) -> tuple[str, AnyItem]:
    who, said = chance.choice(PEOPLE), " ".join(_some(chance, 12))
    item = Statement(id="", text=said, topics=(), speaker=who, cue="said", direct=True)
    return f"“{said.capitalize()},” said {who}.", item


def _placed(told: list[tuple[str, AnyItem]], article: Article) -> Iterator[AnyItem]:
    """Yield the items with ids, and the place of the sentence that each stands on."""
    for number, (sentence, item) in enumerate(told):
        start = article.text.index(sentence)
        paragraph = next(p.number for p in article.paragraphs if p.start <= start < p.end)
        evidence = Evidence(start, start + len(sentence), sentence, paragraph)
        yield type(item)(
            **{name: getattr(item, name) for name in item.__struct_fields__}
            | {"id": f"{item.kind[0]}-{number}", "evidence": (evidence,)}
        )
