"""A made-up briefing: a hostile article, and figures that may be drawn against each other."""

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

RUNNER = """
import sys
from briefings import seeding
from tests import samples

packaged = list(seeding.seeds())
made_up = seeding.Seed("customs-2022", samples.ARTICLE.encode(), samples.BRIEFING.encode())
seeding.seeds = lambda: [*packaged, made_up]

from tui.__main__ import main
main()
"""
"""A program that starts the app on a library which also holds the made-up briefing."""
