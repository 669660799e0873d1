"""How right the rules are on texts that somebody has read: `python -m tests.bench.accuracy FOLDER`.

`python -m tests.bench.accuracy FOLDER [--misses KIND]` reads each NAME.txt that has labels beside
it in NAME.json: an object with `language` and any of these lists (offsets are code points of the
text, end exclusive; a kind that is missing is not scored):

- `figures` (start, end, value, unit, status, period), `optional_figures` (start, end): these cost
  nothing either way; `dates` (start, end, iso)
- `quotes` (start, end, speaker), `claims` (start and end of the cue, source)
- `people`, `organisations`, `places` (name, surfaces, optional)
- `paragraphs` (start, end, panels: topic keys, any of which is right), with `lens`, the key of a
  packaged lens

Printed are precision, recall and their harmonic mean (F1), how often what was called sure was
right, and each miss of a kind that is asked for. Nothing here is a test: texts of other people stay
where they are.
"""

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from briefings.curation import lens_file, seeding
from briefings.documents.document import ReadOptions
from briefings.documents.plain_text import read
from briefings.extract.as_json import findings_json
from briefings.extract.extraction import extract
from briefings.folding import folded_text
from briefings.model import OTHER, Lens
from briefings.progress import SURE, WEAK

Label = Mapping[str, Any]
Match = Callable[[Label, Label], bool]

_NAMES: Final = ("people", "organisations", "places")
_OPPOSITE: Final = {
    ("denied", "reported"), ("alleged", "reported"), ("hypothetical", "reported"),
    ("goal", "reported"), ("reported", "denied"), ("reported", "hypothetical"),
}  # fmt: skip
_SAME_STRETCH: Final = 0.8
_NOUN: Final = 4
"""Units are the same noun if so many first letters are."""


class Miss(NamedTuple):
    """What was not found, or found and is not there."""

    kind: str
    what: str
    where: str


class Score:
    """Counts of all articles."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.labelled: Counter[str] = Counter()
        self.bands: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
        self.opposite: list[float] = []
        self.misses: list[Miss] = []
        self.articles = 0
        self.seconds = 0.0

    def pairs(
        self, kind: str, labels: Sequence[Label], found: Sequence[Label], is_same: Match, text: str
    ) -> None:
        """Count what was found of a kind; each label is matched once."""
        taken: set[int] = set()
        for label in labels:
            at = next(
                (i for i, f in enumerate(found) if i not in taken and is_same(label, f)), None
            )
            if at is None:
                self.misses.append(Miss(kind, f"missed {_name(label)}", _around(text, label)))
            else:
                taken.add(at)
        for at, each in enumerate(found):
            if at not in taken:
                self.misses.append(Miss(kind, f"wrong {_name(each)}", _around(text, each)))
            if "confidence" in each:
                self.bands[kind].append((each["confidence"], at in taken))
        self.right[kind] += len(taken)
        self.found[kind] += len(found)
        self.labelled[kind] += len(labels)

    def lines(self) -> Iterator[str]:
        yield f"{self.articles} articles, {1000 * self.seconds / max(self.articles, 1):.1f} ms each"
        for kind, labelled in self.labelled.items():
            right, found = self.right[kind], self.found[kind]
            precision, recall = right / (found or 1), right / (labelled or 1)
            f1 = 2 * precision * recall / ((precision + recall) or 1)
            yield f"{kind:24} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  ({right} of {labelled})"
        for kind, each in self.bands.items():
            for low, high, name in (
                (SURE, 2.0, "sure"),
                (WEAK, SURE, "check"),
                (0.0, WEAK, "weak"),
            ):
                own = [is_right for confidence, is_right in each if low <= confidence < high]
                if own:
                    yield f"  {kind:22} {name:6} right {sum(own) / len(own):.3f} of {len(own)}"
        sure = sum(confidence >= SURE for confidence in self.opposite)
        yield f"opposite meanings: {len(self.opposite)}, {sure} of them among the sure ones"


def score(folder: Path, lenses: Mapping[str, Lens]) -> Score:
    """Return how right the rules are on the texts of a folder."""
    counted = Score()
    for path in sorted(folder.glob("*.json")):
        text_path = path.with_suffix(".txt")
        if text_path.exists():
            _score_one(counted, text_path, json.loads(path.read_text("utf-8")), lenses)
    return counted


def _score_one(
    counted: Score, path: Path, labels: Mapping[str, Any], lenses: Mapping[str, Lens]
) -> None:
    article = read(path.read_bytes(), path.name, ReadOptions())[0].article
    lens = lenses[labels.get("lens", "counternarcotics")]
    began = time.process_time()
    findings = extract(article, labels["language"], lens)
    counted.seconds += time.process_time() - began
    counted.articles += 1
    found = findings_json(article, findings)
    _figures(counted, labels, found, article.text)
    _statements(counted, labels, found, article.text)
    for kind in _NAMES:
        if kind in labels:
            _named(counted, kind, labels, found, article.text)
    if "panels" in labels.get("paragraphs", [{}])[0]:
        _topics(counted, labels["paragraphs"], found["paragraphs"], article.text)


def _figures(
    counted: Score, labels: Mapping[str, Any], found: Mapping[str, Any], text: str
) -> None:
    if "dates" in labels:
        counted.pairs("dates", labels["dates"], found["dates"], _overlap, text)
        counted.pairs(
            "dates, ISO", labels["dates"], found["dates"],
            lambda a, b: _overlap(a, b) and a["iso"] == b["iso"], text,
        )  # fmt: skip
    if "figures" not in labels:
        return
    free = [*labels.get("optional_figures", ()), *labels.get("dates", ())]
    figures = [
        each
        for each in found["figures"]
        if any(_same_value(label, each) for label in labels["figures"])
        or not any(_overlap(each, other) for other in free)
    ]
    counted.pairs("figures, value", labels["figures"], figures, _same_value, text)
    counted.pairs(
        "figures, value and unit", labels["figures"], figures,
        lambda a, b: _same_value(a, b) and _same_unit(a, b), text,
    )  # fmt: skip
    for label in labels["figures"]:
        own = next((each for each in figures if _same_value(label, each)), None)
        for field in ("status", "period"):
            if own is not None and field in label:
                _field(counted, field, label, own, text)


def _field(counted: Score, field: str, label: Label, own: Label, text: str) -> None:
    """Count one field of a figure that was found; `None` is not given, or not said."""
    given, said = own.get(field), label.get(field)
    kind = f"figures, {field}"
    counted.found[kind] += given is not None
    counted.labelled[kind] += said is not None
    counted.right[kind] += said is not None and given == said
    if given != said:
        counted.misses.append(Miss(kind, f"{said} and not {given}", _around(text, label)))
    if (said, given) in _OPPOSITE:
        counted.opposite.append(own["confidence"])


def _statements(
    counted: Score, labels: Mapping[str, Any], found: Mapping[str, Any], text: str
) -> None:
    forms = {each["name"]: each["surfaces"] for kind in _NAMES[:2] for each in labels.get(kind, ())}

    def is_who(wanted: str | None, given: str | None) -> bool:
        own = _words(given)
        every = [wanted, *forms.get(wanted or "", ())]
        return bool(own) and any(w and (w <= own or own <= w) for w in map(_words, every))

    if "quotes" in labels:
        counted.pairs("quotations", labels["quotes"], found["quotes"], _same_stretch, text)
        counted.pairs(
            "quotations with speaker", labels["quotes"], found["quotes"],
            lambda a, b: _same_stretch(a, b) and is_who(a["speaker"], b["speaker"]), text,
        )  # fmt: skip
    if "claims" in labels:
        counted.pairs("claims", labels["claims"], found["claims"], _overlap, text)
        counted.pairs(
            "claims with source", labels["claims"], found["claims"],
            lambda a, b: _overlap(a, b) and is_who(a["source"], b["source"]), text,
        )  # fmt: skip


def _named(
    counted: Score, kind: str, labels: Mapping[str, Any], found: Mapping[str, Any], text: str
) -> None:
    free = {
        _key(form)
        for every in _NAMES
        for each in labels.get(every, ())
        if each.get("optional")
        for form in each["surfaces"]
    }
    own = [
        {**each, "start": each["mentions"][0][0], "end": each["mentions"][0][1]}
        for each in found[kind]
        if _key(each["name"]) not in free
    ]
    wanted = [{**each, "start": 0, "end": 0} for each in labels[kind] if not each.get("optional")]
    counted.pairs(
        kind, wanted, own,
        lambda a, b: _key(b["name"]) in {_key(form) for form in a["surfaces"]}, text,
    )  # fmt: skip


def _topics(counted: Score, labels: Sequence[Label], found: Sequence[Label], text: str) -> None:
    for label in labels:
        own = next((each for each in found if _overlap(label, each)), None)
        topics = own["panels"] if own else [OTHER.key]
        for kind, few in (("topic", 1), ("topic, within two", 2)):
            is_right = bool(set(topics[:few]) & set(label["panels"]))
            counted.labelled[kind] += 1
            counted.found[kind] += 1
            counted.right[kind] += is_right
            if not is_right:
                why = f"{label['panels']} and not {topics[:few]}"
                counted.misses.append(Miss(kind, why, _around(text, label)))


def _overlap(one: Label, other: Label) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _same_stretch(one: Label, other: Label) -> bool:
    common = min(one["end"], other["end"]) - max(one["start"], other["start"])
    whole = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return bool(common >= _SAME_STRETCH * whole)


def _same_value(label: Label, found: Label) -> bool:
    return _overlap(label, found) and bool(
        abs(label["value"] - found["value"]) <= 1e-6 * max(1, abs(label["value"]))
    )


def _same_unit(label: Label, found: Label) -> bool:
    one, other = label.get("unit"), found.get("unit")
    if one is None or other is None or one == other:
        return bool(one == other)
    return folded_text(one)[:_NOUN] == folded_text(other)[:_NOUN]


def _words(name: str | None) -> set[str]:
    return {word for word in folded_text(name or "").split() if word not in {"the", "el", "la"}}


def _key(name: str) -> str:
    return " ".join(sorted(_words(name.replace("’s", "").replace("'s", ""))))


def _name(label: Label) -> str:
    fields = ("name", "speaker", "source", "value", "unit", "iso")
    return " ".join(str(label[field]) for field in fields if label.get(field) is not None)


def _around(text: str, label: Label, room: int = 50) -> str:
    start, end = label["start"], label["end"]
    before, after = text[max(0, start - room) : start], text[end : end + room]
    return " ".join(f"{before}[{text[start:end]}]{after}".split())


def main(arguments: Iterable[str] | None = None) -> None:
    """Score the texts of a folder, and print it."""
    parser = argparse.ArgumentParser(description="How right the rules are on labelled texts.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", metavar="KIND", help="print each miss of a kind: `figures`")
    given = parser.parse_args(None if arguments is None else list(arguments))
    lenses = {name: lens_file.decode(raw, name) for name, raw in seeding.lenses()}
    counted = score(given.folder, lenses)
    for line in counted.lines():
        print(line)
    for miss in counted.misses:
        if given.misses and miss.kind.startswith(given.misses):
            print(f"{miss.kind}: {miss.what}: {miss.where}")


if __name__ == "__main__":
    main()
