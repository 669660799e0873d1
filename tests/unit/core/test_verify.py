"""What `verify` finds: one changed word of a sound briefing, one finding."""

from collections.abc import Sequence

import pytest

from briefings.curation.verify import Verification, verify
from briefings.model import Briefing

from .builders import (
    ARTICLE,
    BRIEFING,
    article,
    briefing,
    evidence,
    figure,
    key_point,
    make,
    report,
    statement,
)

Change = tuple[str, str]

TRADE_LINE = "The port handled about 12,500 tonnes of fish in 2020. It handled 9,000 in 2019."
LANDED_2020 = 'evidence = ["In 2020, the port of Brava handled about 12,500 tonnes of fish, said'
LANDED_2019 = 'what = "fish handled"\nevidence = ["In 2019 it handled'
PIER = 'evidence = ["The council spent more than $3.5 million (USD) on the pier."]'
GOAL = 'evidence = ["We will land 15,000 tonnes in Brava in 2021"]'
PROMISE = 'evidence = ["We will land 15,000 tonnes in Brava in 2021,", "Núñez told'


def not_said(*changes: Change, article: str = ARTICLE) -> tuple[str, ...]:
    found = report(*changes, article=article)
    assert not found.not_found
    assert found.sound is (not found.not_said)
    return found.not_said


def test_a_briefing_that_says_what_its_article_says_is_sound() -> None:
    found = report()
    assert found.sound
    assert (found.not_found, found.without_evidence, found.not_said) == ((), (), ())
    assert found.evidence == 20
    assert found.id == "brava-2021"


def test_the_seeded_briefing_is_sound_and_leaves_out_no_paragraph(seeded: Briefing) -> None:
    found = verify(seeded)
    assert found == Verification(id=seeded.id, evidence=found.evidence)
    assert found.sound
    assert found.evidence > 200


def test_evidence_that_cannot_be_placed_is_told_in_a_sentence() -> None:
    found = report(('evidence = ["spare parts"]', 'evidence = ["spare boats"]'))
    assert len(found.not_found) == 1
    assert "which-parts" in found.not_found[0]
    assert "“spare boats” does not stand in the article" in found.not_found[0]
    assert not found.sound


@pytest.mark.parametrize(
    ("old", "subject"),
    [
        ('evidence = ["spare parts"]', "(which-parts) stands on nothing"),
        (PIER, "(pier) stands on nothing"),
        (
            'evidence = ["The boats of Brava wait for spare parts."]',
            "The bottom line of people stands on nothing",
        ),
    ],
)
def test_what_stands_on_nothing_is_told(old: str, subject: str) -> None:
    found = report((old, "evidence = []"))
    assert [subject in sentence for sentence in found.without_evidence] == [True]
    assert not found.sound


def test_an_item_without_evidence_has_no_second_finding_for_its_values() -> None:
    found = verify(briefing([figure(), statement(), key_point(text="Not 3")], bottom_line="x"))
    assert len(found.without_evidence) == 4
    assert found.not_said == ()


def test_paragraphs_that_nothing_stands_on_are_told_but_are_no_fault() -> None:
    found = report(article=ARTICLE + "\nNobody reads this.\n\nNor this.\n")
    assert found.uncited == (8, 9)
    assert found.sound


def test_evidence_counts_for_every_paragraph_that_it_touches() -> None:
    spanning = 'evidence = ["""spare parts.\n\nNobody reads"""]'
    found = report(
        ('evidence = ["spare parts"]', spanning), article=ARTICLE + "\nNobody reads this.\n"
    )
    assert found.not_found == ()
    assert found.uncited == ()


FIGURE_FIELDS: Sequence[tuple[str, str, Change]] = [
    ("value", "12600", ("value = 12500", "value = 12600")),
    ("value", "125", ("value = 12500", "value = 125")),
    ("value", "3.5", ("value = 3500000", "value = 3.5")),
    ("unit", "hectare", ('unit = "USD"', 'unit = "hectare"')),
    ("unit", "EUR", ('unit = "USD"', 'unit = "EUR"')),
    ("text", "under 12,500 tonnes", ('text = "about 12,500 t', 'text = "under 12,500 t')),
    ("text", "15,000 boats", ('text = "15,000 tonnes"', 'text = "15,000 boats"')),
    ("period", "2018", ('period = "2019"', 'period = "2018"')),
    ("period", "2019-03", ('period = "2020"', 'period = "2019-03"')),
    ("period", "2020/2022", ('period = "2020"', 'period = "2020/2022"')),
    ("hedge", "approximate", ("value = 9000\n", "value = 9000\napproximate = true\n")),
    ("hedge", "less_than", ("value = 9000\n", 'value = 9000\nbound = "less_than"\n')),
    ("hedge", "less_than", ('bound = "more_than"', 'bound = "less_than"')),
    ("hedge", "more_than", ("approximate = true", 'bound = "more_than"')),
    ("source", "minister", ('source = "council"', 'source = "minister"')),
    ("source", "the minister", ('source = "council"', 'source = "the minister"')),
    ("number", "7", ('what = "spent on the pier"', 'what = "spent on 7 piers"')),
]


@pytest.mark.parametrize(("field", "value", "change"), FIGURE_FIELDS)
def test_a_figures_field_that_its_evidence_does_not_say(
    field: str, value: str, change: Change
) -> None:
    found = [s for s in not_said(change) if f"shows {field} “{value}”" in s]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("said", "period", "is_said"),
    [
        ("on Monday", "2021-05-03", True),
        ("on Mondays", "2021-05-03", False),
        ("on Tuesday", "2021-05-03", False),
        ("el sábado", "2021-05-08", True),
        ("on Monday", "2021-05", False),
        ("from Monday to Friday", "2021-05-03/2021-05-07", True),
        ("from Monday to Sunday", "2021-05-03/2021-05-07", False),
    ],
)
def test_a_day_may_be_told_by_its_name(said: str, period: str, is_said: bool) -> None:
    words = f"3 boats came {said}"
    boats = figure(
        value=3, unit="boat", text="3 boats", what="came", period=period,
        evidence=evidence(article(words), words),
    )  # fmt: skip
    found = verify(briefing([boats], text=words)).not_said
    assert [f"shows period “{period}”" in each for each in found] == ([] if is_said else [True])


@pytest.mark.parametrize("scope", ["Lund", "the county", "EU"])
def test_a_scope_that_the_evidence_does_not_say(scope: str) -> None:
    wrong = BRIEFING.replace('scope = "Brava"', f'scope = "{scope}"')
    found = verify(make(wrong)).not_said
    assert [f"shows scope “{scope}”" in sentence for sentence in found] == [True] * 3


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (('cue = "told"', 'cue = "swore"'), "(promise) shows cue “swore”"),
        (
            ('speaker = "Ana Núñez"\nrole = "director"', 'speaker = "Max Frisch"'),
            "(promise) shows speaker “Max Frisch”",
        ),
        (
            ('speaker = "published reports"', 'speaker = "the ministers and the police"'),
            "(return) shows speaker “the ministers and the police”",
        ),
        (
            ('text = "54 percent of the boats', 'text = "55 percent of the boats'),
            "(return) shows number “55”",
        ),
        (
            ('text = "Ana Núñez"\ntype', 'text = "Eva Luna"\nnames = []\ntype'),
            "(nunez) shows name “Eva Luna”",
        ),
        (('text = "Brava"', 'text = "Lund"'), "(brava) shows name “Lund”"),
        (('text = "Boats wait', 'text = "All 30 boats wait'), "(waiting) shows number “30”"),
        (('text = "Which parts', 'text = "Which 4 parts'), "(which-parts) shows number “4”"),
        (('"More fish is', '"90 times more fish is'), "(promise-without-boats) shows number “90”"),
        (
            (TRADE_LINE, TRADE_LINE.replace("9,000", "9,500")),
            "The bottom line of trade shows number “9,500”",
        ),
        (
            ('wording = "quoted"\nvalue = 12500', 'wording = "written"\nvalue = 13500'),
            "(landed-2020) shows value “13500”",
        ),
    ],
)
def test_what_an_editor_wrote_that_the_evidence_does_not_say(change: Change, finding: str) -> None:
    changes = [change]
    if "names = []" in change[1]:
        changes.append(('names = ["Núñez"]\n', ""))
    assert [finding in sentence for sentence in not_said(*changes)] == [True]


def test_a_quote_must_be_the_evidences_words() -> None:
    wrong = (
        'We will land 15,000 tonnes in Brava in 2021,"\nwording',
        'We may land 15,000 tonnes"\nwording',
    )
    (found,) = not_said(wrong)
    assert found.startswith("statement Ana Núñez ¶5 ")
    assert found.endswith("(promise) is marked as quoted, but its text is not the evidence's.")


def test_a_direct_quote_must_be_the_evidences_words_whatever_its_wording() -> None:
    wrong = (
        'We will land 15,000 tonnes in Brava in 2021,"\nwording = "quoted"\n',
        'We may land 15,000 tonnes"\n',
    )
    (found,) = not_said(wrong)
    assert found.startswith("statement Ana Núñez ¶5 ")
    assert found.endswith("(promise) is marked as quoted, but its text is not the evidence's.")


def test_a_quote_may_not_be_sewn_together_from_two_passages() -> None:
    wrong = (
        'We will land 15,000 tonnes in Brava in 2021,"\nwording',
        'tonnes in Brava in 2021, Núñez told"\nwording',
    )
    assert "marked as quoted" in not_said(wrong)[0]


def test_quotes_and_names_may_differ_in_marks_accents_case_and_spaces() -> None:
    assert (
        not_said(
            ('names = ["Núñez"]', 'names = ["nunez"]'),
            ('cue = "told"', 'cue = "Told"'),
            ('text = "$3.5 million"', 'text = "$3.5  Million"'),
        )
        == ()
    )


def test_a_name_is_said_if_one_of_its_forms_is() -> None:
    assert not_said(('text = "Ana Núñez"\ntype', 'text = "A. M. Núñez Ruiz"\ntype')) == ()


def test_numbers_in_words_are_the_editors_own() -> None:
    assert not_said(('text = "Boats wait', 'text = "Two boats wait')) == ()
