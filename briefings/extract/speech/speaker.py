"""Who says something, and by what that is known."""

from typing import Final, Literal, NamedTuple

from briefings.extract.findings import FoundName, Place
from briefings.extract.speech.cue import SpeechCue
from briefings.extract.speech.subject import Route, Subject

Reference = Literal[
    "name", "role", "one of several", "description", "pronoun", "institution", "carried",
    "foretold", "unknown",
]  # fmt: skip
"""By what a source is known; `carried` is who spoke or was spoken of before.

`one of several` has a role that others have as well; `foretold` is who speaks first after a
headline.
"""


class Speaker(NamedTuple):
    """Who says something. `text` is a full name or the article's description.

    `is_unnamed` is one person whom the article does not name: “the fisherman”.
    """

    text: str | None
    reference: Reference
    route: Route
    name: FoundName | None = None
    role: Place | None = None
    is_unnamed: bool = False

    @property
    def is_person(self) -> bool:
        return self.name is not None and self.name.kind == "person"


class CuedStatement(NamedTuple):
    """A cue of a passage with its source."""

    cue: SpeechCue
    subject: Subject
    source: Speaker


UNKNOWN: Final = Speaker(None, "unknown", "understood")
