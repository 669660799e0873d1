"""What comes with the program: taken in once, and the reader's from then on."""

from pathlib import Path

import pytest

from briefings import Library
from briefings.curation.seeding import Seed
from briefings.errors import NotFoundError
from tests.unit.command_line import Packaged
from tests.unit.core.builders import LENS, changed, seed

LATER = changed(("value = 3500000", "value = 3600000"))


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "library"


def value(library: Library) -> object:
    (pier,) = (item for item in library.get("brava-2021").items if item.id == "pier")
    return getattr(pier, "value", None)


def edit(library: Library, old: str, new: str) -> None:
    text, record = library.editing.file("brava-2021")
    assert old in text
    library.editing.take_up(record, text.replace(old, new))


def size(directory: Path) -> int:
    return (directory / "library.log").stat().st_size


def test_an_edit_stays(directory: Path, packaged: Packaged) -> None:
    packaged(seed())
    with Library(directory) as library:
        edit(library, "value = 3500000", "value = 3700000")
    with Library(directory) as library:
        assert value(library) == 3700000
        assert library.packaged.offers() == []


def test_what_was_removed_stays_removed(directory: Path, packaged: Packaged) -> None:
    packaged(seed())
    with Library(directory) as library:
        library.remove("brava-2021")
    for each in (seed(), seed(LATER)):
        packaged(each)
        with Library(directory) as library:
            assert library.ids() == []
            assert library.packaged.offers() == []
    with Library(directory) as library:
        library.restore("brava-2021")
        assert value(library) == 3500000
        assert library.packaged.offers() == ["brava-2021"]


def test_a_later_edition_takes_the_place_of_one_that_nobody_edited(
    directory: Path, packaged: Packaged
) -> None:
    packaged(seed())
    Library(directory).close()
    packaged(seed(LATER))
    with Library(directory) as library:
        assert value(library) == 3600000
        assert library.packaged.offers() == []


def test_a_later_edition_of_an_edited_one_is_offered_and_taken_on_demand(
    directory: Path, packaged: Packaged
) -> None:
    packaged(seed())
    with Library(directory) as library:
        edit(library, "value = 3500000", "value = 3700000")
    packaged(seed(LATER))
    with Library(directory) as library:
        assert value(library) == 3700000
        assert library.packaged.offers() == ["brava-2021"]
    length = size(directory)
    with Library(directory) as library:
        assert size(directory) == length
        assert library.packaged.take("brava-2021").outcome == "updated"
        assert value(library) == 3600000
        assert library.packaged.offers() == []


def test_an_offer_that_was_not_taken_gives_way_to_the_next(
    directory: Path, packaged: Packaged
) -> None:
    packaged(seed())
    with Library(directory) as library:
        edit(library, "value = 3500000", "value = 3700000")
    packaged(seed(LATER))
    Library(directory).close()
    packaged(seed(changed(("value = 3500000", "value = 3800000"))))
    with Library(directory) as library:
        assert library.packaged.offers() == ["brava-2021"]
        library.packaged.take("brava-2021")
        assert value(library) == 3800000


def test_somebodys_own_briefing_of_the_name_is_not_replaced(
    directory: Path, packaged: Packaged, tmp_path: Path
) -> None:
    packaged()
    folder = tmp_path / "brava-2021"
    folder.mkdir()
    (folder / "article.txt").write_bytes(seed().article)
    (folder / "briefing.toml").write_text(LATER)
    with Library(directory) as library:
        library.add(folder)
    packaged(seed())
    with Library(directory) as library:
        assert value(library) == 3600000
        assert library.packaged.offers() == ["brava-2021"]


def test_a_lens_that_was_changed_is_not_replaced(
    directory: Path, packaged: Packaged, tmp_path: Path
) -> None:
    packaged(seed())
    mine = tmp_path / "coast.toml"
    mine.write_text(LENS.replace('short = "Trade"', 'short = "Mine"'))
    with Library(directory) as library:
        library.lenses.add(mine)
    packaged(seed(), lens=LENS.replace('short = "Trade"', 'short = "Ports"'))
    length = 0
    for _ in range(2):
        with Library(directory) as library:
            assert library.lenses.get("coast").topics[0].short == "Mine"
            length = length or size(directory)
    assert size(directory) == length


def test_somebodys_own_lens_of_the_name_is_not_replaced(
    directory: Path, packaged: Packaged, tmp_path: Path
) -> None:
    packaged(lens_name="other")
    mine = tmp_path / "coast.toml"
    mine.write_text(LENS.replace('short = "Trade"', 'short = "Mine"'))
    with Library(directory) as library:
        library.lenses.add(mine)
    packaged(seed())
    for _ in range(2):
        with Library(directory) as library:
            assert library.lenses.get("coast").topics[0].short == "Mine"


def test_a_topic_that_has_panels_stays(directory: Path, packaged: Packaged, tmp_path: Path) -> None:
    packaged(seed())
    mine = tmp_path / "coast.toml"
    mine.write_text(LENS.replace('key = "trade"', 'key = "ports"'))
    with Library(directory) as library:
        before = library.lenses.get("coast")
        with pytest.raises(Exception, match="brava-2021 has a panel trade"):
            library.lenses.add(mine)
        assert library.lenses.get("coast") == before


def test_what_does_not_come_with_the_program_cannot_be_taken_from_it(
    directory: Path, packaged: Packaged
) -> None:
    packaged(seed())
    with Library(directory) as library, pytest.raises(NotFoundError, match="there are brava-2021"):
        library.packaged.take("brava")


@pytest.mark.parametrize("made", [seed(), seed(LATER)], ids=["first", "later"])
def test_nothing_is_written_where_nothing_is_new(
    directory: Path, packaged: Packaged, made: Seed
) -> None:
    packaged(made)
    Library(directory).close()
    length = size(directory)
    Library(directory).close()
    assert size(directory) == length
