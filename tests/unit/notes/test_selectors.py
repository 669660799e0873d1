"""Passages: made, and found again in the same text, a changed one, and another one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.anchors.passages import Passage, Quote
from briefings.anchors.quotes import find_quote, find_quotes
from briefings.anchors.selectors import CONTEXT, make, resolve
from briefings.errors import NotFoundError, UsageError
from briefings.folding import fold
from briefings.model import Article, Span
from tests.unit.core import builders

ARTICLE = builders.make().article
TEXT = ARTICLE.text


def passage(words: str, text: str = TEXT) -> Passage:
    start = text.index(words)
    return make(ARTICLE, Span(start, start + len(words)))


def found(text: str, about: Passage) -> str:
    span = resolve(text, about).span
    assert span is not None
    return text[span.start : span.end]


def quote(article: Article, words: str, occurrence: int | None = None) -> Span:
    return find_quote(article, words, occurrence, briefing_id="a")


def test_a_passage_has_its_words_and_32_characters_on_either_side() -> None:
    made = passage("12,500 tonnes")
    assert made.quote.exact == "12,500 tonnes"
    assert made.quote.prefix == TEXT[made.start - CONTEXT : made.start]
    assert made.quote.suffix == TEXT[made.end : made.end + CONTEXT]
    whole = make(ARTICLE, Span(0, len(TEXT)))
    assert whole.quote == Quote(TEXT)


@pytest.mark.parametrize("span", [Span(3, 3), Span(5, 4), Span(-1, 4), Span(0, len(TEXT) + 1)])
def test_no_passage(span: Span) -> None:
    with pytest.raises(UsageError, match="are no passage of the article"):
        make(ARTICLE, span)


@given(st.data())
def test_every_passage_is_found_where_it_stood(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    again = resolve(TEXT, make(ARTICLE, Span(start, end)))
    assert (again.span, again.how, again.score) == (Span(start, end), "exact", 1.0)


@given(st.data())
def test_every_passage_of_some_length_moves_with_the_text(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 30))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    added = data.draw(st.text(max_size=40))
    again = resolve(added + TEXT, make(ARTICLE, Span(start, end)))
    assert again.span == Span(start + len(added), end + len(added))
    assert again.how == ("moved" if added else "exact")


def test_context_decides_between_the_same_words() -> None:
    second = TEXT.index("Brava", TEXT.index("Brava", 40) + 1)
    about = make(ARTICLE, Span(second, second + 5))
    moved = resolve(f"Brava! {TEXT}", about)
    assert moved.span == Span(second + 7, second + 12)
    assert moved.how == "moved"
    assert moved.score == 1.0


def test_the_nearest_is_taken_where_context_says_nothing() -> None:
    text = ". the harbour of Brava ." * 9
    article = Article(text=text, blocks=ARTICLE.blocks, sha256="")
    about = make(article, Span(98, 98 + 18))
    again = resolve(text.replace(".", "!"), about)
    assert again.span is not None
    assert abs(again.span.start - 98) <= 24


def test_a_short_word_in_another_text_is_not_the_passage() -> None:
    about = passage("fish")
    assert resolve("The chef cooks fish.", about).how == "orphan"
    assert resolve("The chef cooks fish.", about).span is None
    assert resolve("", about).how == "orphan"


def test_the_same_words_by_chance_at_the_old_position_are_not_the_passage() -> None:
    about = passage("tonnes")
    other = "x" * about.start + "tonnes" + "x" * 400
    assert resolve(other, about).how == "orphan"


@pytest.mark.parametrize(
    ("words", "old", "new", "expected"),
    [
        ("handled about 12,500 tonnes of fish", "12,500", "12,600",
         "handled about 12,600 tonnes of fish"),
        ("“We will land 15,000 tonnes in Brava in 2021,”", "“", '"',
         '"We will land 15,000 tonnes in Brava in 2021,”'),
        ("said Ana Núñez, director of the Port Authority", "Núñez", "Nunez",
         "said Ana Nunez, director of the Port Authority"),
        ("some 54 percent of the boats came back".capitalize(), "54 percent", "half",
         "Some half of the boats came back"),
        ("Núñez", "Núñez", "Nunez", "Nunez"),
    ],
)  # fmt: skip
def test_changed_words_are_found_with_a_score(
    words: str, old: str, new: str, expected: str
) -> None:
    about = passage(words)
    text = "A correction was made. " + TEXT.replace(old, new)
    again = resolve(text, about)
    assert again.how == "fuzzy"
    assert 0.5 <= again.score <= 1
    assert found(text, about) == expected


def test_a_long_passage_is_found_by_its_ends() -> None:
    about = make(ARTICLE, Span(60, len(TEXT) - 20))
    text = "New first line.\n" + TEXT.replace("2019", "2018").replace("newspaper", "daily paper")
    again = resolve(text, about)
    assert again.how == "fuzzy"
    assert again.score > 0.9
    assert found(text, about).startswith(TEXT[60:90])
    assert found(text, about).endswith(TEXT[len(TEXT) - 50 : len(TEXT) - 20])


def test_words_that_were_taken_out_make_an_orphan() -> None:
    about = passage("12,500 tonnes of fish")
    assert resolve(TEXT.replace("about 12,500 tonnes of fish", "more"), about).how == "orphan"
    whole = passage("The boats of Brava wait for spare parts.")
    assert resolve(TEXT.replace("The boats of Brava wait for spare parts.", ""), whole).span is None


def test_looking_is_bounded() -> None:
    about = passage("In 2020, the port of Brava handled about 12,500 tonnes of fish")
    for text in ("port " * 30_000, TEXT.replace("e", "3") * 150):
        began = time.perf_counter()
        resolve(text, about)
        assert time.perf_counter() - began < 3


@given(st.text(max_size=300), st.text(max_size=60), st.text(max_size=40), st.text(max_size=40))
def test_whatever_stands_in_a_note_is_answered(
    text: str, exact: str, prefix: str, suffix: str
) -> None:
    again = resolve(text, Passage(7, 7 + len(exact), Quote(exact, prefix, suffix)))
    if again.span is not None:
        assert 0 <= again.span.start <= again.span.end <= len(text)
    assert (again.span is None) == (again.how == "orphan")
    assert 0 <= again.score <= 1


@pytest.mark.parametrize(
    "typed",
    ['"we will land', "“We will  land", "WE WILL\nLAND", " “we will land ", "said ana nunez"],
)
def test_a_quote_is_found_as_one_types(typed: str) -> None:
    span = quote(ARTICLE, typed)
    assert TEXT[span.start : span.end] in ("“We will land", "We will land", "said Ana Núñez")


def test_a_quote_that_stands_nowhere() -> None:
    with pytest.raises(NotFoundError, match="“no such words” does not stand in a "):
        quote(ARTICLE, "no such words")
    with pytest.raises(NotFoundError, match="as whole words"):
        quote(ARTICLE, "tonne")
    with pytest.raises(UsageError, match="needs words"):
        quote(ARTICLE, " \n")


def test_a_quote_that_stands_repeatedly_is_listed_with_numbers() -> None:
    spans = find_quotes(ARTICLE, "brava")
    assert len(spans) > 2
    with pytest.raises(UsageError) as caught:
        quote(ARTICLE, "brava")
    sentence = str(caught.value)
    assert f"stands {len(spans)} times in a, so say which with --occurrence: 1 (¶1) " in (sentence)
    assert f"; {len(spans)} (¶" in sentence
    assert "port of Brava handled" in sentence
    assert "\n" not in sentence
    assert quote(ARTICLE, "brava", 2) == spans[1]
    for wrong in (0, len(spans) + 1, -1):
        with pytest.raises(UsageError, match="say which"):
            quote(ARTICLE, "brava", wrong)


def test_an_occurrence_of_words_that_stand_once() -> None:
    assert quote(ARTICLE, "spare parts", 1) == quote(ARTICLE, "spare parts")
    with pytest.raises(UsageError, match="stands once"):
        quote(ARTICLE, "spare parts", 2)


WRITTEN = builders.article(
    "In Łódź, so\u00adcial ag\u00adree\u00adment was ﬁrst made in Zażółć…\n"
    "The Søren affair of 10 m² came."
)


@pytest.mark.parametrize(
    ("typed", "quoted"),
    [
        ("in lodz, social agreement", "In Łódź, so\u00adcial ag\u00adree\u00adment"),
        ("zazolc...", "Zażółć…"),
        ("soren affair of 10 m2", "Søren affair of 10 m²"),
        ("so\u200bren", "Søren"),
    ],
)
def test_a_quote_is_found_by_plain_letters(typed: str, quoted: str) -> None:
    span = quote(WRITTEN, typed)
    assert WRITTEN.text[span.start : span.end] == quoted


@pytest.mark.parametrize("typed", ["so", "ment", "agree"])
def test_a_quote_is_no_part_of_a_word_with_a_soft_hyphen(typed: str) -> None:
    with pytest.raises(NotFoundError, match="as whole words"):
        quote(WRITTEN, typed)


def spelled_otherwise(text: str) -> str:
    """The text with a soft hyphen in every long word, and other letters for the same."""
    return text.replace("o", "\u00ado\u200b").replace("a", "å").replace("d", "đ")


@pytest.mark.parametrize(
    "words",
    ["12,500 tonnes", "the port of Brava handled about 12,500 tonnes of fish", "boats came back"],
)
def test_a_passage_is_found_where_only_its_letters_are_others(words: str) -> None:
    again = resolve(spelled_otherwise(TEXT), passage(words))
    assert again.span is not None
    stands = spelled_otherwise(TEXT)[again.span.start : again.span.end]
    assert (fold(stands).text, again.how, again.score) == (fold(words).text, "fuzzy", 1.0)


def test_a_passage_is_found_where_its_letters_and_a_word_are_others() -> None:
    text = spelled_otherwise(TEXT.replace("handled about", "landed some"))
    again = resolve(text, passage("the port of Brava handled about 12,500 tonnes of fish"))
    assert again.span is not None
    stands = fold(text[again.span.start : again.span.end]).text
    assert stands == "the port of brava landed some 12,500 tonnes of fish"
