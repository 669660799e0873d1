"""Which topics of a lens the paragraphs of an article are about."""

from briefings.extract.topics import topics_of
from briefings.model import Lens, Topic
from tests.unit.extract.scanning import scan_of


def topic(key: str, *cues: str) -> Topic:
    return Topic(key=key, name=key, short=key, question="?", cues={"en": cues, "es": cues})


LENS = Lens(
    key="harbour",
    name="Harbour",
    topics=(topic("ships", "ship", "crew", "cargo"), topic("money", "loan", "bank", "debt")),
)


def closest(*paragraphs: str) -> list[str]:
    return [each[0] for each in topics_of(scan_of("\n\n".join(paragraphs)), LENS)]


def test_a_paragraph_is_about_what_its_words_say() -> None:
    assert closest(
        "The ship came in at noon with a crew of nine and cargo for the island.",
        "The bank gave a loan in spring, and the debt is to be paid by winter.",
    ) == ["ships", "money"]


def test_nothing_speaks_for_a_topic() -> None:
    assert closest("It rained all day.", "The choir sang in the church.") == ["other", "other"]


def test_a_topic_goes_on() -> None:
    assert closest(
        "The ship came in at noon with a crew of nine and cargo for the island.",
        "“It was a long night,” the captain said.",
        "The bank gave a loan in spring, and the debt is to be paid by winter.",
        "It took years to agree on that.",
    ) == ["ships", "ships", "money", "money"]


def test_a_heading_speaks_for_its_section() -> None:
    paragraphs = (
        "Island news",
        "The ship came in at noon with a crew of nine and cargo for the island.",
        "The bank and its loan",
        "The council met twice and could not agree, people who were there say.",
    )
    assert closest(*paragraphs)[2:] == ["money", "money"]


def test_the_second_topic_is_the_next_likely_one() -> None:
    (found,) = topics_of(scan_of("The ship lost its cargo, and the bank wants to know why."), LENS)
    assert found == ("ships", "money")


def test_a_lens_none_of_whose_cues_are_there_is_only_the_second_choice() -> None:
    lens = Lens(key="none", name="None", topics=(topic("ships", "ship"),))
    assert topics_of(scan_of("It rained."), lens) == [("other", "ships")]
