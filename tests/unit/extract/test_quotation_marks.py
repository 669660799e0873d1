"""Stretches in quotation marks of every kind are found, with mixed and missing ones."""

import pytest

from briefings.extract.speech.marks import marked_in


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We go,” he said.", ["We go,"]),
        ('"We go," he said, "now."', ["We go,", "now."]),
        ("«Vamos», dijo.", ["Vamos"]),
        ("»Wir gehen«, sagte er.", ["Wir gehen"]),
        ("„Wir gehen“, sagte er.", ["Wir gehen"]),
        ("”Vi går”, sa han.", ["Vi går"]),
        ("‘We go,’ he said.", ["We go,"]),
        ("'We go,' he said.", ["We go,"]),
        ("‹We go›, he said.", ["We go"]),
        ("‘‘We go,’’ he said.", ["We go,"]),
        ("''We go,'' he said.", ["We go,"]),
        ("``We go,'' he said.", ["We go,"]),
        ("“We go,’’ he said.", ["We go,"]),
        ('“We go," he said.', ["We go,"]),
        ('"We go,” he said.', ["We go,"]),
        ("«Dijo “vamos” y se fue»", ["Dijo “vamos” y se fue"]),
        ('"They call it a “war” here," he said.', ["They call it a “war” here,"]),
        ("‘The workers’ union is small,’ he said.", ["The workers’ union is small,"]),
        ("‘It’s late,’ he said.", ["It’s late,"]),
    ],
)
def test_marks_that_belong_together(text: str, inside: list[str]) -> None:
    assert [text[each.start : each.end] for each in marked_in(text, 0, len(text))] == inside


@pytest.mark.parametrize(
    "text",
    [
        "the dogs’ bowls and the cats’ toys",
        "It's the firm's and the workers' fault",
        "the summers of the ’60s and the '70s",
        "He is 6'2\" tall.",
        "Nothing is marked here.",
    ],
)
def test_apostrophes_and_measures_are_no_quotation_marks(text: str) -> None:
    assert marked_in(text, 0, len(text)) == []


def test_a_mark_that_is_not_closed_goes_to_the_end_of_its_paragraph() -> None:
    text = "He said: “We go on. And on."
    (found,) = marked_in(text, 0, len(text))
    assert text[found.start : found.end] == "We go on. And on."
    assert not found.closed


def test_words_that_lead_to_the_next_stretch_are_not_in_one_that_is_not_closed() -> None:
    text = "Dijo: «Nada cambia. Y agregó: «Todo sigue»."
    assert [text[each.start : each.end] for each in marked_in(text, 0, len(text))] == [
        "Nada cambia.",
        "Todo sigue",
    ]


def test_an_opening_mark_ends_what_was_not_closed() -> None:
    text = '"One is late. "Two is later," he said.'
    assert [text[each.start : each.end] for each in marked_in(text, 0, len(text))] == [
        "One is late.",
        "Two is later,",
    ]
