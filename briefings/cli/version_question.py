"""The question whether an article that came in is a new version of one that was there."""

import sys
from typing import TYPE_CHECKING

import click

from briefings.adding.outcome import Added

if TYPE_CHECKING:
    from briefings.library import Library


def asked(library: "Library", added: Added) -> Added:
    """Ask, where somebody is there to answer; return what has become of the article.

    Unanswered it is an article of its own.
    """
    of = added.version_of
    if added.outcome != "added" or of is None or not _is_at_terminal():
        return added
    question = f"{added.id} has most sentences of {of}. Is it a new version of that?"
    if not click.confirm(question, default=False, err=True):
        return added
    receipt = library.versions.join(added.id, of)
    number = receipt.number if receipt else None
    return Added(id=of, title=added.title, outcome="updated", receipt=number)


def _is_at_terminal() -> bool:
    streams = (sys.stdin, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)
