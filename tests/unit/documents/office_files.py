"""Word and OpenDocument files made of the few lines of XML that a test is about."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_SPACES = " ".join(
    f'xmlns:{short}="{_ODF}{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "meta": "meta",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file with parts in their order."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as package:
        for path, content in parts.items():
            package.writestr(path, content)
    return into.getvalue()


def docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    footnotes: str = "",
    core: str = "",
    space: str = W,
) -> bytes:
    """A Word file whose document has `body`; the other parts are the insides of their roots."""
    parts = {
        "_rels/.rels": _relations(
            {"officeDocument": "word/document.xml"}, core="docProps/core.xml"
        ),
        "word/_rels/document.xml.rels": _relations(
            {name: f"{name}.xml" for name in ("styles", "numbering", "footnotes")}
        ),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_SPACES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_SPACES}>{numbering}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {_SPACES}>{footnotes}</w:footnotes>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_CORE}" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>',
    }
    return archive({path: content.replace(W, space) for path, content in parts.items()})


def _relations(targets: Mapping[str, str], core: str = "") -> str:
    lines = [
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    ]
    if core:
        lines.append(f'<Relationship Id="core" Type="{_CORE}" Target="{core}"/>')
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{"".join(lines)}</Relationships>'


def paragraph(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph; runs that are no XML are words."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    insides = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{insides}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def odt(body: str, *, automatic: str = "", common: str = "", meta: str = "") -> bytes:
    """An OpenDocument text with `body`, automatic and common styles, and metadata."""
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODF_SPACES}><office:automatic-styles>"
            f"{automatic}</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {_ODF_SPACES}><office:styles>{common}"
            "</office:styles></office:document-styles>",
            "meta.xml": f'<office:document-meta {_ODF_SPACES} xmlns:dc="http://purl.org/dc/'
            f'elements/1.1/"><office:meta>{meta}</office:meta></office:document-meta>',
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


def fodt(body: str) -> bytes:
    return (
        f"<office:document {_ODF_SPACES}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document>"
    ).encode()
