"""The page of HTML: whole, linked both ways, and harmless whatever is written in it."""

import itertools
import re

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from briefings.export.formats import format_named
from briefings.export.formats.html import write
from briefings.export.formats.html.bars import LABEL, VALUE, WIDTH
from briefings.export.formats.html.markup import element, together
from briefings.export.formats.html.shell import POLICY
from briefings.export.safe_text import inert
from briefings.model import Evidence, Tension
from tests.unit.core import builders
from tests.unit.core.strategies import any_text
from tests.unit.export import hostile
from tests.unit.export.page_reading import Page
from tests.unit.export.samples_for_data import document, note, notes, passage

ALLOWED = """
    html head meta title style body header nav main section footer h1 h2 h3 p ul li a b em
    strong small span mark code pre blockquote br aside dl div dt dd figure figcaption svg text
    rect hgroup fieldset legend label input table colgroup col thead tbody tr th td
"""


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(write(document(notes())))


def test_the_registry_has_it() -> None:
    found = format_named("html")
    assert (found.name, found.suffix, found.write) == ("html", ".html", write)


def test_the_same_document_makes_the_same_bytes() -> None:
    assert write(document(notes())) == write(document(reversed(notes())))


def test_policy_and_languages(page: Page) -> None:
    metas = [attributes for _, attributes in page.all("meta")]
    policies = [m["content"] for m in metas if m.get("http-equiv") == "Content-Security-Policy"]
    assert policies == [POLICY]
    assert metas.index({"charset": "utf-8"}) == 0
    assert next(page.all("html"))[1] == {"lang": "en"}
    assert next(page.all("h1"))[1]["lang"] == "en"


def test_links_lead_to_places_of_the_page(page: Page) -> None:
    ids = page.ids()
    assert len(set(ids)) == len(ids)
    targets = [attributes["href"] for _, attributes in page.all("a")]
    assert targets
    assert {target[0] for target in targets} == {"#"}
    assert {target[1:] for target in targets} <= set(ids)


def test_passages_and_items_link_to_each_other(page: Page) -> None:
    whole = document(notes())
    targets = {attributes["href"][1:] for _, attributes in page.all("a")}
    entries = [e for panel in whole.panels for s in panel.sections for e in s.entries]
    first = {e.item.id: e for e in reversed(entries)}
    cited = [e for e in first.values() if e.item.evidence]
    assert {entry.anchor for entry in cited} <= targets
    assert {f"at-{e.start}" for entry in cited for e in entry.item.evidence} <= targets


def test_evidence_that_begins_before_its_paragraph_is_linked_to_the_paragraph() -> None:
    briefing = builders.make(article=builders.ARTICLE.replace("In 2020", "   In 2020"))
    (paragraph,) = (p for p in briefing.article.paragraphs if p.number == 4)
    early = Evidence(paragraph.start - 2, paragraph.end, briefing.article.text, 4)
    panel = replace(briefing.panels[0], evidence=(early,))
    whole = document(briefing=replace(briefing, panels=(panel,)))
    page = Page(write(whole))
    assert "#paragraph-4" in {attributes["href"] for _, attributes in page.all("a")}
    assert "paragraph-4" in page.ids()


def test_headings_go_down_one_level_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(lower - upper <= 1 for upper, lower in itertools.pairwise(levels))


def test_landmarks(page: Page) -> None:
    assert [tag for tag, _ in page.all("header", "nav", "main", "footer")] == [
        "header",
        "nav",
        "main",
        "footer",
    ]


def test_notes_stand_beneath_what_they_are_about(page: Page) -> None:
    source = write(document(notes())).decode()
    item = source[source.index('id="item-trade-landed-2020"') :]
    assert item.index("Twelve?") < item.index("</li><li id=")
    said = page.text("aside")
    assert "Twelve?Ana Núñez · 2024-05-02 · B2" in said
    assert "¶4 “12,500 tonnes”In doubtAna Núñez · 2024-05-02 · #a · #b c · low confidence" in said
    assert "#to check" in said
    assert "highlight" in said


def test_the_article_is_there_word_for_word_unless_it_was_left_out(page: Page) -> None:
    whole = document(notes())
    for part in whole.source:
        assert part.text in page.text("section")
    without = Page(write(document(notes(), source=False)))
    assert not any(i.startswith("at-") for i in without.ids())
    assert "¶4" in without.text("li"), "evidence is cited all the same"
    targets = {attributes["href"][1:] for _, attributes in without.all("a")}
    assert targets <= set(without.ids())


def test_quotation_marks_are_text_that_is_copied_with_the_words() -> None:
    page = Page(write(document(notes(), source=False)))
    assert "¶7 “boats of Brava wait for spare parts”" in page.text("li")
    assert not list(page.all("q"))


def test_a_noted_passage_is_marked(page: Page) -> None:
    assert page.text("mark") == "Harbour of Brava12,500 tonnes"


def test_overlapping_notes_leave_the_words_as_they_are() -> None:
    given = [
        note(1, passage=passage("handled about 12,500")),
        note(2, passage=passage("12,500 tonnes of fish")),
    ]
    page = Page(write(document(given)))
    assert "handled about 12,500 tonnes of fish" in page.text("section")
    assert page.text("mark") == "handled about 12,500 tonnes of fish"


def test_inference_is_labelled_where_a_tension_is_told(page: Page) -> None:
    whole = document(notes())
    entries = [e for panel in whole.panels for s in panel.sections for e in s.entries]
    (tension,) = (e.item for e in entries if isinstance(e.item, Tension))
    assert tension.inference
    assert page.text("section").count(f"Inference: {tension.reasoning}") == 1
    assert page.text("section").count(tension.reasoning) == 1


def test_the_head_says_that_it_is_a_briefing(page: Page) -> None:
    (said,) = (m["content"] for _, m in page.all("meta") if m.get("name") == "description")
    assert said.startswith("Briefing: “Harbour of Brava reopens”, The Gazette · 2021-05-03.")
    assert page.text("title") == "Briefing: Harbour of Brava reopens"
    assert page.text("hgroup") == "BriefingHarbour of Brava reopens"


def test_what_is_shown_is_chosen_by_style_rules_alone(page: Page) -> None:
    views = [found for _, found in page.all("input")]
    assert [view["id"] for view in views] == ["view-whole", "view-notes", "view-tensions"]
    assert [view["id"] for view in views if "checked" in view] == ["view-whole"]
    tags = [tag for tag, _ in page.elements]
    held = [tags[at + 1] for at, tag in enumerate(tags) if tag == "label"]
    assert held == ["input"] * len(views)
    classes = [found.get("class", "") for _, found in page.all("li")]
    assert classes.count("noted") == 2
    assert classes.count("argued") == 1
    alone = Page(write(document()))
    assert [found["id"] for _, found in alone.all("input")] == ["view-whole", "view-tensions"]


def test_notes_without_a_place_are_kept() -> None:
    page = Page(write(document([note(1, "Kept", item="gone")])))
    assert page.text("aside").startswith("item gone, which is no longer thereKept")


def test_only_comparable_figures_have_bars(page: Page) -> None:
    drawings = [attributes["aria-label"] for _, attributes in page.all("svg")]
    assert drawings == ["fish landed, Brava. 2019: 9,000 t; 2020: ~12,500 t; 2021: 15,000 t (goal)"]
    widths = [float(attributes["width"]) for _, attributes in page.all("rect")]
    assert widths[2] == WIDTH - LABEL - VALUE, "the largest figure takes the room there is"
    assert widths[0] / widths[2] == pytest.approx(9000 / 15000, abs=0.01)
    assert widths[1] / widths[2] == pytest.approx(12500 / 15000, abs=0.01)


def test_the_footer_tells_documents_apart_and_no_secret(page: Page) -> None:
    footer = page.text("footer")
    assert builders.make().article.sha256 in footer
    assert not any(each.id in footer for each in notes())
    assert "Notes6" in footer
    secret = note(9, "Secret", "private")
    assert write(document([*notes(), secret])) == write(document(notes()))


def test_hostile_text_comes_through_as_text() -> None:
    page = Page(write(hostile.spoilt()))
    assert {tag for tag, _ in page.elements} <= set(ALLOWED.split())
    attributes = {name for _, found in page.elements for name in found}
    assert not [name for name in attributes if name.startswith("on") or name == "src"]
    assert all(found["href"].startswith("#") for _, found in page.all("a"))
    assert page.comments == []
    assert page.text("h1") == " ".join(inert(hostile.TEXT).split())


def test_nothing_is_fetched() -> None:
    for source in (write(document(notes())), write(hostile.spoilt())):
        markup = re.sub(r">[^<]*<", "><", source.decode())
        assert "url(" not in source.decode()
        assert "@import" not in source.decode()
        assert "://" not in re.sub(r'(aria-label|lang|content)="[^"]*"', "", markup)


@settings(max_examples=30, deadline=None)
@given(any_text(120))
def test_any_text_makes_a_page(text: str) -> None:
    page = Page(write(hostile.spoilt(text)))
    assert {tag for tag, _ in page.elements} <= set(ALLOWED.split())
    assert len(set(page.ids())) == len(page.ids())


@given(any_text())
def test_text_and_attributes_are_read_back_as_they_are_shown(text: str) -> None:
    page = Page(element("body", element("p", text, title=text)).source.encode())
    assert "".join(t for _, t in page.texts) == inert(text)
    assert next(page.all("p"))[1]["title"] == inert(text)


def test_what_joins_is_text_too() -> None:
    assert together(["a", None, "b"], "<").source == "a&lt;b"
