"""Files to begin with: a briefing's and a lens's, with every table and field explained."""

import datetime as dt
import re
from importlib.resources import files

from briefings.model import Lens, Source
from briefings.settings.template import toml

_PANEL = """{sign}[[panel]]
{sign}key = {key}
{sign}bottom_line = "Two sentences, without inference, that say what the article has on it."
{sign}headline = "The same in a few words, for the first page."
{sign}evidence = ["the article's words that they stand on"]
"""


def briefing_text(source: Source, lens: Lens | None, editor: str | None, today: dt.date) -> str:
    """Return a briefing file that is sound as it is and says how to go on.

    What is known of the article's source stands in it.
    """
    head = (
        f"lens = {toml(lens.key)}" if lens else '# lens = "counternarcotics"',
        f"editor = {toml(editor)}" if editor else '# editor = "your name"',
        f"edited = {today.isoformat()}",
    )
    topics = lens.topics if lens else ()
    panels = "\n".join(f"# {topic.question}\n{_panel(topic.key)}" for topic in topics)
    return _with_source(_template("skeleton.toml"), source).format(
        head="\n".join(head),
        title=toml(source.title),
        panels=panels or _panel("security"),
        topic=topics[0].key if topics else "security",
    )


def _with_source(template: str, source: Source) -> str:
    """Return the file with what is known in the place of what stands there behind a `#`."""
    for name in ("publisher", "author", "published", "language", "url", "retrieved", "interest"):
        value = getattr(source, name)
        if value is not None:
            said = value.isoformat() if isinstance(value, dt.date) else _in_braces(toml(value))
            example = re.compile(rf"^# {name} = .*$", re.MULTILINE)
            before, after = example.split(template, maxsplit=1)
            template = f"{before}{name} = {said}{after}"
    return template


def _in_braces(text: str) -> str:
    """Return a text that `str.format` leaves as it is."""
    return text.replace("{", "{{").replace("}", "}}")


def lens_text(name: str) -> str:
    """Return a lens file that is sound as it is."""
    return _template("lens_skeleton.toml").format(name=toml(name))


def _panel(key: str) -> str:
    return _PANEL.format(sign="# ", key=toml(key))


def _template(name: str) -> str:
    text = files(__package__).joinpath(name).read_text("utf-8")
    # What stands in braces is filled in, unless it is TOML's own.
    return text.replace("{ ", "{{ ").replace(" }", " }}")
