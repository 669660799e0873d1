"""Word files (.docx): what a reader of the printed document would read, and its properties.

Read from their XML, since python-docx passes over text boxes, content controls and insertions.
"""

import hashlib
import posixpath
from collections.abc import Iterator
from typing import Final

from lxml import etree

from briefings.documents.block_text import UnplacedBlock, cleaned, joined
from briefings.documents.document import ReadOptions, SourceDocument
from briefings.documents.office.docx_body import DocxBody
from briefings.documents.office.docx_styles import DocxStyles
from briefings.documents.office.package import OfficePackage
from briefings.documents.office.properties import OfficeProperties, metadata_of, with_properties
from briefings.documents.office.safe_xml import attribute, local
from briefings.errors import DamagedError

_NOTES: Final = ("footnote", "endnote")


def read(raw: bytes, name: str, _options: ReadOptions) -> tuple[SourceDocument, ...]:
    """Read a Word file.

    Raises:
        DamagedError: it is damaged, encrypted, too large, or holds no text.
    """
    package = OfficePackage.of(raw, name)
    parts = _targets(package, "")
    main = parts.get("officeDocument", "word/document.xml")
    others = _targets(package, main)
    root = package.root(main)
    styles = DocxStyles.of(
        package.root_if_any(others.get("styles")), package.root_if_any(others.get("numbering"))
    )
    body = DocxBody(styles)
    blocks = body.blocks(root)
    notes = list(_notes(package, others, styles, body.notes))
    text, placed = joined([*blocks, *notes])
    if not placed:
        raise DamagedError(f"{name} holds no text: {_instead(root)}.")
    document = SourceDocument(
        kind="docx",
        text=text,
        blocks=placed,
        sha256=hashlib.sha256(raw).hexdigest(),
        metadata=metadata_of(body.said),
        remarks=tuple(_remarks(root, body)),
    )
    properties = _properties(package.root_if_any(parts.get("core-properties")))
    return (with_properties(document, properties),)


def _targets(package: OfficePackage, path: str) -> dict[str, str]:
    """Return the paths of the parts that one refers to, by what they are to it; "" is the file."""
    folder, base = posixpath.split(path)
    relationships = package.root_if_any(posixpath.join(folder, "_rels", f"{base}.rels"))
    found: dict[str, str] = {}
    for each in [] if relationships is None else relationships:
        target = attribute(each, "Target")
        if target and attribute(each, "TargetMode") != "External":
            kind = posixpath.basename(attribute(each, "Type") or "")
            absolute = posixpath.normpath(posixpath.join("/", folder, target))
            found.setdefault(kind, absolute.lstrip("/"))
    return found


def _notes(
    package: OfficePackage, paths: dict[str, str], styles: DocxStyles, wanted: list[tuple[str, str]]
) -> Iterator[UnplacedBlock]:
    """Yield the notes that the text refers to, in its order."""
    there = {
        (kind, attribute(note, "id") or ""): note
        for kind in _NOTES
        if (root := package.root_if_any(paths.get(f"{kind}s"))) is not None
        for note in root
        if local(note.tag) == kind
    }
    for key in dict.fromkeys(wanted):
        if key in there:
            words = (cleaned(each.text) for each in DocxBody(styles).blocks(there[key]))
            yield UnplacedBlock("\n".join(filter(None, words)), "footnote")


def _remarks(root: etree._Element, body: DocxBody) -> Iterator[str]:
    if body.has_hidden:
        yield "Hidden text was left out."
    if _count(root, "del", "ins", "moveFrom"):
        yield "Changes were tracked: the text is as it is with all of them accepted."
    if _count(root, "altChunk"):
        yield "A part in another format was left out: open the file and save it as .docx anew."


def _instead(root: etree._Element) -> str:
    if _count(root, "altChunk"):
        return "what it shows is in another format; open it and save it as .docx anew"
    if _count(root, "drawing", "pict"):
        return "only pictures; have their text recognised first"
    return "write some, or choose another file"


def _count(root: etree._Element, *names: str) -> int:
    return sum(1 for _ in root.iter(*(f"{{*}}{name}" for name in names)))


def _properties(root: etree._Element | None) -> OfficeProperties:
    texts = {local(each.tag): each.text for each in ([] if root is None else root)}
    return OfficeProperties(
        title=texts.get("title"),
        author=texts.get("creator"),
        created=texts.get("created"),
        language=texts.get("language"),
    )
