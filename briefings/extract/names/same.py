"""Which candidates are names of the same: acronyms, surnames, short forms."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from briefings.extract.known_names import KnownNames
from briefings.extract.names.gazetteer import Gender, city_size, gender_of, is_country, key_of
from briefings.extract.names.judging import Judged
from briefings.extract.names.lexicon import NameWords, is_head
from briefings.extract.names.name_run import NameRun, is_acronym
from briefings.extract.names.weights import Kind
from briefings.extract.scanned_text import ScannedText

_SURELY_A_PLACE = 0.8
_SURELY_A_PERSON = 0.8
_SHORTEST_ACRONYM = 2
_MOST_SHARING = 20
"""People of one surname or first name; where there are more, it tells nobody."""

_FURTHEST = 20
"""Full names that are looked at before a surname which several people share."""


class NameGroup(msgspec.Struct):
    """Candidates that name the same, the fullest first, and all places where they do."""

    kind: Kind
    members: list[Judged]
    runs: list[NameRun] = []

    @property
    def confidence(self) -> float:
        return max(member.likelihoods[self.kind] for member in self.members)


class NameGrouping:
    """Puts the judged candidates of an article together."""

    def __init__(
        self,
        scan: ScannedText,
        lexicon: NameWords,
        known: KnownNames,
        judged: Mapping[str, Judged],
    ) -> None:
        self._scan = scan
        self._lexicon = lexicon
        self._known = known
        self._judged = judged
        self._owners: dict[str, str] = {}
        """What a short form is short for."""

    def groups(self) -> list[NameGroup]:
        """Return the groups, each with the places of its members."""
        self._own_acronyms()
        self._own_initials()
        self._own_short_organisations()
        self._own_listed()
        shared = self._own_surnames()
        groups: dict[str, NameGroup] = {}
        for text, judged in self._judged.items():
            if text in shared:
                continue
            owner = self._owner(text)
            group = groups.get(owner)
            if group is None:
                main = self._judged[owner]
                group = groups[owner] = NameGroup(main.kind, [main], list(main.runs))
            if text != owner:
                group.members.append(judged)
                group.runs += judged.runs
        for text, owners in shared.items():
            self._share_out(self._judged[text], [groups[self._owner(each)] for each in owners])
        for group in groups.values():
            self._settle(group)
        return list(groups.values())

    def _owner(self, text: str) -> str:
        seen = {text}
        while text in self._owners and self._owners[text] not in seen:
            text = self._owners[text]
            seen.add(text)
        return text

    def _own(self, short: str, full: str) -> None:
        if self._owner(full) != short and short not in self._owners:
            self._owners[short] = full

    def _own_acronyms(self) -> None:
        """Find acronyms in brackets behind what they stand for, and the other way round."""
        tokens = self._scan.tokens
        starting = {run.first: text for text, each in self._judged.items() for run in each.runs}
        for text, judged in self._judged.items():
            for run in judged.runs:
                behind = tokens[run.last : run.last + 3]
                if len(behind) < 3 or behind[0].text != "(":  # noqa: PLR2004
                    continue
                at = run.last + 1
                if tokens[at].lower in self._lexicon.articles:
                    at += 1
                inner = starting.get(at)
                if inner is None or inner == text:
                    continue
                if " " not in inner and (spells(inner, text) or self._defines(judged, inner)):
                    self._own(inner, text)
                elif is_acronym(text) and " " in inner and spells(text, inner):
                    self._own(text, inner)

    def _defines(self, judged: Judged, acronym: str) -> bool:
        """Return whether a long form's acronym may be one of another language: “DEVIDA”."""
        return (
            judged.kind in {"organisation", "place"}
            and is_acronym(acronym)
            and len(acronym) > _SHORTEST_ACRONYM
            and len(judged.words) > 1
            and judged.text not in self._lexicon.organisations
            and not is_country(key_of(judged.text))
            and any(is_head(word, self._lexicon) for word in judged.words)
        )

    def _own_initials(self) -> None:
        """Find acronyms whose letters are the initials of an organisation's name."""
        by_initials: dict[str, str] = {}
        for text, judged in self._judged.items():
            if judged.kind == "organisation" and " " in text:
                capitalised = [word for word in text.split() if word[0].isupper()]
                initials = "".join(word[0] for word in capitalised)
                by_initials.setdefault(initials, text)
                if capitalised[-1] in self._lexicon.organisation_words:
                    by_initials.setdefault(initials[:-1], text)  # LSE of the … Group
        for text in self._judged:
            plain = text.replace(".", "")
            if plain.isupper() and len(plain) > _SHORTEST_ACRONYM and plain in by_initials:
                self._own(text, by_initials[plain])

    def _own_short_organisations(self) -> None:
        """Find short forms: “NBC” of “NBC News”, “the Post” of “Washington Post”."""
        starting: dict[str, set[str]] = defaultdict(set)
        ending: dict[str, set[str]] = defaultdict(set)
        for text, judged in self._judged.items():
            words = judged.words
            if judged.kind == "organisation" and len(words) > 1:
                starting[words[0]].add(text)
                ending[words[-1]].add(text)
        for text, judged in self._judged.items():
            if " " in text or text in self._lexicon.generic_words:
                continue
            is_body = judged.kind == "organisation"
            if self._is_company(starting[text]) and judged.rule is None:
                self._own(text, next(iter(starting[text])))
                continue
            if not is_body and (
                judged.likelihoods["person"] > _SURELY_A_PERSON
                or is_country(key_of(text))
                or city_size(key_of(text))
                or judged.kind == "none"
                or judged.likelihoods["place"] > _SURELY_A_PLACE
            ):
                continue
            is_listed = text in self._lexicon.organisations
            owners = starting[text] | (ending[text] if is_body and not is_listed else set())
            if is_listed and not owners <= self._lexicon.organisations:
                continue  # the Senate is not its committee
            if len(owners) == 1:
                self._own(text, next(iter(owners)))

    def _is_company(self, full: set[str]) -> bool:
        """Return whether a word begins the name of one company: “Calder” of “Calder Shipping”."""
        forms = self._lexicon.company_forms
        return len(full) == 1 and all(name.split()[-1] in forms for name in full)

    def _own_listed(self) -> None:
        """Find names that are listed as the same, or known as aliases."""
        for names in self._lexicon.same_names:
            present = [name for name in names if name in self._judged]
            for other in present[1:]:
                self._own(other, present[0])
        by_known: dict[str, list[str]] = defaultdict(list)
        for text in self._judged:
            known = self._known.find(text)
            if known is not None and known.kind != "none":
                by_known[f"{known.kind} {known.name}"].append(text)
        for forms in by_known.values():
            fullest = max(forms, key=len)
            for form in forms:
                if form != fullest:
                    self._own(form, fullest)

    def _own_surnames(self) -> dict[str, list[str]]:
        """Find short forms of people; return those that several people share."""
        holding: dict[str, set[str]] = defaultdict(set)
        for text, judged in self._judged.items():
            if judged.kind == "person" and " " in text:
                for word in _keys(text):
                    holding[word].add(text)
        self._own_alike()
        shared: dict[str, list[str]] = {}
        for text, judged in self._judged.items():
            if not self._may_be_short(judged):
                continue
            words = _keys(text)
            holders = min((holding.get(word, set()) for word in words), key=len)
            if len(holders) > _MOST_SHARING:
                continue
            owners = [
                full
                for full in sorted(holders)
                if full != text and _is_short_of(words, _keys(full))
            ]
            owners = self._without_short_ones(owners)
            if len(owners) == 1:
                self._own(text, owners[0])
            elif owners and judged.kind in {"person", "none"} and text not in self._owners:
                shared[text] = sorted(owners, key=lambda name: self._judged[name].runs[0].start)
        return shared

    def _own_alike(self) -> None:
        """Find names that differ in accents or capitals: “De Gregorio”, “de Gregorio”."""
        first: dict[str, str] = {}
        for text, judged in self._judged.items():
            alike = first.setdefault(f"{judged.kind} {key_of(text)}", text)
            if alike != text and (" " in text or (judged.kind == "place" and alike.isupper())):
                self._own(text, alike)

    def _may_be_short(self, judged: Judged) -> bool:
        return (
            judged.text not in self._owners
            and judged.likelihoods["place"] <= _SURELY_A_PLACE
            and not is_country(key_of(judged.text))
            and judged.text not in self._lexicon.organisations
            and (judged.kind != "organisation" or " " not in judged.text)
        )

    def _without_short_ones(self, owners: list[str]) -> list[str]:
        """Leave out full names that are themselves a shorter form of another."""
        return [
            name
            for name in owners
            if not any(
                other != name and _is_short_of(_keys(name), _keys(other)) for other in owners
            )
        ]

    def _share_out(self, judged: Judged, groups: list[NameGroup]) -> None:
        """Give each place of a shared surname to the person named last before it who fits."""
        full_runs = sorted(
            (run.start, at) for at, group in enumerate(groups) for run in group.members[0].runs
        )
        taken: set[int] = set()
        for run in judged.runs:
            gender = self._gender_of_title(run)
            last = bisect_left(full_runs, (run.start, 0))
            before = (at for _, at in reversed(full_runs[max(last - _FURTHEST, 0) : last]))
            fitting = next((at for at in before if _fits(groups[at].members[0], gender)), None)
            if fitting is not None:
                groups[fitting].runs.append(run)
                taken.add(fitting)
        for at in taken:
            groups[at].members.append(judged)

    def _gender_of_title(self, run: NameRun) -> Gender | None:
        for title in run.titles:
            if title in self._lexicon.women_titles:
                return "female"
            if title in self._lexicon.men_titles:
                return "male"
        return None

    def _settle(self, group: NameGroup) -> None:
        """Give a group the kind of its long form, else that of its acronym."""
        if group.kind == "none":
            kinds = [member.kind for member in group.members if member.kind != "none"]
            if kinds:
                group.kind = kinds[0]
        group.runs.sort(key=lambda run: run.start)


def _keys(name: str) -> list[str]:
    """Return the words of a name as they are compared."""
    return key_of(name).split()


def _is_short_of(words: list[str], full: list[str]) -> bool:
    """Return whether words are a surname, a first name, or a full name with less in it."""
    if len(words) >= len(full):
        return False
    if len(words) == 1:
        return words[0] != full[0] or city_size(words[0]) != "big"
    rest = iter(full)
    return all(word in rest for word in words)


def _fits(judged: Judged, gender: Gender | None) -> bool:
    own = gender_of(key_of(judged.words[0]))
    return gender is None or own is None or own == gender


def spells(acronym: str, name: str) -> bool:
    """Return whether an acronym's letters stand in a name in order, the first at a word's start."""
    letters = [char for char in key_of(acronym) if char.isalpha()]
    folded = key_of(name)
    rest: Iterator[str] = iter(folded)
    starts: Iterable[str] = (word[0] for word in folded.split())
    return bool(letters) and letters[0] in starts and all(letter in rest for letter in letters)
