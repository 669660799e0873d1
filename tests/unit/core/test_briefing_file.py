"""The briefing file: what is wrong in it is said in one sentence that names the item."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.cli.show_output import as_data
from briefings.curation import briefing_file
from briefings.curation.verify import verify
from briefings.errors import BriefingsError, DamagedError
from briefings.layout.panel import panel_page
from briefings.model import Briefing

from .builders import BRIEFING, changed, make

ITEM_WITHOUT_ID = '[[key_point]]\ntopics = ["trade"]\ntext = "x"\nevidence = {evidence}\n'


SOURCE = '[source]\ntitle = "Made up"\n'


def problem(text: str | bytes) -> str:
    raw = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(DamagedError) as raised:
        briefing_file.decode(raw, "brava")
    assert len(str(raised.value).splitlines()) == 1
    return str(raised.value)


def build_problem(text: str) -> str:
    with pytest.raises(DamagedError) as raised:
        make(text)
    return str(raised.value)


def test_a_sound_file_becomes_a_briefing() -> None:
    briefing = make()
    assert briefing.problems == ()
    assert (briefing.id, briefing.editor, briefing.edited) == (
        "brava-2021",
        "A. Tester",
        dt.date(2024, 5, 1),
    )
    assert len(briefing.items) == 11
    assert briefing.source.outside_knowledge == ("The Gazette belongs to the port.",)
    assert [e.text for e in briefing.source.evidence][1:] == ["By The Gazette", "May 3, 2021"]


def test_panels_stand_in_the_order_of_the_lens_and_items_in_that_of_the_file() -> None:
    trade, people = make().panels
    assert (trade.topic.key, people.topic.key) == ("trade", "people")
    assert [item.id for item in people.items] == ["waiting", "promise", "return", "which-parts"]
    assert {item.kind for item in trade.items} == {
        "key_point", "figure", "statement", "actor", "place", "tension",
    }  # fmt: skip


def test_all_evidence_is_the_articles_very_characters() -> None:
    briefing = make()
    every = [*briefing.source.evidence]
    every += [e for item in briefing.items for e in item.evidence]
    every += [e for panel in briefing.panels for e in panel.evidence]
    assert len(every) == 20
    for found in every:
        assert briefing.article.text[found.start : found.end] == found.text
        paragraph = briefing.article.paragraphs[found.paragraph - 1]
        assert paragraph.start <= found.start < paragraph.end


def test_a_stored_file_is_the_same_after_a_round_trip() -> None:
    written = briefing_file.decode(BRIEFING.encode(), "brava")
    stored = msgspec.json.decode(msgspec.json.encode(msgspec.to_builtins(written)))
    assert briefing_file.convert(stored) == written


@pytest.mark.parametrize(
    ("old", "new", "names", "says"),
    [
        ('id = "pier"\n', 'id = "pier"\ncolour = "red"\n', "figure pier", "colour"),
        ("value = 3500000\n", "", "figure pier", "value"),
        ("value = 3500000\n", 'value = "much"\n', "figure pier", "value"),
        ("value = 3500000\n", "value = true\n", "figure pier", "value"),
        ("value = 3500000\n", "value = inf\n", "figure pier", "number"),
        ("value = 3500000\n", "value = nan\n", "figure pier", "number"),
        ("value = 3500000\n", f"value = {10**400}\n", "figure pier", "number"),
        ('bound = "more_than"\n', 'bound = "most"\n', "figure pier", "most"),
        ('status = "goal"\n', 'status = "hope"\n', "figure goal-2021", "hope"),
        ('severity = "high"\n', 'severity = "huge"\n', "promise-without-boats", "huge"),
        ('type = "person"\n', 'type = "cat"\n', "actor nunez", "cat"),
        ('names = ["Núñez"]\n', 'names = "Núñez"\n', "actor nunez", "names"),
        ("direct = true\n", 'direct = "yes"\n', "statement promise", "direct"),
        ("occurrence = 2 }", "occurence = 2 }", "place brava", "occurence"),
        ("occurrence = 2 }", 'occurrence = "2" }', "place brava", "occurrence"),
        ('key = "people"\n', 'key = "people"\nwidth = 3\n', "panel people", "width"),
        ('bottom_line = "The boats wait. Parts are missing."\n', "", "panel people", "bottom_line"),
        ('title = "Harbour of Brava reopens"\n', "", "[source]", "title"),
        ("published = 2021-05-03\n", 'published = "lately"\n', "[source]", "published"),
        ("edited = 2024-05-01\n", "edited = 2024-05-01T10:00:00\n", "head", "edited"),
        ('lens = "coast"\n', "lens = 7\n", "head", "lens"),
    ],
)  # fmt: skip
def test_a_wrong_field_is_named_with_its_item(old: str, new: str, names: str, says: str) -> None:
    sentence = problem(changed((old, new)))
    assert names in sentence
    assert says in sentence


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"lens = ",
        b"lens = 'coast'\nlens = 'coast'",
        b"\xff\xfe",
        b"lens = 'caf\xe9'",
        b"edited = 2024-02-30",
        b"a = " + b"9" * 5000,
        b"a = " + b"[" * 20000,
        b"source = 3",
        b"[[source]]",
    ],
)
def test_what_is_no_briefing_file_is_refused_in_a_sentence(raw: bytes) -> None:
    assert problem(raw)


def test_the_place_of_a_toml_mistake_is_told() -> None:
    assert "line 3" in problem('lens = "coast"\neditor = "A"\nedited 2024\n')


@pytest.mark.parametrize("kind", ["figure", "panel", "tension", "open_question"])
def test_single_brackets_are_told_to_be_double(kind: str) -> None:
    assert f"write [[{kind}]], not [{kind}]" in problem(f'{SOURCE}[{kind}]\nid = "a"\n')


def test_an_unknown_entry_is_told_with_those_that_are_known() -> None:
    sentence = problem('[[figures]]\nid = "a"\n' + BRIEFING[BRIEFING.index("[source]") :])
    assert "line 1: the file's head: `figures` is no field of it" in sentence
    assert "did you mean `figure`?" in sentence
    sentence = problem("[[moon]]\n" + BRIEFING[BRIEFING.index("[source]") :])
    assert "known are lens, editor, edited, rejected, source, panel, key_point, figure" in sentence


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        ('["The port of Brava handled much fish and more"]', "The port of Brava handled much …"),
        ('[{ words = "One two three four five six seven" }]', "One two three four five six …"),
        ('"not in a list"', "not in a list …"),
        ("[{ words = 5 }]", "5 …"),
        ("[5]", "5 …"),
        ("[]", "x …"),
        ("7", "7 …"),
        ("true", "True …"),
        ("2024-05-01", "2024-05-01 …"),
        ("{ a = 1 }", "…"),
    ],
)
def test_an_item_without_id_is_named_by_the_first_words_of_its_evidence(
    evidence: str, words: str
) -> None:
    sentence = problem(SOURCE + ITEM_WITHOUT_ID.format(evidence=evidence))
    assert "key_point “" in sentence
    assert words in sentence


def test_an_empty_item_is_still_named() -> None:
    assert "key_point “without content …”" in problem(f"{SOURCE}[[key_point]]\n")
    assert "key_point 3" in problem(f"key_point = [3]\n{SOURCE}")


def test_an_id_that_stands_twice_is_refused() -> None:
    twice = changed(('id = "nunez"', 'id = "pier"'))
    assert "pier: another item has this id" in build_problem(twice)


def test_a_panel_that_stands_twice_is_refused() -> None:
    twice = changed(('key = "people"', 'key = "trade"'))
    assert "panel trade: stands twice" in build_problem(twice)


def test_a_panel_that_is_no_topic_of_the_lens_is_refused() -> None:
    sentence = build_problem(BRIEFING.replace('"people"', '"weather"'))
    assert "weather" in sentence
    assert "coast" in sentence


def test_an_item_in_an_unknown_panel_is_refused() -> None:
    wrong = changed(('id = "pier"\ntopics = ["trade"]', 'id = "pier"\ntopics = ["trad"]'))
    assert "figure pier: names the panel trad" in build_problem(wrong)


def test_a_tension_about_an_unknown_item_is_refused() -> None:
    wrong = changed(('items = ["promise", "waiting"]', 'items = ["promise", "wating"]'))
    sentence = build_problem(wrong)
    assert "promise-without-boats" in sentence
    assert "wating" in sentence


def test_evidence_that_is_not_there_is_a_problem_and_not_an_error() -> None:
    briefing: Briefing = make(
        changed(
            ('evidence = ["spare parts"]', 'evidence = ["old parts"]'),
            ('words = "Brava", occurrence = 2', 'words = "Brava", occurrence = 9'),
            ('key = "people"\n', 'key = "people"\n#'),
            ('"Harbour of Brava reopens", "By', '"Harbour of Bravo reopens", "By'),
        )
        .replace('#bottom_line = "The boats wait. Parts', 'bottom_line = "The boats wait. Parts')
        .replace(
            'evidence = ["The boats of Brava wait for', 'evidence = ["The boats of Brava want for'
        )
    )
    assert [p.partition(":")[0] for p in briefing.problems] == [
        "brava",
        "which-parts",
        "bottom line of people",
        "[source]",
    ]
    assert next(i for i in briefing.items if i.id == "which-parts").evidence == ()


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_however_the_file_is_spoiled_nothing_but_a_sentence_comes_out(data: st.DataObject) -> None:
    raw = bytearray(BRIEFING.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        cut = data.draw(st.sampled_from([0, 1, 1, 2, 9, 40]))
        raw[at : at + cut] = data.draw(st.sampled_from(_PIECES) | st.binary(max_size=3))
    try:
        briefing = make(bytes(raw))
    except BriefingsError:
        return
    assert verify(briefing).id == briefing.id
    for panel in briefing.panels:
        assert panel_page(briefing, panel, 40, len).rows
    assert msgspec.json.encode(as_data(briefing))


_PIECES = [
    b"", b'"', b"'", b"[", b"]", b"[[", b"{", b"}", b"=", b"\n", b"#", b"0", b"-1", b"1e400",
    b"nan", b"true", b"[]", b'""', b"{}", b"2024-01-01", b'"""', b"\\", b"\\u0000", b",", b".",
    b"id = 1\n", b"evidence = 1\n", b"[figure]\n", b"[[panel]]\n", b"\x00", b"\xff", "ñ".encode(),
]  # fmt: skip


def test_an_item_in_no_panel_is_named() -> None:
    written = BRIEFING.replace('topics = ["people", "trade"]', "topics = []", 1)
    assert "is in no panel" in build_problem(written)


def test_a_byte_order_mark_is_passed_over() -> None:
    assert briefing_file.decode(b"\xef\xbb\xbf" + BRIEFING.encode(), "sample").id == "sample"
