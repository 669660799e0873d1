"""Whatever a text is, it is proposed, and all that is proposed for it stands in it.

`PROPOSAL_FAULT_ROUNDS=60000` reads more texts, and prints what came of them.
"""

import os
import time
from collections import Counter
from random import Random

import msgspec
import pytest

from briefings.extract.as_json import findings_json
from briefings.extract.extraction import extract
from briefings.extract.findings import FoundInArticle
from briefings.extract.languages import LANGUAGES
from briefings.extract.proposal import Proposal, propose
from briefings.model import Article, Lens, Topic
from tests.proposed import ARTICLE
from tests.unit.extract.any_text import AnyText
from tests.unit.extract.scanning import article_of, scan_of

ROUNDS = int(os.environ.get("PROPOSAL_FAULT_ROUNDS", "200"))
TEXTS = {
    "en": ARTICLE,
    "es": "El ministro de Salud, Juan Ruiz Peña, dijo el lunes en Lima que «faltan 12 de cada 20 "
    "camas» y que el gasto subirá de S/ 3,5 millones a S/ 4 millones en 2015.\n\n—No es así —negó "
    "la alcaldesa de Tacna, Rosa Gil: “Sobran 1.200”—. Según la ONU, entre 30 y 40 % de los "
    "niños, unos 15 mil, viven (como en 2013-14) sin agua.\n\nFuente: Banco Central",
}
KINDS = ("figures", "dates", "quotes", "claims", "names", "tensions", "points")
CARE = Topic(
    key="care", name="Care", short="Care", question="Who cares?",
    cues={"en": ("port", "minister", "said"), "es": ("camas", "ministro", "dijo")},
)  # fmt: skip
LENS = Lens(key="care", name="Care", topics=(CARE,))


def _proposed(text: str, language: str) -> FoundInArticle:
    """Return what is found in a text, once all of it has been looked at."""
    article = article_of(text)
    found = extract(article, language, LENS)
    _check_places(article, found)
    _check_proposal(article, propose(article, found))
    assert msgspec.json.encode(findings_json(article, found))
    return found


def _check_places(article: Article, found: FoundInArticle) -> None:
    rules = (found.figures, found.dates, found.quotes, found.claims, found.names, found.tensions)
    places = [place for name in found.names for place in name.mentions]
    places += [claim.said for claim in found.claims]
    places += [place for tension in found.tensions for place in tension.spans]
    for each in (each for kind in rules for each in kind):
        assert 0 <= each.confidence <= 1, each
        places.append((each.start, each.end))
    for start, end in places:
        assert 0 <= start < end <= len(article.text)


def _check_proposal(article: Article, proposal: Proposal) -> None:
    assert len({item.id for item in proposal.items}) == len(proposal.items)
    for item in proposal.items:
        assert item.evidence, item
        assert item.suggestion is not None
        assert 0 <= item.suggestion.confidence <= 1
        for each in item.evidence:
            assert 0 <= each.start < each.end <= len(article.text)
            assert article.text[each.start : each.end] == each.text
            assert article.paragraph_at(each.start).number == each.paragraph


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_words_are_proposed(language: str) -> None:
    texts, counts = AnyText(language, seed=ROUNDS), Counter[str]()
    for _ in range(ROUNDS):
        found = _proposed(texts.text(), language)
        counts.update({kind: len(getattr(found, kind)) for kind in KINDS})
    print(f"{language}: {ROUNDS} texts,", dict(counts))  # noqa: T201
    assert min(counts[kind] for kind in KINDS[:5]) > 0


@pytest.mark.parametrize(("written", "read"), [("en", "es"), ("es", "en")])
def test_the_words_of_another_language_are_proposed(written: str, read: str) -> None:
    texts = AnyText(written, seed=ROUNDS)
    for _ in range(ROUNDS // 10):
        _proposed(texts.text(), read)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_may_begin_and_end_at_any_token(language: str) -> None:
    text, chance = TEXTS[language], Random(ROUNDS)
    tokens = scan_of(text, language).tokens
    for _ in range(min(ROUNDS, 2 * len(tokens))):
        first, last = sorted(chance.choices(tokens, k=2))
        longest = chance.choice((20, 60, 200, 500))
        _proposed(text[max(first.start, last.end - longest) : last.end], language)


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("en", "Ana, "),
        ("es", "Ana Quispe, editora y "),
        ("en", "1-"),
        ("es", "S/ 5 a "),
        ("en", "“A” "),
        ("es", "—"),
        ("en", "\n\n1."),
        ("es", "«A», dijo Ana. "),
    ],
)
def test_what_is_said_again_and_again_takes_no_longer_each_time(language: str, piece: str) -> None:
    begun = time.process_time()
    _proposed(piece * (20_000 // len(piece)), language)
    assert time.process_time() - begun < 2.5
