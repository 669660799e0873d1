"""Choosing a passage by words, sentences and paragraphs."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.anchors.sentences import sentences
from briefings.model import Article, Briefing
from tui.reading.selection import Selection, words


def text(selection: Selection) -> str:
    span = selection.span
    return selection.article.text[span.start : span.end]


@pytest.fixture
def article(briefing: Briefing) -> Article:
    return briefing.article


def at(article: Article, wanted: str) -> Selection:
    return Selection(article, article.text.index(wanted))


def test_it_begins_with_the_word_there(article: Article) -> None:
    assert text(at(article, "24,000")) == "24,000"
    assert text(at(article, "narco-flights")) == "narco-flights"


def test_words_are_taken_and_given_back(article: Article) -> None:
    chosen = at(article, "24,000")
    chosen.move(1)
    assert text(chosen) == "24,000 hectares"
    chosen.move(-1)
    chosen.move(-1)
    assert text(chosen) == "about 24,000"


def test_the_other_end_moves_after_a_swap(article: Article) -> None:
    chosen = at(article, "24,000")
    chosen.move(1)
    chosen.swap()
    chosen.move(-1)
    assert text(chosen) == "about 24,000 hectares"


def test_a_sentence_then_the_next_one_too(article: Article) -> None:
    chosen = at(article, "centralized command, according")
    chosen.sentence()
    assert text(chosen).startswith("The DIRANDRO and the Ministry")
    assert text(chosen).endswith("according to published reports.")
    chosen.sentence()
    assert text(chosen).endswith("provide details about the initiative.")


def test_a_paragraph(article: Article) -> None:
    chosen = at(article, "24,000")
    chosen.paragraph()
    paragraph = article.paragraph_at(chosen.span.start)
    assert (chosen.span.start, chosen.span.end) == (paragraph.start, paragraph.end)


def test_an_abbreviation_before_a_small_letter_ends_no_sentence(article: Article) -> None:
    paragraph = next(
        p for p in article.paragraphs if "The U.S. is also" in article.text[p.start : p.end]
    )
    found = [article.text[s.start : s.end] for s in sentences(article, paragraph)]
    assert (
        "The U.S. is also providing $85 million (USD) in 2014 to Peru for security initiatives."
        in found
    )


def test_sentences_cover_their_paragraph(article: Article) -> None:
    for paragraph in article.paragraphs:
        found = sentences(article, paragraph)
        assert found[0].start == paragraph.start
        assert found[-1].end == paragraph.end
        whole = "".join(article.text[s.start : s.end] for s in found)
        assert whole.split() == "".join(whole).split()
        assert whole.replace(" ", "") == article.text[paragraph.start : paragraph.end].replace(
            " ", ""
        )


@given(
    st.integers(-10, 10_000),
    st.lists(st.sampled_from(["w", "b", "s", "p", "o"]), max_size=25),
)
def test_whatever_is_pressed_the_passage_is_whole_words(
    briefing: Briefing, offset: int, keys: list[str]
) -> None:
    chosen = Selection(briefing.article, offset)
    starts = {word.start for word in words(briefing.article)}
    moves = {
        "w": lambda: chosen.move(1),
        "b": lambda: chosen.move(-1),
        "s": chosen.sentence,
        "p": chosen.paragraph,
        "o": chosen.swap,
    }
    for key in keys:
        moves[key]()
        span = chosen.span
        assert 0 <= span.start < span.end <= len(briefing.article.text)
        assert span.start in starts or briefing.article.text[span.start] in "“‘("
        assert span.overlaps(chosen.head.start, chosen.head.end)


def test_words_keep_the_signs_that_are_theirs(article: Article) -> None:
    hindi = msgspec.structs.replace(article, text="हिन्दी की मात्रा, cafe\u0301 24,000 a-b")
    found = [hindi.text[word.start : word.end] for word in words(hindi)]
    assert found == ["हिन्दी", "की", "मात्रा", "cafe\u0301", "24,000", "a-b"]
