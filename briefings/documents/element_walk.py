"""A tree of elements is gone through in the order of its text."""

from collections.abc import Callable

from lxml import etree


def walk(
    root: etree._Element,
    is_left_out: Callable[[etree._Element], bool],
    start: Callable[[etree._Element], object],
    end: Callable[[etree._Element], object],
    add: Callable[[str | None], object],
) -> None:
    """Call `start` and `end` for each element, and `add` for the text in and behind it.

    Of an element that is left out only the text behind it counts.
    """
    events = etree.iterwalk(root, events=("start", "end"))
    skipped = None
    for event, element in events:
        if event == "start" and is_left_out(element):
            skipped = element
            events.skip_subtree()
        elif event == "start":
            start(element)
            add(element.text)
        else:
            if element is not skipped:
                end(element)
            if element is not root:
                add(element.tail)
