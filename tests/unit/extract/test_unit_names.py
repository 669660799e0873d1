"""A unit that somebody types in a usual way is the known one."""

import pytest

from briefings.extract.unit_names import known_unit


@pytest.mark.parametrize(
    ("typed", "language", "known"),
    [
        ("km2", "en", "square kilometre"), ("km²", "en", "square kilometre"),
        ("sq km", "en", "square kilometre"), ("Sq. km", "en", "square kilometre"),
        ("square kilometers", None, "square kilometre"), ("m3", "en", "cubic metre"),
        ("t", "en", "tonne"), ("tm", "en", "tonne"), ("metric tons", "en", "tonne"),
        ("kilómetros cuadrados", "es", "kilómetro cuadrado"), ("km2", "es", "kilómetro cuadrado"),
        ("sq km", "es", "square kilometre"), ("toneladas", "es", "tonne"),
        ("Km", "es", "kilometre"),
        ("fishing boat", "en", "fishing boat"), ("USD", "en", "USD"), ("percent", "en", "percent"),
    ],
)  # fmt: skip
def test_what_is_typed_is_known(typed: str, language: str | None, known: str) -> None:
    assert known_unit(typed, language) == known
