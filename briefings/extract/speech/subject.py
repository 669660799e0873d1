"""What the subject of a cue is, and by which way it was found."""

from typing import Final, Literal, NamedTuple

from briefings.extract.speech.noun_phrases import NounPhrase

Route = Literal[
    "before", "after", "insertion", "relative", "agent", "according", "owner", "coordinated",
    "sentence", "understood", "nobody", "mistaken",
]  # fmt: skip
"""How a subject was found; `understood` is not said in the passage, `nobody` is impersonal.

`mistaken` is a word that is no cue here.
"""


class Subject(NamedTuple):
    """The phrase that is a cue's subject, if its passage has one."""

    phrase: NounPhrase | None
    route: Route


UNDERSTOOD: Final = Subject(None, "understood")
NOBODY: Final = Subject(None, "nobody")
MISTAKEN: Final = Subject(None, "mistaken")
COORDINATED: Final = Subject(None, "coordinated")
