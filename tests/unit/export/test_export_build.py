"""What goes into a document, and where it stands there."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from briefings.errors import UsageError
from briefings.export.build import entries_of
from briefings.export.document import Document, ItemPart
from briefings.model import Briefing
from briefings.notes.notebook import Placed
from tests.unit.core import builders
from tests.unit.export.samples_for_data import document, note, notes, passage


def entries(made: Document) -> list[ItemPart]:
    return [entry for panel in made.panels for entry in entries_of(panel)]


def bodies(placed: tuple[Placed, ...]) -> list[str]:
    return [each.note.content.body for each in placed]


def everywhere(made: Document) -> Iterator[Placed]:
    yield from (*made.notes, *made.orphans)
    for panel in made.panels:
        yield from (*panel.notes, *panel.passages)
        for entry in entries_of(panel):
            yield from entry.notes
    for part in made.source:
        yield from part.notes


def test_panels_and_sections_stand_in_the_order_of_the_screen() -> None:
    made = document()
    assert [panel.topic.key for panel in made.panels] == ["trade", "people"]
    assert [section.kind.heading for section in made.panels[0].sections] == [
        "Key points",
        "Figures",
        "Statements",
        "Tensions",
        "Actors",
        "Places",
    ]


def test_every_item_of_every_panel_is_there_once() -> None:
    made, briefing = document(), builders.make()
    for part, panel in zip(made.panels, briefing.panels, strict=True):
        found = [entry.item.id for entry in entries_of(part)]
        assert sorted(found) == sorted([panel.summary.id, *(item.id for item in panel.items)])


def test_anchors_are_unique_and_made_of_letters_digits_and_hyphens() -> None:
    text = builders.changed(
        ('id = "which-parts"', 'id = "<b>Qué \\"x\\"</b>"'), ('id = "return"', 'id = "b qu-x-b"')
    )
    made = document(briefing=builders.make(text))
    anchors = [
        *(panel.anchor for panel in made.panels),
        *(entry.anchor for entry in entries(made)),
        *(part.anchor for part in made.source),
    ]
    assert len(set(anchors)) == len(anchors)
    assert all(anchor.replace("-", "").isalnum() and anchor.isascii() for anchor in anchors)
    assert {"item-people-b-qu-x-b", "item-people-b-qu-x-b-2"} <= set(anchors)


def test_passages_name_the_items_that_stand_on_them() -> None:
    made = document()
    cited = {part.paragraph.number: part.cited_by for part in made.source}
    assert cited[1] == ()
    assert cited[6] == ("item-trade-pier", "item-people-return")
    assert "item-people-bottom-line-people" in cited[7]
    first = {entry.item.id: entry for entry in reversed(entries(made))}
    assert {anchor for each in cited.values() for anchor in each} == {
        entry.anchor for entry in first.values() if entry.item.evidence
    }


def test_a_tension_stands_beside_every_item_that_it_concerns() -> None:
    beside = {e.anchor: [t.id for t in e.tensions] for e in entries(document()) if e.tensions}
    odd = ["promise-without-boats"]
    assert beside == {
        "item-trade-waiting": odd,
        "item-trade-promise": odd,
        "item-people-waiting": odd,
        "item-people-promise": odd,
    }


def test_notes_stand_beneath_what_they_are_about() -> None:
    made = document(notes())
    trade, people = made.panels
    assert bodies(made.notes) == ["On the whole"]
    assert bodies(trade.notes) == [""]
    assert bodies(trade.passages) == ["In *doubt*"]
    assert (people.notes, people.passages, made.orphans) == ((), (), ())
    assert {e.anchor: bodies(e.notes) for e in entries(made) if e.notes} == {
        "item-trade-landed-2020": ["Twelve?"],
        "item-trade-promise": [""],
        "item-people-promise": [""],
    }
    assert {p.paragraph.number: bodies(p.notes) for p in made.source if p.notes} == {
        1: [""],
        4: ["In *doubt*"],
    }
    assert made.note_ids == tuple(each.id for each in notes())


@pytest.mark.parametrize("options", [{}, {"panels": ("people",)}, {"source": False}])
def test_no_note_is_lost_whatever_is_left_out(options: dict[str, Any]) -> None:
    given = [*notes(), note(7, "gone", item="no-such"), note(8, "gone", panel="no-such")]
    made = document(given, **options)
    assert {placed.note.id for placed in everywhere(made)} == {each.id for each in given}
    assert made.note_ids == tuple(each.id for each in given)


def test_a_note_whose_subject_is_not_there_is_an_orphan() -> None:
    there = passage("12,500 tonnes")
    quote = msgspec.structs.replace(there.quote, exact="Something that nobody ever wrote here")
    given = [
        note(1, "item", item="no-such"),
        note(2, "passage", passage=msgspec.structs.replace(there, quote=quote)),
        note(3, "other panel", item="landed-2020"),
    ]
    made = document(given, panels=("people",))
    assert bodies(made.orphans) == ["item", "passage", "other panel"]


def test_only_current_notes_of_this_briefing_go() -> None:
    other = note(2, "elsewhere")
    other = msgspec.structs.replace(
        other, target=msgspec.structs.replace(other.target, briefing="another")
    )
    deleted = msgspec.structs.replace(note(3, "deleted"), deleted=True)
    secret = msgspec.structs.replace(note(4, "deleted", "private"), deleted=True)
    made = document([note(1, "kept"), other, deleted, secret])
    assert (bodies(made.notes), made.stayed) == (["kept"], 0)
    assert bodies(tuple(everywhere(made))) == ["kept"]


@pytest.mark.parametrize("tag", ["private", "Private", "#private", "PRIVATE"])
def test_private_notes_stay_unless_they_are_asked_for(tag: str) -> None:
    given = [note(1, "open", "privately"), note(2, "secret", "a", tag, item="promise")]
    made = document(given)
    assert [placed.note.content.body for placed in everywhere(made)] == ["open"]
    assert (made.note_ids, made.stayed) == ((given[0].id,), 1)
    asked = document(given, with_private=True)
    assert {placed.note.content.body for placed in everywhere(asked)} == {"open", "secret"}
    assert (len(asked.note_ids), asked.stayed) == (2, 0)


def test_the_order_in_which_notes_come_makes_no_difference() -> None:
    assert document(notes()) == document(reversed(notes()))


def test_panels_are_chosen_by_key_and_keep_their_order() -> None:
    made = document(panels=("people", "trade"))
    assert [panel.topic.key for panel in made.panels] == ["trade", "people"]
    (alone,) = document(panels=("people",)).panels
    assert alone.topic.key == "people"


def test_a_panel_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="no panel “sea”; choose trade, people"):
        document(panels=("sea",))


def test_without_the_source_there_is_no_article() -> None:
    assert document(source=False).source == ()
    assert document(source=False).source_note


def test_the_real_briefing_loses_nothing(seeded: Briefing) -> None:
    made = document(briefing=seeded)
    assert {entry.item.id for entry in entries(made)} >= {item.id for item in seeded.items}
    assert "\n".join(p.text for p in made.source).split() == seeded.article.text.split()
