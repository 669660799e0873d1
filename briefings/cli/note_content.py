"""What the options of `briefings note` say: what a note is on, and what is in it."""

import sys
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from briefings.anchors import selectors
from briefings.anchors.quotes import find_quote
from briefings.anchors.selectors import Resolved
from briefings.cli import standard_input
from briefings.cli.output import tell
from briefings.errors import BriefingsError, UsageError
from briefings.library import Library
from briefings.notes import scales
from briefings.notes.model import Content, Target
from briefings.notes.validation import LARGEST_BODY

_EMPTY = Content()

Options = Mapping[str, Any]
"""The options by their names; `None` where one was not given."""


def target(library: Library, briefing_id: str, options: Options) -> Target:
    """Return what a note is to be on.

    Raises:
        UsageError: more than one thing is named, or a quote stands repeatedly.
        NotFoundError: there is no such briefing, panel, item or quote.
    """
    quote = options["quote"]
    if sum(options[name] is not None for name in ("panel", "item", "quote")) > 1:
        raise UsageError("A note is on one thing: choose --panel, --item or --quote.")
    if options["occurrence"] is not None and quote is None:
        raise UsageError("--occurrence counts places of a quote: give --quote too.")
    passage = None
    if quote is not None:
        article = library.get(briefing_id).article
        passage = selectors.make(
            article, find_quote(article, quote, options["occurrence"], briefing_id=briefing_id)
        )
    found = Target(
        briefing=briefing_id, panel=options["panel"], item=options["item"], passage=passage
    )
    library.notes.check(found)
    return found


def content(options: Options, before: Content = _EMPTY) -> Content:
    """Return `before` with what the options name; an empty tag or grade takes the old ones away."""
    changes: dict[str, Any] = {
        name: understood(options[name]) if options[name] else None
        for name, understood in scales.UNDERSTOOD.items()
        if options[name] is not None
    }
    if options["tags"]:
        changes["tags"] = () if options["tags"] == ("",) else options["tags"]
    if options["body"] is not None:
        body = options["body"]
        changes["body"] = standard_input.read_text(LARGEST_BODY) if body == "-" else body
    return replace(before, **changes)


def keep_as_draft(library: Library, on: Target, options: Options, written: Content) -> str:
    """Keep a text whose note is gone as a draft of a new one; return what is to be said of it."""
    if not options["body"] or not written.body:
        return ""
    named = {
        name: getattr(written, name)
        for name in (*scales.UNDERSTOOD, "tags", "body")
        if options[name]
    }
    handle = library.drafts.begin(on)
    handle.update(Content(**named))
    if not handle.close():
        return f" {handle.problem or ''}"
    return " What you wrote waits as the draft of a new note: open the briefing to keep it."


def place(library: Library, on: Target) -> Resolved | None:
    """Return where a passage stands now; nothing where it is none, or its article is gone.

    A note outlives its briefing, and must be readable without.
    """
    if on.passage is None:
        return None
    try:
        article = library.get(on.briefing).article
    except BriefingsError as error:
        tell(str(error), sys.stderr)
        return None
    return selectors.resolve(article.text, on.passage)
