"""Made-up briefings for tests that the packaged one does not suffice for.

`CUSTOMS` has hostile text, and figures that may be drawn against each other. `SIGNS` has words
whose signs terminals do not agree on the width of.
"""

from typing import NamedTuple

from briefings.curation import lens_file, seeding
from briefings.curation.seeding import Seed
from briefings.model import Briefing

HOSTILE = (
    "Ports [bold]seized[/bold] more in 2021 \x1b[2J\x1b]0;owned\x07 and \u202egnihton\u202c said",
    "[@click=app.quit]Press here[/] [link=file:///etc/passwd]or here[/link], "
    "the customs office said.",
)

ARTICLE = "\n".join(
    (
        "Customs counts its year",
        "",
        HOSTILE[0],
        HOSTILE[1],
        "The port of Callao seized 12 tonnes in 2020 and 18 tonnes in 2021, customs said.",
        "海関は二〇二一年に十八トンを押収した。 Cafe\u0301 owners were not asked.",
        "",
    )
)

BRIEFING = r"""
lens = "counternarcotics"
editor = "A. Tester"
edited = 2024-05-01

[source]
title = "Customs counts its year"
publisher = "The Daily \u001b[31mSample"
published = 2022-01-31
language = "en"

[[panel]]
key = "security"
bottom_line = "Customs says that the port seized 18 tonnes in 2021. It says 12 tonnes for 2020."
evidence = ["seized 12 tonnes in 2020 and 18 tonnes in 2021"]

[[key_point]]
id = "hostile"
topics = ["security"]
text = "[bold]not bold[/bold] \u001b[2J [@click=app.quit]not a link[/]"
evidence = ["the customs office said"]

[[figure]]
id = "tonnes-2020"
topics = ["security"]
text = "12 tonnes"
value = 12
unit = "tonne"
what = "seized"
measure = "seized"
scope = "Callao"
period = "2020"
evidence = ["The port of Callao seized 12 tonnes in 2020"]

[[figure]]
id = "tonnes-2021"
topics = ["security"]
text = "18 tonnes"
value = 18
unit = "tonne"
what = "seized"
measure = "seized"
scope = "Callao"
period = "2021"
evidence = ["The port of Callao seized 12 tonnes in 2020 and 18 tonnes in 2021"]
"""

SIGNS_ARTICLE = "\n".join(
    (
        "हिन्दी तमिल কাজ",
        "",
        "हिन्दी तमिल কাজ — यह एक छोटा लेख है जिसमें बहुत सी मात्राएँ हैं और जिसे हर टर्मिनल अपने ढंग से "
        "दिखाता है, फिर भी कोई मात्रा खो नहीं सकती।",
        "தமிழ் மொழி பேசும் மக்கள் கோடிக்கணக்கில் உள்ளனர், அவர்கள் சொல்வதை எல்லாம் காட்ட வேண்டும்.",
        "বাংলা ভাষায় কাজ করা মানুষ সংখ্যায় কম নয়, তাদের কথাও শোনা দরকার।",
        "Team 👍🏽 said yes, 👩🏿 said no; families 👨\u200d👩\u200d👧 and flags 🇵🇪 stay "
        "whole, as ❤\ufe0f does.",
        "한국어 \u1112\u1161\u11ab\u1100\u116e\u11a8 and ภาษาไทย กำลัง, ကမ္ဘာ, ಕನ್ನಡ ಭಾಷೆ, മലയാളം കാര്യം.",
        "",
    )
)

SIGNS_BRIEFING = """
lens = "counternarcotics"
editor = "A. Tester"
edited = 2024-05-01

[source]
title = "हिन्दी तमिल কাজ"
publisher = "Sample"
published = 2022-01-31
language = "hi"

[[panel]]
key = "security"
bottom_line = "हिन्दी तमिल কাজ — यह एक छोटा लेख है, कोई मात्रा खो नहीं सकती।"
evidence = ["कोई मात्रा खो नहीं सकती"]

[[key_point]]
id = "signs"
topics = ["security"]
text = "தமிழ் மொழி பேசும் மக்கள் கோடிக்கணக்கில் உள்ளனர் 👍🏽👩🏿 காட்ட வேண்டும்"
evidence = ["தமிழ் மொழி பேசும் மக்கள் கோடிக்கணக்கில் உள்ளனர்"]

[[key_point]]
id = "work"
topics = ["security"]
text = "বাংলা ভাষায় কাজ করা মানুষ সংখ্যায় কম নয়"
evidence = ["বাংলা ভাষায় কাজ করা মানুষ সংখ্যায় কম নয়"]
"""

_STARTER = """
from briefings.curation import lens_file, seeding
from tests import samples

packaged = list(seeding.seeds())
seeding.seeds = lambda: [*packaged, samples.{name}.seed]

from tui.__main__ import main
main()
"""


class Sample(NamedTuple):
    """A briefing of its own; `name` is its name in this module."""

    name: str
    id: str
    article: str
    briefing: str

    @property
    def seed(self) -> Seed:
        """What a library can be made of."""
        return Seed(self.id, self.article.encode(), self.briefing.encode())

    @property
    def starter(self) -> str:
        """A program that starts the app on a library which holds this briefing too."""
        return _STARTER.format(name=self.name)


CUSTOMS = Sample("CUSTOMS", "customs-2022", ARTICLE, BRIEFING)
SIGNS = Sample("SIGNS", "marked-2022", SIGNS_ARTICLE, SIGNS_BRIEFING)


def built(sample: Sample) -> Briefing:
    """Return a sample's briefing, read through the packaged lens that it names."""
    lenses = {name: lens_file.decode(raw, name) for name, raw in seeding.lenses()}
    return seeding.build_seed(sample.seed, lenses)
