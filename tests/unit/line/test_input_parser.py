"""Keys, pastes and answers come out whole, however the line splits what a terminal sends."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

from tests.unit.line.anything import ANY, has_alt
from tui.line.escape_sequences import LONGEST
from tui.line.input_events import (
    Attributes,
    Awaited,
    Background,
    Escape,
    InputEvent,
    KeyInput,
    Paste,
    Position,
    TerminalReport,
)
from tui.line.input_parser import ANSWERED, ASKED, QUICK, SILENCE, SLOW, InputParser, patience_for
from tui.line.payloads import STRING

UP = "\x1b[A"
LONG = 60.0
"""Seconds after which nothing waits any more."""

KEYS = sorted(
    sequence
    for sequence in ANSI_SEQUENCES_KEYS
    if sequence.startswith(("\x1b[", "\x1bO")) and len(sequence) > 2 and not has_alt(sequence)
)
"""Every sequence of a key that Textual knows, but those with Alt."""


def reads(*texts: str, incoming: InputParser | None = None) -> list[InputEvent]:
    """What is complete at once after some reads that follow at once."""
    incoming = incoming or InputParser(alt=ANY)
    return [piece for text in texts for piece in incoming.feed(text, 0.0)]


def asked(*answers: Awaited) -> InputParser:
    incoming = InputParser(alt=ANY)
    for answer in answers:
        incoming.asked(answer, 0.0)
    return incoming


def merged(pieces: Iterable[InputEvent]) -> list[InputEvent]:
    """The same with runs of plain characters in one piece."""
    together: list[InputEvent] = []
    for piece in pieces:
        match together[-1:], piece:
            case [KeyInput(before)], KeyInput(text) if "\x1b" not in before + text:
                together[-1] = KeyInput(before + text)
            case _:
                together.append(piece)
    return together


def test_plain_characters_come_at_once() -> None:
    assert reads("aé\r\x01", "漢") == [KeyInput("aé\r\x01"), KeyInput("漢")]
    assert InputParser(alt=ANY).due() is None


def test_a_key_is_whole_wherever_it_is_split() -> None:
    assert len(KEYS) > 150
    for sequence in KEYS:
        for cut in range(1, len(sequence)):
            assert reads(sequence[:cut], sequence[cut:]) == [KeyInput(sequence)]
        assert reads(*sequence) == [KeyInput(sequence)]


def test_keys_that_follow_at_once_stay_apart() -> None:
    assert reads("a\x1b[A\x1b[1;5Cb\x1bOPc") == [
        KeyInput("a"), KeyInput(UP), KeyInput("\x1b[1;5C"), KeyInput("b"),
        KeyInput("\x1bOP"), KeyInput("c"),
    ]  # fmt: skip


class TestEscape:
    def test_waits_for_what_may_follow(self) -> None:
        incoming = InputParser(alt=ANY)
        assert incoming.feed("\x1b", 5.0) == []
        assert incoming.due() == 5.0 + QUICK
        assert incoming.tick(5.0 + QUICK / 2) == []
        assert incoming.tick(5.0 + QUICK) == [Escape()]
        assert incoming.due() is None
        assert incoming.tick(LONG) == []

    def test_is_a_key_at_once_when_another_read_cannot_belong_to_it(self) -> None:
        for key in ("x", "é", "\r", " ", "\x7f"):
            assert reads("\x1b", key) == [Escape(), KeyInput(key)]
        assert reads("\x1b", "xyz" + UP) == [Escape(), KeyInput("xyz"), KeyInput(UP)]

    def test_twice_is_one_at_once(self) -> None:
        assert reads("\x1b", "\x1b") == [Escape()]
        assert reads("\x1b", "\x1b[A") == [Escape(), KeyInput(UP)]
        assert reads("\x1b", "\x1bx") == [Escape(), KeyInput("\x1bx")]

    def test_twice_in_one_read_waits_for_what_may_be_a_key_with_alt(self) -> None:
        for alone in ("\x1b\x1b", "\x1b\x1b\x1b"):
            incoming = InputParser()
            pieces = incoming.feed(alone, 0.0)
            assert incoming.due() == QUICK
            assert pieces + incoming.tick(QUICK) == [Escape()] * len(alone)
        assert reads("\x1b\x1b", "x") == [Escape(), Escape(), KeyInput("x")]
        assert reads("\x1b\x1b", "[D") == [KeyInput("\x1bb")]

    def test_with_a_character_in_one_read_is_alt(self) -> None:
        for key in ("x", "é", "\r", "\x7f", "§", "^"):
            assert reads(f"a\x1b{key}b") == [KeyInput("a"), KeyInput(f"\x1b{key}"), KeyInput("b")]

    def test_with_a_character_does_nothing_where_nothing_is_on_alt(self) -> None:
        assert reads("\x1bxy", incoming=InputParser(alt="\x7f")) == [KeyInput("y")]
        assert reads("\x1b\x7f", incoming=InputParser(alt="\x7f")) == [KeyInput("\x1b\x7f")]
        assert reads(UP, incoming=InputParser(alt="\x7f")) == [KeyInput(UP)]
        incoming = InputParser(alt="\x7f")
        incoming.feed("\x1b[", 0.0)
        assert incoming.tick(LONG) == []

    def test_alt_is_for_going_by_words_unless_said_otherwise(self) -> None:
        assert reads("\x1bb\x1bf\x1bj", incoming=InputParser()) == [
            KeyInput("\x1bb"), KeyInput("\x1bf"),
        ]  # fmt: skip

    def test_waits_longer_while_it_may_begin_an_answer(self) -> None:
        incoming = asked(Position)
        incoming.feed("\x1b", 1.0)
        assert incoming.due() == 1.0 + ASKED
        incoming.patience = SLOW
        incoming.feed("\x1b", 2.0)
        assert incoming.due() == 2.0 + SLOW

    def test_works_when_the_terminal_never_answers(self) -> None:
        incoming = asked(Position, Attributes)
        incoming.feed("\x1b", ANSWERED / 2)
        assert incoming.tick(ANSWERED / 2 + ASKED) == [Escape()]
        incoming.feed("\x1b", ANSWERED)
        assert incoming.tick(ANSWERED + QUICK) == [Escape()]
        assert incoming.outstanding(ANSWERED) == 0


@pytest.mark.parametrize(
    ("round_trip", "patience"),
    [(None, QUICK), (0.0, QUICK), (0.001, QUICK), (0.3, 0.3), (0.6, SLOW), (5.0, SLOW)],
)
def test_patience_follows_the_round_trip(round_trip: float | None, patience: float) -> None:
    assert patience_for(round_trip) == patience


class TestIncomplete:
    @pytest.mark.parametrize("prefix", ["[", "O", "]", "]1", "P", "[["])
    def test_what_somebody_may_have_typed_is_typed(self, prefix: str) -> None:
        by_alt, by_hand = InputParser(alt=ANY), InputParser(alt=ANY)
        by_alt.feed(f"\x1b{prefix}", 0.0)
        assert merged(by_alt.tick(LONG)) == merged(
            [KeyInput(f"\x1b{prefix[0]}"), *[KeyInput(rest) for rest in prefix[1:]]]
        )
        assert reads("\x1b", prefix, incoming=by_hand) == []
        assert merged(by_hand.tick(LONG)) == [Escape(), KeyInput(prefix)]
        assert by_alt.dropped == by_hand.dropped == 0

    def test_typed_brackets_wait_less_than_parameters(self) -> None:
        bracket, parameters = InputParser(alt=ANY), InputParser(alt=ANY)
        bracket.feed("\x1b[", 0.0)
        parameters.feed("\x1b[12;", 0.0)
        assert QUICK < (bracket.due() or 0.0) < 1.0 <= (parameters.due() or 0.0)

    @pytest.mark.parametrize("begun", ["\x1b[1", "\x1b[12;4", "\x1b[?6", "\x1b[<0;", "\x1b[1;2 "])
    def test_what_nobody_types_is_dropped_and_counted(self, begun: str) -> None:
        incoming = InputParser(alt=ANY)
        incoming.feed(begun, 0.0)
        assert incoming.tick(LONG) == []
        assert incoming.dropped == 1
        assert incoming.feed("j", LONG) == [KeyInput("j")]

    def test_nothing_is_typed_that_may_begin_an_answer(self) -> None:
        incoming = asked(Position)
        incoming.feed("\x1b[", 0.0)
        assert (incoming.due() or 0.0) >= 1.0
        assert incoming.tick(2.0) == []
        assert incoming.dropped == 1

    @pytest.mark.parametrize("breaker", ["\r", "é", UP, "\x00"])
    def test_what_breaks_a_sequence_arrives(self, breaker: str) -> None:
        incoming = InputParser(alt=ANY)
        assert incoming.feed(f"\x1b[12;{breaker}", 0.0) == [KeyInput(breaker)]
        assert incoming.dropped == 1

    def test_letters_that_end_no_sequence_were_typed(self) -> None:
        assert reads("\x1b", "[", "x") == [Escape(), KeyInput("["), KeyInput("x")]
        assert reads("\x1b[", "x") == [KeyInput("\x1b["), KeyInput("x")]
        assert reads("\x1b[x", "\x1bOe", "\x1b[[z") == [], "no terminal waits between these"
        assert reads("\x1b[ ") == [KeyInput("\x1b["), KeyInput(" ")]
        assert reads("\x1bO-") == [KeyInput("\x1bO"), KeyInput("-")]
        assert reads("\x1b]x") == [KeyInput("\x1b]"), KeyInput("x")]

    def test_a_read_in_time_counts_even_if_it_is_looked_at_late(self) -> None:
        incoming = InputParser(alt=ANY)
        incoming.feed("\x1b", 0.0)
        assert incoming.feed("[A", LONG) == [KeyInput(UP)]


class TestAnswers:
    def test_a_position_is_one_only_where_it_was_asked_for(self) -> None:
        incoming = asked(Position)
        assert incoming.outstanding(0.0) == 1
        assert reads("\x1b[1;5R", "\x1b[1;5R", incoming=incoming) == [
            Position(1, 5),
            KeyInput("\x1b[1;5R"),
        ]
        assert incoming.outstanding(0.0) == 0

    def test_a_position_that_cannot_be_f3_is_never_a_key(self) -> None:
        for late in ("\x1b[12;40R", "\x1b[1;1R", "\x1b[1;17R", "\x1b[2;5R"):
            assert reads(late) == [TerminalReport(late)]

    def test_an_answer_that_did_not_come_is_not_awaited_for_ever(self) -> None:
        incoming = asked(Position)
        incoming.asked(Position, ANSWERED)
        assert incoming.outstanding(ANSWERED) == 1
        assert incoming.feed("\x1b[1;5R\x1b[1;5R", ANSWERED) == [
            Position(1, 5),
            KeyInput("\x1b[1;5R"),
        ]

    def test_attributes(self) -> None:
        incoming = asked(Attributes)
        assert reads("\x1b[?62;22", "c\x1b[?c", incoming=incoming) == [
            Attributes((62, 22)),
            Attributes(()),
        ]
        assert incoming.outstanding(0.0) == 0

    @pytest.mark.parametrize(
        "report",
        ["\x1b[?2026;2$y", "\x1b[4;1$y", "\x1b[>41;354;0c", "\x1b[0n", "\x1b[8;24;80t", "\x1b[I",
         "\x1b[O", "\x1b[<0;10;5M", "\x1b[<0;10;5m", "\x1b[M !!", "\x1b[35;10;5M", "\x1b[201~"],
    )  # fmt: skip
    def test_what_the_terminal_says_by_itself_is_no_key(self, report: str) -> None:
        assert reads(f"a{report}b") == [KeyInput("a"), TerminalReport(report), KeyInput("b")]

    @pytest.mark.parametrize(
        "string",
        ["\x1b]12;rgb:0000/0000/0000\x1b\\", "\x1b]10;rgb:0000/0000/0000\x07",
         "\x1bP>|XTerm(390)\x1b\\", "\x1bP1$r0m\x1b\\", "\x1bP1+r436f=323536\x1b\\"],
    )  # fmt: skip
    def test_a_control_string_is_passed_over(self, string: str) -> None:
        for cut in range(1, len(string)):
            incoming = InputParser(alt=ANY)
            assert reads("a" + string[:cut], string[cut:] + "b", incoming=incoming) == [
                KeyInput("a"),
                KeyInput("b"),
            ]
            assert incoming.dropped == 0

    def test_a_control_string_that_does_not_end_swallows_no_later_key(self) -> None:
        for after in ("\r", UP, "\x1b[12;4R"):
            incoming = asked(Position)
            wanted = Position(12, 4) if after.endswith("R") else KeyInput(after)
            assert reads("\x1b]11;rgb", after, incoming=incoming) == [wanted]
            assert incoming.dropped == 1
        incoming = InputParser(alt=ANY)
        incoming.feed("\x1b]11;rgb", 0.0)
        assert incoming.tick(LONG) == []
        assert incoming.dropped == 1
        assert incoming.feed("j", LONG) == [KeyInput("j")]
        assert reads("\x1b]11;", *"x" * STRING, "y") == [KeyInput("y")]
        assert reads("\x1b]11;" + "x" * STRING, "\x1b[A") == [KeyInput(UP)]
        assert reads("\x1b]11;" + "x" * STRING + "\x07y") == [KeyInput("y")]

    def test_esc_ends_a_control_string_that_does_not_end(self) -> None:
        incoming = InputParser(alt=ANY)
        incoming.feed("\x1b]11;rgb\x1b", 0.0)
        assert incoming.tick(LONG) == [Escape()]

    def test_the_late_rest_of_an_answer_is_not_typed(self) -> None:
        for begun in ("\x1b", "\x1b[", "\x1b[12;"):
            for reading in ((0,), (0, 1), (0, 2)):
                incoming = asked(Position)
                incoming.feed(begun, 0.0)
                assert [p for p in incoming.tick(3.0) if p != Escape()] == []
                rest = "\x1b[12;40R"[len(begun) :]
                pieces = [
                    piece
                    for start, stop in zip(reading, (*reading[1:], None), strict=True)
                    for piece in incoming.feed(rest[start:stop], 3.0)
                ]
                assert pieces == [Position(12, 40)]
                assert incoming.feed("j", 3.0) == [KeyInput("j")]

    def test_keys_after_an_esc_that_might_have_been_an_answer_are_typed(self) -> None:
        for typed in ("[", "j", "[x", "[A", "[I", "é", "O", "]"):
            incoming = asked(Position)
            incoming.feed("\x1b", 0.0)
            assert incoming.tick(1.0) == [Escape()]
            pieces = incoming.feed(typed, 1.0) + incoming.tick(2.0)
            assert merged(pieces) == [KeyInput(typed)]

    def test_a_bracket_that_may_continue_an_answer_waits_no_longer_than_a_key(self) -> None:
        incoming = asked(Position)
        incoming.feed("\x1b", 0.0)
        incoming.tick(1.0)
        assert incoming.feed("[", 1.0) == []
        assert incoming.due() == 1.0 + ASKED


class TestBackground:
    @pytest.mark.parametrize(
        ("sent", "light"),
        [("rgb:ffff/ffff/ffff", True), ("rgb:0000/0000/0000", False), ("rgb:ff/ff/ff", True),
         ("rgb:f/f/d", True), ("rgba:fdfd/f6f6/e3e3/ffff", True), ("rgb:0000/2b2b/3636", False),
         ("rgb:0000/0000/ffff", False), ("rgb:ffff/ffff/0000", True)],
    )  # fmt: skip
    @pytest.mark.parametrize("end", ["\x07", "\x1b\\"])
    def test_is_a_colour_wherever_it_is_split(self, sent: str, light: bool, end: str) -> None:
        whole = f"\x1b]11;{sent}{end}"
        for cut in range(1, len(whole)):
            pieces = reads("a" + whole[:cut], whole[cut:] + "b", incoming=asked(Background))
            assert pieces[0] == KeyInput("a")
            assert pieces[-1] == KeyInput("b")
            (background,) = pieces[1:-1]
            assert isinstance(background, Background)
            assert background.is_light is light

    @pytest.mark.parametrize("cut", range(1, len("\x1b]11;rgb:ffff/ffff/ffff\x1b\\")))
    def test_that_comes_as_late_as_it_can_is_never_typed(self, cut: int) -> None:
        whole = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
        incoming = asked(Background)
        pieces = incoming.feed(whole[:cut], 0.0)
        now = min(incoming.due() or 0.0, ANSWERED / 2)
        pieces += incoming.tick(now) + incoming.feed(whole[cut:] + "j", now)
        assert [p for p in pieces if p != Escape()] == [Background(1, 1, 1), KeyInput("j")]

    @pytest.mark.parametrize("wrong", ["?", "rgb:", "rgb:x/y/z", "rgb:1/2", "rgb:1/2/3/4/5x", ""])
    def test_of_no_colour_is_passed_over(self, wrong: str) -> None:
        for cut in range(1, len(wrong) + 5):
            sent = f"\x1b]11;{wrong}\x07j"
            pieces = reads(sent[:cut], sent[cut:], incoming=asked(Background))
            assert pieces == [KeyInput("j")]

    def test_that_breaks_off_gives_the_keys_back(self) -> None:
        incoming = asked(Background)
        incoming.feed("\x1b]11;rgb:ff", 0.0)
        assert incoming.feed("\r", 1.0) == [KeyInput("\r")]
        incoming.feed("\x1b]11;rgb:ff", 2.0)
        assert incoming.tick(2.0 + ANSWERED) == []
        assert incoming.feed("f", 2.0 + ANSWERED) == [KeyInput("f")]

    def test_is_not_awaited_once_a_later_question_is_answered(self) -> None:
        incoming = asked(Background, Position)
        assert incoming.outstanding(0.0) == 2
        incoming.feed("\x1b[1;1R", 0.0)
        assert incoming.outstanding(0.0) == 0


class TestPaste:
    @pytest.mark.parametrize(
        "content",
        ["", "text", "two\rlines", "\x1b[31mred\x1b[0m", "\x1b", "\x1b[20", "\x1b[200~", "\x1b[6n",
         "\x1b]52;c;eA==\x07", "\x03\x04\x1a", "\x1b[201\x1b[201"],
    )  # fmt: skip
    def test_is_what_was_pasted_wherever_it_is_split(self, content: str) -> None:
        sent = f"\x1b[200~{content}\x1b[201~"
        assert reads(f"a{sent}b") == [KeyInput("a"), Paste(content), KeyInput("b")]
        assert reads(*sent, "b") == [Paste(content), KeyInput("b")]

    def test_has_no_nul(self) -> None:
        assert reads("\x1b[200~a\x00b\x1b[201~") == [Paste("ab")]

    def test_that_does_not_end_is_kept_and_keys_work_again(self) -> None:
        incoming = InputParser(alt=ANY)
        assert reads("\x1b[200~some", " text\x1b[2", incoming=incoming) == []
        assert incoming.due() == SILENCE
        assert incoming.tick(SILENCE) == [Paste("some text\x1b[2")]
        assert incoming.feed("j", SILENCE) == [KeyInput("j")]
        assert incoming.feed("\x1b[201~", SILENCE) == [TerminalReport("\x1b[201~")]

    def test_that_is_large_comes_in_parts_and_whole(self) -> None:
        content = "0123456789abcdef" * (1 << 16) + "end"
        incoming = InputParser(alt=ANY)
        pieces = reads("\x1b[200~", content, "\x1b[201~", incoming=incoming)
        assert len(pieces) == 2
        assert "".join(piece.text for piece in pieces if isinstance(piece, Paste)) == content


class Token(NamedTuple):
    """Something that a terminal sends at once, and what it is."""

    sent: str
    pieces: tuple[InputEvent, ...]
    pause: bool = False
    """Nothing follows for longer than an Esc waits."""


def report(text: str) -> Token:
    return Token(text, (TerminalReport(text),))


def paste(content: str) -> Token:
    return Token(f"\x1b[200~{content}\x1b[201~", (Paste(content.replace("\x00", "")),))


PLAIN = st.text(st.characters(exclude_characters="\x1b[", exclude_categories=["Cs"]), min_size=1)
HOSTILE = st.lists(
    st.sampled_from(["\x1b", "\x1b[", "\x1b[200~", "\x1b[201", "\x1b[6n", "\x00", "\r", "é", "x"])
).map("".join)
NUMBER = st.integers(0, 9999)
TOKENS = st.one_of(
    PLAIN.map(lambda text: Token(text, (KeyInput(text),))),
    st.sampled_from(KEYS).filter(lambda key: key[-1] != "R" or key[1] == "O").map(
        lambda key: Token(key, (KeyInput(key),))
    ),
    st.just(Token("\x1b", (Escape(),), pause=True)),
    st.one_of(HOSTILE, st.text()).filter(lambda text: "\x1b[201~" not in text).map(paste),
    st.builds(lambda r, c: Token(f"\x1b[{r};{c}R", (Position(r, c),)), NUMBER, NUMBER),
    st.lists(NUMBER).map(
        lambda n: Token(f"\x1b[?{';'.join(map(str, n))}c", (Attributes(tuple(n)),))
    ),
    st.builds("\x1b[?{};{}$y".format, NUMBER, st.integers(0, 4)).map(report),
    st.builds("\x1b[<{};{};{}M".format, NUMBER, NUMBER, NUMBER).map(report),
    st.sampled_from(["\x1b[I", "\x1b[O", "\x1b[M !!", "\x1b[0n"]).map(report),
    st.builds("\x1b]{};rgb:{}{}".format, NUMBER, NUMBER, st.sampled_from(["\x07", "\x1b\\"])).map(
        lambda text: Token(text, ())
    ),
)  # fmt: skip


def parts_of(text: str, cuts: Sequence[float]) -> list[str]:
    """The text cut at some places, each given as a share of its length."""
    places = sorted({int(cut * len(text)) for cut in cuts} - {0, len(text)})
    return [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]


class Line:
    """A line that delivers in parts, with delays that are shorter than an Esc waits."""

    def __init__(self) -> None:
        self.incoming = InputParser(alt=ANY)
        self.now = 0.0
        self.pieces: list[InputEvent] = []

    def send(self, text: str, cuts: Sequence[float], delay: float) -> None:
        for part in parts_of(text, cuts):
            self.now += delay
            self.pieces += self.incoming.tick(self.now)
            self.pieces += self.incoming.feed(part, self.now)

    def rest(self) -> None:
        self.now = max(self.now, self.incoming.due() or 0.0)
        self.pieces += self.incoming.tick(self.now)


CUTS = st.lists(st.floats(0.0, 1.0), max_size=30)
DELAYS = st.floats(0.0, QUICK * 0.99)


@given(st.lists(TOKENS, max_size=12), CUTS, DELAYS)
def test_however_it_is_split_it_is_the_same(
    tokens: list[Token], cuts: list[float], delay: float
) -> None:
    line = Line()
    burst = ""
    wanted: list[InputEvent] = []
    for token in tokens:
        for piece in token.pieces:
            if isinstance(piece, Position | Attributes):
                line.incoming.asked(type(piece), line.now)
        wanted += token.pieces
        burst += token.sent
        if token.pause:
            line.send(burst, cuts, delay)
            line.rest()
            burst = ""
    line.send(burst, cuts, delay)
    assert merged(line.pieces) == merged(wanted)
    assert line.incoming.dropped == 0
    assert line.incoming.outstanding(line.now) == 0


@given(st.lists(st.text(st.characters(exclude_characters="\x1b"), min_size=1)), CUTS, DELAYS)
def test_what_is_typed_around_esc_arrives_once_and_in_order(
    texts: list[str], cuts: list[float], delay: float
) -> None:
    line = Line()
    wanted: list[InputEvent] = []
    for text in texts:
        line.send(text, cuts, delay)
        line.send("\x1b", (), delay)
        line.rest()
        wanted += [KeyInput(text), Escape()]
    assert merged(line.pieces) == merged(wanted)


@given(st.integers(1, 400), st.integers(1, 400), CUTS, st.text(max_size=3))
def test_no_answer_is_ever_typed(row: int, column: int, cuts: list[float], around: str) -> None:
    """Even where every part comes as late as it can."""
    around = around.replace("\x1b", "")
    answer = f"\x1b[{row};{column}R"
    for patience in (QUICK, SLOW):
        incoming = asked(Position)
        incoming.patience = patience
        pieces = incoming.feed(around, 0.0)
        for part in parts_of(answer, cuts[:3]):
            pieces += incoming.feed(part, incoming.due() or 0.0)
        assert pieces == [*([KeyInput(around)] if around else []), Position(row, column)]


NOISE = st.lists(
    st.sampled_from(
        ["\x1b", "[", "O", "]", "P", "1", ";", "?", "$", "M", "R", "~", "\\", "\x07", "x", "é",
         "\x1b[200~", "\x1b[201~", "\x1b]1;", "\x1bP1$", "<", " "]
    )
)  # fmt: skip


@given(st.lists(NOISE.map("".join)), st.lists(st.booleans(), min_size=1))
def test_after_any_noise_and_a_silence_keys_work(noise: list[str], ticks: list[bool]) -> None:
    incoming = asked(Position)
    now = 0.0
    for number, text in enumerate(noise):
        incoming.feed(text, now)
        assert len(incoming._held.text) <= LONGEST + 8
        if ticks[number % len(ticks)]:
            now += 1.0
            incoming.tick(now)
    now += LONG
    incoming.tick(now)
    assert incoming.feed("xj", now) == [KeyInput("xj")]
    assert incoming.due() is None


@pytest.mark.parametrize(
    "hostile",
    ["\x1b", "\x1b[", "\x1b[1", "\x1b]1;", "\x1bP1$\x1b", "\x1b[M", "\x1b[200~\x1b[20", "x\x1b[?"],
)
def test_hostile_input_takes_no_more_than_its_length(hostile: str) -> None:
    """With a square in it, one of these would take minutes."""
    incoming = InputParser(alt=ANY)
    incoming.feed(hostile * 50_000, 0.0)
    reads(*hostile * 10_000, incoming=incoming)
    incoming.tick(LONG)
    assert incoming.feed("j", LONG) == [KeyInput("j")]
