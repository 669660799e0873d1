"""What a terminal can do, so that nothing is sent to it that it would not understand.

Three sources, in the order of how far they are believed: the host's terminfo entry for `TERM`,
what the terminal itself answers, and `COLORTERM`. Without an entry a terminal is a VT100: what
that one did in 1978 every emulator still does.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tui.line import cells, terminfo
from tui.line.terminfo import TerminfoEntry

TRUE_COLOUR: Final = 2**24
VT220: Final = range(62, 70)
"""Device attributes name their conformance level first: 62 is a VT220, 65 a VT525."""
ANSI_COLOUR: Final = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """The control functions of ECMA-48 and DEC that one terminal understands."""

    name: str
    """The value of `TERM`, empty where it is not set."""
    known: bool = True
    """Whether terminfo has an entry for it that this program can drive."""
    foreign: bool = False
    """Whether terminfo has an entry for it that is not ANSI's, as a VT52's."""
    colours: int = 0
    """How many it shows: 0, 8, 16, 256 or `TRUE_COLOUR`."""
    true_colour_said: bool = False
    """Whether `COLORTERM` promises 24 bits; believed once it is known to have colours at all."""
    attributes: int = 0
    """The attributes it shows, as bits of `tui.line.cells`."""
    back_colour_erase: bool = False
    """Whether what is erased takes the current background (bce), not the default one."""
    erase_characters: bool = False
    """ECH, `CSI n X`."""
    repeat: bool = False
    """REP, `CSI n b`: a promise only, which mosh for one does not keep."""
    column: bool = False
    """CHA, `CSI n G`."""
    row: bool = False
    """VPA, `CSI n d`."""
    region: bool = False
    """DECSTBM, `CSI top ; bottom r`: margins within which it scrolls."""
    scroll: bool = False
    """SU and SD, `CSI n S` and `CSI n T`."""
    index: bool = False
    """A line feed at the bottom margin scrolls up, RI (`ESC M`) at the top one down."""
    insert: bool = False
    """IRM, `CSI 4 h` and `CSI 4 l`: whether characters can be made to push others on."""
    alternate: bool = False
    """Whether it has an alternate screen, which leaves the shell's as it was."""
    palette: bool = False
    """Whether it takes xterm's `OSC` for colours, so that one that asks is not printed."""

    @property
    def can_be_asked(self) -> bool:
        """Whether a question would not be printed instead of answered."""
        return not self.foreign and self.name not in ("", "unknown")


VT100: Final = Terminal(
    name="vt100",
    attributes=cells.BOLD | cells.UNDERLINE | cells.BLINK | cells.REVERSE,
    region=True,
    index=True,
)
XTERM: Final = Terminal(
    name="xterm-256color",
    colours=256,
    attributes=sum(cells.ATTRIBUTES.values()),
    back_colour_erase=True,
    erase_characters=True,
    repeat=True,
    column=True,
    row=True,
    region=True,
    scroll=True,
    index=True,
    insert=True,
    alternate=True,
    palette=True,
)

_SHOWS: Final = {
    "bold": ("\x1b[1m", cells.BOLD),
    "dim": ("\x1b[2m", cells.DIM),
    "sitm": ("\x1b[3m", cells.ITALIC),
    "smul": ("\x1b[4m", cells.UNDERLINE),
    "blink": ("\x1b[5m", cells.BLINK),
    "rev": ("\x1b[7m", cells.REVERSE),
    "invis": ("\x1b[8m", cells.CONCEAL),
    # Terminfo has no name for the last two that entries agree on. Who knows 9 knows them as well,
    # or passes over what it does not know, as ECMA-48 asks.
    "smxx": ("\x1b[9m", cells.STRIKE | cells.DOUBLE | cells.OVERLINE),
}


_PALETTE: Final = {"initc": "\x1b]4;", "oc": "\x1b]104", "Cs": "\x1b]12;"}
"""What sets a colour, all colours and the cursor's; the Linux console, for one, has its own way."""


def read(
    environ: Mapping[str, str], look_up: Callable[[str], TerminfoEntry | None] = terminfo.look_up
) -> Terminal:
    """Return what the terminal that `environ` names can do, as far as this host knows.

    A capability counts where terminfo spells it as ECMA-48 or DEC do, since that spelling is
    what is sent.

    Raises:
        RuntimeError: this process has read the entry of another terminal already.
    """
    name = environ.get("TERM", "")
    promised = environ.get("COLORTERM", "").lower() in ("truecolor", "24bit")
    entry = look_up(name)
    if entry is None or not _is_ansi(entry):
        # A mode that a terminal does not have is passed over, so asking for the alternate screen
        # does no harm, and those that terminfo does not know yet are modern ones.
        return replace(
            VT100,
            name=name,
            known=False,
            foreign=entry is not None,
            true_colour_said=promised,
            alternate=True,
        )
    return _believed(_described(name, entry), promised=promised)


def with_answer(terminal: Terminal, parameters: Sequence[int]) -> Terminal:
    """Add what an unknown terminal says of itself, asked for its primary device attributes.

    The answer to `CSI c` is `CSI ? level ; extension ; ... c`: level 62 and more is a VT220,
    which has ECH; extension 22 is ANSI colour, of which there are eight ("VT220 Programmer
    Reference Manual" and "VT525 Video Terminal Programmer Information", both of DEC, and "Send
    Device Attributes" in "XTerm Control Sequences"). Of a terminal that terminfo knows the entry
    is believed: its user chose that `TERM`.
    """
    if terminal.known or not parameters:
        return terminal
    level, *extensions = parameters
    return _believed(
        replace(
            terminal,
            erase_characters=terminal.erase_characters or level in VT220,
            colours=max(terminal.colours, 8 if ANSI_COLOUR in extensions else 0),
        ),
        promised=terminal.true_colour_said,
    )


def advice(terminal: Terminal) -> str | None:
    """Return in one sentence how it would be drawn better; `None` where nothing is missing."""
    if terminal.known:
        return None
    if not terminal.name:
        return "TERM is not set: drawn as a VT100. Set it to what your terminal is."
    if terminal.foreign:
        return (
            f"This host's terminfo entry for TERM={terminal.name} is not an ANSI terminal's: "
            "drawn as a VT100. Set TERM to what your terminal is."
        )
    return (
        f"This host has no terminfo entry for TERM={terminal.name}: drawn as a VT100. Install it "
        "(ncurses-term, or `infocmp -x | ssh HOST tic -x -` from your own machine), or set "
        "TERM=xterm-256color."
    )


def _described(name: str, entry: TerminfoEntry) -> Terminal:
    return Terminal(
        name=name,
        colours=_colours(entry),
        attributes=sum(
            bits for capability, (sgr, bits) in _SHOWS.items() if entry.text(capability) == sgr
        ),
        back_colour_erase=entry.flag("bce"),
        erase_characters=entry.text("ech", 5) == "\x1b[5X",
        repeat=entry.text("rep", ord("x"), 5) == "x\x1b[4b",
        column=entry.text("hpa", 4) == "\x1b[5G",
        row=entry.text("vpa", 4) == "\x1b[5d",
        region=entry.text("csr", 2, 7) == "\x1b[3;8r",
        scroll=entry.text("indn", 3) == "\x1b[3S" and entry.text("rin", 3) == "\x1b[3T",
        index=entry.text("ind") in ("\n", "\x1bD") and entry.text("ri") == "\x1bM",
        insert=entry.text("rmir") == "\x1b[4l",
        alternate=any(mode in entry.text("smcup") for mode in ("?1049h", "?1047h", "?47h")),
        palette=any(entry.text(name).startswith(osc) for name, osc in _PALETTE.items()),
    )


def _is_ansi(entry: TerminfoEntry) -> bool:
    return (
        entry.text("cup", 4, 6) == "\x1b[5;7H"
        and entry.text("ed") == "\x1b[J"
        and entry.text("el") == "\x1b[K"
    )


def _colours(entry: TerminfoEntry) -> int:
    """Return how many colours can be chosen in the way they will be: `31`, `91`, `38;5;n`."""
    probes = ((256, 196, "\x1b[38;5;196m"), (16, 9, "\x1b[91m"), (8, 1, "\x1b[31m"))
    offered = entry.number("colors")
    for count, colour, sgr in probes:
        if offered >= count and entry.text("setaf", colour) == sgr:
            return count
    return 0


def _believed(terminal: Terminal, *, promised: bool) -> Terminal:
    """Take `COLORTERM` at its word where the terminal is known to have colours."""
    if promised and terminal.colours:
        return replace(terminal, true_colour_said=True, colours=TRUE_COLOUR)
    return replace(terminal, true_colour_said=promised)
