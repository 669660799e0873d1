"""What every page of HTML has around its contents: a head by which nothing is fetched or runs."""

from importlib import resources

from briefings.export.formats.html.markup import Html, element, together, void
from briefings.export.formats.html.tables import column_rules

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""Nothing is fetched and nothing runs, whatever should ever get into the page."""


def whole_page(
    body: Html, *, title: str, language: str, style: str, version: str, about: dict[str, str]
) -> Html:
    """Return a page in a `language`; `about` are further things that its head says, by name."""
    head = element(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=POLICY),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="color-scheme", content="light dark"),
        void("meta", name="referrer", content="no-referrer"),
        void("meta", name="generator", content=f"briefings {version}"),
        *(void("meta", name=name, content=said) for name, said in about.items()),
        element("title", title),
        element("style", Html(f"\n{style}{column_rules(body)}")),
    )
    page = element("html", head, body, lang=language)
    return together((Html("<!DOCTYPE html>\n"), page, Html("\n")))


def style_sheet(name: str) -> str:
    """Return what all pages share, and a style sheet of this folder over it."""
    folder = resources.files(__package__)
    return "".join(folder.joinpath(each).read_text("utf-8") for each in ("shared.css", name))
