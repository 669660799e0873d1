"""A passage of one version of an article is found in another, or said to be lost."""

import pytest

from briefings.anchors.alignment import Alignment, Reanchored
from briefings.documents import registry
from briefings.model import Article, Span

OLD = """\
Harbour reopens after storm

The harbour of Brava reopened on Monday, said Ana Ruiz, the port's director. About 24,000 tonnes \
waited on ships.

The ministry did not reply. Fishermen were not allowed to sail for nine days after the great storm.

Night shifts are planned until June, according to the union. The ministry did not reply.

“Insurance companies expect losses of 12 million dollars,” said Núñez.
"""


def article(text: str) -> Article:
    (document,) = registry.read(text.encode(), "made up")
    return document.article


def find(words: str, new: str, old: str = OLD, occurrence: int = 0) -> tuple[Reanchored, str]:
    """Return what became of words, and those that stand in their place."""
    start = -1
    for _ in range(occurrence + 1):
        start = old.index(words, start + 1)
    found = Alignment(article(old), article(new)).find(Span(start, start + len(words)))
    return found, new[found.span.start : found.span.end] if found.span else ""


@pytest.mark.parametrize("words", ["harbour of Brava", "June", "24,000", "ships.\n\nThe ministry"])
def test_words_that_stay_are_exact_wherever_they_begin(words: str) -> None:
    found, there = find(words, "The first ship has left, it was said at noon.\n\n" + OLD)
    assert (found.fate, found.score, there) == ("exact", 1.0, words)


def test_every_word_of_the_same_text_is_exact() -> None:
    alignment = Alignment(article(OLD), article(OLD))
    for span in alignment.old.spans:
        assert alignment.find(span) == Reanchored(span, "exact", 1.0)


def test_a_part_of_a_word_stays_that_part() -> None:
    assert find("arbou", f"News.\n\n{OLD}")[1] == "arbou"


def test_a_paragraph_that_is_put_elsewhere_has_moved() -> None:
    first, *others, last = OLD.strip().split("\n\n")
    new = "\n\n".join([first, last, *others])
    found, there = find("losses of 12 million", new)
    assert (found.fate, there) == ("moved", "losses of 12 million")
    assert find("Night shifts", new)[0].fate == "exact"


def test_merged_and_split_paragraphs_lose_nothing() -> None:
    merged = OLD.replace(
        " for nine days after the great storm.\n\n", " for nine days after the great storm. "
    )
    assert find("great storm.\n\nNight shifts", merged)[0].fate == "exact"
    split = OLD.replace("the union. The", "the union.\n\nThe")
    assert find("the union. The ministry", split)[0].fate == "exact"


def test_marks_blanks_and_encodings_are_no_change() -> None:
    new = (
        OLD.replace("“", "«")
        .replace("”", "»")
        .replace(" of ", "\u00a0of\n")
        .replace("ñ", "n\u0303")
    )
    for words in ("harbour of Brava", "dollars,” said Núñez", "“Insurance"):
        assert find(words, new)[0].fate == "exact"
    assert find("Núñez", new)[1] == "Nún\u0303ez"


def test_changed_words_are_told_with_their_score() -> None:
    new = OLD.replace("24,000 tonnes", "26,000 tonnes").replace("June", "the end of July")
    found, there = find("About 24,000 tonnes", new)
    assert (found.fate, there) == ("changed", "About 26,000 tonnes")
    assert 0.6 < found.score < 0.7
    assert find("24,000 tonnes", new)[1] == "26,000 tonnes"
    assert find("planned until June", new)[1] == "planned until the end of July"


def test_what_is_replaced_as_a_whole_is_lost() -> None:
    new = OLD.replace("24,000", "26,000")
    assert find("24,000", new) == (Reanchored(None, "lost", 0.0), "")


def test_of_a_repeated_sentence_the_one_that_stays_is_found() -> None:
    new = OLD.replace("The ministry did not reply. F", "F")
    assert find("The ministry did not reply", new)[0].fate == "lost"
    found, there = find("The ministry did not reply", new, occurrence=1)
    assert (found.fate, there) == ("exact", "The ministry did not reply")
    assert found.span is not None
    assert found.span.start > new.index("Night shifts")


def test_a_sentence_without_its_neighbours_is_not_taken_for_another_that_reads_so() -> None:
    new = "A bridge fell in the night.\n\nThe ministry did not reply.\n\nTwo cars lay in it."
    assert find("The ministry did not reply", new)[0].fate == "lost"


def test_words_of_a_removed_paragraph_are_not_found_in_what_took_its_place() -> None:
    new = OLD.replace(
        "Night shifts are planned until June, according to the union. The ministry did not reply.",
        "Talks are to go on in May, according to the union, which met the owners of ships at noon.",
    )
    assert find("according to the union", new)[0].fate == "lost"


def test_nothing_is_found_in_nothing() -> None:
    assert find("June", "?")[0].fate == "lost"
    assert find(" ", OLD)[0].fate == "lost"


def test_a_point_of_the_text_goes_where_its_words_went() -> None:
    new = "The first ship has left, it was said at noon.\n\n" + OLD.replace("June", "July")
    alignment = Alignment(article(OLD), article(new))
    assert alignment.nearest(OLD.index("Night")) == new.index("Night")
    assert alignment.nearest(OLD.index("June")) == new.index(" July")
    assert alignment.nearest(0) == new.index("Harbour")
    assert Alignment(article(OLD), article("Other words.")).nearest(100) == 0


def test_letters_of_scripts_without_spaces_are_told_one_by_one() -> None:
    old = "海関は二〇二一年に十八トンを押収した。港は月曜日に再開した。"
    new = "海関は二〇二一年に二十トンを押収した。港は火曜日に再開した。"
    assert find("押収した", new, old)[0].fate == "exact"
    assert find("港は月曜日に", new, old)[1] == "港は火曜日に"
