"""OpenDocument texts: .odt, and .fodt, which is the same in one XML file."""

import hashlib
from typing import Final

from lxml import etree

from briefings.documents.block_text import joined
from briefings.documents.document import ReadOptions, SourceDocument
from briefings.documents.office import safe_xml
from briefings.documents.office.odt_body import OdtBody
from briefings.documents.office.odt_styles import OdtStyles
from briefings.documents.office.package import LARGEST_PART, OfficePackage, encrypted, too_large
from briefings.documents.office.properties import OfficeProperties, metadata_of, with_properties
from briefings.documents.office.safe_xml import local
from briefings.errors import DamagedError

_ZIP: Final = b"PK"
_MANIFEST: Final = "META-INF/manifest.xml"


def read(raw: bytes, name: str, _options: ReadOptions) -> tuple[SourceDocument, ...]:
    """Read an OpenDocument text.

    Raises:
        DamagedError: it is damaged, encrypted, too large, or holds no text.
    """
    content, styles, meta = _roots(raw, name)
    text_root = next(content.iter("{*}body"), content)
    if not any(local(each.tag) == "text" for each in text_root):
        raise DamagedError(f"{name} is no text document: save its text as .odt.")
    body = OdtBody(OdtStyles(styles))
    text, blocks = joined(body.blocks(text_root))
    if not blocks:
        raise DamagedError(f"{name} holds no text: write some, or choose another file.")
    remarks = ["Hidden text was left out."] if body.has_hidden else []
    if next(content.iter("{*}tracked-changes"), None) is not None:
        remarks.append("Changes were tracked: the text is as it is with all of them accepted.")
    document = SourceDocument(
        kind="odt",
        text=text,
        blocks=blocks,
        sha256=hashlib.sha256(raw).hexdigest(),
        metadata=metadata_of(body.said),
        remarks=tuple(remarks),
    )
    return (with_properties(document, _properties(meta)),)


def _roots(
    raw: bytes, name: str
) -> tuple[etree._Element, list[etree._Element], etree._Element | None]:
    """Return the roots of the content, of what has its styles, and of the metadata."""
    if not raw.startswith(_ZIP):
        if len(raw) > LARGEST_PART:
            raise too_large(name)
        root = safe_xml.root(raw, name)
        return root, [root], root
    package = OfficePackage.of(raw, name)
    if _MANIFEST in package and b"encryption-data" in package.content(_MANIFEST):
        raise encrypted(name)
    content = package.root("content.xml")
    common = package.root_if_any("styles.xml")
    styles = [content] if common is None else [common, content]
    return content, styles, package.root_if_any("meta.xml")


def _properties(root: etree._Element | None) -> OfficeProperties:
    meta = None if root is None else next(root.iter("{*}meta"), None)
    texts = {local(each.tag): each.text for each in ([] if meta is None else meta)}
    return OfficeProperties(
        title=texts.get("title"),
        author=texts.get("initial-creator") or texts.get("creator"),
        created=texts.get("creation-date"),
        language=texts.get("language"),
    )
