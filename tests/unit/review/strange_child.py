"""An extracting process whose rules break, end it, or never end, where an article says so."""

import os
import sys
import time

from briefings.documents.reading.child import serve_frames
from briefings.extract.known_names import KnownNames
from briefings.extract.proposal import Proposal
from briefings.model import Article, Lens
from briefings.review.extracting.child import Answering
from tests.unit.review.made_rules import made_rules


def strange(article: Article, language: str, lens: Lens | None, known: KnownNames) -> Proposal:
    if "BREAKS" in article.text:
        raise ValueError(article.text)
    if "ENDS" in article.text:
        os._exit(3)
    if "SLEEPS" in article.text:
        time.sleep(60)
    proposal = made_rules(article, language, lens, known)
    if "KNOWN" in article.text:
        assert known.find("El Faro")
        assert "crate" in known.units
    return proposal


if __name__ == "__main__":
    serve_frames(Answering(strange), int(sys.argv[1]))
