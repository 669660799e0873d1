"""What a person does, through every screen: keys by Textual's names, and new sizes.

A word in quotation marks is typed letter by letter; `resize:40x12` gives the terminal another size.
"""

import shlex

READING = """
    j j j k space b ctrl+d ctrl+u G g l l l l h h end home pagedown pageup j j j j j j j j
    2 l l 3 space 4 G b 8 9 j j j j space space l l b g 0 1 tab tab shift+tab 1
"""
THERE_AND_BACK = """
    g l l l l l l enter enter r T T C j enter r g l l l l full_stop j j r
    g l m 9 space m M j f "peru" enter M j d j enter 9 g l enter escape 1
"""
FINDING = """
    slash "hectares" down down enter n n N n slash "masias" enter g n n N escape
    slash "zzzz" backspace backspace escape 9 slash "coca" up enter n n n n n r 1
"""
NOTES = """
    g l l l a "is this the milestone?" escape A "on the whole panel" enter "and more" ctrl+t
    "todo, check" enter escape A "graded" ctrl+g j j f "usually reliable" enter enter q escape
    0 j j S S f "todo" enter f escape i " and changed" left left left backspace home delete escape
    H j enter j escape enter R u u g d u t "later" enter l d j d u u
    9 space v w w s p o b a "on a passage" escape v s enter v w v v escape 1 G b l l
"""
LISTS = """
    question_mark j j space b f "find" escape G escape colon "quit" escape
    colon "settings" enter space q
    colon down down up "source" enter g 1 s "coca" down down " eradication" down enter n enter
    s ctrl+u "tag:todo" down enter S m "todo" enter M d u i " too" enter enter f f2 escape
    e j enter j j j j j j enter p space G q q W j q Y V d enter space G q q
    L j k f "cust" enter enter 1 l l 9 space b 0 J K K J K 1
"""
SIZES = """
    resize:60x15 j space 9 j resize:100x30 l l 1 resize:30x9 question_mark j escape
    A "small" escape resize:121x36 l l l enter r ctrl+l resize: g J 9 space 1 l l K
"""
JOURNEYS = (READING, THERE_AND_BACK, FINDING, NOTES, LISTS, SIZES)


def steps(size: str) -> list[str]:
    """Return the single steps of all journeys; `resize:` alone goes back to `size`, as `80x24`."""
    found: list[str] = []
    for word in shlex.split(" ".join(JOURNEYS), posix=False):
        if word.startswith('"'):
            found += word.strip('"')
        else:
            found.append(f"resize:{size}" if word == "resize:" else word)
    return found
