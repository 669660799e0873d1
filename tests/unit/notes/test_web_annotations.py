"""Web Annotations of other programs: taken in one by one, on the words they quote, once."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

import pytest
from msgspec.structs import replace

from briefings.errors import BriefingsError, DamagedError, UsageError
from briefings.export.formats import json_
from briefings.model import Briefing
from briefings.notes import web_annotations
from briefings.notes.model import Content
from briefings.notes.service import CONFLICT, Notes
from tests.unit.core import builders
from tests.unit.export.samples_for_data import ID, document, note, notes, passage
from tests.unit.notes.shelves import MadeShelf, counts, only

URL = "https://gazette.example/2021/05/brava"


def published(url: str | None = URL) -> Briefing:
    made = builders.make()
    return replace(made, source=replace(made.source, url=url))


@pytest.fixture
def shelf(notes: Notes) -> MadeShelf:
    return MadeShelf(notes, [published()])


def quote(exact: str, prefix: str = "", suffix: str = "") -> dict[str, str]:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def position(start: int, end: int) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def annotation(selector: object = None, **members: Any) -> dict[str, Any]:
    """One annotation as the W3C's model has it, on words that stand once if no others are given."""
    if selector is None:
        selector = quote("Some 54 percent of the boats")
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://notes.example/1",
        "type": "Annotation",
        "creator": "Bo Li",
        "created": "2024-06-01T09:00:00Z",
        "body": "Which boats?",
        "target": {"source": URL, "selector": selector},
        **members,
    }


def raw(data: object) -> bytes:
    return json.dumps(data).encode()


def take_one(shelf: MadeShelf, data: Mapping[str, Any]) -> Any:
    """Return the note that an annotation becomes."""
    done = shelf.take(raw(data))
    assert done.not_placed == ()
    (kept,) = shelf.notes.list(ID)
    assert counts(shelf.take(raw(data))) == (0, 1, 0)
    return kept


def reason(shelf: MadeShelf, data: Mapping[str, Any]) -> str:
    """Return why an annotation stays out while a good one beside it comes in."""
    good = annotation(quote("more than $3.5 million"), id="https://notes.example/good")
    done = shelf.take(raw([data, good]))
    assert list(shelf.words(ID)) == ["more than $3.5 million"]
    (left,) = done.not_placed
    assert left.which == "annotation 1"
    return left.reason


# -- shapes of files -------------------------------------------------------------------------------

ONE = annotation()
TWO = annotation(quote("more than $3.5 million"), id="https://notes.example/2")
PAGE = {"type": "AnnotationPage", "items": [ONE, TWO]}
FILES: dict[str, Any] = {
    "an array": [ONE, TWO],
    "a page": PAGE,
    "a collection": {"type": "AnnotationCollection", "total": 2, "first": PAGE},
    "pages in a row": {
        "type": ["AnnotationCollection"],
        "first": {"items": [ONE], "next": {"items": [TWO]}},
    },
    "a collection's items": {"type": "AnnotationCollection", "items": [ONE, TWO]},
    "a search's rows": {"total": 2, "rows": [ONE, TWO]},
    "an export's annotations": {"export_date": "2024-06-02", "annotations": [ONE, TWO]},
    "a graph": {"@context": "http://www.w3.org/ns/anno.jsonld", "@graph": [ONE, TWO]},
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES.keys())
def test_annotations_come_in_whatever_holds_them(shelf: MadeShelf, data: object) -> None:
    assert counts(shelf.take(raw(data))) == (2, 0, 0)
    assert counts(shelf.take(b"\xef\xbb\xbf" + raw(data))) == (0, 2, 0)
    assert set(shelf.words(ID)) == {"Some 54 percent of the boats", "more than $3.5 million"}


def test_one_alone_comes_in(shelf: MadeShelf) -> None:
    kept = take_one(shelf, ONE)
    assert kept.target.passage == passage("Some 54 percent of the boats")
    assert (kept.author, kept.content) == ("Bo Li", Content(body="Which boats?"))
    assert kept.created == kept.modified == dt.datetime(2024, 6, 1, 9, tzinfo=dt.UTC)


def test_a_page_that_is_only_named_is_said(shelf: MadeShelf) -> None:
    done = shelf.take(raw({"items": [ONE], "next": "https://notes.example/page2"}))
    assert done.elsewhere == ("https://notes.example/page2",)
    with pytest.raises(DamagedError, match=r"notes\.example/page1.*save the annotations"):
        shelf.take(raw({"type": "AnnotationCollection", "first": "https://notes.example/page1"}))


@pytest.mark.parametrize("data", [[], [1, "x"], {}, {"type": "AnnotationCollection"}, 7, "text"])
def test_a_file_without_annotations_is_told_in_a_sentence(shelf: MadeShelf, data: object) -> None:
    with pytest.raises(BriefingsError, match=r"^the file .*\.$"):
        shelf.take(raw(data))


# -- bodies, people, times -------------------------------------------------------------------------

TAG = {"type": "TextualBody", "purpose": "tagging", "value": "boats"}
BODIES: dict[str, tuple[dict[str, Any], Content]] = {
    "an object": ({"body": {"type": "TextualBody", "value": "Why?"}}, Content(body="Why?")),
    "a value": ({"body": None, "bodyValue": "Why?"}, Content(body="Why?")),
    "texts and tags": (
        {"body": [{"type": "TextualBody", "value": "Why?"}, TAG, "Where?"]},
        Content(body="Why?\n\nWhere?", tags=("boats",)),
    ),
    "tags alone": ({"body": TAG}, Content(tags=("boats",))),
    "a tag of commas": (
        {"body": {**TAG, "value": "a, b"}, "tags": ["b", "c"]},
        Content(tags=("a", "b", "c")),
    ),
    "markup": (
        {"body": {"value": "<p>Why <b>so</b>?</p><script>x()</script>", "format": "text/html"}},
        Content(body="Why so?"),
    ),
    "a choice": (
        {"body": {"type": "Choice", "items": [{"value": "Why?"}, {"value": "¿Por qué?"}]}},
        Content(body="Why?"),
    ),
    "a page": ({"body": {"id": "https://x.example/a"}}, Content(body="https://x.example/a")),
    "Hypothesis": (
        {"body": None, "text": "Why?", "tags": ["a"]},
        Content(body="Why?", tags=("a",)),
    ),
    "nothing": ({"body": []}, Content()),
    "grades": ({"briefings:reliability": "B"}, Content(body="Which boats?", reliability="B")),
    "for oneself": (
        {"permissions": {"read": ["acct:bo@notes.example"]}},
        Content(body="Which boats?", tags=("private",)),
    ),
    "for a group": ({"permissions": {"read": ["group:__world__"]}}, Content(body="Which boats?")),
}


@pytest.mark.parametrize(("members", "content"), BODIES.values(), ids=BODIES.keys())
def test_bodies_are_read(shelf: MadeShelf, members: dict[str, Any], content: Content) -> None:
    assert take_one(shelf, annotation(**members)).content == content


PEOPLE: dict[str, tuple[dict[str, Any], str]] = {
    "an object": ({"creator": {"type": "Person", "name": "Bo"}}, "Bo"),
    "an address": ({"creator": {"id": "https://x.example/bo"}}, "https://x.example/bo"),
    "several": ({"creator": ["Bo", {"name": "Cy"}]}, "Bo, Cy"),
    "a user": ({"creator": None, "user": "acct:bo@notes.example"}, "bo@notes.example"),
    "a user's name": ({"user": "acct:bo@n", "user_info": {"display_name": "Bo"}}, "Bo"),
    "nobody": ({"creator": None}, "unknown author"),
}


@pytest.mark.parametrize(("members", "author"), PEOPLE.values(), ids=PEOPLE.keys())
def test_people_are_read(shelf: MadeShelf, members: dict[str, Any], author: str) -> None:
    assert take_one(shelf, annotation(**members)).author == author


@pytest.mark.parametrize(
    ("members", "hour"),
    [
        ({"created": "2024-06-01T10:00:00.123456+00:00"}, 10),
        ({"created": "2024-06-01T12:00:00+02:00"}, 10),
        ({"created": "2024-06-01T10:00:00"}, 10),
        ({"created": None, "updated": "2024-06-01T10:00:00Z"}, 10),
        ({"modified": "2024-06-01T10:00:00Z"}, 10),
        ({"created": "2024-06-01"}, 0),
    ],
)
def test_times_are_read(shelf: MadeShelf, members: dict[str, Any], hour: int) -> None:
    assert take_one(shelf, annotation(**members)).modified.hour == hour


def test_one_without_a_time_or_an_id_comes_once(shelf: MadeShelf) -> None:
    take_one(shelf, annotation(id=None, created=None))


# -- places ----------------------------------------------------------------------------------------

THERE = "tonnes in Brava in 2021"
SELECTORS: dict[str, tuple[Any, str]] = {
    "other white space": (
        quote("Some  54\n   percent of\tthe boats"),
        "Some 54 percent of the boats",
    ),
    "other quotation marks": (quote('"We will land'), "“We will land"),
    "blanks around": (quote(" 54 percent "), "54 percent"),
    "context": (quote("Brava", "15,000 tonnes in ", " in 2021"), THERE),
    "context on one side": (quote("Brava", "", " in 2021,”"), THERE),
    "a position as a hint": ([quote("Brava"), position(252, 257)], THERE),
    "a position in another text": ([quote("54 percent"), position(90_000, 90_010)], "54 percent"),
    "all of Hypothesis's": (
        [
            {"type": "RangeSelector", "startContainer": "/div[1]", "startOffset": 4},
            position(4711, 4721),
            quote("54 percent", "Some ", " of the"),
        ],
        "54 percent",
    ),
    "refined": (
        {"type": "FragmentSelector", "value": "p4", "refinedBy": quote("54 percent")},
        "54 percent",
    ),
    "refined by a position": (
        {**quote("Some 54 percent of the boats"), "refinedBy": position(5, 15)},
        "54 percent",
    ),
    "a list in a list": ({"type": "Choice", "items": [quote("54 percent")]}, "54 percent"),
}


@pytest.mark.parametrize(("selector", "words"), SELECTORS.values(), ids=SELECTORS.keys())
def test_words_are_found(shelf: MadeShelf, selector: object, words: str) -> None:
    found = take_one(shelf, annotation(selector)).target.passage
    start = builders.ARTICLE.index(words)
    at = start if words != THERE else start + len("tonnes in ")
    assert (found.start, builders.ARTICLE[found.start : found.end]) == (at, found.quote.exact)


def test_words_that_the_article_has_otherwise_by_now_keep_what_they_were(shelf: MadeShelf) -> None:
    said = quote("The boats of Brava are waiting for their spare parts.")
    done = shelf.take(raw(annotation(said)))
    (kept,) = shelf.notes.list(ID)
    assert done.changed == (kept.id,)
    assert kept.target.passage is not None
    assert kept.target.passage.quote.exact == said["exact"]
    assert counts(shelf.take(raw(annotation(said)))) == (0, 1, 0)


UNPLACED: dict[str, tuple[Any, str]] = {
    "other words": (quote("nobody has ever written these words here"), "do not stand"),
    "a short word elsewhere": (quote("Brava", "the football club of ", " won the cup"), "do not"),
    "repeated": (quote("Brava"), "5 times in the article, and nothing tells"),
    "a part of a word": (quote("ercen"), "do not stand"),
    "a position alone": (position(3, 9), "names a place in another text"),
    "no words": (quote(" \n"), "quotes no words"),
    "numbers for words": ({"type": "TextQuoteSelector", "exact": 7}, "are no text"),
}


@pytest.mark.parametrize(("selector", "why"), UNPLACED.values(), ids=UNPLACED.keys())
def test_what_stands_nowhere_is_listed(shelf: MadeShelf, selector: object, why: str) -> None:
    assert why in reason(shelf, annotation(selector))


def test_several_targets_are_several_notes(shelf: MadeShelf) -> None:
    targets = [
        {"source": URL, "selector": quote("54 percent")},
        {"source": URL, "selector": [quote("more than $3.5 million")]},
    ]
    data = raw(annotation(target=targets))
    assert counts(shelf.take(data)) == (2, 0, 0)
    assert counts(shelf.take(data)) == (0, 2, 0)


def test_a_note_on_the_page_is_one_on_the_briefing(shelf: MadeShelf) -> None:
    assert take_one(shelf, annotation(target=URL)).target.is_whole


# -- answers ---------------------------------------------------------------------------------------


def test_an_answer_is_on_the_same_words_and_names_what_it_answers(shelf: MadeShelf) -> None:
    answer = annotation(
        target="https://notes.example/1",
        id="https://notes.example/2",
        motivation="replying",
        creator="Cy",
        body="All.",
    )
    assert counts(shelf.take(raw([answer, ONE]))) == (2, 0, 0)
    first, second = shelf.notes.list(ID)
    assert first.target == second.target
    assert second.content.body == "> Bo Li: Which boats?\n\nAll."


def test_an_answer_in_hypothesis_names_all_above_it(shelf: MadeShelf) -> None:
    first = annotation(id="aaaaaaaa")
    second = annotation(id="bbbbbbbb", target=[{"source": URL}], references=["aaaaaaaa"], body="B")
    third = annotation(
        id="cccccccc", target=[{"source": URL}], references=["aaaaaaaa", "bbbbbbbb"], body="C"
    )
    assert counts(shelf.take(raw({"rows": [third, second, first]}))) == (3, 0, 0)
    assert {each.target for each in shelf.notes.list(ID)} == {shelf.notes.list(ID)[0].target}
    assert shelf.notes.list(ID)[-1].content.body == "> Bo Li: > Bo Li: Which boats? B\n\nC"


def test_an_answer_to_nothing_here_is_listed(shelf: MadeShelf) -> None:
    assert "answers" in reason(shelf, annotation(references=["zzzzzzzz"]))


# -- which briefing --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        URL,
        "http://www.gazette.example/2021/05/brava/?utm_source=mail#more",
        ID,
        f"urn:sha256:{builders.make().article.text_sha256}",
    ],
)
def test_a_briefing_is_known_by_its_names(shelf: MadeShelf, source: str) -> None:
    target = {"source": source, "selector": quote("54 percent")}
    assert take_one(shelf, annotation(target=target)).target.briefing == ID


def test_what_is_on_another_page_belongs_to_none(shelf: MadeShelf) -> None:
    target = {"source": "https://other.example/", "selector": quote("54 percent")}
    assert "https://other.example/" in reason(shelf, annotation(target=target))


def test_a_briefing_may_be_named(notes: Notes) -> None:
    shelf = MadeShelf(notes, [published(None)])
    done = shelf.take(raw([annotation(), annotation(target=URL, id="https://n.example/p")]), ID)
    assert counts(done) == (2, 0, 0)


def test_a_note_on_another_page_is_not_put_on_the_briefing_that_is_named(shelf: MadeShelf) -> None:
    done = shelf.take(raw([annotation(target="https://other.example/")]), ID)
    assert len(done.not_placed) == 1
    assert shelf.notes.list() == []


def test_two_briefings_of_one_address_are_asked_about(notes: Notes) -> None:
    shelf = MadeShelf(notes, [published(), replace(published(), id="again")])
    (left,) = shelf.take(raw(ONE)).not_placed
    assert "again" in left.reason
    assert "--briefing" in left.reason
    assert counts(shelf.take(raw(ONE), "again")) == (1, 0, 0)


# -- once ------------------------------------------------------------------------------------------


def ours() -> Any:
    return json.loads(json_.write(document(notes_of_ours())))["notes"]


notes_of_ours = notes


@pytest.mark.parametrize("shape", ["collection", "page", "array"])
def test_our_own_annotations_come_back_as_they_were(shelf: MadeShelf, shape: str) -> None:
    data = ours()
    data = (
        data["first"] if shape == "page" else data["first"]["items"] if shape == "array" else data
    )
    assert counts(shelf.take(raw(data))) == (6, 0, 0)
    assert shelf.notes.list() == notes_of_ours()
    assert counts(shelf.take(raw(data))) == (0, 6, 0)


def test_our_own_that_went_through_another_program_change_nothing(shelf: MadeShelf) -> None:
    shelf.notes.merge_in([note(1, "Why?", passage=passage("54 percent of the boats"))])
    data = annotation(
        quote("54 percent of the boats"),
        id=f"urn:uuid:{note(1).id}",
        body="Why?",
        creator="Ana Núñez",
    )
    assert counts(shelf.take(raw(data))) == (0, 1, 0)


def test_our_own_of_another_version_of_the_article_are_known_by_their_ids(shelf: MadeShelf) -> None:
    text = json.dumps(ours()).replace(builders.make().article.text_sha256, "0" * 64)
    (*_, left) = shelf.take(text.encode()).not_placed
    assert "no briefing is from" in left.reason
    shelf.notes.merge_in(notes_of_ours())
    assert counts(shelf.take(text.encode())) == (0, 6, 0)
    data = json.loads(text)["first"]["items"]
    (item,) = (each for each in data if each["target"]["source"].endswith("landed-2020"))
    item["target"]["source"] = item["target"]["source"].replace("landed-2020", "gone")
    (left,) = shelf.take(raw([item])).not_placed
    assert left.reason == f"{ID} has no gone any more"


def test_the_same_said_of_the_same_words_by_the_same_is_here(shelf: MadeShelf) -> None:
    first = annotation(id="https://notes.example/1")
    again = annotation(id="https://elsewhere.example/9", tags=["more"])
    assert counts(shelf.take(raw([first, again]))) == (1, 1, 0)
    assert counts(shelf.take(raw(again))) == (0, 1, 0)
    someone = annotation(id="https://elsewhere.example/8", creator="Cy")
    assert counts(shelf.take(raw(someone))) == (1, 0, 0)


def test_a_later_text_of_its_author_takes_the_place_of_the_earlier(shelf: MadeShelf) -> None:
    shelf.take(raw(annotation()))
    later = annotation(body="Which boats, and when?", modified="2024-06-02T09:00:00Z")
    done = only(shelf.take(raw(later)))
    assert (done.updated, done.conflicting) == (1, 0)
    (kept,) = shelf.notes.list(ID)
    assert [each.content.body for each in shelf.notes.history(kept.id)] == [
        "Which boats?",
        "Which boats, and when?",
    ]


def test_a_text_that_was_changed_here_too_is_kept_beside_it(shelf: MadeShelf) -> None:
    shelf.take(raw(annotation()))
    (kept,) = shelf.notes.list(ID)
    shelf.notes.save(kept.id, Content(body="Mine"), 1)
    later = annotation(body="Theirs", modified="2024-06-02T09:00:00Z")
    assert counts(shelf.take(raw(later))) == (0, 0, 1)
    assert {each.content.tags for each in shelf.notes.list(ID)} == {(), (CONFLICT,)}


def test_one_that_was_deleted_here_stays_so(shelf: MadeShelf) -> None:
    kept = take_one(shelf, annotation())
    shelf.notes.delete(kept.id, 1)
    assert only(shelf.take(raw(annotation()))).deleted == 1
    assert shelf.notes.list(ID) == []


def test_where_it_came_from_goes_out_with_it(shelf: MadeShelf) -> None:
    kept = take_one(shelf, annotation())
    out = json.loads(json_.write(document([kept])))["notes"]["first"]["items"][0]
    assert out["via"] == "https://notes.example/1"


# -- made to do harm -------------------------------------------------------------------------------


def nested(selector: dict[str, Any], levels: int) -> dict[str, Any]:
    for _ in range(levels):
        selector = {"type": "CssSelector", "value": "p", "refinedBy": selector}
    return selector


HARM: dict[str, Any] = {
    "no object": 7,
    "no target": {"type": "Annotation", "id": "x", "body": "y"},
    "a number for a target": annotation(target=7),
    "a list for a source": annotation(target={"source": [[]], "selector": []}),
    "a number for a body": annotation(body=7),
    "a number in a body": annotation(body={"value": 7}),
    "a huge context": annotation(quote("Brava", "x" * (1 << 22), "y" * (1 << 22))),
    "a huge quote": annotation(quote("x " * (1 << 20))),
    "a huge body": annotation(body="x" * (1 << 20 | 1)),
    "a thousand bodies": annotation(body=["x"] * 1000),
    "a thousand targets": annotation(target=[URL] * 1000),
    "deep selectors": annotation(nested(quote("54 percent"), 100)),
    "an author's escape": annotation(creator="A\x1b[2J"),
    "an endless author": annotation(creator="A" * 300),
    "a tag of control characters": annotation(tags=["a\x07"]),
    "an endless tag": annotation(tags=["a" * 200]),
    "half a character": annotation(body="\ud800"),
    "no time": annotation(created="yesterday"),
    "a number for a time": annotation(created=7),
    "before year 1": annotation(created="0001-01-01T00:00:00+14:00"),
    "an unknown grade": annotation(**{"briefings:reliability": "Z"}),
}


@pytest.mark.parametrize("data", HARM.values(), ids=HARM.keys())
def test_a_bad_one_keeps_no_good_one_out(shelf: MadeShelf, data: Any) -> None:
    said = reason(shelf, data)
    assert len(said) < 400
    assert "\n" not in said


def test_too_many_are_refused(shelf: MadeShelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_annotations, "MOST", 2)
    with pytest.raises(UsageError, match="split it"):
        shelf.take(raw([ONE, TWO, ONE]))
    with pytest.raises(UsageError, match="split it"):
        shelf.take(raw(annotation(target=[URL, URL, URL])))


def test_pages_in_a_circle_of_names_end(shelf: MadeShelf) -> None:
    page: dict[str, Any] = {"items": [ONE]}
    for _ in range(200):
        page = {"items": [ONE], "next": page}
    assert counts(shelf.take(raw(page)))[0] == 1
