"""Lens files: one to seven topics, each once, and nothing unknown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.curation import lens_file, seeding
from briefings.errors import BriefingsError, DamagedError

from .builders import LENS, coast


def topics(count: int) -> bytes:
    rows = "".join(
        f'[[topic]]\nkey = "t{n}"\nname = "Topic {n}"\nshort = "T{n}"\nquestion = "?"\n'
        for n in range(count)
    )
    return f'name = "Many"\n{rows}'.encode()


def problem(raw: bytes | str) -> str:
    with pytest.raises(DamagedError) as raised:
        lens_file.decode(raw if isinstance(raw, bytes) else raw.encode(), "coast")
    assert len(str(raised.value).splitlines()) == 1
    return str(raised.value)


def test_topics_stand_in_the_files_order_with_their_cues_by_language() -> None:
    read = coast()
    assert (read.key, read.name) == ("coast", "Coast")
    assert [topic.key for topic in read.topics] == ["trade", "people"]
    assert read.topics[0].cues == {"en": ("port",), "es": ("puerto",)}
    assert read.topics[1].cues == {}


@pytest.mark.parametrize("count", [1, 7])
def test_one_to_seven_topics_are_taken(count: int) -> None:
    assert len(lens_file.decode(topics(count), "many").topics) == count


@pytest.mark.parametrize("count", [0, 8])
def test_no_topic_and_eight_topics_are_refused(count: int) -> None:
    assert f"has {count} topics" in problem(topics(count))


def test_a_lens_of_no_beat_says_so() -> None:
    assert not coast().general
    assert lens_file.decode(b"general = true\n" + topics(1), "news").general
    assert "general" in problem(b'general = "yes"\n' + topics(1))


def test_what_no_topic_claims_has_the_last_panel() -> None:
    assert list(coast().topics_by_key) == ["trade", "people", "other"]
    assert "topic other" in problem(topics(2).replace(b'"t1"', b'"other"'))


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ('short = "Trade"\n', "", "topic trade: `short` is missing"),
        ('short = "Trade"\n', "short = 3\n", "topic trade"),
        ('short = "Trade"\n', 'short = "Trade"\nlong = "Trade"\n', "`long`"),
        ('es = ["puerto"]', 'es = "puerto"', "topic trade"),
        ('key = "people"', 'key = "trade"', "topic trade: stands twice"),
        ('key = "people"', "kay = 'people'", "topic without a key"),
        ('name = "Coast"\n', "", "name"),
        ('name = "Coast"\n', 'name = "Coast"\nkey = "other"\n', "`key`"),
        ('name = "Coast"\n', 'name = "Coast"\ntopics = []\n', "`topics`"),
        ('name = "Coast"\n', "name = \n", "line 1"),
        ('name = "Coast"\n', "name = 3\n", "name"),
        ('name = "Coast"\n', "\ufeff", "coast"),
    ],
)
def test_a_mistake_is_named(old: str, new: str, names: str) -> None:
    assert LENS.count(old) == 1
    sentence = problem(LENS.replace(old, new))
    assert "coast" in sentence
    assert names in sentence


def test_a_single_topic_in_single_brackets_is_told_to_be_double() -> None:
    assert "write [[topic]], not [topic]" in problem('name = "x"\n[topic]\nkey = "a"\n')


@pytest.mark.parametrize("raw", [b"\xff", b"name = 'caf\xe9'", b"a = " + b"[" * 20000])
def test_bytes_that_are_no_toml_are_refused(raw: bytes) -> None:
    assert problem(raw)


def test_the_packaged_lenses_are_lenses() -> None:
    for name, raw in seeding.lenses():
        assert lens_file.decode(raw, name).key == name


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(LENS) - 1), st.sampled_from([0, 1, 5]), st.binary(max_size=3))
def test_however_the_file_is_spoiled_nothing_but_a_sentence_comes_out(
    at: int, cut: int, put: bytes
) -> None:
    raw = LENS.encode()
    try:
        lens_file.decode(raw[:at] + put + raw[at + cut :], "coast")
    except BriefingsError:
        return
