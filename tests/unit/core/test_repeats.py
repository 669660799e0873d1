"""Which statements say no more than a figure or a key point of the same sentence."""

import pytest
from msgspec.structs import replace

from briefings.model import AnyItem, Article, Statement
from briefings.repeats import repeats

from .builders import article, briefing, evidence, figure, key_point, statement, tension

TEXT = """\
The port landed 9,000 tonnes of fish in 2019, officials said. The boats wait for parts.

港は二〇一九年に九千トンの魚を水揚げした。
"""


@pytest.fixture(scope="module")
def port() -> Article:
    return article(TEXT)


def figures(port: Article) -> AnyItem:
    return figure(
        "f", 9000, text="9,000 tonnes", what="fish landed by the port", period="2019",
        source="officials", evidence=evidence(port, "9,000 tonnes of fish"),
    )  # fmt: skip


def said(port: Article, text: str, **fields: object) -> Statement:
    words = {"speaker": "officials", "evidence": evidence(port, "The port landed")} | fields
    return statement("s", text=text, **words)


def folded(port: Article, one: Statement, *others: AnyItem) -> bool:
    above = [figures(port)]
    made = replace(briefing([*above, one, *others]), article=port)
    return repeats(made, above, [one]) == {"s"}


def test_the_same_in_other_words_is_a_repetition(port: Article) -> None:
    assert folded(port, said(port, "The port landed 9,000 tonnes of fish in 2019."))
    assert folded(port, said(port, "In 2019 the ports were landing fish, 9,000 tonnes of it."))


@pytest.mark.parametrize(
    "text",
    [
        "The port landed 9,500 tonnes of fish in 2019.",
        "The port never landed 9,000 tonnes of fish in 2019.",
        "The port landed 9,000 tonnes of fish in 2019, a record thanks to newer nets.",
        "",
    ],
)
def test_another_number_a_negation_and_more_are_none(port: Article, text: str) -> None:
    assert not folded(port, said(port, text))


def test_neither_are_a_quotation_another_speaker_or_another_sentence(port: Article) -> None:
    text = "The port landed 9,000 tonnes of fish in 2019."
    assert not folded(port, said(port, text, direct=True))
    assert not folded(port, said(port, text, speaker="fishermen"))
    assert not folded(port, said(port, text, evidence=evidence(port, "The boats wait")))


def test_what_a_tension_marks_repeats_only_what_it_marks_too(port: Article) -> None:
    one = said(port, "The port landed 9,000 tonnes of fish in 2019.")
    assert not folded(port, one, tension("t", items=("s",)))
    assert folded(port, one, tension("t", items=("s", "f")))


def test_words_of_scripts_without_blanks_are_taken_whole(port: Article) -> None:
    words = evidence(port, "港は二〇一九年に九千トンの魚を水揚げした")
    point = key_point("k", text="港は二〇一九年に九千トンの魚を水揚げした", evidence=words)
    same = statement("s", text=point.text, speaker=None, evidence=words)
    other = statement("s", text="港は魚を水揚げした", speaker=None, evidence=words)
    for one, is_repeated in ((same, True), (other, False)):
        made = replace(briefing([point, one]), article=port)
        assert (repeats(made, [point], [one]) == {"s"}) is is_repeated
