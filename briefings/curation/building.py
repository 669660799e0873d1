"""From a briefing file to a briefing: its words found in the article, its items in panels."""

from collections.abc import Iterator, Mapping

import msgspec

from briefings.anchors.spans import AnchorError, Words, resolve
from briefings.curation.briefing_file import CuratedBriefing, CuratedSource, Quoted
from briefings.curation.mistakes import FileMistakesError, Mistake
from briefings.curation.toml_lines import TomlLines
from briefings.model import AnyItem, Article, Briefing, Evidence, Lens, Panel, Source, Topic


class _Builder:
    """Turns the words of one briefing into evidence and remembers what was not found."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.problems: list[str] = []

    def evidence(self, name: str, quoted: Quoted) -> tuple[Evidence, ...]:
        found: list[Evidence] = []
        for entry in quoted:
            words = Words(entry) if isinstance(entry, str) else entry
            try:
                found.append(resolve(self.article, words))
            except AnchorError as error:
                self.problems.append(f"{name}: evidence “{words.words}” {error}.")
        return tuple(found)

    def items(self, curated: CuratedBriefing) -> Iterator[AnyItem]:
        for kind, item in curated.items():
            given = msgspec.structs.asdict(item)
            yield kind.struct(**{**given, "evidence": self.evidence(item.id, item.evidence)})

    def source(self, curated: CuratedSource) -> Source:
        given = msgspec.structs.asdict(curated)
        return Source(**{**given, "evidence": self.evidence("[source]", curated.evidence)})


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
    topics = {topic.key: topic for topic in lens.topics} if lens else {}
    _check_panels(curated, topics, lines)
    builder = _Builder(article)
    items = tuple(builder.items(curated))
    panels = tuple(
        Panel(
            topic=topics[panel.key],
            bottom_line=panel.bottom_line,
            evidence=builder.evidence(f"bottom line of {panel.key}", panel.evidence),
            items=tuple(item for item in items if panel.key in item.topics),
        )
        for panel in sorted(curated.panels, key=lambda p: list(topics).index(p.key))
    )
    return Briefing(
        id=curated.id,
        article=article,
        source=builder.source(curated.source),
        lens=lens,
        editor=curated.editor,
        edited=curated.edited,
        panels=panels,
        items=items,
        problems=tuple(builder.problems),
    )


def _check_panels(
    curated: CuratedBriefing, topics: Mapping[str, Topic], lines: TomlLines | None
) -> None:
    why = (
        f"is no topic of the lens {curated.lens}, which has {', '.join(topics)}: mend one of them"
        if topics
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
