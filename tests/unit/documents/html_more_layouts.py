"""More layouts, written after those of `html_layouts` were read well: what sites do besides."""

import json

from tests.unit.documents.html_articles import MadeArticle
from tests.unit.documents.html_layouts import Layout, body, esc, pieces


def styled_components(a: MadeArticle) -> str:
    """Each paragraph in a box of its own, named by its purpose; pictures with hidden labels."""
    blocks = []
    for part in a.parts:
        for piece in pieces(part):
            if piece.startswith("<figure>"):
                caption = esc(part.lines[0])
                blocks.append(
                    '<div data-component="image-block"><figure><div><span class="ssrcss-a">'
                    '<img src="p.jpg"></span></div><figcaption class="ssrcss-c">'
                    f'<span class="visually-hidden">Zorba zumbel, </span>{caption}</figcaption>'
                    "</figure></div>"
                )
            else:
                blocks.append(f'<div data-component="text-block" class="ssrcss-1">{piece}</div>')
            if len(blocks) == 6:
                blocks.append(
                    '<div data-component="unordered-list-block"><div class="ssrcss-u"><ul><li>'
                    '<a href="/news/1"><b>Zatrix zephal zindor zoltap</b></a></li><li>'
                    '<a href="/news/2"><b>Zumara zirkon</b></a></li></ul></div></div>'
                )
    return f"""<!DOCTYPE html><html lang="{a.language}-GB" class="no-js">
<head><meta charset="utf-8">
<meta property="og:title" content="{a.title}"><title>{esc(a.title)} - Zumbel News</title></head>
<body><div id="root"><header role="banner" class="ssrcss-h"><nav aria-label="Zumbel"><ul><li>
<a href="/">Zorba</a></li></ul></nav><section data-testid="search"><form><input type="search">
</form></section></header><div class="ssrcss-m"><div class="ssrcss-g"><main id="main-content">
<article class="ssrcss-art"><header data-component="headline-block"><h1 id="main-heading"
tabindex="-1">{esc(a.title)}</h1></header><div data-component="byline-block"><div>
<time datetime="2024-05-03T09:00:00.000Z">3 zorba ago</time></div><div class="ssrcss-by">
<span>{a.author}</span><span>Zumbel zatrix correspondent</span></div></div>
<div data-component="text-block"><p><b>{esc(a.standfirst)}</b></p></div>
{"".join(blocks)}<div data-component="topic-list"><div>Related Topics</div><ul><li>
<a href="/t">Zephal</a></li></ul></div></article></main>
<div data-component="links-block"><h2>More on this story</h2><ul><li><a href="/n/3"><span>Zindor
zoltap zumara zirkon zebrix</span></a></li><li><span>3 zonda ago</span></li></ul></div></div>
<div class="ssrcss-side"><section aria-label="Top stories"><h2>Zarfel</h2><div><div><p><a
href="/x">Zuqua zorba zumbel zatrix zephal zindor</a></p></div></div></section></div></div>
<footer><p>Copyright © 2024 Zumbel. Zatrix is not zephal for zindor.</p></footer></div></body>
</html>"""


def utility_classes(a: MadeArticle) -> str:
    """A site in utility classes: nothing is named, what is for phones stands there twice."""
    parts = body(a).replace("<p>", '<p class="mb-4 text-lg leading-8">')
    half = parts.split("\n")
    middle = """<div class="my-8 border-l-4 p-4 bg-gray-50"><span class="text-xs font-bold">Te puede
interesar</span><a class="block mt-2" href="/n/7"><div class="flex"><img src="q.jpg"><p
class="font-bold">Zorba zumbel zatrix zephal zindor zoltap zumara</p></div></a></div>
<div class="flex justify-center my-4"><span class="text-xs">PUBLICIDAD</span></div>"""
    return f"""<!DOCTYPE html><html lang="{a.language}"><head><meta charset="utf-8"><title>
{esc(a.title)} | El Zumbel</title></head><body class="antialiased">
<div class="fixed top-0 hidden lg:flex"><a href="/">Zirkon</a><a href="/p">Zebrix</a></div>
<div class="flex lg:hidden"><button>Zonda</button><a href="/">Zarfel</a></div>
<div class="container mx-auto px-4"><div class="grid grid-cols-12"><div class="col-span-8">
<span class="uppercase text-red-600"><a href="/s">Zuqua</a></span>
<h1 class="text-4xl font-bold">{esc(a.title)}</h1>
<p class="text-xl text-gray-600">{esc(a.standfirst)}</p>
<div class="flex items-center"><img src="u.jpg"><div><p class="font-bold">{a.author}</p>
<p class="text-sm">19/03/2024 10:35 · 4 min de lectura</p></div></div>
<div class="flex gap-2"><a href="https://fb.example/share"><svg></svg></a><a
href="https://x.example/i">Zorba</a></div>
<div class="prose">{"".join(half[:7])}{middle}{"".join(half[7:])}</div>
<div class="mt-8"><p class="font-bold">Temas:</p><div class="flex flex-wrap"><a href="/t/1">Zumbel
</a><a href="/t/2">Zatrix zephal</a></div></div>
<div class="rounded-xl bg-blue-100 p-6"><h4>Zindor zoltap</h4><p>Zumara zirkon zebrix zonda zarfel,
zuqua zorba. Zumbel!</p><form><input type="email"><button>Zatrix</button></form></div></div>
<div class="col-span-4"><h3>Zephal</h3><div><a href="/1"><p>1. Zindor zoltap zumara zirkon</p></a>
<a href="/2"><p>2. Zebrix zonda zarfel zuqua</p></a></div></div></div></div>
<div class="bg-black text-white"><p>Zorba zumbel zatrix S.A. Zephal zindor zoltap zumara 1234,
zirkon zebrix zonda.</p></div><div class="hidden">Zarfel zuqua</div></body></html>"""


def elementor(a: MadeArticle) -> str:
    """A page builder: each part of the text is a widget, so is all else."""

    def widget(kind: str, content: str) -> str:
        return (
            f'<div class="elementor-element elementor-widget elementor-widget-{kind}" '
            f'data-widget_type="{kind}.default"><div class="elementor-widget-container">{content}'
            "</div></div>"
        )

    texts = [
        widget("heading" if piece.startswith("<h2") else "text-editor", piece)
        for part in a.parts
        for piece in pieces(part)
    ]
    return f"""<!DOCTYPE html><html lang="{a.language}"><head><meta charset="UTF-8"><title>
{esc(a.title)} - Zumbel</title></head><body class="page elementor-page"><div
class="elementor elementor-location-header">{
        widget(
            "nav-menu", "<ul><li><a href='/a'>Zorba</a></li><li><a href='/b'>Zumbel</a></li></ul>"
        )
    }</div><div class="elementor elementor-12"><section
class="elementor-section"><div class="elementor-container">
{widget("heading", f"<h1 class='elementor-heading-title'>{esc(a.title)}</h1>")}
{widget("text-editor", f"<p>{esc(a.standfirst)}</p>")}
{widget("share-buttons", "<div class='elementor-share-btn'><span>Zatrix</span></div>")}
</div></section><section class="elementor-section"><div class="elementor-container">
{"".join(texts)}</div></section><section class="elementor-section">
{
        widget(
            "posts",
            "<article class='elementor-post'><h3 class='elementor-post__title'><a href='/c'>"
            "Zephal zindor zoltap</a></h3><div class='elementor-post__excerpt'><p>"
            "Zumara zirkon zebrix zonda "
            "zarfel zuqua zorba zumbel zatrix zephal.</p></div></article>" * 3,
        )
    }</section></div>
<div class="elementor elementor-location-footer">{
        widget("text-editor", "<p>Zindor zoltap zumara zirkon, zebrix zonda.</p>")
    }</div></body></html>"""


def drupal(a: MadeArticle) -> str:
    """A ministry's page, in fields of its own, with a list of documents and a box of contacts."""
    return f"""<!DOCTYPE html><html lang="{a.language}" dir="ltr"><head><meta charset="utf-8" />
<meta name="dcterms.title" content="{a.title}" /><title>{esc(a.title)} | Zumbel.gob</title></head>
<body class="path-node page-node-type-article"><a href="#main" class="visually-hidden focusable">
Zorba zumbel</a><div class="dialog-off-canvas-main-canvas"><header id="header"><div class="region
region-header"><a href="/" rel="home">Zatrix</a></div><div class="region region-primary-menu"><ul
class="menu nav"><li class="menu-item"><a href="/z">Zephal</a></li></ul></div></header>
<div class="region region-breadcrumb"><ol class="breadcrumb"><li><a href="/">Zindor</a></li></ol>
</div><div class="main-container"><div class="region region-content"><h1 class="page-header"><span>
{esc(a.title)}</span></h1><article role="article" class="node node--type-article"><div
class="content"><div class="field field--name-field-summary field__item">{esc(a.standfirst)}</div>
<div class="field field--name-body field__item">{body(a)}</div><div class="field
field--name-field-tags"><div class="field__label">Tags</div><div class="field__item"><a href="/tag">
Zoltap</a></div></div></div></article></div><aside class="region region-sidebar-second"><section
class="block"><h2 class="block-title">Zumara</h2><p>Zirkon zebrix zonda zarfel zuqua, zorba 123.
</p></section></aside></div><footer class="footer"><div class="region region-footer"><p>Zumbel</p>
</div></footer></div></body></html>"""


def live_with_more_articles(a: MadeArticle) -> str:
    """A page that goes on with the next articles below, each whole."""
    other = "".join(
        f"""<article class="story"><h1>Zorba zumbel {n}</h1><div class="story-text">"""
        + "<p>Zatrix zephal zindor zoltap zumara zirkon zebrix zonda zarfel zuqua, zorba zumbel "
        "zatrix zephal zindor zoltap zumara. Zirkon zebrix zonda zarfel zuqua zorba.</p>"
        * 9
        + "</div></article>"
        for n in range(3)
    )
    return f"""<!DOCTYPE html><html lang="{a.language}"><head><meta charset="utf-8">
<meta property="og:title" content="{a.title}"><title>{esc(a.title)}</title></head><body>
<div class="stream"><article class="story"><h1>{esc(a.title)}</h1><p class="dek">
{esc(a.standfirst)}</p><div class="story-text">{body(a)}</div></article>{other}</div></body></html>
"""


def many_comments(a: MadeArticle) -> str:
    """More was written below the article than in it, in boxes that say nothing."""
    comments = (
        "<div class='x2'><div class='x3'><b>Zorba</b> <span>hace 3 horas</span></div><div>Zatrix "
        "zephal zindor zoltap zumara zirkon zebrix, zonda zarfel zuqua zorba zumbel zatrix zephal "
        "zindor. Zoltap zumara zirkon zebrix zonda zarfel, zuqua zorba zumbel!</div></div>"
    ) * 40
    return f"""<html lang="{a.language}"><head><meta charset="utf-8"><title>{esc(a.title)}</title>
</head><body><div class="x0"><h1>{esc(a.title)}</h1><h3>{esc(a.standfirst)}</h3><div class="x1">
{body(a)}</div><div id="comments-section"><h4>40 comentarios</h4>{comments}</div></div></body>
</html>"""


def linked_data_body(a: MadeArticle) -> str:
    """The text stands in JSON-LD as well; on the page it is in what is called a promotion."""
    words = "\n".join(line for part in a.parts if part.style == "p" for line in part.lines)
    ld = {"@type": "NewsArticle", "headline": a.title, "articleBody": words}
    halves = body(a).split("\n")
    return f"""<html lang="{a.language}"><head><meta charset="utf-8"><title>Zumbel</title>
<script type="application/ld+json">{json.dumps(ld)}</script>
</head><body>
<div class="promo-wrapper"><h1>{esc(a.title)}</h1><p class="summary">{esc(a.standfirst)}</p>
<div class="promo">{"".join(halves[:6])}</div><div class="ad">Zorba zumbel</div>
<div class="promo">{"".join(halves[6:])}</div></div><div class="promo"><p>Zatrix zephal zindor
zoltap zumara zirkon zebrix zonda zarfel zuqua zorba zumbel zatrix zephal.</p></div>
</body></html>"""


def bold_subheads(a: MadeArticle) -> str:
    """Line breaks for paragraphs in one `<p>`, spaces that do not break, dialogue with dashes."""
    lines = []
    for part in a.parts:
        if part.style in ("p", "update", "h2"):
            lines += [
                f"<strong>{esc(line)}</strong>" if part.style == "h2" else esc(line)
                for line in part.lines
            ]
        else:
            lines.append("</p>" + "".join(pieces(part)) + "<p>")
    text = "<br />&nbsp;<br />".join(lines)
    return f"""<html lang="{a.language}"><head><meta charset="utf-8"><title>{esc(a.title)}</title>
</head><body><div id="wrap"><div id="hd"><a href="/">Zorba</a> | <a href="/z">Zumbel</a></div>
<div id="cont"><div class="titular">{esc(a.title)}</div>
<div class="bajada">{esc(a.standfirst)}</div>
<div class="foto"><img src="f.jpg"></div><div class="cuerpo"><p>{text}</p></div>
<div class="compartir">Zatrix <a href="#">Zephal</a></div><div class="notas-rel"><b>Notas
relacionadas</b><br><a href="/1">Zindor zoltap zumara</a><br><a href="/2">Zirkon zebrix</a></div>
</div><div id="ft">Zonda zarfel zuqua 2009</div></div></body></html>"""


MORE_LAYOUTS: tuple[Layout, ...] = (
    styled_components,
    utility_classes,
    elementor,
    drupal,
    live_with_more_articles,
    many_comments,
    linked_data_body,
    bold_subheads,
)
