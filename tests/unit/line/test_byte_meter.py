"""Bytes and packets are put to the account of the key that caused them."""

from tui.line.byte_meter import KEPT, ByteMeter, Cost


def test_before_the_first_key_it_is_the_start() -> None:
    meter = ByteMeter()
    meter.sent(1_200)
    assert list(meter.latest) == [Cost("start", 1_200, 1)]
    assert (meter.bytes, meter.packets, meter.keys, meter.answered) == (1_200, 1, 0, 0)


def test_a_key_pays_for_what_is_sent_until_the_next() -> None:
    meter = ByteMeter()
    meter.sent(1_000)
    meter.pressed("j")
    meter.sent(60)
    meter.sent(9)
    meter.pressed("k")
    assert list(meter.latest)[1:] == [Cost("j", 69, 2), Cost("k", 0, 0)]
    assert (meter.bytes, meter.packets, meter.keys, meter.answered) == (1_069, 3, 2, 69)


def test_only_the_latest_keys_are_remembered() -> None:
    meter = ByteMeter()
    for number in range(KEPT + 50):
        meter.pressed(str(number))
    assert len(meter.latest) == KEPT
    assert meter.latest[-1].key == str(KEPT + 49)
    assert meter.keys == KEPT + 50
