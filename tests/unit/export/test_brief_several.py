"""One brief of several articles."""

import datetime as dt

from briefings.export.brief.blocks import plain
from tests.unit.core.builders import article, evidence, figure, open_question, tension
from tests.unit.export.briefs import headings, named, of_several, on, under, words

TEXT = "First.\nTwelve tonnes were landed."
FOUND = evidence(article(TEXT), "Twelve tonnes")


def test_figures_of_all_stand_in_one_table_with_their_outlets_and_places() -> None:
    one = named("one", [figure("f", 12, evidence=FOUND)], text=TEXT, publisher="The Gazette")
    two = named("two", [figure("f", 13, evidence=FOUND)], text=TEXT, publisher="El Faro")
    brief = of_several([(one, ()), (two, ())])
    rows = under(brief, "Figures")
    assert [row.split(" | ")[-2:] for row in rows] == [
        ["The Gazette", "[1] ¶2"], ["El Faro", "[2] ¶2"],
    ]  # fmt: skip
    assert len({len(row.split(" | ")) for row in rows}) == 1
    assert headings(brief).count("Figures") == 1


def test_of_each_article_the_first_figures_are_kept() -> None:
    figures = [figure(f"f{at}", at, text=f"{at} t", evidence=FOUND) for at in range(60)]
    found = [(named(f"b{at}", figures, text=TEXT), ()) for at in range(4)]
    rows = under(of_several(found), "Figures")
    kept = [sum(f"[{number}]" in row for row in rows) for number in (1, 2, 3, 4)]
    assert min(kept) > 1
    assert max(kept) - min(kept) <= 1


def test_the_same_interest_is_told_once() -> None:
    found = [(named(f"b{at}", interest="It belongs to the port."), ()) for at in range(2)]
    lines = under(of_several(found), "Interest of the source")
    assert lines == ["It belongs to the port.  Nobody [1], Nobody [2]"]


def test_sources_are_numbered_at_the_end() -> None:
    brief = of_several(
        [(named("one", publisher="The Gazette"), ()), (named("two", publisher="El Faro"), ())]
    )
    assert headings(brief)[-1] == "Sources"
    first, second = under(brief, "Sources")
    assert first.startswith("[1] ")
    assert "The Gazette" in first
    assert second.startswith("[2] ")
    assert "El Faro" in second


def test_copies_of_a_wire_story_are_told_once_with_the_notes_of_all() -> None:
    items = (figure("f", evidence=FOUND), tension("t", severity="high"))
    one = named("one", items, text=TEXT, publisher="The Gazette")
    copy = named("two", items, text=TEXT, publisher="El Faro", same_as="one")
    other = named("three", [open_question()], publisher="La Voz")
    noted = on(copy, 1, "They left a line out.")
    brief = of_several([(one, ()), (copy, [noted]), (other, ())])
    assert len(under(brief, "Figures")) == 1
    assert len(under(brief, "What does not sit together")) == 1
    first, second = under(brief, "Sources")
    assert first.endswith("Much the same text: El Faro")
    assert second.startswith("[2] ")
    assert "They left a line out." in words(brief)
    assert brief.note_ids == (noted.id,)


def test_a_story_and_its_copy_alone_are_a_brief_of_one() -> None:
    one = named("one", [figure("f", evidence=FOUND)], text=TEXT)
    copy = named("two", text=TEXT, same_as="one")
    brief = of_several([(one, ()), (copy, ())])
    (row,) = under(brief, "Figures")
    assert row.endswith("| ¶2")
    assert brief.title == "Made up"


def test_the_title_names_the_articles_and_the_line_beneath_says_from_when_to_when() -> None:
    days = (dt.date(2021, 5, 3), None, dt.date(2021, 4, 1))
    found = [(named(f"b{at}", published=day), ()) for at, day in enumerate(days)]
    assert of_several(found).title == "Brief of 3 articles: “Made up”, “Made up”, …"
    assert plain(of_several(found).subtitle) == "2021-04-01 / 2021-05-03"
    assert of_several(found, title="Ports this week").title == "Ports this week"


def test_whose_side_nobody_knows_is_said_once_for_all() -> None:
    silent = [(named(f"b{at}"), ()) for at in range(3)]
    known = named("known", interest="It belongs to the port.")
    lines = under(of_several([*silent, (known, ())]), "Interest of the source")
    assert lines == [
        "It belongs to the port.  Nobody [4]",
        "Not said: whether Nobody [1], Nobody [2], Nobody [3] is a party to the matter.",
    ]


def test_the_box_of_interests_names_outlets() -> None:
    found = [
        (named("a", publisher="La Voz"), ()),
        (named("b", publisher=None), ()),
        (named("c", publisher="El Faro", interest="It belongs to the port."), ()),
    ]
    assert under(of_several(found), "Interest of the source") == [
        "It belongs to the port.  El Faro [3]",
        "Not said: whether La Voz [1], the publisher of [2] is a party to the matter.",
    ]


def test_what_nobody_has_reviewed_is_counted_over_all() -> None:
    items = [figure("f", review="proposed")]
    brief = of_several([(named("one", items), ()), (named("two", items), ())])
    assert brief.unreviewed == 2
