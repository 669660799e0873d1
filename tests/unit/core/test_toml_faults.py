"""What is no TOML is told in words that say what to write instead."""

import tomllib

import pytest

from briefings.curation import briefing_file
from briefings.curation.mistakes import FileMistakesError
from briefings.curation.toml_faults import explained


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("value = 1,200", "write a number without commas, 1200 or 1_200"),
        ("direct = yes", "write true or false"),
        ("direct = True", "write true or false"),
        ("text = “The port”", "straight quotation marks"),
        ("published = 2021-13-01", "write a date that there is"),
        ("period = 3 years", "text in quotation marks"),
        ("publisher = The Gazette", "put text in quotation marks"),
        ('text = "The port', 'end the text with "'),
    ],
)
def test_a_line_is_told_with_what_to_write(line: str, says: str) -> None:
    text = f'a = 1\n{line}\nb = "c"\n'
    with pytest.raises(tomllib.TOMLDecodeError) as raised:
        tomllib.loads(text)
    assert explained(text, raised.value).startswith("line 2: ")
    assert says in explained(text, raised.value)


def test_what_nothing_is_known_of_is_told_as_it_is() -> None:
    for text in ("a = [1", "= 3", "[a", "a = 1\na = 2"):
        with pytest.raises(tomllib.TOMLDecodeError) as raised:
            tomllib.loads(text)
        assert explained(text, raised.value) == str(raised.value)


@pytest.mark.parametrize(
    ("field", "says"),
    [
        ('value = "1,200"', "must be a number without quotation marks or commas, 1200 or 1_200"),
        ('value = 1\napproximate = "yes"', "must be true or false, without quotation marks"),
        ('value = 1\nstatus = "sure"', "“sure” is none of reported, goal, estimate, denied"),
        ("value = 1\nperiod = 2021", "must be text in quotation marks, and is a number"),
        ('value = 1\nevidence = "the port"', 'must be a list in brackets, as in ["one", "two"]'),
    ],
)
def test_a_value_of_another_type_is_told_in_words(field: str, says: str) -> None:
    text = f"""[source]\ntitle = "T"\npublished = "soon"
[[panel]]\nkey = "a"\nbottom_line = "B."
[[figure]]\nid = "f"\ntext = "t"\ntopics = ["a"]\n{field}\n"""
    with pytest.raises(FileMistakesError) as raised:
        briefing_file.decode(text.encode(), "x")
    said = [str(mistake) for mistake in raised.value.mistakes]
    assert "must be a date, as in 2014-02-10" in said[0]
    assert says in said[1]
