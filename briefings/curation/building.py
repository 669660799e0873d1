"""From a briefing file to a briefing: its words found in the article, its items in panels."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from briefings.anchors.spans import AnchorError, Words, resolve
from briefings.curation.briefing_file import CuratedBriefing, CuratedPanel, CuratedSource, Quoted
from briefings.curation.mistakes import FileMistakesError, Mistake
from briefings.curation.toml_lines import TomlLines
from briefings.model import OTHER, AnyItem, Article, Briefing, Evidence, Lens, Panel, Source, Topic


class _Builder:
    """Turns the words of one briefing into evidence and remembers what was not found."""

    def __init__(self, article: Article, lines: TomlLines | None) -> None:
        self.article = article
        self.lines = lines
        self.problems: list[str] = []

    def evidence(
        self, name: str, quoted: Quoted, table: str, index: int = 0
    ) -> tuple[Evidence, ...]:
        """Return the places of words; `table` and `index` say where they stand in the file."""
        line = self.lines.of(table, index, "evidence") if self.lines else None
        place = f"line {line}: " if line else ""
        found: list[Evidence] = []
        for entry in quoted:
            words = Words(entry) if isinstance(entry, str) else entry
            try:
                found.append(resolve(self.article, words))
            except AnchorError as error:
                self.problems.append(f"{place}{name}: evidence “{words.words}” {error}.")
        return tuple(found)

    def items(self, curated: CuratedBriefing) -> Iterator[AnyItem]:
        seen: Counter[str] = Counter()
        for kind, item in curated.items():
            evidence = self.evidence(item.id, item.evidence, kind.tag, seen[kind.tag])
            seen[kind.tag] += 1
            yield kind.struct(**{**msgspec.structs.asdict(item), "evidence": evidence})

    def panel(
        self, index: int, panel: CuratedPanel, topic: Topic, items: Sequence[AnyItem]
    ) -> Panel:
        return Panel(
            topic=topic,
            bottom_line=panel.bottom_line,
            headline=panel.headline,
            evidence=self.evidence(f"bottom line of {panel.key}", panel.evidence, "panel", index),
            items=tuple(item for item in items if panel.key in item.topics),
            wording=panel.wording,
            paragraphs=panel.paragraphs,
            editor=panel.editor,
            edited=panel.edited,
        )

    def source(self, curated: CuratedSource) -> Source:
        given = msgspec.structs.asdict(curated)
        return Source(
            **{**given, "evidence": self.evidence("[source]", curated.evidence, "source")}
        )


def build(
    curated: CuratedBriefing,
    article: Article,
    lens: Lens | None,
    lines: TomlLines | None = None,
) -> Briefing:
    """Place all evidence in `article` and lay the items out in panels, in the file's order.

    Evidence that cannot be placed is left out and named in `Briefing.problems`. `lines` are those
    of the file, for what is wrong with it.

    Raises:
        FileMistakesError: panels are none of the lens.
    """
    topics = lens.topics_by_key if lens else {OTHER.key: OTHER}
    _check_panels(curated, topics, lines)
    builder = _Builder(article, lines)
    every = tuple(builder.items(curated))
    items = tuple(item for item in every if item.id not in curated.rejected)
    panels = [
        builder.panel(index, panel, topics[panel.key], items)
        for index, panel in enumerate(curated.panels)
    ]
    order = list(topics)
    panels.sort(key=lambda panel: order.index(panel.topic.key))
    return Briefing(
        id=curated.id,
        article=article,
        source=builder.source(curated.source),
        lens=lens,
        editor=curated.editor,
        edited=curated.edited,
        panels=tuple(panels),
        items=items,
        problems=tuple(builder.problems),
        rejected=tuple(item for item in every if item.id in curated.rejected),
    )


def _check_panels(
    curated: CuratedBriefing, topics: Mapping[str, Topic], lines: TomlLines | None
) -> None:
    why = (
        f"is no topic of the lens {curated.lens}, which has {', '.join(topics)}: mend one of them"
        if topics.keys() != {OTHER.key}
        else "is a topic of no lens: name one by `lens` at the head of the file"
    )
    mistakes = [
        Mistake(
            why,
            f"panel {panel.key}",
            lines.of("panel", index) if lines else None,
        )
        for index, panel in enumerate(curated.panels)
        if panel.key not in topics
    ]
    if mistakes:
        raise FileMistakesError(f"The briefing file of {curated.id}", mistakes)
