"""What is written into the made-up pages."""

from tests.frames.page import Cluster

WORDS = tuple(
    tuple(Cluster(letter) for letter in f"{word} ")
    for word in (
        "Customs", "officials", "seized", "12", "tonnes", "at", "the", "port", "of", "Callao,",
        "a", "record;", "“nobody", "asked”", "—", "¶12", "~24,000", "›", "Ñuñoa", "ввоз", "10%",
    )
)  # fmt: skip

MARKED = tuple(
    Cluster(text) for text in ("e\u0301", "n\u0303", "o\u0302\u0323", "a\u030a", "и\u0306")
)
"""A letter and what combines with it: one cell everywhere."""

WIDE = tuple(Cluster(text, 2) for text in "海関押収港한국어ｆ、")

EMOJI = tuple(Cluster(text, 2) for text in "😀🚀🔥🍺🐟")
"""Emoji of Unicode 9 and before, which stand alone: two cells in all terminals of today."""

LINES = tuple(Cluster(text) for text in "─│┌┘█░·•=-_*")

DISAGREED = (
    Cluster("👩\u200d🌾", 2),
    Cluster("👨\u200d👩\u200d👧", 2),
    Cluster("❤\ufe0f", 2),
    Cluster("☎\ufe0f", 2),
    Cluster("🇵🇪", 2),
    Cluster("1\ufe0f\u20e3", 2),
    Cluster("👍🏽", 2),
    Cluster("🫠", 2),
    Cluster("\u0939\u093f"),
)
"""Clusters that some terminals take for wider or narrower than others do; Textual's widths."""

MOST = {"👩\u200d🌾": 4, "👨\u200d👩\u200d👧": 6, "🇵🇪": 4, "👍🏽": 4, "\u0939\u093f": 2}
"""How wide the widest of them are, in the terminal that takes them for widest."""
