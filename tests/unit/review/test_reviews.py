"""Deciding about what is proposed, and undoing it."""

from pathlib import Path

import msgspec
import pytest

from briefings import Library
from briefings.curation.verify import verify
from briefings.errors import ConflictError, NotFoundError, UsageError
from briefings.model import Actor, AnyItem, Figure, KeyPoint, Place, Span
from briefings.notes.model import Content, Target
from briefings.progress import ReviewProgress, is_open, progress, weighs
from briefings.review.decision import (
    Accept,
    Confirm,
    Decision,
    Edit,
    Make,
    Merge,
    Move,
    Reject,
    Split,
    Summarise,
)
from tests.unit.core.builders import ID
from tests.unit.review.conftest import opened


def item(library: Library, briefing_id: str, text: str) -> AnyItem:
    found = [each for each in library.get(briefing_id).items if each.text == text]
    assert len(found) == 1
    return found[0]


def texts(library: Library, briefing_id: str) -> list[str]:
    return [each.text for each in library.get(briefing_id).items]


def test_what_is_proposed_stands_in_panels(library: Library, port: str) -> None:
    briefing = library.get(port)
    (panel,) = briefing.panels
    assert panel.topic.key == "trade"
    assert panel.bottom_line == "In 2019 it handled 9,000 tonnes in Brava, she said."
    assert (panel.wording, panel.paragraphs) == ("quoted", (3, 4))
    assert panel.items == briefing.items
    assert all(is_open(each) and each.suggestion for each in briefing.items)
    for each in briefing.items:
        for evidence in each.evidence:
            words = briefing.article.text[evidence.start : evidence.end]
            assert words == evidence.text
            assert briefing.article.paragraph_at(evidence.start).number == evidence.paragraph
    assert progress(briefing) == ReviewProgress(0, 3)


def test_it_is_the_same_when_it_is_read_again(library: Library, port: str, folder: Path) -> None:
    before = library.get(port)
    assert library.reviews.propose(port)
    with opened(folder) as again:
        assert again.get(port) == before


def test_a_briefing_that_somebody_wrote_gets_none(library: Library) -> None:
    before = library.get(ID)
    assert not library.reviews.propose(ID)
    assert library.get(ID) == before


@pytest.mark.parametrize(("decision", "review"), [(Confirm, "confirmed"), (Accept, "accepted")])
def test_an_item_is_decided_about(
    library: Library, port: str, decision: type[Confirm | Accept], review: str
) -> None:
    before = library.get(port)
    one = item(library, port, "12,500 tonnes")
    decided = library.reviews.decide(port, [decision(one.id)], editor="Ana")
    after = library.get(port)
    now = item(library, port, "12,500 tonnes")
    assert (now.review, now.editor) == (review, "Ana")
    assert now.edited is not None
    assert now.suggestion == one.suggestion
    assert [each.id for each in after.items] == [each.id for each in before.items]
    assert progress(after).reviewed == 1
    assert decided.items == (one.id,)
    library.reviews.undo(decided)
    assert library.get(port) == before


def test_what_is_rejected_is_in_no_panel(library: Library, port: str) -> None:
    before = library.get(port)
    one = item(library, port, "12,500 tonnes")
    decided = library.reviews.decide(port, [Reject(one.id)], editor="Ana")
    after = library.get(port)
    assert "12,500 tonnes" not in texts(library, port)
    assert [each.id for each in after.rejected] == [one.id]
    assert progress(after) == ReviewProgress(1, progress(before).of)
    library.reviews.undo(decided)
    assert library.get(port) == before
    library.reviews.decide(port, [Reject(one.id)], editor="Ana")
    library.reviews.decide(port, [Confirm(one.id)], editor="Ana")
    assert item(library, port, "12,500 tonnes").review == "confirmed"
    assert library.get(port).rejected == ()


def test_decisions_are_kept_whole_or_not_at_all(library: Library, port: str) -> None:
    before = library.get(port)
    one = item(library, port, "54 percent")
    with pytest.raises(NotFoundError, match="nothing-there"):
        library.reviews.decide(port, [Confirm(one.id), Confirm("nothing-there")], editor="Ana")
    assert library.get(port) == before


def test_only_what_the_program_is_sure_of_is_accepted_unseen(library: Library, port: str) -> None:
    unsure = item(library, port, "9,000 tonnes")
    with pytest.raises(UsageError, match="9,000"):
        library.reviews.decide(port, [Accept(unsure.id)], editor="Ana")


def test_undo_takes_back_its_own_items_alone(library: Library, port: str) -> None:
    one, other = item(library, port, "54 percent"), item(library, port, "12,500 tonnes")
    first = library.reviews.decide(port, [Confirm(one.id)], editor="Ana")
    second = library.reviews.decide(port, [Reject(other.id)], editor="Bo")
    library.reviews.undo(first)
    assert is_open(item(library, port, "54 percent"))
    assert "12,500 tonnes" not in texts(library, port)
    third = library.reviews.decide(port, [Confirm(other.id)], editor="Ana")
    with pytest.raises(ConflictError):
        library.reviews.undo(second)
    library.reviews.undo(third)
    library.reviews.undo(second)
    assert is_open(item(library, port, "12,500 tonnes"))


def test_an_edited_item_is_the_editors(library: Library, port: str) -> None:
    before = library.get(port)
    one = item(library, port, "9,000 tonnes")
    assert isinstance(one, Figure)
    edit = msgspec.structs.replace(one, value=9500, status="estimate")
    decided = library.reviews.decide(port, [Edit(edit, was=one)], editor="Ana")
    now = item(library, port, "9,000 tonnes")
    assert isinstance(now, Figure)
    assert (now.value, now.status, now.review, now.wording) == (
        9500,
        "estimate",
        "confirmed",
        "extracted",
    )
    with pytest.raises(ConflictError, match="meanwhile"):
        library.reviews.decide(port, [Edit(edit, was=one)], editor="Bo")
    worded = msgspec.structs.replace(now, text="nine thousand tonnes or so")
    library.reviews.decide(port, [Edit(worded)], editor="Ana")
    assert item(library, port, "nine thousand tonnes or so").wording == "written"
    with pytest.raises(ConflictError):
        library.reviews.undo(decided)
    assert len(library.get(port).items) == len(before.items)


def test_an_item_is_made_of_words(library: Library, port: str) -> None:
    before = library.get(port)
    text = before.article.text
    start = text.index("The council spent")
    evidence = library.get(port).items[0].evidence[:1]
    words = msgspec.structs.replace(evidence[0], start=start, end=start + 17, text="whatever")
    made = KeyPoint(id="", text="The council spent", topics=("people",), evidence=(words,))
    decided = library.reviews.decide(port, [Make(made)], editor="Ana")
    (new,) = [e for e in library.get(port).items if e.id in decided.items]
    assert (new.evidence[0].text, new.wording, new.review) == (
        "The council spent",
        "quoted",
        "confirmed",
    )
    assert [panel.topic.key for panel in library.get(port).panels] == ["trade", "people"]
    library.reviews.undo(decided)
    assert library.get(port) == before
    outside = msgspec.structs.replace(words, end=len(text) + 1)
    for wrong in (
        msgspec.structs.replace(made, evidence=()),
        msgspec.structs.replace(made, evidence=(outside,)),
        msgspec.structs.replace(made, text="  "),
        msgspec.structs.replace(made, topics=("weather",)),
        msgspec.structs.replace(made, topics=()),
    ):
        with pytest.raises(UsageError):
            library.reviews.decide(port, [Make(wrong)], editor="Ana")
    assert library.get(port) == before


def test_what_is_made_stands_for_what_was_proposed_there(library: Library, port: str) -> None:
    one = item(library, port, "54 percent")
    assert isinstance(one, Figure)
    made = msgspec.structs.replace(one, text="54 percent of the boats", value=54)
    decided = library.reviews.decide(port, [Make(made)], editor="Ana")
    assert "54 percent" not in texts(library, port)
    library.reviews.undo(decided)
    assert "54 percent" in texts(library, port)


def test_items_are_moved(library: Library, port: str) -> None:
    before = library.get(port)
    one = item(library, port, "54 percent")
    decided = library.reviews.decide(port, [Move(one.id, ("people",))], editor="Ana")
    trade, people = library.get(port).panels
    assert [each.text for each in people.items] == ["54 percent"]
    assert "54 percent" not in [each.text for each in trade.items]
    assert is_open(people.items[0])
    library.reviews.undo(decided)
    assert library.get(port) == before
    with pytest.raises(UsageError, match="weather"):
        library.reviews.decide(port, [Move(one.id, ("weather",))], editor="Ana")


def test_two_names_of_one_are_joined_and_parted(library: Library, port: str) -> None:
    before = library.get(port)
    one, other = item(library, port, "El Faro"), item(library, port, "Ana Núñez")
    decided = library.reviews.decide(port, [Merge(one.id, into=other.id)], editor="Ana")
    joined = item(library, port, "Ana Núñez")
    assert isinstance(joined, Actor)
    assert joined.names == ("Núñez", "El Faro")
    assert len(joined.evidence) == len(one.evidence) + len(other.evidence)
    assert list(joined.spans) == sorted(joined.spans, key=lambda span: span.start)
    assert "El Faro" not in texts(library, port)
    split = library.reviews.decide(port, [Split(joined.id, "El Faro")], editor="Ana")
    assert item(library, port, "El Faro").evidence == one.evidence
    assert item(library, port, "Ana Núñez").evidence == other.evidence
    library.reviews.undo(split)
    library.reviews.undo(decided)
    assert library.get(port) == before
    figure = item(library, port, "54 percent")
    for wrong in (
        Merge(figure.id, into=other.id),
        Merge(other.id, into=other.id),
        Split(other.id, "Nobody"),
    ):
        with pytest.raises(UsageError):
            library.reviews.decide(port, [wrong], editor="Ana")


def test_a_bottom_line_is_written_and_given_back(library: Library, port: str) -> None:
    before = library.get(port)
    start = before.article.text.index("In 2020")
    spans = (Span(start, start + 7),)
    decided = library.reviews.decide(port, [Summarise("trade", "Much fish.", spans)], editor="Ana")
    (panel,) = library.get(port).panels
    assert (panel.bottom_line, panel.wording) == ("Much fish.", "written")
    assert panel.evidence[0].text == "In 2020"
    assert panel.items == before.panels[0].items
    library.reviews.undo(decided)
    assert library.get(port) == before
    library.reviews.decide(port, [Summarise("trade", "Much fish.", spans)], editor="Ana")
    library.reviews.decide(port, [Summarise("trade", "")], editor="Ana")
    assert library.get(port) == before


def test_a_quoted_bottom_line_is_taken_as_it_is_or_taken_away(library: Library, port: str) -> None:
    before = library.get(port)
    line = before.panels[0].summary
    assert is_open(line)
    taken = library.reviews.decide(port, [Confirm(line.id)], editor="Ana")
    assert (taken.sentence(), taken.items) == ("1 confirmed.", (line.id,))
    now = library.get(port).panels[0].summary
    assert (now.text, now.evidence, now.wording) == (line.text, line.evidence, "quoted")
    assert (now.review, now.editor) == ("confirmed", "Ana")
    assert not library.reviews.decide(port, [Confirm(line.id)], editor="Bo").items
    assert progress(library.get(port)) == progress(before), "no review counts it"
    gone = library.reviews.decide(port, [Reject(line.id)], editor="Ana")
    assert library.get(port).panels[0].bottom_line == ""
    with pytest.raises(NotFoundError):
        library.reviews.decide(port, [Confirm(line.id)], editor="Ana")
    library.reviews.undo(gone)
    assert library.get(port).panels[0].summary == now
    library.reviews.undo(library.reviews.last(port))
    assert library.get(port) == before
    with pytest.raises(NotFoundError):
        library.reviews.decide(port, [Accept(line.id)], editor="Ana")


def test_a_written_bottom_line_that_is_rejected_keeps_its_headline(library: Library) -> None:
    before = library.get(ID)
    line = before.panels[0].summary
    assert not library.reviews.decide(ID, [Confirm(line.id)], editor="Ana").items
    library.reviews.decide(ID, [Reject(line.id)], editor="Ana")
    after = library.get(ID)
    assert after.panels[0].bottom_line == ""
    assert after.panels[0].headline == before.panels[0].headline
    assert after.items == before.items


def test_a_written_briefing_is_decided_about_too(library: Library) -> None:
    before = library.get(ID)
    decisions: list[Decision] = [Reject("pier"), Summarise("people", "They wait.")]
    decided = library.reviews.decide(ID, decisions, editor="Ana")
    after = library.get(ID)
    assert [each.id for each in after.items] == [e.id for e in before.items if e.id != "pier"]
    assert [panel.bottom_line for panel in after.panels][1] == "They wait."
    library.reviews.undo(decided)
    back = library.get(ID)
    assert (back.items, back.panels) == (before.items, before.panels)


def test_the_review_goes_on_to_its_end(library: Library, port: str) -> None:
    while left := [i for i in library.get(port).items if is_open(i) and weighs(i)]:
        library.reviews.decide(port, [Confirm(left[0].id)], editor="Ana")
    briefing = library.get(port)
    assert progress(briefing).is_done
    names = {each.text: each.review for each in briefing.items if isinstance(each, Actor | Place)}
    assert names["El Faro"] == "proposed"
    assert names["Brava"] == "used", "a quote that was confirmed names it"


def test_the_catalogue_counts_what_is_proposed(library: Library, port: str) -> None:
    def figures() -> int:
        (entry,) = (each for each in library.catalogue() if each.id == port)
        return entry.counts["figure"]

    assert figures() == 4
    one = item(library, port, "54 percent")
    library.reviews.decide(port, [Confirm(one.id)], editor="Ana")
    assert figures() == 4
    library.reviews.decide(port, [Reject(one.id)], editor="Ana")
    assert figures() == 3


def test_notes_are_on_proposed_items(library: Library, port: str) -> None:
    one = item(library, port, "54 percent")
    note = library.notes.add(Target(briefing=port, item=one.id), Content(body="Is that so?"))
    assert [each.id for each in library.notes.list(port)] == [note.id]
    with pytest.raises(NotFoundError):
        library.notes.add(Target(briefing=port, item="figure-nothing"), Content(body="Is it?"))


def test_an_item_is_begun_from_chosen_words(library: Library, port: str) -> None:
    text = library.get(port).article.text

    def drafted(kind: str, words: str) -> AnyItem:
        start = text.index(words)
        return library.reviews.draft(port, kind, start, start + len(words))

    figure = drafted("figure", " about 12,500 tonnes of fish")
    assert isinstance(figure, Figure)
    assert (figure.value, figure.unit, figure.text) == (
        12500,
        "tonne",
        "about 12,500 tonnes of fish",
    )
    assert figure.topics == ("trade",)
    other = drafted("figure", "$3.5 million")
    assert isinstance(other, Figure)
    assert (other.value, other.unit, other.topics) == (3500000, None, ("trade",))
    for kind in ("key_point", "open_question", "tension", "actor", "place", "statement"):
        begun = drafted(kind, "The council spent")
        assert (begun.kind, begun.text, begun.id) == (kind, "The council spent", "")
        decided = library.reviews.decide(port, [Make(begun)], editor="Ana")
        (made,) = (each for each in library.get(port).items if each.id in decided.items)
        assert (made.kind, made.review, made.editor) == (kind, "confirmed", "Ana")
    with pytest.raises(UsageError, match="number"):
        drafted("figure", "The council spent")
    with pytest.raises(UsageError, match="nothing"):
        drafted("nothing", "The council spent")
    with pytest.raises(UsageError, match="words"):
        library.reviews.draft(port, "figure", len(text) + 5, len(text) + 9)


def test_what_is_proposed_is_sound(library: Library, port: str) -> None:
    assert library.verify(port).sound


def test_what_a_review_wrote_that_the_words_do_not_say_is_a_remark(
    library: Library, port: str
) -> None:
    one = item(library, port, "9,000 tonnes")
    assert isinstance(one, Figure)
    library.reviews.decide(port, [Confirm(one.id)], editor="Ana")
    assert library.verify(port).sound
    wrong = msgspec.structs.replace(one, value=9500, status="estimate")
    decided = library.reviews.decide(port, [Edit(wrong)], editor="Ana")
    found = library.verify(port)
    (said,) = found.written
    assert said == f"figure 9,500 t ({one.id}): value “9500” is written, not in the words."
    assert found.sound
    assert not found.not_said
    library.reviews.undo(decided)
    assert not library.verify(port).written


def test_a_unit_that_an_editor_types_becomes_the_known_one(library: Library, port: str) -> None:
    one = item(library, port, "9,000 tonnes")
    assert isinstance(one, Figure)
    typed = msgspec.structs.replace(one, unit="km2")
    library.reviews.decide(port, [Edit(typed)], editor="Ana")
    now = item(library, port, "9,000 tonnes")
    assert isinstance(now, Figure)
    assert now.unit == "square kilometre"


def test_values_that_nobody_stands_by_are_left_to_the_review(library: Library, port: str) -> None:
    one = item(library, port, "12,500 tonnes")
    assert isinstance(one, Figure)
    wrong = msgspec.structs.replace(one, value=7, review="accepted")
    briefing = library.get(port)
    items = tuple(wrong if each.id == one.id else each for each in briefing.items)
    assert verify(msgspec.structs.replace(briefing, items=items)).sound
    confirmed = tuple(msgspec.structs.replace(i, review="confirmed") for i in items)
    assert not verify(msgspec.structs.replace(briefing, items=confirmed)).sound


def test_what_an_editor_reads_in_its_sentence_stands_on_that(library: Library, port: str) -> None:
    one = item(library, port, "9,000 tonnes")
    dated = msgspec.structs.replace(one, period="2019", scope="Brava")
    library.reviews.decide(port, [Edit(dated, was=one)], editor="Ana")
    now = item(library, port, "9,000 tonnes")
    assert now.evidence[0] == one.evidence[0]
    assert now.evidence[-1].text.startswith("In 2019 it handled")
    assert library.verify(port).sound
    moved = msgspec.structs.replace(item(library, port, "54 percent"), topics=("people",))
    library.reviews.decide(port, [Edit(moved)], editor="Ana")
    assert item(library, port, "54 percent").evidence == moved.evidence
