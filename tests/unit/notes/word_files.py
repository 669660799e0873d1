"""Word files as colleagues send them back: comments, answers, tracked changes, as Word writes them.

Made of any .docx: its XML is edited as Word would, with the parts that python-docx knows nothing
of (who answers whom, what is done, the world's time).
"""

import copy
import io
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
CEX = "http://schemas.microsoft.com/office/word/2018/wordml/cex"
CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "openxmlformats-officedocument"
TYPES = "[Content_Types].xml"
WHEN = "2024-06-01T09:00:00Z"

_EXTRA = {
    "commentsExtended": ("http://schemas.microsoft.com/office/2011/relationships", W15),
    "commentsIds": ("http://schemas.microsoft.com/office/2016/09/relationships", CID),
    "commentsExtensible": ("http://schemas.microsoft.com/office/2018/08/relationships", CEX),
}
_ROOTS = {
    "commentsExtended": "commentsEx",
    "commentsIds": "commentsIds",
    "commentsExtensible": "commentsExtensible",
}


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def element(name: str, **attributes: str) -> Any:
    made = etree.Element(w(name), nsmap={"w": W})
    for key, value in attributes.items():
        made.set(w(key), value)
    return made


def of_paragraphs(*paragraphs: str) -> bytes:
    """A document that somebody typed or pasted an article into."""
    made = docx.Document()
    for each in paragraphs:
        made.add_paragraph(each)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


class WordFile:
    """A document under somebody's hands."""

    def __init__(self, raw: bytes) -> None:
        with ZipFile(io.BytesIO(raw)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"])
        self._relate(
            "comments", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        )
        here = self.parts.get("word/comments.xml")
        self.comments = etree.fromstring(here) if here else element("comments")
        self.extra = {
            name: etree.Element(f"{{{uri}}}{_ROOTS[name]}") for name, (_, uri) in _EXTRA.items()
        }

    def comment(
        self,
        words: str,
        *paragraphs: str,
        author: str = "Bo",
        date: str = WHEN,
        answers: str = "",
        inside: str = "",
        last: str = "",
    ) -> str:
        """Comment on words, which stand `inside` of longer ones, or on all to the `last` ones."""
        number = str(900 + len(self.comments))
        begin, end = element("commentRangeStart", id=number), element("commentRangeEnd", id=number)
        mark = element("r")
        mark.append(element("commentReference", id=number))
        run = self.run(words, inside)
        until = self.run(last, after=run) if last else run
        run.addprevious(begin)
        until.addnext(end)
        end.addnext(mark)
        self._write(number, paragraphs, author, date)
        row = self._row(number)
        if answers:
            row.set(f"{{{W15}}}paraIdParent", self.key(answers))
        return number

    def mark_done(self, number: str) -> None:
        self._row(number).set(f"{{{W15}}}done", "1")

    def date(self, number: str, utc: str) -> None:
        """Say when a comment was written by the world's clock."""
        durable = f"5E{int(number):06X}"
        named = etree.SubElement(self.extra["commentsIds"], f"{{{CID}}}commentId")
        named.set(f"{{{CID}}}paraId", self.key(number))
        named.set(f"{{{CID}}}durableId", durable)
        at = etree.SubElement(self.extra["commentsExtensible"], f"{{{CEX}}}commentExtensible")
        at.set(f"{{{CEX}}}durableId", durable)
        at.set(f"{{{CEX}}}dateUtc", utc)

    def point(self, words: str, text: str) -> str:
        """Comment behind words without choosing any."""
        number = self.comment(words, text)
        for name in ("commentRangeStart", "commentRangeEnd"):
            for each in list(self.body.iter(w(name))):
                if each.get(w("id")) == number:
                    each.getparent().remove(each)
        return number

    def retype(self, old: str, new: str) -> None:
        """Write other words in a comment that is there."""
        texts = [each for each in self.comments.iter(w("t")) if each.text == old]
        assert len(texts) == 1, old
        texts[0].text = new

    def insert(self, before: str, text: str, author: str = "Bo", date: str = WHEN) -> None:
        added = element("ins", author=author, date=date, id="700")
        run = element("r")
        words = element("t")
        words.text = text
        run.append(words)
        added.append(run)
        self.run(before).addnext(added)

    def delete(self, words: str, author: str = "Bo", date: str = WHEN) -> None:
        run = self.run(words)
        gone = element("del", author=author, date=date, id="701")
        run.addprevious(gone)
        gone.append(run)
        for text in run.iter(w("t")):
            text.tag = w("delText")

    def move(self, words: str, after: str) -> None:
        """Move words from where they stand behind others."""
        run = self.run(words)
        moved = copy.deepcopy(run)
        for name, each, place in (("moveFrom", run, None), ("moveTo", moved, self.run(after))):
            around = element(name, author="Bo", date=WHEN, id="702")
            (each if place is None else place).addnext(around)
            around.append(each)

    def run(self, words: str, inside: str = "", after: Any = None) -> Any:
        """Return a run of just these words, which stand in one; Word splits runs as well."""
        longer = inside or words
        texts = list(self.body.iter(w("t")))
        first = 0 if after is None else texts.index(after.find(w("t"))) + 1
        text = next(each for each in texts[first:] if longer in (each.text or ""))
        run, whole = text.getparent(), text.text
        at = whole.index(longer) + longer.index(words)
        for piece, place in ((whole[:at], "addprevious"), (whole[at + len(words) :], "addnext")):
            if piece:
                other = copy.deepcopy(run)
                for each in other.iter(w("t")):
                    each.text = piece
                    each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                getattr(run, place)(other)
        text.text = words
        return run

    def bytes(self) -> bytes:
        self.parts["word/document.xml"] = etree.tostring(self.body)
        self.parts["word/comments.xml"] = etree.tostring(self.comments)
        for name, (base, _) in _EXTRA.items():
            if len(self.extra[name]):
                self._relate(name, base)
                self.parts[f"word/{name}.xml"] = etree.tostring(self.extra[name])
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            for name, raw in self.parts.items():
                archive.writestr(name, raw)
        return out.getvalue()

    def _relate(self, name: str, base: str) -> None:
        path = "word/_rels/document.xml.rels"
        rels = etree.fromstring(self.parts[path])
        if not any(each.get("Type") == f"{base}/{name}" for each in rels):
            row = etree.SubElement(rels, f"{{{RELATED}}}Relationship")
            row.set("Id", f"r{name}")
            row.set("Type", f"{base}/{name}")
            row.set("Target", f"{name}.xml")
            self.parts[path] = etree.tostring(rels)
            types = etree.fromstring(self.parts[TYPES])
            kind = etree.SubElement(types, f"{{{CONTENT}}}Override")
            kind.set("PartName", f"/word/{name}.xml")
            kind.set("ContentType", f"application/vnd.{OFFICE}.wordprocessingml.{name}+xml")
            self.parts[TYPES] = etree.tostring(types)

    def _write(self, number: str, paragraphs: tuple[str, ...], author: str, date: str) -> None:
        comment = element("comment", id=number, author=author, initials=author[:1])
        if date:
            comment.set(w("date"), date)
        for index, words in enumerate(paragraphs):
            paragraph = element("p")
            paragraph.set(f"{{{W14}}}paraId", f"0A{index:02X}{int(number):04X}")
            run, text = element("r"), element("t")
            text.text = words
            run.append(text)
            paragraph.append(run)
            comment.append(paragraph)
        self.comments.append(comment)

    def _row(self, number: str) -> Any:
        """Return what says of a comment whom it answers and whether it is done."""
        name, key = f"{{{W15}}}paraId", self.key(number)
        rows = self.extra["commentsExtended"]
        for row in rows:
            if row.get(name) == key:
                return row
        row = etree.SubElement(rows, f"{{{W15}}}commentEx")
        row.set(name, key)
        row.set(f"{{{W15}}}done", "0")
        return row

    def key(self, number: str) -> str:
        """Return what other parts call a comment: its last paragraph's id, made where it is not."""
        (comment,) = (each for each in self.comments if each.get(w("id")) == number)
        last = list(comment.iter(w("p")))[-1]
        name = f"{{{W14}}}paraId"
        if last.get(name) is None:
            last.set(name, f"0B00{int(number):04X}")
        return str(last.get(name))

    def number_of(self, text: str) -> str:
        """Return the number of the comment in which a text stands."""
        (found,) = (
            each
            for each in self.comments
            if text in "".join(t.text or "" for t in each.iter(w("t")))
        )
        return str(found.get(w("id")))
