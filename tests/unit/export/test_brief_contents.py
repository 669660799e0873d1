"""What a brief of one article tells, and in which order."""

import datetime as dt

import pytest
from msgspec.structs import replace

from briefings.model import Briefing
from tests.unit.core import builders
from tests.unit.core.builders import (
    article,
    evidence,
    figure,
    key_point,
    open_question,
    statement,
    tension,
)
from tests.unit.export.briefs import (
    DAY,
    MARKED,
    headings,
    made,
    muted,
    named,
    of_several,
    on,
    under,
    words,
)

INTEREST = "The Gazette belongs to the port."


LATER = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)


def whole() -> Briefing:
    """The made-up briefing with an interest and a tension of little weight."""
    plain = builders.make()
    low = tension("low", text="The date is odd.")
    panels = (replace(plain.panels[0], items=(*plain.panels[0].items, low)), *plain.panels[1:])
    source = replace(plain.source, interest=INTEREST)
    return replace(plain, source=source, panels=panels, items=(*plain.items, low))


def test_what_matters_stands_first() -> None:
    briefing = whole()
    notes = [
        on(briefing, 1, "Count them again."),
        on(briefing, 2, "It will hold.", "assessment"),
    ]
    brief = made(briefing, notes, prepared_by="Bea", prepared_on=DAY)
    assert headings(brief) == [
        "Interest of the source",
        "Assessment",
        "Bottom lines",
        "Figures",
        "What does not sit together",
        "Key points",
        "Who says what",
        "Lesser tensions",
        "Notes",
        "Open questions",
        "Sources",
    ]
    assert muted(brief)[0] == "Prepared 2026-01-02 by Bea, with notes by Ana Núñez."
    assert under(brief, "Interest of the source") == [INTEREST]
    assert brief.title == "Harbour of Brava reopens"
    assert not brief.gave_way


def test_a_section_without_anything_in_it_is_left_out() -> None:
    brief = made(builders.briefing())
    assert headings(brief) == ["Interest of the source", "Bottom lines", "Sources"]


def test_that_nobody_has_said_whose_side_a_publisher_is_on_is_said() -> None:
    (line,) = under(made(builders.briefing()), "Interest of the source")
    assert line == "Not said: whether Nobody is a party to the matter."
    (line,) = under(made(named("a", publisher=None)), "Interest of the source")
    assert line == "Not said: whether the publisher is a party to the matter."


def test_assessments_stand_before_recommendations_and_both_apart_from_other_notes() -> None:
    briefing = builders.briefing()
    notes = [
        on(briefing, 1, "Ask them.", "Recommendation"),
        on(briefing, 2, "It will hold.", "#assessment"),
        on(briefing, 3, "Se sostiene.", "Evaluación"),
        on(briefing, 4, "As an aside.", "assessments"),
    ]
    brief = made(briefing, notes)
    judged = under(brief, "Assessment")
    assert [line.split(" (")[0] for line in judged] == ["It will hold.", "Se sostiene."]
    (asked,) = under(brief, "Recommendations")
    assert asked.startswith("Ask them.")
    assert len(under(brief, "Notes")) == 1


def test_a_judgement_that_is_done_stands_among_other_notes_and_says_so() -> None:
    briefing = builders.briefing()
    notes = [
        on(briefing, 1, "Ask them.", "recommendation", "hecho"),
        on(briefing, 2, "It held.", "assessment", "done"),
        on(briefing, 3, "Go there.", "recommendation", "open"),
    ]
    brief = made(briefing, notes)
    (asked,) = under(brief, "Recommendations")
    assert asked.startswith("Go there.")
    assert [each[:16] for each in under(brief, "Notes")] == ["[done] Ask them.", "[done] It held. "]
    assert "Assessment" not in headings(brief)


def test_what_grades_mean_is_said_once() -> None:
    briefing = builders.briefing()
    notes = [
        on(briefing, number, "So it is.", "assessment", reliability="B", likelihood="likely")
        for number in (1, 2)
    ]
    brief = made(briefing, notes)
    (scales,) = [line for line in muted(brief) if line.startswith("Grades: ")]
    assert scales.count("likely") == 1
    assert "Admiralty code" in scales


def test_the_figures_are_a_table_and_evidence_is_numbers_of_paragraphs() -> None:
    brief = made(whole())
    rows = under(brief, "Figures")
    assert rows[0] == "~12,500 t | status unknown: fish handled, Brava | 2020 | Ana Núñez | ¶4"
    assert rows[2] == "15,000 t | goal: fish to be landed, Brava | 2021 | — | ¶5"
    assert [row.split(" | ")[-1] for row in rows] == ["¶4", "¶4", "¶5", "¶6"]
    assert "said Ana Núñez, director" not in words(brief)


def test_a_figure_that_a_tension_of_weight_concerns_is_marked() -> None:
    items = (
        figure("a", text="12 tonnes"),
        figure("b", 13, text="13 tonnes"),
        tension("t", severity="high", items=("a",)),
        tension("u", severity="low", items=("b",)),
    )
    rows = under(made(builders.briefing(items)), MARKED)
    assert [row.split(" | ")[0] for row in rows] == ["12 t !", "13 t"]


def test_tensions_of_weight_say_why_and_the_others_do_not() -> None:
    items = (
        tension("low", text="A misprint.", reasoning="One digit."),
        tension("medium", text="Two years.", severity="medium", reasoning="They differ."),
        tension("high", text="Two places.", severity="high", reasoning="Not both."),
    )
    brief = made(builders.briefing(items))
    heavy = under(brief, "What does not sit together")
    assert heavy[0].startswith("Two places.")
    assert "Not both." in heavy[0]
    assert "One digit." not in words(brief)
    assert any(line.startswith("A misprint.") for line in under(brief, "Lesser tensions"))


def test_the_reviewed_alone_is_told_unless_more_is_asked_for() -> None:
    items = (
        figure("a", what="landed", review="confirmed"),
        figure("b", 13, what="sunk", review="proposed"),
        open_question("q", review="proposed"),
    )
    brief = made(builders.briefing(items))
    assert len(under(brief, "Figures")) == 1
    assert "sunk" not in words(brief)
    assert muted(brief)[0] == ("Proposed items that nobody has reviewed, and that are left out: 2.")
    assert brief.unreviewed == 2
    more = made(builders.briefing(items), unreviewed=True)
    assert len(under(more, "Figures")) == 2
    assert not muted(more)


def test_private_notes_stay() -> None:
    briefing = builders.briefing()
    notes = [
        on(briefing, 1, "For all."),
        on(briefing, 2, "For me.", "private"),
        on(briefing, 3, "For me too.", "assessment", "Private", author="Cleo"),
    ]
    brief = made(briefing, notes)
    assert "For me" not in words(brief)
    assert "Cleo" not in words(brief)
    assert brief.stayed == 2
    assert brief.note_ids == (notes[0].id,)
    assert "For me too." in words(made(briefing, notes, with_private=True))


def test_notes_stand_with_what_they_are_on() -> None:
    briefing = whole()
    brief = made(briefing, [on(briefing, 1, "Twelve?", item="landed-2020")])
    (line,) = under(brief, "Notes")
    assert "Twelve?" in line
    assert "12,500" in line
    assert "018f3a00" not in words(brief), "no ids"


def test_another_title_and_a_mark() -> None:
    brief = made(builders.briefing(), title="For the minister", marking="For official use")
    text = words(brief)
    assert text.startswith("FOR OFFICIAL USE For the minister")
    assert text.endswith("FOR OFFICIAL USE")
    assert "“Made up”" in text, "the source keeps its own"


def test_labels_speak_another_language_and_what_is_written_stays() -> None:
    brief = made(whole(), language="es", prepared_on=DAY)
    assert headings(brief)[-1] == "Fuentes"
    assert "The boats wait." in words(brief)


def test_how_much_rests_on_whom_is_said_of_one_article() -> None:
    text = "One line. Two lines."
    found = evidence(article(text), "One line")
    items = (
        *(statement(f"a{at}", speaker="Ana Núñez", evidence=found) for at in range(4)),
        statement("b", speaker=None, evidence=found),
    )
    (source,) = under(made(named("a", items, text=text)), "Sources")
    assert "1 of 5 statements rest on unnamed sources; most are of Ana Núñez: 80%" in source
    (source,) = under(made(named("a", items[1:], text=text)), "Sources")
    assert "statements" not in source, "of a few it would say nothing"


def test_what_was_confirmed_stands_in_for_bottom_lines_that_nobody_has_reviewed() -> None:
    text = "One line. Two lines."
    found = evidence(article(text), "One line")
    items = (
        key_point("k", text="The port is open.", evidence=found, review="confirmed"),
        key_point("o", text="It may close.", evidence=found, review="proposed"),
        statement("s", text="It holds.", speaker="Ana", evidence=found, direct=True),
    )
    brief = made(named("a", items, text=text))
    assert under(brief, "Key points") == ["The port is open.  ¶1"]
    assert under(brief, "Who says what") == ["Ana: “It holds.”  ¶1"]
    whole = made(named("a", items, text=text), unreviewed=True)
    assert "It may close. [proposed by the program, not confirmed]  ¶1" in under(
        whole, "Key points"
    )


def test_a_note_on_what_is_left_out_still_says_what_it_is_on() -> None:
    text = "One line. Two lines."
    items = (statement("s", text="It holds.", review="proposed"),)
    briefing = named("a", items, text=text)
    noted = on(briefing, 1, "Doubtful.", "assessment", item="s")
    (line,) = under(made(briefing, [noted]), "Assessment")
    assert line.startswith("It holds: Doubtful.")


def test_the_same_makes_the_same() -> None:
    briefing = whole()
    notes = [on(briefing, number, f"Note {number}.") for number in range(3)]
    assert made(briefing, notes) == made(briefing, reversed(notes))


def test_a_question_that_a_note_has_closed_is_open_no_more() -> None:
    items = (open_question("a", text="Who pays?"), open_question("b", text="How many?"))
    briefing = named("a", items)
    closing = on(briefing, 1, "The port.", "answer", item="a")
    assert [line.rstrip() for line in under(made(briefing, [closing]), "Open questions")] == [
        "How many?"
    ]
    again = on(briefing, 2, "It denies that.", "open", item="a", modified=LATER)
    assert len(under(made(briefing, [closing, again]), "Open questions")) == 2


def test_quoted_words_have_marks_of_their_own_within() -> None:
    plain = named("a", [], bottom_line="“Nobody landed a fish”, the union said.")
    said = replace(plain, panels=(replace(plain.panels[0], wording="quoted"),))
    (line,) = under(made(said, unreviewed=True), "Bottom lines")
    assert "“‘Nobody landed a fish’, the union said.”" in line


def test_a_judgement_on_the_whole_begins_with_its_words() -> None:
    briefing = named("a")
    noted = on(briefing, 1, "Doubtful.", "assessment")
    assert under(made(briefing, [noted]), "Assessment")[0][:9] == "Doubtful."
    (line, _) = under(
        of_several([(briefing, [noted]), (named("b"), [on(named("b"), 2, "So.", "assessment")])]),
        "Assessment",
    )
    assert line.startswith("[1]: Doubtful.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('It is 6, within 5 percent."', "It is 6, within 5 percent."),
        ('"It is 6, he said.', "It is 6, he said."),
        ('"It is 6," he said.', '"It is 6," he said.'),
        ("It is 6.”", "It is 6."),
        ("“It is 6”, he said.", "“It is 6”, he said."),
        ("«Es 6.", "Es 6."),
    ],
)
def test_a_quotation_mark_without_its_fellow_is_left_out(text: str, expected: str) -> None:
    (point,) = under(made(named("a", [builders.key_point(text=text)])), "Key points")
    assert point.strip() == expected


def test_the_comma_behind_a_quote_is_none_of_its_words() -> None:
    said = statement(text="Nobody landed,", direct=True)
    (told,) = under(made(named("a", [said])), "Who says what")
    assert "“Nobody landed”" in told
