"""Made-up articles as Markdown for word processors, and the paragraphs that must come out again."""

import re
from collections import Counter
from dataclasses import dataclass

from briefings.documents.document import SourceDocument
from tests.unit.documents.reading import words

_LONG = 60


@dataclass(frozen=True)
class OfficeArticle:
    """An article's Markdown, and its paragraphs as a reader sees them, notes at the end."""

    markdown: str
    paragraphs: tuple[str, ...]

    @property
    def without_notes(self) -> "OfficeArticle":
        """The same without footnotes, which are not known as such in mails."""
        notes = len(re.findall(r"^\[\^\d\]:", self.markdown, re.MULTILINE))
        markdown = re.sub(r"^\[\^\d\]:.*\n", "", self.markdown, flags=re.MULTILINE)
        kept = self.paragraphs[: len(self.paragraphs) - notes]
        return OfficeArticle(re.sub(r"\[\^\d\]", "", markdown), kept)

    @property
    def prose(self) -> "OfficeArticle":
        """Its longer paragraphs, of which one can tell where lines were broken."""
        kept = tuple(each for each in self.paragraphs if len(each) > _LONG)
        return OfficeArticle("\n\n".join(kept), kept)


@dataclass(frozen=True)
class Agreement:
    """How much of what must come out did, from 0 to 1."""

    words: float
    paragraphs: float


def agreement(document: SourceDocument, expected: tuple[str, ...]) -> Agreement:
    found, wanted = words(document), list(expected)
    return Agreement(
        _overlap([w for each in found for w in each.split()], " ".join(wanted).split()),
        _overlap([" ".join(each.split()) for each in found], wanted),
    )


def _overlap(found: list[str], wanted: list[str]) -> float:
    """The smaller of precision and recall: nothing may be lost and nothing come in."""
    both = (Counter(found) & Counter(wanted)).total()
    return both / max(len(found), len(wanted))


_HARBOUR = """\
---
title: The harbour of Brava opens again
author: Ana Ejemplo
date: 10 February 2014
---

The harbour office of Brava said on Monday that the port had *opened again* after eleven weeks,
although the outer pier still waits for its cranes.[^1] “We could not wait any longer,” said the
harbour master --- a man of few words, as [his letters](https://brava.example/letters) show.

# What it costs

The council counted 1,200 boats in 2012 and 940 in 2013. It did not count the ferries:

- boats of less than ten metres, which pay nothing;
- boats of more, which pay
    - eleven crowns a day in winter,
    - fourteen in summer;
- the ferries.

Three steps are to follow.

1. The cranes come back.
2. The pier is measured.
3. Somebody pays.

| Year | Boats | Crowns |
|------|------:|-------:|
| 2012 | 1,200 | 96,000 |
| 2013 |   940 | 75,200 |

> Whoever uses the pier pays for the pier, and whoever does not will not be asked.

## The other side

Fishers see it otherwise.[^2] Half of the fleet has not left since May; “naïve” is what Zoë
Ångström, who speaks for them, called the plan.

[^1]: They were sold in the year of the storm.
[^2]: Their letter is of 3 May.
"""

_LLUVIAS = """\
---
title: Las lluvias llegan tarde a Villa Ejemplo
author: Benito Prueba
date: 10 de febrero de 2014
---

La alcaldía de Villa Ejemplo anunció el lunes que **no habrá racionamiento** de agua, aunque las
lluvias llevan seis semanas de retraso.[^1] «Los pozos aguantarán hasta mayo», dijo la alcaldesa,
que pidió a los vecinos que *arreglen sus grifos*.

# Los números

El instituto midió 412,5 milímetros en 2012 y 350 en 2013. ¿Alcanzará?

* Los pozos del norte: año bueno.
* Los del sur: señales de cansancio.

| Año  | Lluvia (mm) | Pozos |
|------|-------------|-------|
| 2012 | 412,5       | 31    |
| 2013 | 350         | 28    |

Nadie respondió a las preguntas de los agricultores, que según su vocero son «más de ciento
cincuenta» y piensan en irse.

[^1]: Según el servicio de meteorología; la niñez no se cuenta aparte.
"""

_HEBREW = """\
# הנמל נפתח מחדש

משרד הנמל הודיע ביום שני כי הנמל נפתח לאחר אחד עשר שבועות, אף על פי שהרציף החיצוני עדיין סגור.

الميناء مفتوح من جديد، قال رئيس الميناء يوم الاثنين.
"""

HARBOUR = OfficeArticle(
    _HARBOUR,
    (
        "The harbour of Brava opens again",
        "Ana Ejemplo",
        "10 February 2014",
        "The harbour office of Brava said on Monday that the port had opened again after eleven "
        "weeks, although the outer pier still waits for its cranes. “We could not wait any "
        "longer,” said the harbour master — a man of few words, as his letters show.",
        "What it costs",
        "The council counted 1,200 boats in 2012 and 940 in 2013. It did not count the ferries:",
        "boats of less than ten metres, which pay nothing;",
        "boats of more, which pay",
        "eleven crowns a day in winter,",
        "fourteen in summer;",
        "the ferries.",
        "Three steps are to follow.",
        "The cranes come back.",
        "The pier is measured.",
        "Somebody pays.",
        "Year | Boats | Crowns",
        "2012 | 1,200 | 96,000",
        "2013 | 940 | 75,200",
        "Whoever uses the pier pays for the pier, and whoever does not will not be asked.",
        "The other side",
        "Fishers see it otherwise. Half of the fleet has not left since May; “naïve” is what Zoë "
        "Ångström, who speaks for them, called the plan.",
        "They were sold in the year of the storm.",
        "Their letter is of 3 May.",
    ),
)
LLUVIAS = OfficeArticle(
    _LLUVIAS,
    (
        "Las lluvias llegan tarde a Villa Ejemplo",
        "Benito Prueba",
        "10 de febrero de 2014",
        "La alcaldía de Villa Ejemplo anunció el lunes que no habrá racionamiento de agua, aunque "
        "las lluvias llevan seis semanas de retraso. «Los pozos aguantarán hasta mayo», dijo la "
        "alcaldesa, que pidió a los vecinos que arreglen sus grifos.",
        "Los números",
        "El instituto midió 412,5 milímetros en 2012 y 350 en 2013. ¿Alcanzará?",
        "Los pozos del norte: año bueno.",
        "Los del sur: señales de cansancio.",
        "Año | Lluvia (mm) | Pozos",
        "2012 | 412,5 | 31",
        "2013 | 350 | 28",
        "Nadie respondió a las preguntas de los agricultores, que según su vocero son «más de "
        "ciento cincuenta» y piensan en irse.",
        "Según el servicio de meteorología; la niñez no se cuenta aparte.",
    ),
)
RIGHT_TO_LEFT = OfficeArticle(
    _HEBREW,
    tuple(" ".join(each.removeprefix("# ").split()) for each in _HEBREW.strip().split("\n\n")),
)
ARTICLES = (HARBOUR, LLUVIAS, RIGHT_TO_LEFT)
