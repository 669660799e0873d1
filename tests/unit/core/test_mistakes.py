"""All that is wrong with a briefing file, at once and with lines."""

import pytest

from briefings.curation import briefing_file, seeding
from briefings.curation.mistakes import FileMistakesError, Mistake
from tests.unit.core.builders import BRIEFING, coast, seed

WRONG = (
    BRIEFING.replace('lens = "coast"', "lens = 7").replace("published = 2021", "publishd = 2021")
    + """
[[figure]]
id = "more"
topics = ["trade", "moon"]
text = 3
vaule = 4

[[tension]]
id = "pier"
topics = []
text = "Twice."
type = "scope"
severity = "huge"
reasoning = "None."
items = ["nothing"]
"""
)


def mistakes(text: str) -> list[Mistake]:
    with pytest.raises(FileMistakesError) as raised:
        briefing_file.decode(text.encode(), "brava-2021")
    return raised.value.mistakes


def test_every_mistake_is_told_with_its_line() -> None:
    rows = WRONG.split("\n")
    found = mistakes(WRONG)
    assert [(rows[m.line - 1], m.about, m.what) for m in found if m.line] == [
        ("lens = 7", "the file's head", "`lens`: must be text in quotation marks, and is a number"),
        (
            "publishd = 2021-05-03",
            "[source]",
            "`publishd` is no field of it; did you mean `published`?",
        ),
        ("[[figure]]", "figure more", "`value` is missing"),
        ("text = 3", "figure more", "`text`: must be text in quotation marks, and is a number"),
        ("vaule = 4", "figure more", "`vaule` is no field of it; did you mean `value`?"),
        ('severity = "huge"', "tension pier", "`severity`: “huge” is none of high, medium, low"),
    ]
    assert len(found) == 6


def test_names_that_are_not_there_are_told_where_the_fields_are_right() -> None:
    text = WRONG.replace("lens = 7", 'lens = "coast"').replace("publishd", "published")
    text = text.replace("text = 3\nvaule = 4", 'text = "x"\nvalue = 4').replace("huge", "low")
    assert [(m.about, m.what) for m in mistakes(text)] == [
        ("figure pier", "another item has this id: rename one"),
        ("figure more", "names the panel moon, which does not exist; there are people, trade"),
        ("tension pier", "another item has this id: rename one"),
        ("tension pier", "is in no panel: name one in its `topics`"),
        ("tension pier", "names the item nothing, which does not exist"),
    ]


def test_the_sentence_names_the_first_and_says_how_many_more() -> None:
    with pytest.raises(FileMistakesError) as raised:
        briefing_file.decode(WRONG.encode(), "brava-2021")
    sentence = str(raised.value)
    assert sentence.startswith("The briefing file of brava-2021, line ")
    assert sentence.endswith("(and 5 more: `briefings verify FOLDER` lists them).")


def test_panels_that_are_no_topics_are_told_with_their_lines() -> None:
    text = BRIEFING.replace('lens = "coast"\n', "")
    with pytest.raises(FileMistakesError) as raised:
        seeding.build_seed(seed(text), {})
    rows = text.split("\n")
    found = raised.value.mistakes
    assert [rows[m.line - 1] for m in found if m.line] == ["[[panel]]", "[[panel]]"]
    assert {m.about for m in found} == {"panel trade", "panel people"}
    assert {m.what for m in found} == {
        "is a topic of no lens: name one by `lens` at the head of the file"
    }
    weather = BRIEFING.replace('key = "people"', 'key = "weather"').replace('"people"', '"weather"')
    with pytest.raises(FileMistakesError, match="panel weather: is no topic of the lens coast"):
        seeding.build_seed(seed(weather), {"coast": coast()})
