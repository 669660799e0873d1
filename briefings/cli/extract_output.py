"""What `extract` found, as text or as JSON."""

from briefings.cli.output import new_sheet, write_json, write_sheet
from briefings.extract.as_json import findings_json
from briefings.extract.findings import FoundFigure, FoundInArticle, RuleFinding
from briefings.model import Article
from briefings.text import flowing, shortened


def write(article: Article, found: FoundInArticle, *, explain: bool, as_json: bool) -> None:
    if as_json:
        write_json(findings_json(article, found))
        return
    sheet = new_sheet()
    for heading, lines in _sections(article, found, explain=explain):
        if lines:
            sheet.heading(f"{heading} {len(lines)}")
            for line in lines:
                sheet.flow(line, "text")
    write_sheet(sheet)


def _sections(
    article: Article, found: FoundInArticle, *, explain: bool
) -> list[tuple[str, list[str]]]:
    def line(each: RuleFinding, *parts: str | None) -> str:
        number = article.paragraph_at(each.start).number
        said = " · ".join(part for part in parts if part)
        why = f" [{'; '.join((each.rule, *each.why))}]" if explain else ""
        return f"{each.confidence:.2f} ¶{number} {said}{why}"

    def words(start: int, end: int) -> str:
        return f"“{shortened(flowing(article.text[start:end]), 100)}”"

    names = {
        heading: [
            line(each, each.name, each.role, ", ".join(each.names), f"{len(each.mentions)}x")
            for each in found.names
            if each.kind == kind
        ]
        for heading, kind in (
            ("PEOPLE", "person"),
            ("ORGANISATIONS", "organisation"),
            ("PLACES", "place"),
        )
    }
    return [
        ("FIGURES", [line(f, words(f.start, f.end), *_facts(article, f)) for f in found.figures]),
        (
            "QUOTATIONS",
            [
                line(q, q.speaker or "speaker unknown", q.role, words(q.start, q.end))
                for q in found.quotes
            ],
        ),
        (
            "CLAIMS",
            [
                line(c, c.source or "source unknown", c.polarity, words(*c.said))
                for c in found.claims
            ],
        ),
        *names.items(),
        ("DATES", [line(d, words(d.start, d.end), d.iso) for d in found.dates]),
        ("TENSIONS", [line(t, t.kind, t.severity, t.text, t.reason) for t in found.tensions]),
        (
            "PANELS",
            [
                f"{p.topic}: {' '.join(f'¶{n}' for n in p.paragraphs)}"
                + (f" {words(*p.bottom_line)}" if p.bottom_line else "")
                for p in found.panels
            ],
        ),
        ("KEY POINTS", [line(p, p.topic, words(p.start, p.end)) for p in found.points]),
    ]


def _facts(article: Article, figure: FoundFigure) -> list[str | None]:
    what = figure.what and article.text[figure.what[0] : figure.what[1]]
    return [
        f"{figure.value:,} {figure.unit or 'unit unknown'}",
        figure.bound or ("about" if figure.approximate else None),
        what,
        figure.period or "period unknown",
        figure.scope,
        figure.status or "status unknown",
        figure.source,
    ]
