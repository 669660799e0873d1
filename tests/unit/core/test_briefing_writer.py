"""A briefing as a file: taken in again it is the same one."""

from collections.abc import Callable
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.anchors.spans import evidence_at, resolve, words_at
from briefings.curation import briefing_file
from briefings.curation.building import build
from briefings.export import briefing_writer
from briefings.model import Briefing, Span, Status
from tests import samples
from tests.unit.core import builders


def again(briefing: Briefing) -> Briefing:
    text = briefing_writer.briefing_text(briefing)
    curated = briefing_file.decode(text.encode(), briefing.id)
    return build(curated, briefing.article, briefing.lens)


@pytest.mark.parametrize("make", [builders.make, lambda: samples.built(samples.CUSTOMS)])
def test_a_briefing_comes_back(make: Callable[[], Briefing]) -> None:
    briefing = make()
    assert again(briefing) == briefing


def test_the_packaged_briefing_comes_back(seeded: Briefing) -> None:
    assert again(seeded) == seeded


def test_what_is_unknown_has_no_field() -> None:
    bare = Briefing(
        id="made-up",
        article=builders.article("One line."),
        source=msgspec.structs.replace(builders.SOURCE, publisher=None, published=None),
    )
    assert again(bare) == bare
    assert "None" not in briefing_writer.briefing_text(bare)


@given(st.text("ab \n-Ω海", min_size=1, max_size=30), st.data())
def test_any_stretch_of_an_article_is_found_by_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = builders.article(f"{text}.")
    span = Span(start, end)
    assert resolve(article, words_at(article, span)) == evidence_at(article, span)


def test_every_status_may_be_written() -> None:
    for status in get_args(Status):
        (figure,) = again(builders.briefing([builders.figure(status=status)])).items
        assert getattr(figure, "status", None) == status
