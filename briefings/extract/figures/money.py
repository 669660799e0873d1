"""Which money a sign or a word stands for, by the words of the article."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

import msgspec

from briefings.extract.languages import words
from briefings.extract.neighbours import text_at
from briefings.extract.scanned_text import ScannedText, Token

_SIGNS: Final = {
    "US$": "USD", "$US": "USD", "U.S.$": "USD", "USD": "USD", "USD$": "USD",
    "A$": "AUD", "AU$": "AUD", "AUD": "AUD", "C$": "CAD", "CA$": "CAD", "CAD": "CAD", "CDN$": "CAD",
    "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "BRL": "BRL",
    "MX$": "MXN", "MXN": "MXN", "MXN$": "MXN", "COP": "COP", "COP$": "COP", "CLP": "CLP",
    "ARS": "ARS", "RD$": "DOP", "S/": "PEN", "S/.": "PEN", "PEN": "PEN", "Bs": "BOB", "Bs.": "BOB",
    "€": "EUR", "EUR": "EUR", "£": "GBP", "GBP": "GBP", "¥": "JPY", "₹": "INR", "Rs": "INR",
    "Rs.": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS", "₺": "TRY", "₱": "PHP", "CHF": "CHF",
    "B/.": "PAB", "₡": "CRC", "Q": "GTQ", "L": "HNL", "U$S": "USD", "KSh": "KES", "Ksh": "KES",
    "KES": "KES", "USh": "UGX", "TSh": "TZS", "₦": "NGN", "₴": "UAH", "฿": "THB", "₫": "VND",
    "Rp": "IDR", "Gs.": "PYG", "Lps.": "HNL", "৳": "BDT", "zł": "PLN", "NZD": "NZD", "CNY": "CNY",
}  # fmt: skip
"""By how money is written before a number, in every language; `$` alone is told by the article."""
_LAST_TOKENS: Final = frozenset(
    re.findall(r"(?:[^\W_]+|\W)$", "\n".join([*_SIGNS, "$"]), re.MULTILINE)
)
"""What stands last in a sign."""
_LONGEST: Final = 3
_DATELINE: Final = 200
"""Characters from the beginning in which an article names its place."""
_DATELINE_WEIGHT: Final = 3
_PESO: Final = "peso"
SURE: Final = 0.97
_TOLD: Final = 0.9
_LIKELY: Final = 0.85
_OPEN: Final = 0.65
_DOLLARS: Final = frozenset({"dólar", "dólares", "usd"})


class Money(NamedTuple):
    """An ISO 4217 code, or `None` where it is not told which; how sure it is."""

    code: str | None
    confidence: float


class _CountryWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    families: dict[str, tuple[str, ...]]
    dollars: frozenset[str]
    countries: dict[str, frozenset[str]]


class ArticleMoney:
    """Tells `$` and pesos by the countries that an article speaks of, its dateline above all."""

    def __init__(self, scan: ScannedText) -> None:
        self._scan = scan
        self._words = words(scan.language, "countries", _CountryWords)

    @cached_property
    def _countries(self) -> Counter[str]:
        """How much speaks for each money's country."""
        of_word = {word: code for code, names in self._words.countries.items() for word in names}
        found: Counter[str] = Counter()
        for token in self._scan.tokens:
            if code := of_word.get(token.lower):
                found[code] += _DATELINE_WEIGHT if token.start < _DATELINE else 1
        return found

    def _of_family(self, name: str) -> Money:
        """Return the money that pesos, shillings or rupees are here."""
        family = self._words.families[name]
        found = [each for each in self._countries.most_common() if each[0] in family]
        if not found:
            return Money(None if name == _PESO else family[0], _OPEN)
        is_clear = len(found) == 1 or found[0][1] >= 2 * found[1][1]
        return Money(found[0][0], _TOLD if is_clear else _OPEN)

    @cached_property
    def dollar(self) -> Money:
        """The money that `$` alone is here."""
        home = self._countries.most_common(1)
        if not home:
            return Money("USD", SURE if self._scan.language == "en" else _TOLD)
        code, weight = home[0]
        if self._scan.language == "en":
            return Money("USD", _OPEN if code in self._words.dollars else SURE)
        pesos = self._of_family(_PESO)
        if pesos.code and self._has_signs_of_dollars:
            return Money(pesos.code, pesos.confidence)
        if code not in self._words.families[_PESO] or weight < _DATELINE_WEIGHT:
            return Money("USD", _TOLD)
        words = {token.lower for token in self._scan.tokens}
        return Money(code, _OPEN if words & _DOLLARS else _LIKELY)

    @property
    def _has_signs_of_dollars(self) -> bool:
        """Return whether dollars have a sign of their own here, so that `$` alone is another."""
        return any(sign in self._scan.text for sign in ("US$", "U$S", "USD"))

    def of_word(self, code: str) -> Money:
        """Return the money of a word's code, or of the common name of several."""
        return self._of_family(code) if code in self._words.families else Money(code, SURE)


def sign_before(tokens: Sequence[Token], at: int) -> tuple[str | None, int] | None:
    """Return the code of the sign before a token, and where it begins; `$` alone has none."""
    if text_at(tokens, at - 1) not in _LAST_TOKENS:
        return None
    for length in range(min(_LONGEST, at), 0, -1):
        sign = tokens[at - length : at]
        if any(one.end != two.start for one, two in pairwise(sign)):
            continue
        written = "".join(token.text for token in sign)
        if written in _SIGNS and (
            len(written) > 1 or not written.isalpha() or sign[-1].end == tokens[at].start
        ):
            return _SIGNS[written], at - length
    if text_at(tokens, at - 1) == "$":
        return None, at - 1
    return None
