"""The golden screens: the keys that lead to each, and the sizes at which they are recorded."""

SIZES = {"40x12": (40, 12), "80x24": (80, 24), "120x40": (120, 40)}

JOURNEYS: dict[str, tuple[str, ...]] = {
    "panel": (),
    "figures": ("l",) * 9,
    "statements": ("G", "b", "b", "b"),
    "bottom": ("G",),
    "tension": (*("l",) * 6, "T"),
    "figure": ("l",) * 6,
    "evidence": (*("l",) * 6, "enter"),
    "source": ("9", "space"),
    "source-note": ("9", "G"),
    "find": ("/", *"hectares"),
    "found": ("/", *"shining", "enter", "n"),
    "funding": ("4",),
    "catalogue": ("L",),
    "help": ("?",),
    "palette": (":", *"tab"),
    "marks": ("l", "m", "9", "space", "m", "M"),
}

OVERVIEWS: dict[str, tuple[str, ...]] = {
    "overview": (),
    "overview-figures": (*("l",) * 14, "l"),
    "overview-bottom": ("G",),
}
"""Those from the page that a briefing opens on."""

REVIEWS: dict[str, tuple[str, ...]] = {
    "overview-review": (),
    "review": ("g", "z", "c", "x", "p", "c"),
    "accepted": ("X", "w", "G"),
    "fields": ("g", "z", "i", "j", "j"),
}
"""Those of an article with proposals."""
