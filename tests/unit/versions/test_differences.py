"""What differs between two versions is told sentence by sentence."""

from briefings.anchors.alignment import Alignment
from briefings.anchors.differences import Difference, differences
from tests.unit.versions.test_alignment import OLD, article

MARKS = {"same": "{}", "added": "+{}+", "removed": "-{}-"}


def told(new: str, old: str = OLD) -> list[Difference]:
    return differences(Alignment(article(old), article(new)))


def line(difference: Difference) -> str:
    """Return a difference with what was removed between `-` and what was added between `+`."""
    pieces = (
        (" " if piece.spaced else "") + MARKS[piece.change].format(piece.text)
        for piece in difference.pieces
    )
    return f"{difference.change}:{''.join(pieces).strip()}"


def lines(new: str, old: str = OLD) -> list[str]:
    return [line(each) for each in told(new, old) if each.change != "same"]


def test_the_same_text_has_no_differences() -> None:
    assert {each.change for each in told(OLD)} == {"same"}


def test_each_sentence_is_told_once_and_words_apart() -> None:
    new = OLD.replace("24,000", "26,000").replace("The ministry did not reply. F", "F")
    found = lines("Update: the first ship has left.\n\n" + new)
    assert found == [
        "added:+Update: the first ship has left.+",
        "changed:About -24,000- +26,000+ tonnes waited on ships.",
        "removed:-The ministry did not reply.-",
    ]


def test_paragraphs_are_named_in_both() -> None:
    found = told("Update: the first ship has left.\n\n" + OLD)
    assert [(each.paragraph_before, each.paragraph_after) for each in found[:2]] == [
        (None, 1), (1, 2),
    ]  # fmt: skip


def test_what_moved_is_told_as_that() -> None:
    first, *others, last = OLD.strip().split("\n\n")
    found = lines("\n\n".join([first, last, *others]))
    assert found == [
        "moved:“Insurance companies expect losses of 12 million dollars,” said Núñez.",
    ]


def test_sentences_that_are_joined_are_told_together() -> None:
    new = OLD.replace("the union. The ministry did", "the union, and the ministry did")
    assert lines(new) == [
        "changed:Night shifts are planned until June, according to the union-. The-+, and the+ "
        "ministry did not reply.",
    ]


def test_marks_and_blanks_are_no_difference_but_accents_and_capitals_are() -> None:
    new = OLD.replace("“", '"').replace("”", '"').replace(" of ", "  of ")
    assert lines(new) == []
    assert lines(OLD.replace("Núñez", "Nunez")) == [
        "changed:“Insurance companies expect losses of 12 million dollars,” said -Núñez- +Nunez+.",
    ]


def test_everything_may_be_new() -> None:
    found = told("Other words about a bridge.\n\nAnd a river.")
    assert [each.change for each in found if each.after] == ["added", "added"]
    assert sum(each.change == "removed" for each in found) == 8
