"""Words that another program quotes: found as they are, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.anchors import selectors
from briefings.anchors.passages import Quote
from briefings.anchors.spans import AnchorError
from briefings.documents.canonical_text import canonical
from briefings.folding import folded_text
from briefings.model import Span
from briefings.notes.quoted_words import find_quote
from tests.unit.core import builders

KINDS = ("la", "boat", "boats", "Perú", "2,013", "«no»", "a", "", "\n", "ser", "no.")
words = st.lists(st.sampled_from(KINDS), min_size=3)
texts = words.map(lambda each: canonical(" ".join(each))).filter(str.strip)


def flat(text: str) -> str:
    return folded_text(text).strip()


@given(texts, st.data())
def test_what_is_quoted_is_found_as_it_is_or_not_at_all(text: str, data: st.DataObject) -> None:
    article = builders.article(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = selectors.make(article, Span(start, end)).quote
    at = data.draw(st.sampled_from([None, start]))
    try:
        found = find_quote(article, quote, at)
    except AnchorError:
        assert at is None or not quote.exact.strip() or len(flat(text)) < 40
        return
    here = found.passage
    assert not found.is_changed
    assert flat(text[here.start : here.end]) == flat(quote.exact)


BEFORE = (
    "The minister of health announced on Monday that the new hospital of Brava would open in May."
)
AFTER = (
    "The minister of health announced on Friday that the new hospital of Brava would open in June."
)
LONG = (
    f"{BEFORE} Nobody else spoke of it.\n\nThe boats wait for spare parts, as they did last year."
)


def test_changed_words_are_found_where_their_context_stayed() -> None:
    article = builders.article(LONG)
    quote = Quote(AFTER, "", " Nobody else spoke of it.\n\nThe bo")
    found = find_quote(article, quote)
    assert found.is_changed
    assert found.passage.quote == quote
    assert LONG[found.passage.start : found.passage.end].strip() == BEFORE


@pytest.mark.parametrize(
    "quote",
    [
        Quote("Festival of health ministers", "At the ", " in Toronto the film was shown and"),
        Quote("the new hospital of Corva", "", ""),
        Quote("boats wait", "In Corva all of the ", " until the ministry has repaired"),
        Quote("The council of Corva announced that no boat would be let out of port this year."),
    ],
)
def test_other_words_are_not_taken_for_them(quote: Quote) -> None:
    with pytest.raises(AnchorError):
        find_quote(builders.article(LONG), quote)
