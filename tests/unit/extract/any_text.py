"""Texts that nobody would write, of the words that the rules know: they end anywhere."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from random import Random
from typing import Final

_NAMES: Final = (
    "Ana", "Ana Quispe", "Quispe", "Gen. López", "Banco Central", "Bank of England", "ABC", "Lima",
    "U.S.", "EE. UU.", "O'Neill", "La Paz", "Juan de la Cruz", "Real Madrid", "S.A.",
)  # fmt: skip
_MARKS: Final = (
    *".,;:?!…¿¡“”\"'‘’«»„()[]—–-−/&*•#%‰°$€\n\t", "--", "\n\n", "\n\n", "’s", "US$", "S/",
    "½", "\u0301", "\u200b", "\u00a0", "\u2028", "İ", "ß", "中", "م", "😀", "٣", "Ⅷ", "ª", "Q:",
    "a)",
)  # fmt: skip
_NUMBERS: Final = (
    "0", "1", "12", "100", "1,000", "1.234,5", "3.5", "2013", "2013-14", "'90s", "1990s", "1st",
    "12:30", "1/2", "2013-05-01", "mil", "millones", "two", "half", "medio", "por ciento",
    "percent", "May", "mayo", "Monday", "lunes", "million", "m", "kg", "9" * 30, "1" * 400,
)  # fmt: skip
_SMALL: Final = {
    "en": (
        "the a of and or to in at by for from who that said as than about he she they no is was "
        "will minister editor president , . that and"
    ),
    "es": (
        "el la los una de del y e o a al en por para que dijo según como más él ella su no es fue "
        "ha será ministro editora presidente , . que y"
    ),
}
_SENTENCES: Final = {
    "en": (
        "Ana Quispe, editor of the Post and head of the board (ABC), said that it was late.",
        "“We will not go,” the president of Peru, Juan Ruiz, told Ana Ruiz on May 5, 2013.",
        "Of the 10 boats, six carried from 2 to 3.5 tons, more than 40 percent of the catch.",
        "According to the minister, up to 12,000 people paid $3 million a year for 5 kg.",
        "The fund, which manages -0.5 to 1/2 of the debt, will grow 7 points, he denied and added.",
    ),
    "es": (
        "Ana Quispe, editora de El País y jefa de la comisión (ABC), dijo que era tarde.",
        "«No vamos a volver», contó el presidente del Perú, Juan Ruiz, el lunes 5 de mayo de 2013.",
        "De los 10 barcos, seis llevaban de 2 a 3,5 toneladas, más del 40 por ciento de la pesca.",
        "Según la ministra, hasta 12.000 personas pagaron S/ 3 millones al año por 5 kg de ella.",
        "—El fondo, que maneja entre -0,5 y 1/2 de la deuda, crecerá 7 puntos —negó y agregó otra.",
    ),
}
_PIECE: Final = re.compile(r"\s*(?:\w+|[^\w\s])")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _known_words(language: str) -> list[list[str]]:
    """Return what the tables of a language's files have, each by itself."""
    folder = files("briefings.extract.languages")
    names = sorted(each.name for each in folder.iterdir() if each.name.startswith(f"{language}-"))
    tables = [tomllib.loads((folder / name).read_text("utf-8")) for name in names]
    lists = [sorted(set(_strings(each))) for table in tables for each in table.values()]
    return [each for each in lists if each]


class AnyText:
    """Makes texts in which words of a few kinds meet often, so that rules have something to read.

    The same seed gives the same texts.
    """

    def __init__(self, language: str, seed: int) -> None:
        self._chance = Random(seed)
        self._small = _SMALL[language].split()
        self._known = _known_words(language)
        self._sentences = [_PIECE.findall(each) for each in _SENTENCES[language]]

    def text(self) -> str:
        chance = self._chance
        often = [word for _ in range(chance.randrange(4)) for word in self._some()]
        made = ""
        for _ in range(chance.choice((1, 1, 2, 3, 4, 6, 8, 12, 20))):
            made += self._broken_off() if chance.random() < 0.3 else self._word(often)
            made += " " if chance.random() < 0.9 else ""
        return made if chance.random() < 0.3 else made.strip()

    def _some(self) -> list[str]:
        return self._chance.choices(self._chance.choice(self._known), k=6)

    def _broken_off(self) -> str:
        """Return a part of a sentence."""
        pieces = self._chance.choice(self._sentences)
        first = self._chance.choice((0, self._chance.randrange(len(pieces))))
        return "".join(pieces[first : self._chance.randrange(first + 1, len(pieces) + 1)]).strip()

    def _word(self, often: list[str]) -> str:
        chance = self._chance
        known = chance.choice(self._known)
        kinds = (often or known, known, _NAMES, _MARKS, _NUMBERS, self._small)
        (kind,) = chance.choices(kinds, (25, 20, 12, 15, 12, 16))
        word: str = chance.choice(kind)
        if len(word) > 2 and chance.random() < 0.1:
            word = word[: chance.randrange(1, len(word))]
        return word.capitalize() if chance.random() < 0.1 else word
