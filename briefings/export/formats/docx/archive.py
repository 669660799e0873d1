"""The file as it is handed out: the same content makes the same bytes, whatever the clock says."""

import io
from collections.abc import Iterable
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can tell."""

UNIX = 3
LEVEL = 6

_FOREIGN = ("/extended-properties", "/thumbnail", "/customXml", "/stylesWithEffects")
"""What the template has of the program that made it: its name, a picture, settings, a copy."""

_PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>briefings</Application></Properties>"
)


def packed(document: Document) -> bytes:
    """Return a document as a zip archive in which no file has a date."""
    package = document.part.package
    if package is None:
        raise ValueError("a document is part of a package")
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:

        def put(name: PackURI, data: bytes) -> None:
            entry = ZipInfo(name.membername, EPOCH)
            entry.create_system = UNIX
            archive.writestr(entry, data, ZIP_DEFLATED, LEVEL)

        put(CONTENT_TYPES_URI, _content_types(package.parts))
        put(PACKAGE_URI.rels_uri, package.rels.xml)
        for part in package.parts:
            put(part.partname, part.blob)
            if part.rels:
                put(part.partname.rels_uri, part.rels.xml)
    return out.getvalue()


def name_program(document: Document) -> None:
    """Let a document say what wrote it, and take what its template says and shows of itself."""
    package = document.part.package
    if package is None:
        raise ValueError("a document is part of a package")
    for rels in (package.rels, document.part.rels):
        for key in [key for key, each in rels.items() if each.reltype.endswith(_FOREIGN)]:
            del rels[key]
    name = PackURI("/docProps/app.xml")
    part = Part(name, CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _PROGRAM, package)
    package.relate_to(part, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def _content_types(parts: Iterable[Part]) -> bytes:
    named = sorted((part.partname, part.content_type) for part in parts)
    rows = (
        f"<Override PartName={quoteattr(name)} ContentType={quoteattr(content_type)}/>"
        for name, content_type in named
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CONTENT_TYPE.XML}"/>{"".join(rows)}</Types>'
    ).encode()
