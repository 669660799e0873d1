"""XML from anybody: no entity is resolved, nothing is fetched, no depth and no size is without end.

The limits of depth and of amplification are those of libxml2, which `huge_tree` would lift.
"""

from functools import lru_cache
from typing import Final

from lxml import etree

from briefings.errors import DamagedError

_OWN_ENTITY: Final = b"<!ENTITY"


def root(content: bytes, name: str) -> etree._Element:
    """Return the root element of a part of the file called `name`.

    Raises:
        DamagedError: it is not well-formed, too deep, or declares entities, which no word
            processor does.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    if _OWN_ENTITY in content:
        raise DamagedError(f"{name} declares entities, as no word processor does: save it anew.")
    try:
        found = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise DamagedError(
            f"{name} is damaged (its XML is not sound, or nested too deep): save it anew."
        ) from None
    declared = found.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise DamagedError(f"{name} declares entities, as no word processor does: save it anew.")
    return found


@lru_cache(maxsize=4096)
def local(tag: str) -> str:
    """Return an element's or attribute's name without its namespace."""
    return tag.rpartition("}")[2]


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first child of a local name, its first child of the next, and so on."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each.tag) == name), None)
    return element


def attribute(element: etree._Element | None, name: str) -> str | None:
    """Return the value of an element's attribute of a local name."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if local(key) == name), None)
