"""Exports say what nobody has reviewed, or leave it out."""

import csv
import datetime as dt
import io
import json

import msgspec
import pytest

from briefings.export.build import build
from briefings.export.document import Document, Options
from briefings.export.formats import format_named
from briefings.export.reviewed import review_note
from briefings.labels import labels_of
from briefings.model import Briefing, Review, Suggestion
from tests.unit.core import builders
from tests.unit.export.file_words import words_of

FOR_READERS = ["docx", "html", "md", "pdf", "txt"]
SURE = Suggestion(confidence=0.95, rule="digits", why=("unit after",), weighs=True)
REVIEWS: dict[str, Review] = {
    "landed-2020": "proposed",
    "landed-2019": "accepted",
    "goal-2021": "confirmed",
}


def reviewed() -> Briefing:
    """A briefing with a proposed, an accepted, a confirmed and a rejected figure."""
    made = builders.make()
    items = {
        item.id: msgspec.structs.replace(
            item,
            review=REVIEWS[item.id],
            suggestion=SURE,
            editor=None if REVIEWS[item.id] == "proposed" else "Ana",
            edited=None if REVIEWS[item.id] == "proposed" else dt.date(2024, 5, 2),
        )
        if item.id in REVIEWS
        else item
        for item in made.items
    }
    rejected = msgspec.structs.replace(items.pop("pier"), suggestion=SURE, review="proposed")
    panels = (
        msgspec.structs.replace(
            panel,
            items=tuple(items[each.id] for each in panel.items if each.id in items),
            wording="quoted" if panel.topic.key == "trade" else "written",
        )
        for panel in made.panels
    )
    return msgspec.structs.replace(
        made, items=tuple(items.values()), panels=tuple(panels), rejected=(rejected,)
    )


def document(*, reviewed_only: bool = False, source: bool = False) -> Document:
    options = Options(reviewed_only=reviewed_only, source=source)
    return build(reviewed(), [], options, "0.1.0")


def words(name: str, of: Document) -> str:
    """What a reader of an export sees, white space as one space."""
    return " ".join(words_of(format_named(name).write(of)).replace("\\", "").split())


@pytest.mark.parametrize("name", FOR_READERS)
def test_what_is_not_reviewed_is_marked(name: str) -> None:
    text = words(name, document())
    assert text.count("accepted unseen") == 2, "in the note and at the item"
    assert text.count("proposed by the program, not confirmed") == 2, "a figure and a bottom line"
    assert text.count("[proposed]") == 2, "the same on the first page"
    assert text.count("[accepted]") == 1
    note = "Reviewed: 3 of 4 items that count, 1 accepted unseen."
    assert note in text
    assert "What nobody has reviewed is marked as proposed." in text
    assert text.index(note) < text.index("Trade and ports", text.index(note))
    assert "pier" not in text.lower().replace("happier", "")


@pytest.mark.parametrize("name", FOR_READERS)
def test_what_is_not_reviewed_is_left_out(name: str) -> None:
    text = words(name, document(reviewed_only=True))
    assert "12,500" not in text
    assert "proposed by the program" not in text
    assert "9,000" in text
    assert "Reviewed: 3 of 4 items that count, 1 accepted unseen." in text
    assert "What nobody has reviewed is left out." in text


def test_csv_has_the_state_of_each_figure() -> None:
    raw = format_named("csv").write(document()).decode("utf-8-sig")
    rows = {each["id"]: each for each in csv.DictReader(io.StringIO(raw))}
    assert {key: row["review"] for key, row in rows.items()} == REVIEWS
    assert rows["landed-2019"]["editor"] == "Ana"


def test_json_has_all_that_is_known_of_a_review() -> None:
    data = json.loads(format_named("json").write(document()))["briefing"]
    assert (data["reviewed"], data["to_review"]) == (3, 4)
    assert [each["id"] for each in data["rejected"]] == ["pier"]
    (trade,) = (each for each in data["panels"] if each["key"] == "trade")
    assert (trade["wording"], trade["review"]) == ("quoted", "proposed")
    items = {each["id"]: each for each in trade["items"]}
    assert items["landed-2019"]["review"] == "accepted"
    assert items["landed-2019"]["editor"] == "Ana"
    assert items["landed-2019"]["edited"] == "2024-05-02"
    assert items["landed-2020"]["suggestion"] == {
        "confidence": 0.95,
        "rule": "digits",
        "why": ["unit after"],
        "weighs": True,
    }
    left = json.loads(format_named("json").write(document(reviewed_only=True)))["briefing"]
    assert (left["reviewed"], left["to_review"]) == (3, 4)
    assert "rejected" not in left


def test_a_briefing_that_somebody_wrote_says_nothing_of_reviews() -> None:
    made = build(builders.make(), [], Options(), "0.1.0")
    assert made.review_note == ()
    assert "Reviewed" not in words("txt", made)
    assert "reviewed" not in json.loads(format_named("json").write(made))["briefing"]


def test_what_does_not_count_and_waits_is_said_beside_what_counts() -> None:
    made = reviewed()
    (told,) = review_note(made, labels_of("en"), is_whole=True)
    assert "others" not in told
    light = msgspec.structs.replace(SURE, weighs=False)
    left = msgspec.structs.replace(made.items[0], id="left", review="proposed", suggestion=light)
    more = msgspec.structs.replace(made, items=(*made.items, left))
    (told,) = review_note(more, labels_of("en"), is_whole=True)
    assert "3 of 4 items that count, 1 accepted unseen; others that are proposed: 1. W" in told
