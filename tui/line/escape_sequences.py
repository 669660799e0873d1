"""The syntax of what a terminal sends after an Esc (ECMA-48, xterm's and rxvt's additions)."""

import re
from typing import Final, Literal, NamedTuple

ESC: Final = "\x1b"
LONGEST: Final = 256
"""Characters of parameters after which a sequence is taken to be broken. No key and no answer
has a quarter of that; what is held back is never more."""

Kind = Literal[
    "escape", "alt", "string", "paste", "position", "attributes", "report", "key", "unknown",
    "begun", "broken",
]  # fmt: skip

_WHOLE: Final = re.compile(
    rf"""\x1b(?:
      (?P<escape> (?=\x1b) | \[27(?:;1)?u )     # kitty's protocol has a sequence for Esc
    | (?P<alt> [^\[O\]P\x1b] )
    # The openings of the control strings that answer something: OSC 11, DECRQSS, XTVERSION...
    | (?P<string> \][0-9]{{1,4}}; | P[0-9;]{{0,8}}[$+>!] )
    | (?P<paste> \[200~ )
    | (?P<position> \[[0-9]{{1,5}};[0-9]{{1,5}}R )
    | (?P<attributes> \[\?[0-9;]{{0,{LONGEST}}}c )
    | (?P<report>
        \[(?: M[^\x00-\x1f]{{3}}                # the mouse, in the old way
            | [IO]                              # the focus
            | 201~                              # the end of a paste that was given up
            | [<=>?][0-?]{{0,{LONGEST}}}[ -/]{{0,4}}[@-~]
            | [0-9;]{{1,{LONGEST}}}(?:[Mmn]|\$y)
            | (?!1;[5-8]t)[0-9:;]{{1,{LONGEST}}}t ))  # mintty's Ctrl-4 ends like a size
    | (?P<key>
        \[(?: \[[A-E]                           # the Linux console's F1 to F5
            | [0-9]{{1,{LONGEST}}}\$            # rxvt's Shift, for which $ ends a sequence
            | [0-9:;]{{1,{LONGEST}}}[ -/]{{0,4}}[@-~]
            | [A-HPQSZa-d~] )
        | O(?: [A-FHMP-Sa-dj-y]
             | [0-9][0-9;]{{0,8}}[A-Za-z] ) )    # modifiers, as older terminals send them
    # What no key sends that is known; the mouse and the Linux console's keys are not over yet.
    | (?P<unknown> \[(?: \[[@-~] | [@-LN-Z\\-~] ) | O[@-~] )
    )""",
    re.VERBOSE,
)

_BEGUN: Final = re.compile(
    rf"""\x1b(?:
      \[(?: \[ | M[^\x00-\x1f]{{0,2}} | (?: [0-?]{{1,{LONGEST}}}[ -/]{{0,4}} )? )
    | O(?: [0-9][0-9;]{{0,8}} )?
    | \][0-9]{{0,4}}
    | P[0-9;]{{0,8}}
    )?""",
    re.VERBOSE,
)

_BY_HAND: Final = re.compile(r"\x1b(?:\[[\[A-Za-z~]?|O[^0-9]?|[\]P].*)\Z", re.DOTALL)
_F3: Final = re.compile(r"\x1b\[1;(?:[2-9]|1[0-6])R\Z")


class Sequence(NamedTuple):
    """What begins with an Esc: its characters, and what they make."""

    kind: Kind
    text: str


def sequence_at(data: str, at: int) -> Sequence:
    """Return the sequence that begins at the Esc at `at`.

    Before the sequence of a key an Esc is Alt; before anything else it is the key Esc. `begun` is
    one that goes on to the end of what has come; `broken` one that cannot go on as it began: its
    text ends before the first character that does not belong. Of a control string only the
    opening is returned. The text is never empty.
    """
    found = _one_at(data, at)
    if found.text != ESC or found.kind != "escape":
        return found
    behind = _one_at(data, at + 1)
    if behind.kind in ("key", "unknown"):
        return Sequence("alt", ESC + behind.text)
    return Sequence("begun", ESC + behind.text) if behind.kind == "begun" else found


def _one_at(data: str, at: int) -> Sequence:
    if whole := _WHOLE.match(data, at):
        return Sequence(whole.lastgroup, whole.group())  # type: ignore[arg-type]
    begun = _BEGUN.match(data, at)
    text = begun.group() if begun else ESC
    return Sequence("begun" if at + len(text) == len(data) else "broken", text)


def by_hand(text: str) -> bool:
    """Return whether somebody may have typed this: Esc or Alt, and then no parameters of a CSI."""
    return _BY_HAND.match(text) is not None


def is_f3(text: str) -> bool:
    """Return whether a cursor position may as well be F3 with Shift, Alt, Ctrl or Meta."""
    return _F3.match(text) is not None


def numbers(text: str) -> tuple[int, ...]:
    """Return the parameters of a sequence."""
    return tuple(int(number) for number in re.findall(r"[0-9]+", text))
