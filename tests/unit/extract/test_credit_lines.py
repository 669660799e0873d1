"""Which lines of an article are about nothing."""

import pytest

from briefings.extract.credit_lines import is_credit_line


@pytest.mark.parametrize(
    ("line", "language", "is_credit"),
    [
        ("By Ann Reed in Leeds", "en", True),
        ("By Ann Reed | September 13, 2002 | Page 2", "en", True),
        ("Ann Reed, North of England correspondent", "en", True),
        ("Thursday 6 November 2025", "en", True),
        ("Notes to editors", "en", True),
        ("desk@paper.example", "en", True),
        ("Por Ana Ruiz | Quito", "es", True),
        ("Lima, miércoles 15 de octubre de 2025", "es", True),
        ("Ana Ruiz, corresponsal", "es", True),
        ("By night the river rose", "en", False),
        ("By Friday, the river had fallen.", "en", False),
        ("Floods close the road", "en", False),
        ("In May 2025 the council sold the last of its libraries and baths", "en", False),
        ("Por la lluvia cierran la vía", "es", False),
        ("PROMESAS Y DEMORAS", "es", False),
        ("", "en", False),
    ],
)  # fmt: skip
def test_credit_lines(line: str, language: str, is_credit: bool) -> None:
    assert is_credit_line(line, language) is is_credit
