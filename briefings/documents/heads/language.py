"""Which language a text is in, told by the words that every text of a language is full of."""

import re
from collections import Counter
from typing import Final

_FUNCTION_WORDS: Final = {
    "en": "the of and to in a is that for it was on with as by at be this from are have not they"
    " has had which were but their an his or been will would who its about after more",
    "es": "de la que el en y los se del las un por con no una su para es al lo como más o pero sus"
    " le ha este sí porque esta entre cuando muy sin sobre también hasta fue desde",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele"
    " das à seu sua ou quando muito nos já eu também só pelo pela são",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il"
    " sont la avec son ses ont aux cette mais comme ou été leur elle nous être",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es"
    " an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über",
    "it": "di e il la che in a per un del è una i le della non con da sono al si dei come nel più"
    " alla ha gli anche lo ma delle o su dal ai nella questo se era",
}
_LISTS: Final = {tag: frozenset(words.split()) for tag, words in _FUNCTION_WORDS.items()}
_WORD: Final = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS: Final = 25
_READ: Final = 50_000
"""So many characters of a text say enough."""

_SHARE: Final = 0.2
"""Of all words of a text in a language, so many are on its list."""

_AHEAD: Final = 1.2
"""So many times as many words as of any other language, since many are shared."""


def language_of(text: str) -> str | None:
    """Return a text's language as a BCP 47 tag, `None` where its words do not say it."""
    words = Counter(_WORD.findall(text[:_READ].casefold()))
    total = words.total()
    if total < _FEWEST_WORDS:
        return None
    shares = sorted(
        ((sum(words[each] for each in known) / total, tag) for tag, known in _LISTS.items()),
        reverse=True,
    )
    (share, tag), (next_share, _) = shares[:2]
    return tag if share >= _SHARE and share >= _AHEAD * next_share else None
