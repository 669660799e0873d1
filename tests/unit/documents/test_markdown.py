"""Markdown: what a reader of the page sees, where it stands in the file, and what is said of it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.documents.canonical_text import canonical
from briefings.documents.document import AS_IT_IS, FoundValue, SourceDocument
from briefings.documents.markdown import read
from briefings.documents.registry import kind_of
from briefings.errors import BriefingsError, DamagedError

FRONT = """---
# what is known of it
title: "The port: closed again"
author:
  - Ana Brava
  - name: Ben Coast
    mail: ben@brava.example
date: 2021-05-03T10:00:00+02:00
lang: en_GB
publisher: >-
  The Brava
  Herald
link: https://brava.example/port?a=1
tags: [harbour, "boats"]
---
"""
BODY = """
# The port

The harbour office of *Brava* said on **Monday** that the port
would stay [closed](https://brava.example/closed "a title").\x20\x20
Nobody ~~knows~~ `why`. See <https://brava.example/>.[^1]

![A picture of the pier](pier.jpg)

Boats &amp; nets
----------------

1. The nets
   are dry.

   They hang at the pier.
2. The boats
   - lie still
   - wait

> “We will open again,”
> said the harbour master.

| Boat | Nets |
|------|-----:|
| Ana  | 40   |
| *Ben* |     |

```python
if closed:

    wait()
```

<!-- not to be seen -->
<p align="center">The <b>council</b> meets<br>on Friday.</p>
<script>alert("no")</script>

***

[^1]: The office's [page](x).

[ref]: https://brava.example/ref
"""

PARTS = [
    ("heading", 1, "The port"),
    ("paragraph", None, "The harbour office of Brava said on Monday that the port would stay "
     "closed.\nNobody knows why. See https://brava.example/."),
    ("heading", 2, "Boats & nets"),
    ("list_item", 1, "The nets are dry."),
    ("paragraph", None, "They hang at the pier."),
    ("list_item", 1, "The boats"),
    ("list_item", 2, "lie still"),
    ("list_item", 2, "wait"),
    ("quote", None, "“We will open again,” said the harbour master."),
    ("table", None, "Boat | Nets"),
    ("table", None, "Ana | 40"),
    ("table", None, "Ben"),
    ("paragraph", None, "if closed:\n\n    wait()"),
    ("paragraph", None, "The council meets on Friday."),
    ("footnote", None, "The office's page."),
]  # fmt: skip


def document(text: str, name: str = "x.md") -> SourceDocument:
    (made,) = read(text.encode(), name, AS_IT_IS)
    return made


def parts(made: SourceDocument) -> list[tuple[str, int | None, str]]:
    return [(b.role, b.level, made.text[b.start : b.end]) for b in made.blocks]


@pytest.mark.parametrize("front", ["", FRONT])
def test_what_a_reader_sees_is_there_and_nothing_else(front: str) -> None:
    made = document(front + BODY)
    assert parts(made) == PARTS
    assert made.text == "\n\n".join(words for _, _, words in PARTS)
    assert made.kind == "markdown"


@pytest.mark.parametrize("front", ["", FRONT])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_each_part_says_where_it_begins_in_the_file(front: str, line_end: str) -> None:
    source = front + BODY
    made = document(source.replace("\n", line_end))
    places = [source[block.offset or 0 :] for block in made.blocks]
    begins = ("The port\n", "The harbour", "Boats &amp;", "The nets\n", "They hang", "The boats\n",
              "lie", "wait", "“We", "| Boat", "| Ana", "| *Ben*", "```python", "<p align",
              "[^1]: The")  # fmt: skip
    for place, beginning in zip(places, begins, strict=True):
        assert place.startswith(beginning)


def test_front_matter_tells_who_wrote_it_when_and_where() -> None:
    found = document(FRONT + BODY).metadata
    assert found.title == FoundValue("The port: closed again", "front matter, title")
    assert found.author == FoundValue("Ana Brava, Ben Coast", "front matter, author")
    assert found.published == FoundValue(dt.date(2021, 5, 3), "front matter, date")
    assert found.language == FoundValue("en-GB", "front matter, lang")
    assert found.publisher == FoundValue("The Brava Herald", "front matter, publisher")
    assert found.url == FoundValue("https://brava.example/port?a=1", "front matter, link")
    assert found.retrieved is None


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ('+++\ntitle = "The port"\ndate = 2021-05-03T10:00:00Z\n+++\n', "title", "The port"),
        ("+++\ndate = 2021-05-03\n+++\n", "published", dt.date(2021, 5, 3)),
        ('+++\nauthors = ["Ana", "Ben"]\n+++\n', "author", "Ana, Ben"),
        ("---\ntitle: The port: closed: again\nx: [\n---\n", "title", "The port: closed: again"),
        ("---\ntitle: 'It''s closed'\n...\n", "title", "It's closed"),
        ("---\nTitle: The port # again\n---\n", "title", "The port"),
        ("---\ntitle: 2021\nauthor: 007\n---\n", "author", "007"),
        ("---\ntitle: |\n  The port\n  is closed\n---\n", "title", "The port is closed"),
        ("---\nauthor: {given: Ana, family: Brava}\n---\n", "author", "Ana Brava"),
        ("---\nauthor: [\"[[Ana Brava]]\", '[[x|Ben]]']\n---\n", "author", "Ana Brava, Ben"),
        ("---\ndate: 2014-01-09 12:00:00 -0600\n---\n", "published", dt.date(2014, 1, 9)),
        ("---\ndate: 2014/1/9\n---\n", "published", dt.date(2014, 1, 9)),
        ("---\ndate: 2014-13-45\n---\n", "published", None),
        ("---\ndate: 20140109\n---\n", "published", None),
        ("---\nurl: /2014/port/\n---\n", "url", None),
        ("---\nurl: javascript:alert(1)\n---\n", "url", None),
        ("---\nsource: https://brava.example/a\ncreated: 2021-05-04\n---\n", "retrieved",
         dt.date(2021, 5, 4)),
        ("---\ncreated: 2021-05-04\n---\n", "retrieved", None),
        ("---\nsource: The Herald\n---\n", "publisher", "The Herald"),
        ("---\nsource: https://brava.example/a\n---\n", "publisher", None),
        ("---\nlang: not a language\n---\n", "language", None),
        ("---\nauthor: null\n---\n", "author", "null"),
        ("---\n---\n", "author", None),
        ("---\nx: &a [*a]\ntitle: The port\n---\n", "title", "The port"),
        (f"---\nx: {'[' * 5000}\ntitle: The port\n---\n", "title", "The port"),
        ('---\ntitle: "a\\u001b[2Jb"\n---\n', "title", "a␛[2Jb"),
    ],
)  # fmt: skip
def test_front_matter_as_people_write_it(front: str, field: str, value: object) -> None:
    made = document(f"{front}\n# The port\n\nIt is closed.\n")
    assert made.text == "The port\n\nIt is closed."
    found = getattr(made.metadata, field)
    assert (found and found.value) == value


def test_many_names_for_one_value_take_no_memory() -> None:
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    front = "\n".join(["---", "a0: &a0 x", *lines, "author: *a29", "---"])
    made = document(f"{front}\n\nIt is closed.\n")
    assert len(made.metadata.author.value if made.metadata.author else "") <= 500


def test_the_first_heading_is_the_title_where_nothing_else_is_one() -> None:
    made = document("Before.\n\n## Second\n\n# The *port*\n\nClosed.\n")
    assert made.metadata.title == FoundValue("The port", "first heading")
    assert document("## Second\n\nClosed.\n").metadata.title is None


@pytest.mark.parametrize(
    "text", ["---\n\nIt is closed.\n\n---\n", "---\nIt is closed.\n---\n\nMore.", "+++ more +++\n"]
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    made = document(text)
    assert any(word in made.text for word in ("closed", "more"))


def test_what_a_site_puts_something_else_for_is_left_out() -> None:
    made = document("---\ntitle: x\n---\n{% include ad.html %}\n\nIt is {{< b >}}closed.\n{: .x}\n")
    assert made.text == "It is closed."
    assert document("It is {% closed %}.\n").text == "It is {% closed %}."


@pytest.mark.parametrize("text", ["---\ntitle: x\n---\n", "<!-- x -->\n", "![alt](x)\n", "***\n"])
def test_a_file_without_words_is_told(text: str) -> None:
    with pytest.raises(DamagedError, match=r"^x\.md holds no words: "):
        document(text)


MARKS = st.sampled_from("#*_-+>`|~[]()!<>&;:\\\n \t0123abcé\r\u2028\x85\0{}%=\"'")


@given(st.text(MARKS | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_any_text_ends_in_blocks_in_order_or_in_a_sentence(text: str) -> None:
    try:
        kind_of(text.encode(), "x.md")
        made = document(text)
    except BriefingsError:
        return
    assert canonical(made.text) == made.text
    assert "\n\n".join(words for _, _, words in parts(made)) == made.text
    assert all(words == words.strip() and words for _, _, words in parts(made))
    assert all(0 <= (block.offset or 0) <= len(text) for block in made.blocks)
