"""What notes say, and on what, in tests of notes."""

from briefings.notes.model import Content, Target

ON = Target(briefing="brava-2021")
AUTHOR = "Ana Núñez"


def says(body: str, *tags: str) -> Content:
    return Content(body=body, tags=tags)
