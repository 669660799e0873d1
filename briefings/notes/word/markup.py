"""XML read from front to back, without a tree: nothing in it is looked up, and depth costs nothing.

Names are taken without their namespaces, of which Word's formats have two for each.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, Protocol
from xml.parsers import expat

from briefings.errors import DamagedError

Attributes = Mapping[str, str]

_BETWEEN: Final = " "


class MarkupHandler(Protocol):
    """Is told what comes: elements that begin and end, and text."""

    def begin(self, name: str, attributes: Attributes) -> None: ...

    def text(self, text: str) -> None: ...

    def end(self, name: str) -> None: ...


def read_markup(raw: bytes, handler: MarkupHandler, file: str) -> None:
    """Tell a handler what stands in the XML of a part of `file`.

    Raises:
        DamagedError: it is not well-formed, or defines entities.
    """
    parser = expat.ParserCreate(namespace_separator=_BETWEEN)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = _named(handler.begin)
    parser.EndElementHandler = lambda name: handler.end(_local(name))
    parser.CharacterDataHandler = handler.text
    try:
        parser.Parse(raw, True)  # noqa: FBT003 - expat takes no names
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise DamagedError(
            f"{file} is no Word file that can be read ({error}), so no note was imported: ask for "
            "it again, as a .docx."
        ) from None


def attributes_of(raw: bytes, element: str, file: str) -> list[dict[str, str]]:
    """Return the attributes of every element of this name; none of an empty part."""
    found = _Gatherer(element)
    if raw:
        read_markup(raw, found, file)
    return found.rows


class _Gatherer:
    def __init__(self, element: str) -> None:
        self._element = element
        self.rows: list[dict[str, str]] = []

    def begin(self, name: str, attributes: Attributes) -> None:
        if name == self._element:
            self.rows.append(dict(attributes))

    def text(self, text: str) -> None: ...

    def end(self, name: str) -> None: ...


def _named(begin: Callable[[str, Attributes], None]) -> Callable[[str, dict[str, str]], None]:
    def told(name: str, attributes: dict[str, str]) -> None:
        own = {_local(each): value for each, value in attributes.items()} if attributes else {}
        begin(_local(name), own)

    return told


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    return name.rpartition(_BETWEEN)[2]


def _refuse(*_: object) -> None:
    raise ValueError("it defines a document type, which Word never writes")
