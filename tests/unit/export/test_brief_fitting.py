"""What gives way where two pages cannot hold all."""

import itertools
from collections.abc import Mapping, Sequence
from typing import get_args

import pytest

from briefings.export.brief.blocks import Block, BriefText
from briefings.export.brief.fitting import (
    BYTES,
    FIRST,
    MOST,
    MOST_OF_SEVERAL,
    ROOM,
    Fitted,
    Shares,
    fit,
    taking_order,
)
from briefings.export.brief.measuring import rows_of_blocks
from briefings.export.brief.sections import KEPT, BriefPiece, BriefSection, Name
from briefings.export.brief.told import line
from briefings.model import AnyItem
from tests.unit.core.builders import briefing, figure, open_question, tension
from tests.unit.export.briefs import MARKED, made, muted, on, size, under, words

ROW = "a" * 60


def piece(text: str = ROW, *, weight: int = 0, note: str = "") -> BriefPiece:
    return BriefPiece((line(text),), weight=weight, notes=(note,) if note else ())


def section(name: Name, pieces: Sequence[BriefPiece]) -> BriefSection:
    return BriefSection(name=name, heading=name, shape="bullets", pieces=tuple(pieces))


def fitted(*sections: BriefSection, opening: float = 0, each_byte: float = 0.0) -> Fitted:
    """Fit sections where a block takes no bytes, or so many a row."""

    def bytes_of(blocks: tuple[Block, ...]) -> int:
        return round(each_byte * rows_of_blocks(blocks))

    def closing(gave_way: Mapping[Name, int]) -> tuple[Block, ...]:
        return (BriefText(line(", ".join(gave_way))),)

    return fit(sections, taking_order(sections), bytes_of, ROOM - opening, closing)


def test_every_section_has_its_place_in_the_order() -> None:
    assert sorted(KEPT) == sorted(get_args(Name))
    assert KEPT[-4:] == ("notes", "statements", "lesser_tensions", "questions")
    assert KEPT.index("assessments") < KEPT.index("tensions") < KEPT.index("figures")


@pytest.mark.parametrize(("first", "last"), list(itertools.pairwise(KEPT[7:])))
def test_what_is_kept_first_leaves_room_for_the_rest_alone(first: Name, last: Name) -> None:
    found = fitted(
        section(last, [piece() for _ in range(200)]),
        section(first, [piece() for _ in range(20)]),
    )
    assert first not in found.gave_way
    assert 0 < found.gave_way[last] < 200
    assert rows_of_blocks(found.blocks) <= ROOM


@pytest.mark.parametrize("name", MOST)
def test_no_section_crowds_out_all_others(name: Name) -> None:
    found = fitted(section(name, [piece() for _ in range(300)]), section("questions", [piece()]))
    most = MOST[name] * ROOM
    (kept,) = [300 - found.gave_way[name]]
    assert most - 3 < rows_of_blocks(section(name, [piece()] * kept).blocks((piece(),) * kept))
    assert "questions" not in found.gave_way


def test_bytes_count_as_rows_do() -> None:
    pieces = [piece() for _ in range(60)]
    assert not fitted(section("notes", pieces)).gave_way
    found = fitted(section("notes", pieces), each_byte=BYTES / 40)
    assert found.gave_way["notes"] > 20


def test_a_short_one_goes_in_where_a_long_one_does_not() -> None:
    pieces = [piece(ROW * 100), piece("short"), piece(ROW * 100), piece("shorter")]
    found = fitted(section("questions", pieces), opening=ROOM - 20)
    assert found.gave_way == {"questions": 2}
    assert [block for block in found.blocks if not isinstance(block, BriefText)][1:] == list(
        section("questions", [pieces[1], pieces[3]]).blocks((pieces[1], pieces[3]))[1:]
    )


def test_the_weightiest_are_kept_and_stand_in_their_order() -> None:
    pieces = [piece(f"{at} {ROW}", weight=at % 2, note=str(at)) for at in range(200)]
    found = fitted(section("notes", pieces))
    kept = list(map(int, found.notes))
    assert kept == sorted(kept)
    assert sum(at % 2 for at in kept) in (0, len(kept) - 100)


def test_a_section_of_which_nothing_fits_has_no_heading() -> None:
    found = fitted(section("questions", [piece(ROW * 200)]))
    assert found.gave_way == {"questions": 1}
    assert all(isinstance(block, BriefText) for block in found.blocks)


def test_what_gave_way_is_told_at_the_end() -> None:
    items: tuple[AnyItem, ...] = (
        *(figure(f"f{at}", at, text=f"{at} t") for at in range(80)),
        *(tension(f"t{at}", text=f"Odd {at}. {ROW}") for at in range(50)),
        *(open_question(f"q{at}", text=f"Why {at}? {ROW}") for at in range(50)),
    )
    brief = made(briefing(items))
    assert size(brief) <= BYTES
    kept = len(under(brief, "Figures"))
    assert 5 < kept < 80
    assert brief.gave_way["figures"] == 80 - kept
    lesser, questions = (under(brief, name) for name in ("Lesser tensions", "Open questions"))
    assert muted(brief)[-1] == (
        f"Left out for want of room: figures {80 - kept}, lesser tensions {50 - len(lesser)}, "
        f"open questions {50 - len(questions)}. The full export has all of it."
    )
    assert lesser
    assert not questions


def test_figures_that_a_tension_of_weight_concerns_are_kept_before_others() -> None:
    items: tuple[AnyItem, ...] = (
        *(figure(f"f{at}", at, text=f"{at} t") for at in range(200)),
        tension("t", severity="high", items=("f199",)),
    )
    rows = under(made(briefing(items)), MARKED)
    assert rows[-1].startswith("199 t !")
    assert rows[0].startswith("0 t")


def test_notes_with_words_are_kept_before_highlights_and_a_long_one_is_cut() -> None:
    plain = briefing()
    notes = [
        *(on(plain, at, "", "to check", panel="one") for at in range(80)),
        on(plain, 99, "The last. " + "word " * 600),
    ]
    brief = made(plain, notes)
    assert "The last." in words(brief)
    assert words(brief).count("word") < 100
    assert notes[-1].id in brief.note_ids
    assert 0 < brief.gave_way["notes"] < 80


def test_without_anything_to_leave_out_nothing_is_said() -> None:
    assert muted(made(briefing())) == []


def test_each_section_has_a_part_of_its_own() -> None:
    crowd = [section(name, [piece() for _ in range(200)]) for name in KEPT]
    found = fitted(*crowd)
    assert all(found.gave_way[name] < 200 for name in FIRST)
    assert sum(FIRST.values()) < 1


@pytest.mark.parametrize("shares", [MOST, MOST_OF_SEVERAL])
def test_no_part_of_its_own_is_more_than_a_section_may_have(shares: Shares) -> None:
    assert all(part < shares.get(name, 1.0) for name, part in FIRST.items())
