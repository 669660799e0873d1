"""What was decided is still decided when rules, lens or article have changed."""

import threading
from pathlib import Path

import msgspec
import pytest

from briefings import Library
from briefings.adding.given import Given
from briefings.errors import BriefingsError
from briefings.extract import EXTRACTION
from briefings.extract.known_names import KnownNames
from briefings.extract.proposal import Proposal
from briefings.model import Article, Lens
from briefings.notes.model import Content, Target
from briefings.paths import LOG_NAME
from briefings.progress import is_open
from briefings.repository.proposals import TABLE
from briefings.review.decision import Accept, Confirm, Merge, Reject, Summarise
from briefings.store import JournalDB
from tests.unit.core.builders import ARTICLE, LENS
from tests.unit.review.conftest import opened
from tests.unit.review.made_rules import findings, made_rules
from tests.unit.review.test_reviews import item, texts


@pytest.fixture
def decided(library: Library, port: str) -> str:
    """The article with a confirmed, an accepted and a rejected figure, and two names joined."""
    ids = {each.text: each.id for each in library.get(port).items}
    library.reviews.decide(
        port,
        [
            Confirm(ids["9,000 tonnes"]),
            Accept(ids["12,500 tonnes"]),
            Reject(ids["54 percent"]),
            Merge(ids["El Faro"], into=ids["Ana Núñez"]),
            Summarise("trade", "Much fish."),
        ],
        editor="Ana",
    )
    return port


def check_decided(library: Library, briefing_id: str) -> None:
    briefing = library.get(briefing_id)
    assert item(library, briefing_id, "9,000 tonnes").review == "confirmed"
    assert item(library, briefing_id, "12,500 tonnes").review == "accepted"
    assert [each.text for each in briefing.rejected] == ["54 percent"]
    assert not {"54 percent", "El Faro"} & set(texts(library, briefing_id))
    assert len([e for e in briefing.items if e.kind == "figure"]) == 3


def other_rules(article: Article, language: str, lens: Lens | None, known: KnownNames) -> Proposal:
    """Rules that take some more words in, and give every item another id."""
    proposal = made_rules(article, language, lens, known)
    items = (msgspec.structs.replace(each, id=f"other-{each.id}") for each in proposal.items)
    return msgspec.structs.replace(proposal, items=tuple(items))


def newer(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefings.review.proposing.EXTRACTION", EXTRACTION + 1)
    library.reviews.proposing.extract = other_rules


def test_newer_rules_find_it_decided(
    library: Library, decided: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = library.get(decided)
    newer(library, monkeypatch)
    assert library.reviews.propose(decided)
    check_decided(library, decided)
    after = library.get(decided)
    open_ids = [each.id for each in after.items if is_open(each)]
    assert open_ids
    assert all(each.startswith("other-") for each in open_ids)
    assert len(after.items) == len(before.items)
    (entry,) = (each for each in library.catalogue() if each.id == decided)
    assert entry.counts["figure"] == 3


def test_older_rules_leave_what_newer_ones_found(
    library: Library, port: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        newer(library, patch)
        assert library.reviews.propose(port)
    before = library.get(port)
    library.reviews.proposing.extract = made_rules
    assert library.reviews.propose(port)
    assert library.get(port) == before


def test_a_new_version_has_it_decided(library: Library, decided: str) -> None:
    text = ARTICLE.replace("9,000 tonnes", "9,100 tonnes").replace(
        "The council", "It rained in all of the towns of the coast.\n\nThe council"
    )
    library.add_text(text.encode(), "port.txt", Given(update=decided))
    briefing = library.get(decided)
    assert briefing.article.text == text.rstrip() or "9,100" in briefing.article.text
    figures = [each for each in briefing.items if each.kind == "figure"]
    assert [each.evidence[0].text for each in figures if not is_open(each)] == [
        "12,500 tonnes",
        "9,100 tonnes",
    ]
    assert [each.evidence[0].text for each in briefing.rejected] == ["54 percent"]
    assert not {"54 percent", "El Faro"} & set(texts(library, decided))
    assert briefing.panels[0].bottom_line == "Much fish."
    assert any(is_open(each) for each in briefing.items)
    library.versions.undo(decided)
    check_decided(library, decided)


def test_a_version_is_undone_though_other_things_are_proposed_for_it(
    library: Library, port: str
) -> None:
    before = library.get(port)
    text = f"{ARTICLE}\nNow 54 percent of the boats are said to be back, and no fish is landed.\n"
    library.add_text(text.replace("9,000 tonnes", "nothing").encode(), "p", Given(update=port))
    assert len(library.get(port).items) < len(before.items)
    library.versions.undo(port)
    assert library.get(port) == before


def test_notes_stay_on_proposed_items(
    library: Library, port: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = item(library, port, "15,000 tonnes")
    library.notes.add(Target(briefing=port, item=one.id), Content(body="Sure?"))
    monkeypatch.setattr("briefings.review.proposing.EXTRACTION", EXTRACTION + 1)
    library.reviews.propose(port)
    text = ARTICLE.replace("May 3, 2021", "May 4, 2021")
    library.add_text(text.encode(), "port.txt", Given(update=port))
    assert item(library, port, "15,000 tonnes").id == one.id
    (note,) = library.notes.list(port)
    library.notes.save(note.id, Content(body="Surely?"), note.revision)


def test_another_lens_has_it_decided(library: Library, decided: str, tmp_path: Path) -> None:
    path = tmp_path / "sea.toml"
    path.write_text(
        'name = "Sea"\n[[topic]]\nkey = "fish"\nname = "Fish"\nshort = "Fish"\nquestion = "?"\n'
    )
    library.lenses.add(path)
    library.lenses.use(decided, "sea")
    check_decided(library, decided)
    (panel,) = library.get(decided).panels
    assert panel.topic.key == "fish"
    assert panel.bottom_line != "Much fish."
    assert len(panel.items) == len(library.get(decided).items)
    library.lenses.use(decided, "coast")
    check_decided(library, decided)
    assert library.get(decided).panels[0].bottom_line == "Much fish."


def test_a_changed_lens_is_read_again(library: Library, decided: str, tmp_path: Path) -> None:
    path = tmp_path / "coast.toml"
    ports = '[[topic]]\nkey = "ports"\nname = "P"\nshort = "P"\nquestion = "?"\n\n[[topic]]'
    path.write_text(LENS.replace("[[topic]]", ports, 1))
    library.lenses.add(path)
    assert [panel.topic.key for panel in library.get(decided).panels] == ["trade"]
    assert library.reviews.propose(decided)
    briefing = library.get(decided)
    assert [panel.topic.key for panel in briefing.panels] == ["ports", "trade"]
    assert all(is_open(each) for each in briefing.panels[0].items)
    check_decided(library, decided)


def test_two_programs_decide_at_once(library: Library, port: str, folder: Path) -> None:
    ids = [each.id for each in library.get(port).items]
    faults: list[BriefingsError] = []

    def work(editor: str, mine: list[str]) -> None:
        with opened(folder) as own:
            for each in mine:
                try:
                    own.reviews.decide(port, [Confirm(each)], editor=editor)
                except BriefingsError as error:
                    faults.append(error)

    threads = [threading.Thread(target=work, args=(f"Editor {n}", ids[n::2])) for n in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert not faults
    assert all(each.review == "confirmed" for each in library.get(port).items)
    assert {each.editor for each in library.get(port).items} == {"Editor 0", "Editor 1"}


def test_an_article_of_an_earlier_program_is_proposed_when_it_is_opened(
    library: Library, port: str, folder: Path
) -> None:
    before = library.get(port)
    library.close()
    with JournalDB(folder / LOG_NAME) as db:
        db.drop_table(TABLE)
    with opened(folder) as again:
        assert again.get(port).items == ()
        assert again.reviews.propose(port)
        assert again.get(port) == before


def test_what_is_in_no_language_that_is_read_gets_none(library: Library, port: str) -> None:
    added, _ = library.add_text(b"Un texto breve\n\nNada mas.", "b.txt", Given(language="pt"))
    assert not library.reviews.propose(added[0].id)
    assert library.get(added[0].id).items == ()
    with pytest.raises(BriefingsError):
        library.reviews.propose("nothing-there")


def test_the_rules_see_the_article_as_it_is(library: Library, port: str) -> None:
    briefing = library.get(port)
    found = findings(briefing.article, briefing.lens)
    assert len(found.figures) == len([e for e in briefing.items if e.kind == "figure"])


def test_what_was_proposed_goes_with_a_briefing_that_is_purged(
    library: Library, decided: str, tmp_path: Path
) -> None:
    path = tmp_path / "sea.toml"
    path.write_text(LENS.replace("Coast", "Sea"))
    library.lenses.add(path)
    library.lenses.use(decided, "sea")
    assert len(library._db.table(TABLE)) == 2
    library.purging.purge(decided)
    assert len(library._db.table(TABLE)) == 0
    assert b"12,500 tonnes" not in b"".join(
        line for line in library.log.read_bytes().splitlines() if b'"t":"decisions"' in line
    )


def test_two_briefings_on_one_article_share_what_is_proposed(library: Library, port: str) -> None:
    library.editing.describe(port, Given(publisher="The Gazette"))
    text = library.get(port).article.text
    given = Given(lens="coast", language="en", title="Twice", publisher="The Herald")
    (added,), _ = library.add_text(text.replace("\n", "\r\n").encode(), "again.txt", given)
    assert added.id != port
    assert len(library._db.table(TABLE)) == 1
    items = library.get(added.id).items
    library.reviews.decide(port, [Reject(items[0].id)], editor="Ana")
    assert library.get(added.id).items == items
    library.purging.purge(port)
    assert library.get(added.id).items == items
