"""What a new article is to those that are there, told by the sentences that they share."""

import random
from collections.abc import Callable

import pytest

from briefings.anchors.copies import is_copy
from briefings.anchors.sentences import fingerprints
from briefings.documents import registry
from briefings.versions.kinship import is_version

Story = list[str]


class Desk:
    """Writes made-up sentences, each another one."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._written = 0

    def sentences(self, count: int) -> Story:
        return [self._sentence() for _ in range(count)]

    def _sentence(self) -> str:
        self._written += 1
        who = self._chance.choice(("The minister", "A farmer", "The union", "La oficina", "Police"))
        what = self._chance.choice(("said", "denied", "announced", "expects", "counted"))
        where = self._chance.choice(("in the valley", "at the port", "on the road", "en la región"))
        amount = self._chance.randrange(3, 9000)
        return f"{who} {what} {amount} things {where} on day {self._written} of the year."

    def keep(self, share: float, story: Story) -> Story:
        return [each for each in story if self._chance.random() < share]

    def edited(self, share: float, story: Story) -> Story:
        """Write some of the sentences anew."""
        return [self._sentence() if self._chance.random() < share else each for each in story]


def counts(new: Story, old: Story) -> tuple[int, int, int]:
    prints = []
    for story in (new, old):
        text = "\n\n".join(" ".join(story[n : n + 3]) for n in range(0, len(story), 3))
        (document,) = registry.read(text.encode(), "made up")
        prints.append(set(fingerprints(document.article)))
    return len(prints[0] & prints[1]), len(prints[0]), len(prints[1])


def edited_article(desk: Desk, old: Story) -> Story:
    return desk.edited(0.15, old)


def updated_live_story(desk: Desk, old: Story) -> Story:
    return [*desk.sentences(int(1.5 * len(old))), *desk.edited(0.05, old)]


def reordered_and_shortened(desk: Desk, old: Story) -> Story:
    return desk.sentences(2) + old[len(old) // 2 :] + old[: len(old) // 3]


VERSIONS = (edited_article, updated_live_story, reordered_and_shortened)


def next_days_bulletin(desk: Desk, old: Story) -> Story:
    """It has the same standing sentences, and all others are of the day."""
    return old[:3] + desk.sentences(len(old) - 6) + old[-3:]


def follow_up(desk: Desk, old: Story) -> Story:
    """A story of what happened next repeats a third of the background, word for word."""
    return desk.sentences(len(old) - len(old) // 3) + old[-(len(old) // 3) :]


def follow_up_with_quotes(desk: Desk, old: Story) -> Story:
    """A long one, which quotes and repeats half of what was written the day before."""
    return desk.sentences(int(1.2 * len(old))) + old[-(len(old) // 2) :]


def story_that_holds_a_short_report(desk: Desk, old: Story) -> Story:
    return desk.sentences(5 * len(old)) + old


def excerpt(desk: Desk, old: Story) -> Story:
    return old[: len(old) // 4]


def other(desk: Desk, old: Story) -> Story:
    return desk.sentences(len(old))


NEW = (
    next_days_bulletin, follow_up, follow_up_with_quotes, story_that_holds_a_short_report, excerpt,
    other,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("make", VERSIONS)
def test_these_are_new_versions(make: Callable[[Desk, Story], Story], seed: int) -> None:
    desk = Desk(seed)
    old = desk.sentences(14 + seed)
    assert is_version(*counts(make(desk, old), old))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("make", NEW)
def test_these_are_articles_of_their_own(make: Callable[[Desk, Story], Story], seed: int) -> None:
    desk = Desk(seed)
    old = desk.sentences(14 + seed)
    assert not is_version(*counts(make(desk, old), old))


def test_of_another_publisher_an_excerpt_is_the_same_text_too() -> None:
    desk = Desk(1)
    old = desk.sentences(20)
    assert is_copy(*counts(excerpt(desk, old), old))
    assert is_copy(*counts(edited_article(desk, old), old))
    assert not is_copy(*counts(follow_up(desk, old), old))


def test_one_sentence_that_both_have_is_nothing() -> None:
    assert not is_version(1, 1, 1)
    assert not is_copy(2, 2, 2)
