"""Which sources have no name."""

import pytest

from briefings.extract.nameless import is_nameless


@pytest.mark.parametrize(
    ("source", "language"),
    [
        ("authorities", "en"), ("Officials", "en"), ("Industry sources", "en"),
        ("Two people familiar", "en"), ("someone familiar with the talks", "en"),
        ("a senior Navy official", "en"), ("residents of Brava", "en"),
        ("published reports", "en"), ("independent experts", "en-GB"),
        ("Una fuente del Ministerio del Ambiente", "es"), ("misma fuente", "es"),
        ("fuentes policiales", "es"), ("dos altos funcionarios", "es"), ("Expertos", "es"),
        ("autoridades", "es-PE"), ("authorities", None), ("autoridades", None),
        ("personas cercanas a Ruiz", "es"), ("dockers", "en"), ("pescadores de Brava", "es"),
    ],
)  # fmt: skip
def test_people_whom_nobody_names_have_no_name(source: str, language: str | None) -> None:
    assert is_nameless(source, language)


@pytest.mark.parametrize(
    ("source", "language"),
    [
        ("regional government", "en"), ("environment ministry", "en"), ("navy", "en"),
        ("police", "en"), ("Reuters", "en"),
        ("fishermen's federation", "en"), ("United Nations report", "en"), ("Ana Ruiz", "en"),
        ("National Residents Association", "en"), ("association of experts", "en"),
        ("Marina de Guerra", "es"), ("Asociación de Vecinos", "es"), ("empresa", "es"),
        ("informes de la ONU", "es"), ("Ministerio de Medios", None),
    ],
)  # fmt: skip
def test_people_and_institutions_that_are_named_have_one(source: str, language: str | None) -> None:
    assert not is_nameless(source, language)
