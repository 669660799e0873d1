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


TABLE = "| a | *b* |\n|---|---:|\n| 1 | x \\| y |\n"


def test_a_table_has_rows_and_says_the_same_in_lines() -> None:
    (table,) = blocks(TABLE)
    assert table.kind == "table"
    cells = [["".join(run.text for run in cell) for cell in row] for row in table.rows]
    assert cells == [["a", "b"], ["1", "x | y"]]
    assert "".join(run.text for run in table.runs) == "a | b\n1 | x | y"
    assert [run.strong for run in table.rows[0][0]] == [True]


def test_a_task_has_a_box_for_a_mark() -> None:
    found = [(each.mark, each.runs[0].text) for each in blocks("- [ ] ask\n- [x] read\n- x [ ] y")]
    assert found == [("☐", "ask"), ("☑", "read"), ("•", "x [ ] y")]


def test_a_footnote_is_called_the_same_in_the_text_and_before_its_own() -> None:
    said, one, two = blocks("Here[^a], not[^no].\n\n[^a]: First\nline.\n[^b]: Other *one*.")
    assert "".join(run.text for run in said.runs) == "Here[a], not[^no]."
    assert (one.kind, one.mark) == ("footnote", "[a]")
    assert [run.text for run in one.runs] == ["First", "\n", "line."]
    assert (two.mark, two.runs[-2].emphasis) == ("[b]", True)


@pytest.mark.parametrize(
    "text", ["[^a]:", "[^a]: ", "> [^a]: x", "- [^a]: x\n  y", "[^]: x", "[^a"]
)
def test_footnotes_of_any_shape_lose_no_word(text: str) -> None:
    said = "".join(f"{each.mark} {''.join(r.text for r in each.runs)}" for each in blocks(text))
    assert all(letter in said for letter in set(text) & set("axy"))
