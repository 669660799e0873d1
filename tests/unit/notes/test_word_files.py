"""A Word file that went out, was commented on, and came back: notes on the right words, once."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.errors import NotFoundError
from briefings.export.formats.docx import write
from briefings.labels import available
from briefings.notes.model import Content, Note
from briefings.notes.service import CONFLICT, Notes
from tests.unit.core import builders
from tests.unit.export.samples_for_data import ID, document, note, notes, passage
from tests.unit.notes.libreoffice import saved_again
from tests.unit.notes.shelves import MadeShelf, counts, only
from tests.unit.notes.word_files import WHEN, WordFile, of_paragraphs, w


@pytest.fixture
def shelf(notes: Notes) -> MadeShelf:
    return MadeShelf(notes, [builders.make()])


def sent(*given: Note, language: str | None = None) -> WordFile:
    return WordFile(write(document(given, language=language)))


def typed() -> WordFile:
    """The article as somebody else has it in Word, with words of their own around it."""
    lines = [line for line in builders.ARTICLE.split("\n") if line]
    return WordFile(of_paragraphs("For your comments, please.", *lines, "Thank you."))


# -- what we sent ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", available())
def test_what_comes_back_as_it_was_sent_changes_nothing(shelf: MadeShelf, language: str) -> None:
    shelf.notes.merge_in(notes())
    before = shelf.notes.list()
    done = shelf.take(sent(*notes(), language=language).bytes())
    assert (counts(done), done.not_placed, done.changes) == ((0, 6, 0), (), ())
    assert shelf.notes.list() == before


def test_an_export_without_the_article_changes_nothing_either(shelf: MadeShelf) -> None:
    shelf.notes.merge_in(notes())
    raw = write(document(notes(), source=False))
    assert counts(shelf.take(raw)) == (0, 6, 0)


def test_all_of_markdown_comes_back_as_what_it_was(shelf: MadeShelf) -> None:
    body = (
        "# One\n\n- two\n  1. three\n\n> four\n\n`five` **six** <b>\nseven\n\n    eight\n\n[a](b)"
    )
    mine = note(1, body, passage=passage("12,500 tonnes"))
    shelf.notes.merge_in([mine])
    assert counts(shelf.take(sent(mine).bytes())) == (0, 1, 0)


@pytest.mark.parametrize("language", available())
def test_another_library_gets_notes_with_their_ids_and_places(
    shelf: MadeShelf, language: str
) -> None:
    given = [*notes(), note(7, "again", passage=passage("12,500 tonnes"), author="Bo")]
    done = shelf.take(sent(*given, language=language).bytes())
    assert counts(done) == (7, 0, 0)
    found = {each.id: each for each in shelf.notes.list()}
    for each in given:
        assert found[each.id].target == each.target
        assert found[each.id].author == each.author
        plain = each.content.body.replace("*", "")
        assert found[each.id].content == Content(
            body=plain,
            tags=each.content.tags,
            reliability=each.content.reliability,
            credibility=each.content.credibility,
            likelihood=each.content.likelihood,
            confidence=each.content.confidence,
        )


def test_a_changed_comment_is_kept_beside_the_note(shelf: MadeShelf) -> None:
    mine = note(1, "Is it twelve?", "to check", passage=passage("12,500 tonnes"))
    shelf.notes.merge_in([mine])
    file = sent(mine)
    file.retype("Is it twelve?", "It is twelve and a half.")
    done = shelf.take(file.bytes())
    assert counts(done) == (0, 0, 1)
    kept, apart = shelf.notes.list()
    assert kept == mine
    assert apart.id == only(done).kept_apart[0]
    assert apart.content == Content(body="It is twelve and a half.", tags=("to check", CONFLICT))
    assert apart.target == mine.target
    assert counts(shelf.take(file.bytes())) == (0, 1, 0)
    assert len(shelf.notes.list()) == 2


def test_an_earlier_text_of_a_note_is_no_change(shelf: MadeShelf) -> None:
    shelf.notes.merge_in([note(1, "first", item="pier")])
    file = sent(note(1, "first", item="pier"))
    shelf.notes.save(note(1).id, Content(body="second"), 1)
    assert counts(shelf.take(file.bytes())) == (0, 1, 0)
    assert [each.content.body for each in shelf.notes.list()] == ["second"]


def test_a_note_that_was_deleted_here_stays_so(shelf: MadeShelf) -> None:
    shelf.notes.merge_in([note(1, "mine", item="pier")])
    shelf.notes.delete(note(1).id, 1)
    done = shelf.take(sent(note(1, "mine", item="pier")).bytes())
    assert (only(done).unchanged, only(done).deleted) == (1, 1)
    assert shelf.notes.list() == []


def test_a_comment_in_the_place_of_one_that_was_deleted_there_is_a_new_one(
    shelf: MadeShelf,
) -> None:
    mine = note(1, "Mine", passage=passage("12,500 tonnes"))
    shelf.notes.merge_in([mine])
    file = sent(mine)
    number = file.number_of("Mine")
    for each in list(file.body.iter()):
        if each.get(f"{{{each.nsmap.get('w', '')}}}id") == number and "omment" in each.tag:
            each.getparent().remove(each)
    file.comments.clear()
    file.comment("12,500 tonnes", "And in 2018?")
    assert counts(shelf.take(file.bytes())) == (1, 0, 0)
    assert [each.content.body for each in shelf.notes.list()] == ["Mine", "And in 2018?"]


def test_comments_on_the_same_words_are_told_apart_in_any_order(shelf: MadeShelf) -> None:
    on = passage("12,500 tonnes")
    given = [note(1, "one", passage=on), note(2, "two", passage=on), note(3, "three", passage=on)]
    shelf.notes.merge_in(given)
    file = sent(*given)
    marks = [
        each
        for each in file.body.iter()
        if each.get(f"{{{each.nsmap['w']}}}name", "").startswith("note")
    ]
    marks[0].addprevious(marks[2])
    file.retype("two", "2")
    done = shelf.take(file.bytes())
    assert counts(done) == (0, 2, 1)
    (apart,) = (each for each in shelf.notes.list() if CONFLICT in each.content.tags)
    assert apart.content.body == "2"


# -- what a colleague wrote ------------------------------------------------------------------------


def test_a_comment_on_words_of_the_article_is_a_note_on_them(shelf: MadeShelf) -> None:
    file = sent()
    file.comment("Some 54 percent of the boats", "Which boats?", "And whose?", author="Bo Li")
    done = shelf.take(file.bytes())
    assert (counts(done), done.not_placed) == ((1, 0, 0), ())
    (kept,) = shelf.notes.list()
    assert kept.target.passage == passage("Some 54 percent of the boats")
    assert (kept.author, kept.content.body) == ("Bo Li", "Which boats?\n\nAnd whose?")
    assert kept.modified == dt.datetime.fromisoformat(WHEN)
    assert counts(shelf.take(file.bytes())) == (0, 1, 0)


@pytest.mark.parametrize("made", [sent, typed])
@pytest.mark.parametrize(
    "inside",
    ["Harbour of Brava reopens", "Brava handled about", "tonnes in Brava, she", "Brava in 2021"],
)
def test_words_that_stand_repeatedly_are_told_apart(
    shelf: MadeShelf, inside: str, made: Callable[[], WordFile]
) -> None:
    file = made()
    file.comment("Brava", "Here", inside=inside)
    assert shelf.take(file.bytes()).not_placed == ()
    (kept,) = shelf.notes.list()
    if kept.target.passage is None:
        assert kept.target.is_whole or kept.target.item
    else:
        start = builders.ARTICLE.index(inside) + inside.index("Brava")
        assert kept.target.passage.start == start


def test_a_comment_on_a_row_of_a_table_is_on_its_figure(shelf: MadeShelf) -> None:
    file = sent()
    file.comment("9,000 t", "Of what?")
    shelf.take(file.bytes())
    (kept,) = shelf.notes.list()
    assert kept.target.item == "landed-2019"


def test_a_comment_on_a_tension_in_a_row_of_a_table_is_on_that(shelf: MadeShelf) -> None:
    text = builders.changed(('items = ["promise", "waiting"]', 'items = ["landed-2020"]'))
    file = WordFile(write(document(briefing=builders.make(text))))
    assert list(file.run("contradiction, high").iterancestors(w("tc")))
    file.comment("contradiction, high", "Is it?")
    shelf.take(file.bytes())
    (kept,) = shelf.notes.list()
    assert kept.target.item == "promise-without-boats"


def test_a_comment_may_go_over_paragraphs(shelf: MadeShelf) -> None:
    for made in (sent(), typed()):
        made.comment("she said.", "Both", last="We will land 15,000 tonnes")
        shelf.take(made.bytes())
    (kept,) = shelf.notes.list()
    assert kept.target.passage is not None
    assert kept.target.passage.quote.exact == "she said.\n“We will land 15,000 tonnes"


@pytest.mark.parametrize("language", available())
def test_a_comment_on_an_item_or_a_heading_is_a_note_on_that(
    shelf: MadeShelf, language: str
) -> None:
    file = sent(language=language)
    file.comment("~12,500 t" if language == "en" else "~12.500 t", "On the figure")
    file.comment("Trade and ports", "On the panel")
    file.comment("The boats wait. Parts are missing.", "On the bottom line")
    file.comment("Who lives off the sea?", "On the question")
    file.comment("More fish is promised while boats wait.", "On the tension")
    assert shelf.take(file.bytes()).not_placed == ()
    found = {each.content.body: each.target for each in shelf.notes.list()}
    assert found["On the figure"].item == "landed-2020"
    assert found["On the panel"].panel == "trade"
    assert found["On the bottom line"].panel == "people"
    assert found["On the question"].panel == "people"
    assert found["On the tension"].item == "promise-without-boats"


@pytest.mark.parametrize("language", available())
def test_a_comment_on_a_line_of_the_first_page_is_a_note_on_what_that_names(
    shelf: MadeShelf, language: str
) -> None:
    file = sent(language=language)
    file.comment("The boats wait.", "On the panel")
    file.comment("contradiction" if language == "en" else "contradicción", "On the tension")
    assert shelf.take(file.bytes()).not_placed == ()
    found = {each.content.body: each.target for each in shelf.notes.list()}
    assert found["On the panel"].panel == "people"
    assert found["On the tension"].item == "promise-without-boats"


def test_an_item_s_words_are_found_in_the_paragraph_that_is_named(shelf: MadeShelf) -> None:
    file = sent()
    file.comment("In 2019 it handled 9,000 tonnes in Brava", "Sure?")
    shelf.take(file.bytes())
    (kept,) = shelf.notes.list()
    assert kept.target.passage == passage("In 2019 it handled 9,000 tonnes in Brava")


def test_a_comment_on_no_words_is_on_its_paragraph(shelf: MadeShelf) -> None:
    file = WordFile(write(document(source=False)))
    file.point("The boats of Brava", "Which?")
    shelf.take(file.bytes())
    assert list(shelf.words(ID)) == ["The boats of Brava wait for spare parts."]


def test_the_world_s_clock_goes_before_the_one_on_the_wall(shelf: MadeShelf) -> None:
    file = sent()
    file.date(file.comment("54 percent", "Now"), "2024-06-01T16:00:00Z")
    shelf.take(file.bytes())
    assert shelf.notes.list()[0].modified.hour == 16


def test_what_is_on_no_words_of_the_article_is_listed(shelf: MadeShelf) -> None:
    file = typed()
    file.comment("For your comments", "Gladly")
    file.comment("54 percent", "Fine")
    file.insert("54 percent", " or more")
    file.comment(" or more", "Added by me")
    done = shelf.take(file.bytes())
    assert counts(done) == (1, 0, 0)
    first, second = done.not_placed
    assert (first.author, first.words, first.text) == ("Bo", "For your comments", "Gladly")
    assert "do not stand in the article" in first.reason
    assert (second.words, second.text) == (" or more".strip(), "Added by me")
    assert "put in" in second.reason


# -- answers ---------------------------------------------------------------------------------------


def test_an_answer_is_a_note_on_the_same_that_names_what_it_answers(shelf: MadeShelf) -> None:
    mine = note(1, "Is it twelve?", passage=passage("12,500 tonnes"))
    shelf.notes.merge_in([mine])
    file = sent(mine)
    first = file.comment(
        "12,500 tonnes", "No.", author="Bo", answers=file.number_of("Is it twelve?")
    )
    file.comment("12,500 tonnes", "Yes!", author="Cy", answers=first)
    done = shelf.take(file.bytes())
    assert (counts(done), done.not_placed) == ((2, 1, 0), ())
    _, bo, cy = sorted(shelf.notes.list(), key=lambda each: each.author)
    assert bo.target == cy.target == mine.target
    assert bo.content.body == "> Ana Núñez: Is it twelve?\n\nNo."
    assert cy.content.body.endswith("\n\nYes!")
    assert counts(shelf.take(file.bytes())) == (0, 3, 0)


def test_an_answer_to_a_private_note_is_private(shelf: MadeShelf) -> None:
    mine = note(1, "A secret", "private", item="pier")
    shelf.notes.merge_in([mine])
    file = WordFile(write(document([mine], with_private=True)))
    file.comment("more than $3.5 million", "I see.", answers=file.number_of("A secret"))
    shelf.take(file.bytes())
    answer = shelf.notes.list()[-1]
    assert answer.content.tags == ("private",)
    assert answer.target.item == "pier"


def test_an_answer_to_what_stays_out_stays_out(shelf: MadeShelf) -> None:
    file = typed()
    first = file.comment("For your comments", "Gladly")
    file.comment("For your comments", "Thanks", answers=first)
    assert [each.text for each in shelf.take(file.bytes()).not_placed] == ["Gladly", "Thanks"]


def test_answers_in_a_circle_stay_out(shelf: MadeShelf) -> None:
    file = typed()
    first = file.comment("54 percent", "One")
    second = file.comment("54 percent", "Two", answers=first)
    file._row(first).set(
        "{http://schemas.microsoft.com/office/word/2012/wordml}paraIdParent", file.key(second)
    )
    assert len(shelf.take(file.bytes()).not_placed) == 2


def test_what_is_done_is_tagged_or_said(shelf: MadeShelf) -> None:
    mine = note(1, "Is it twelve?", passage=passage("12,500 tonnes"))
    shelf.notes.merge_in([mine])
    file = sent(mine)
    file.mark_done(file.number_of("Is it twelve?"))
    file.mark_done(file.comment("54 percent", "Which?"))
    done = shelf.take(file.bytes())
    assert done.settled == (mine.id,)
    assert shelf.notes.get(mine.id) == mine
    assert shelf.notes.list()[-1].content.tags == ("resolved",)


# -- tracked changes -------------------------------------------------------------------------------


def test_changes_are_listed_and_change_nothing(shelf: MadeShelf) -> None:
    file = sent()
    file.insert("The council spent", " reportedly", author="Cy")
    file.delete("according to published reports", author="Bo")
    file.comment("came back", "Since when?")
    done = shelf.take(file.bytes())
    inserted, deleted = done.changes
    assert (inserted.kind, inserted.text, inserted.author) == ("inserted", " reportedly", "Cy")
    assert (inserted.paragraph, inserted.after[-17:]) == (6, "The council spent")
    assert (deleted.kind, deleted.text) == ("deleted", "according to published reports")
    assert (deleted.author, deleted.date, deleted.paragraph) == ("Bo", WHEN, 6)
    assert list(shelf.words(ID)) == ["came back"]


def test_words_stand_where_they_stood_before_changes(shelf: MadeShelf) -> None:
    file = typed()
    file.delete("In 2020, ")
    file.insert("about ", "as much as ")
    file.comment("12,500 tonnes", "Sure?")
    shelf.take(file.bytes())
    assert "12,500 tonnes" in shelf.words(ID)


def test_moved_words_are_listed_and_still_known(shelf: MadeShelf) -> None:
    file = typed()
    file.move("according to published reports", after="May 3, 2021")
    file.comment("according to published reports", "Whose?")
    done = shelf.take(file.bytes())
    assert [each.kind for each in done.changes] == ["moved here", "moved away"]
    assert done.not_placed == ()
    assert list(shelf.words(ID)) == ["according to published reports"]


def test_a_paragraph_s_number_stands_for_it(shelf: MadeShelf) -> None:
    file = sent()
    file.comment("¶2", "Who?")
    shelf.take(file.bytes())
    assert list(shelf.words(ID)) == ["By The Gazette"]


def test_what_is_changed_under_a_later_date_is_kept_beside_it_too(shelf: MadeShelf) -> None:
    mine = note(1, "Is it twelve?", passage=passage("12,500 tonnes"))
    shelf.notes.merge_in([mine])
    file = sent(mine)
    file.retype("Is it twelve?", "Yes.")
    (comment,) = file.comments
    comment.set(w("date"), "2030-01-01T00:00:00Z")
    assert counts(shelf.take(file.bytes())) == (0, 0, 1)
    assert shelf.notes.get(mine.id) == mine


# -- which briefing --------------------------------------------------------------------------------


def test_any_file_that_holds_the_article_is_on_its_briefing(shelf: MadeShelf) -> None:
    file = typed()
    file.comment("54 percent", "Which?")
    assert only(shelf.take(file.bytes())).briefing == ID


def test_a_file_of_something_else_is_told(shelf: MadeShelf) -> None:
    raw = of_paragraphs("Quite another text, which nobody has ever taken into a library of theirs.")
    with pytest.raises(NotFoundError, match="--briefing"):
        shelf.take(raw)


def test_a_trial_keeps_nothing(shelf: MadeShelf) -> None:
    file = sent()
    file.comment("54 percent", "Which?")
    assert counts(shelf.take(file.bytes(), keep=False)) == (1, 0, 0)
    assert shelf.notes.list() == []
    assert counts(shelf.take(file.bytes())) == (1, 0, 0)


# -- other programs --------------------------------------------------------------------------------


def test_a_file_that_libreoffice_saved_is_understood_as_well(
    shelf: MadeShelf, tmp_path: Path
) -> None:
    on = passage("12,500 tonnes")
    mine = [*notes(), note(7, "*One* more", passage=on), note(8, "And\n\n- more", passage=on)]
    shelf.notes.merge_in(mine)
    file = sent(*mine)
    file.comment("Some 54 percent of the boats", "Which?")
    file.comment(
        "Some 54 percent of the boats", "All.", answers=file.number_of("Which?"), author="Cy"
    )
    file.insert("The council spent", " reportedly")
    file.delete("according to published reports")
    file.retype("Twelve?", "Thirteen?")
    done = shelf.take(saved_again(file.bytes(), tmp_path))
    assert done.not_placed == ()
    assert counts(done)[1:] == (7, 1)
    texts = [each.content.body for each in shelf.notes.list() if each.author in ("Bo", "Cy")]
    # Some of its editions forget what answers what.
    assert {text.split("\n")[-1] for text in texts} == {"Which?", "All."}
    assert shelf.words(ID)["Some 54 percent of the boats"] in texts
    kinds = [(each.kind, each.text.strip(), each.paragraph) for each in done.changes]
    assert ("inserted", "reportedly", 6) in kinds
    assert ("deleted", "according to published reports", 6) in kinds
