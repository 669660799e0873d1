"""By what a sentence is known again."""

from briefings.anchors.sentences import fingerprint, fingerprints
from briefings.documents.plain_text import read_article


def test_a_sentence_is_known_again_however_it_is_set() -> None:
    first = fingerprint("“Perú eradicated 24,000 hectares,” General Rojas said.")
    assert first == fingerprint('"PERU eradicated 24,000 hectares", general Rojas said')
    assert first != fingerprint("“Perú eradicated 24,001 hectares,” General Rojas said.")
    assert first is not None
    assert 0 <= first < 1 << 63


def test_a_short_sentence_tells_nothing() -> None:
    assert fingerprint("He did not agree.") is None


def test_an_article_has_one_for_each_sentence_in_order() -> None:
    text = "The harbour was closed on Monday. Yes.\n\nNobody said when it would open again.\n"
    first, second = fingerprints(read_article(text.encode(), "a.txt"))
    assert first == fingerprint("The harbour was closed on Monday.")
    assert second == fingerprint("Nobody said when it would open again.")
