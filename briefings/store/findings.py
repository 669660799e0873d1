"""What was found about a log since it was opened: what to report, what is wrong, what is mended."""

from collections.abc import Iterable

from briefings.store.recovery import DamageReport, news


class Findings:
    """Sentences, each once and in order.

    Attributes:
        problems: what to report at this opening, without damage reported at an earlier one.
        damage: all damage that the log has.
        wrong: what else is wrong now.
        mended: what was put right.
    """

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.damage: list[str] = []
        self.wrong: list[str] = []
        self.mended: list[str] = []

    def add(self, problem: str) -> None:
        _add(problem, self.problems, self.wrong)

    def mend(self, sentence: str) -> None:
        _add(sentence, self.problems, self.mended)

    def add_damage(self, name: str, damage: Iterable[DamageReport]) -> None:
        """Take in what is damaged in the log of this name."""
        found = list(damage)
        self.damage += (finding.sentence for finding in found)
        for sentence in news(name, found):
            _add(sentence, self.problems)


def _add(sentence: str, *lists: list[str]) -> None:
    for sentences in lists:
        if sentence not in sentences:
            sentences.append(sentence)
