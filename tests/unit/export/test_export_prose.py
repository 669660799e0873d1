"""The part of Markdown that formats with type understand."""

import pytest
from hypothesis import given

from briefings.export.prose import BREAK, BULLET, ProseBlock, Run, blocks
from tests.unit.core.strategies import any_text


def words(block: ProseBlock) -> str:
    return "".join(run.text for run in block.runs)


def test_emphasis_and_code_are_runs_of_their_own() -> None:
    (block,) = blocks("a **b *c*** `d`")
    assert block.runs == (
        Run("a "),
        Run("b ", strong=True),
        Run("c", strong=True, emphasis=True),
        Run(" "),
        Run("d", code=True),
    )


def test_line_breaks_stay_where_they_were_typed() -> None:
    (block,) = blocks("one\ntwo")
    assert block.runs == (Run("one"), Run(BREAK), Run("two"))


def test_lists_count_and_go_in() -> None:
    found = blocks("3. a\n4. b\n   - c\n\n     d")
    assert [(b.mark, b.depth, words(b)) for b in found] == [
        ("3.", 1, "a"),
        ("4.", 1, "b"),
        (BULLET, 2, "c"),
        ("", 2, "d"),
    ]


def test_quotations_and_code_keep_their_kind() -> None:
    found = blocks("> said\n\n    x  y\n     z")
    assert [(b.kind, words(b)) for b in found] == [("quote", "said"), ("code", "x  y\n z")]


def test_a_heading_is_a_bold_line() -> None:
    assert blocks("# Top") == (ProseBlock("paragraph", (Run("Top", strong=True),)),)


@pytest.mark.parametrize(
    ("markdown", "read"),
    [
        ("[here](https://a.example/b)", "here (https://a.example/b)"),
        ("<https://a.example>", "https://a.example"),
        ("![a *map*](m.png)", "a *map* (m.png)"),
        ("[![](m.png)](https://a.example)", "m.png (https://a.example)"),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("<script>\nx\n</script>", "<script>\nx\n</script>"),
    ],
)
def test_links_are_read_and_html_is_text(markdown: str, read: str) -> None:
    assert "\n".join(map(words, blocks(markdown))) == read


@given(any_text(200))
def test_anything_can_be_read(markdown: str) -> None:
    for block in blocks(markdown):
        assert block.depth >= 0
        assert all(run.text for run in block.runs if not run.code)
