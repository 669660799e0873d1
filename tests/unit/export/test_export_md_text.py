"""Anybody's text in Markdown: it stays text, and notes stay within their quotations."""

from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.export.formats.md import write
from briefings.export.formats.md.body import body
from briefings.export.formats.md.text import escape
from briefings.text import one_line
from tests.unit.export.pandoc import (
    ACTIVE,
    elements,
    footnotes,
    kinds,
    needs_pandoc,
    plain,
    text,
    tree,
)
from tests.unit.export.samples_for_data import document, note

FOREIGN = {
    *ACTIVE,
    *("Note", "Header", "Span", "Div", "Superscript", "Subscript", "Strikeout"),
}
"""What no note's text may bring in either; a table it may."""

MARKUP = (
    *"\\`*_{}[]()<>#+-.!|~^$\"'@:&=%/ 1ai)\t;",
    *("<b>", "</div>", "<!--", "---", "...", "[^e1]", "^[x]", "](x)", "{=html}", "http://a.b"),
    *(": ", "- ", "+ ", "www.a.b", "&lt;", "&#60;", "$x$", "1. ", "(a) ", "#. ", "(@) "),
    *(
        "A.  ",
        "::: ",
        "\\input",
        "don't",
        "l'été",
        "'tis",
        "o'",
        "a'b'c",
        "rock'n'roll",
        "5'",
        "''",
    ),
)
BLOCKS = (
    *("word", "# ", "## h\n", "\n", "\n\n", "- ", "1. ", "> ", "    ", "```\n", "~~~\n", "***\n"),
    *("<div>\n\n", "<script>x</script>\n", "[a](http://b.c)", "[a](javascript:x)", "[r]", "`"),
    *("![i](http://b/c.png)", "[^e1]: no\n", "[r]: http://x.y\n", "::: {.c}\n", "|a|b|\n|-|-|\n"),
    *("---\n", "===\n", ": def\n", "<http://a.b>", "&#x3c;b&#x3e;", "`<b>`{=html}", "!", "**"),
)

slow = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def made_of(parts: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(parts) | st.characters(), max_size=12).map("".join)


DIALECTS = ("markdown", "markdown-smart", "commonmark_x", "commonmark_x-smart", "gfm")


def straight(said: str, dialect: str) -> str:
    """Undo the one thing that a dialect may do to escaped text: to curve its apostrophes."""
    is_smart = dialect in ("markdown", "commonmark_x")
    return said.replace("’", "'") if is_smart else said


@needs_pandoc
@pytest.mark.parametrize("dialect", DIALECTS)
@slow
@given(st.lists(made_of(MARKUP).filter(one_line), min_size=1, max_size=60))
def test_escaped_text_is_read_as_it_was(dialect: str, texts: list[str]) -> None:
    read = tree("\n\n".join(map(escape, texts)) + "\n", dialect)
    said = [straight(plain(text(block)), dialect) for block in read["blocks"]]
    assert said == [straight(plain(one_line(each)), dialect) for each in texts]
    assert kinds(read) <= {"Para", "Str", "Space"}


def test_apostrophes_within_words_stay_as_they_are() -> None:
    assert escape("Don't say l'été, O'Neill's or rock'n'roll") == (
        "Don't say l'été, O'Neill's or rock'n'roll"
    )
    assert escape("the 'boys' game' in '68, 5'10") == r"the \'boys\' game\' in \'68, 5\'10"


def test_what_obsidian_marks_or_hides_is_text() -> None:
    assert escape("x ==m== y %%hidden%% 5% a=b") == r"x \==m\== y \%%hidden\%% 5% a=b"


@needs_pandoc
def test_all_that_becomes_of_an_apostrophe_is_a_curved_one() -> None:
    said = "'Don't', he said, 'O'Neill's boys' dogs' don't'. '"
    read = {dialect: text(tree(escape(said), dialect)["blocks"]) for dialect in DIALECTS}
    curved = "'Don’t', he said, 'O’Neill’s boys' dogs' don’t'. '"
    assert read == {each: curved if each in ("markdown", "commonmark_x") else said for each in read}


@needs_pandoc
@pytest.mark.parametrize("dialect", ["markdown", "commonmark_x", "gfm"])
def test_text_that_begins_like_a_block_begins_none(dialect: str) -> None:
    marks = ("-", "+", "*", ":", "~", "%", "#", "#.", ">", "|", "1.", "12)", "(3)", "a.", "(@)")
    lines = ("---", "===", "--- ---", "+---+", "```", "~~~", ":::", "word: [^e1]:", "[r]: http://x")
    texts = [*(f"{mark} words" for mark in marks), *lines]
    read = tree("\n\n".join(f"Before.\n\n{escape(each)}" for each in texts), dialect)
    said = [plain(text(block)) for block in read["blocks"]]
    assert said == [words for each in texts for words in ("Before.", each)]
    assert kinds(read) == {"Para", "Str", "Space"}


@needs_pandoc
@slow
@given(made_of(BLOCKS), made_of(BLOCKS))
def test_a_note_stays_within_its_quotation(one: str, other: str) -> None:
    made = document([note(1, one), note(2, other, item="waiting")])
    read = tree(write(made))
    assert skeleton(read) == skeleton(tame())
    assert footnotes(read) == footnotes(tame())
    _, *quoted = elements(read, "BlockQuote")  # the first is the box of the first page
    assert not kinds(quoted) & FOREIGN
    assert all(
        link["c"][2][0].startswith(("http://", "https://", "mailto:"))
        for link in elements(quoted, "Link")
    )
    assert "Ana Núñez" in text(quoted[0]["c"][-1])


@cache
def tame() -> Any:
    return tree(write(document([note(1, "word"), note(2, "word", item="waiting")])))


def skeleton(read: Any) -> list[str]:
    return [block["t"] for block in read["blocks"]]


def test_a_note_keeps_its_structure() -> None:
    given_rows = body("# Why\nSome *em* and **bold** `co``de`\n\n- one\n- two\n  1. deep\n\n> said")
    assert given_rows == [
        "**Why**",
        "",
        "Some *em* and **bold** ```co``de```",
        "",
        "-   one",
        "-   two",
        "",
        "    1.  deep",
        "",
        "> said",
    ]


def test_only_links_to_the_web_and_to_mail_are_links() -> None:
    kept = "[a](http://b.c) [b](https://b.c/%22) [c](mailto:d@e.f)"
    assert body(kept) == [kept]
    assert body("[a](ftp://b.c) [b](e.md) [c](#top) <ftp:y> [d](file:///e)") == [
        r"a b c ftp:y \[d\](file\:///e)"
    ]


def test_an_image_is_a_link_and_a_link_never_an_image() -> None:
    assert body("![a *b*](http://b.c) ![](http://d.e)") == [
        r"[a *b*](http://b.c) [http\://d.e](http://d.e)"
    ]
    assert body(r"wow\![a](http://b.c)") == [r"wow\![a](http://b.c)"]


def test_a_line_that_was_no_block_becomes_none() -> None:
    rows = [r"\- a", r"1\. b", r"\# c", r"*\+ d*", r"\=="]
    assert body("\n".join(rows)) == [*(f"{row}\\" for row in rows[:-1]), rows[-1]]


def test_a_line_end_of_a_note_is_one_for_every_reader() -> None:
    assert body("one\ntwo  \nthree") == ["one\\", "two\\", "three"]


def test_code_is_kept_and_cannot_end_early() -> None:
    assert body("```html\n~~~~\n<b>\n```") == ["~~~~~", "~~~~", "<b>", "~~~~~"]


def test_what_markdown_hides_acts_no_more_than_what_it_shows() -> None:
    assert body("a&#x202e;b\x1bc&#x200b;d&#xad;e") == ["a⇄b␛cde"]


@pytest.mark.parametrize("deep", ["> " * 50 + "words", "- " * 50 + "words", "[" * 60 + "words"])
def test_what_is_nested_too_deeply_is_kept_as_text(deep: str) -> None:
    assert "words" in " ".join(body(deep))


def test_a_huge_note_is_kept_as_text() -> None:
    rows = body("*words*\n" * 20_000)
    assert len(rows) == 20_000
    assert set(rows) <= {"\\*words\\*\\", "\\*words\\*"}
