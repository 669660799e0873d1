"""Verbs of saying are written as infinitives; their forms are made by rules."""

import pytest

from briefings.extract.speech.conjugation import english_forms, spanish_forms
from briefings.extract.speech.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("add", {"adds", "added", "adding", "add"}),
        ("argue", {"argues", "argued", "arguing", "argue"}),
        ("deny", {"denies", "denied", "denying", "deny"}),
        ("stress", {"stresses", "stressed", "stressing", "stress"}),
        ("admit", {"admits", "admitted", "admitting", "admit"}),
        ("point out", {"points out", "pointed out", "pointing out", "point out"}),
        ("say", {"says", "said", "saying", "say"}),
    ],
)
def test_forms_of_english_verbs(verb: str, forms: set[str]) -> None:
    irregular = {"say": ("says", "said", "said", "saying")}
    assert {text for text, _ in english_forms(verb, irregular, frozenset(("admit",)))} == forms


@pytest.mark.parametrize(
    ("verb", "some"),
    [
        ("afirmar", {"afirma", "afirman", "afirmó", "afirmaron", "afirmaba", "afirmado"}),
        ("responder", {"responde", "respondió", "respondieron", "respondía", "respondiendo"}),
        ("concluir", {"concluye", "concluyó", "concluyeron", "concluido", "concluyendo"}),
        ("creer", {"cree", "creyó", "creyeron", "creído", "creía"}),
        ("dar a conocer", {"dio a conocer", "dieron a conocer", "dará a conocer"}),
        ("quejarse", {"queja", "quejó", "quejaron", "quejarse"}),
    ],
)
def test_forms_of_spanish_verbs(verb: str, some: set[str]) -> None:
    irregular = {"dar": ("da", "dan", "dio", "dieron", "dado", "dando")}
    assert some <= {text for text, _ in spanish_forms(verb, irregular)}


@pytest.mark.parametrize(
    ("language", "word", "kind"),
    [
        ("en", "said", "saying"),
        ("en", "denies", "denying"),
        ("en", "quipped", "quoting"),
        ("en", "believe", "holding"),
        ("es", "dijeron", "saying"),
        ("es", "desmintió", "denying"),
        ("es", "preguntó", "quoting"),
        ("es", "creen", "holding"),
    ],
)
def test_what_verbs_introduce(language: str, word: str, kind: str) -> None:
    assert {form.kind for form in vocabulary(language).verbs[word]} == {kind}
