"""Many articles are read by the rules in other processes; what breaks there costs a proposal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings import Library
from briefings.adding.given import Given
from briefings.extract.known_names import NOBODY_KNOWN, KnownName, KnownNames
from briefings.paths import log_file
from briefings.review.extracting.extractors import Extractors
from briefings.review.rules import by_rules, parts_of
from tests.unit.core import builders
from tests.unit.review.made_rules import made_rules

CHILD = "tests.unit.review.strange_child"
PORT = builders.article(builders.ARTICLE)


@pytest.fixture
def extractors() -> Iterator[Extractors]:
    made = Extractors(CHILD)
    yield made
    made.close()


def words(text: str) -> str:
    return f"{builders.ARTICLE}\n{text}"


def test_it_is_what_the_rules_say_in_this_process(extractors: Extractors) -> None:
    expected = parts_of(made_rules(PORT, "en", builders.coast(), NOBODY_KNOWN))
    for _ in range(2):
        assert extractors.extract(PORT, "en", builders.coast(), NOBODY_KNOWN) == expected


def test_the_programs_own_process_has_the_programs_own_rules() -> None:
    own = Extractors()
    try:
        found = own.extract(PORT, "en", builders.coast(), NOBODY_KNOWN)
    finally:
        own.close()
    assert found == parts_of(by_rules(PORT, "en", builders.coast(), NOBODY_KNOWN))


@pytest.mark.parametrize("word", ["BREAKS", "ENDS"])
def test_rules_that_break_cost_one_proposal(extractors: Extractors, word: str) -> None:
    strange = builders.article(words(word))
    assert extractors.extract(strange, "en", None, NOBODY_KNOWN) is None
    assert extractors.extract(PORT, "en", None, NOBODY_KNOWN) is not None
    assert "Brava" not in log_file().read_text()


def test_the_names_that_are_known_go_along_once(extractors: Extractors) -> None:
    asks = builders.article(words("KNOWN"))
    assert extractors.extract(asks, "en", None, NOBODY_KNOWN) is None
    known = KnownNames([KnownName(name="El Faro", kind="organisation")], ["crate"])
    for _ in range(2):
        assert extractors.extract(asks, "en", None, known) is not None
    assert extractors.extract(asks, "en", None, NOBODY_KNOWN) is None


def test_a_folder_of_articles_is_proposed_beside(library: Library, tmp_path: Path) -> None:
    library.reviews.proposing.extract = by_rules
    library.reviews.proposing.extractors = Extractors(CHILD)
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(6):
        text = builders.ARTICLE.replace("Harbour of Brava", f"Harbour {number}")
        if number == 4:
            text += "BREAKS\n"
        (folder / f"{number}.txt").write_text(text.replace("boats", f"boats of {number}"))
    added, refused = library.add(folder, Given(lens="coast", language="en"))
    assert (len(added), refused) == (6, [])
    proposed = {each.title: len(library.get(each.id).items) for each in added}
    assert proposed.pop("Harbour 4 reopens") == 0
    assert all(count > 5 for count in proposed.values())


def test_the_mails_of_a_mailbox_are_proposed_beside(library: Library) -> None:
    library.reviews.proposing.extract = by_rules
    library.reviews.proposing.extractors = Extractors(CHILD)
    mails = "\n".join(
        f"From ana@example.org Mon May  3 10:00:00 2021\nFrom: ana@example.org\n"
        f"Subject: Day {number} in Brava\nDate: Mon, 3 May 2021 10:0{number}:00 +0000\n"
        f"Content-Type: text/plain; charset=utf-8\n\n"
        f"On day {number} the port of Brava handled 12,500 tonnes of fish, and the boats waited.\n"
        for number in range(8)
    )
    added, refused = library.add_text(mails.encode(), "m.mbox", Given(lens="coast", language="en"))
    assert (len(added), refused) == (8, [])
    assert all(library.get(each.id).items for each in added)
