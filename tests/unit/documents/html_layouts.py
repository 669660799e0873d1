"""Layouts of web pages as sites have them, around made-up articles.

Whatever a page holds besides the article is written with the words of `NOISE`, which stand in no
article: a reader that keeps one of them has taken something else for the article.
"""

import html
import json
from collections.abc import Callable, Sequence

from briefings.documents.web_pages.word_sets import word_set
from tests.unit.documents.html_articles import MadeArticle, Part

NOISE = word_set("zorba zumbel zatrix zephal zindor zoltap zumara zirkon zebrix zonda zarfel zuqua")


def esc(text: str) -> str:
    return html.escape(text, quote=False)


def body(article: MadeArticle, between: str = "", after: int = 4) -> str:
    """The article's parts as plain elements; `between` stands after so many of its paragraphs."""
    written: list[str] = []
    paragraphs = 0
    for part in article.parts:
        for piece in pieces(part):
            written.append(piece)
            paragraphs += piece.startswith("<p>")
            if paragraphs == after and between:
                written.append(between)
                between = ""
    return "\n".join(written)


def pieces(part: Part) -> list[str]:
    lines = [esc(line) for line in part.lines]
    if part.style in ("ul", "ol"):
        entries = "".join(f"<li>{line}</li>" for line in lines)
        return [f"<{part.style}>{entries}</{part.style}>"]
    if part.style == "table":
        return [data_table(lines)]
    wrap = {
        "p": "<p>{}</p>",
        "h2": "<h2>{}</h2>",
        "quote": "<blockquote><p>{}</p></blockquote>",
        "caption": "<figure><img src='a.jpg' alt='zorba zumbel'>"
        "<figcaption>{}</figcaption></figure>",
        "update": "<p><em>{}</em></p>",
    }[part.style]
    return [wrap.format(line) for line in lines]


def data_table(lines: Sequence[str]) -> str:
    rows = [line.split(" | ") for line in lines]
    head = "".join(f"<th>{cell}</th>" for cell in rows[0])
    others = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[1:]
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{others}</tbody></table>"


def plain_article_tags(a: MadeArticle) -> str:
    """A news site with `<main>` and `<article>`, and all that usually stands around them."""
    ld = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": a.title,
        "datePublished": a.published + "T08:30:00-05:00",
        "author": [{"@type": "Person", "name": a.author}],
        "publisher": {"@type": "Organization", "name": "Brava Gazette"},
    }
    aside = """<aside class="related"><h3>Zorba zumbel</h3><ul><li><a href="/1">Zatrix zephal
      zindor zoltap</a></li><li><a href="/2">Zumara zirkon zebrix</a></li></ul></aside>"""
    return f"""<!DOCTYPE html><html lang="{a.language}"><head><meta charset="utf-8">
<title>{esc(a.title)} | Brava Gazette</title>
<script type="application/ld+json">{json.dumps(ld)}</script></head>
<body class="single has-sidebar cookies-not-set">
<div id="cookie-banner" role="dialog"><p>Zorba zumbel zatrix zephal zindor zoltap zumara zirkon.
We use cookies zorba to zumbel the zatrix of zephal zindor zoltap, zumara zirkon zebrix zonda, and
zarfel zuqua zorba zumbel.</p><button>Accept zorba</button></div>
<header class="site-header"><a href="/">Zorba Zumbel</a><nav><ul><li><a href="/w">Zatrix</a></li>
<li><a href="/s">Zephal</a></li><li><a href="/c">Zindor zoltap</a></li></ul></nav></header>
<main><article class="post tag-harbour category-social">
<header><p class="kicker"><a href="/news">Zonda</a></p><h1>{esc(a.title)}</h1>
<p class="standfirst">{esc(a.standfirst)}</p>
<div class="byline">By <a rel="author" href="/ann">{a.author}</a>
<time datetime="{a.published}T08:30:00-05:00">zorba zumbel</time></div>
<div class="share-buttons"><a href="#">Zarfel on Facebook</a> <a href="#">Zuqua</a></div></header>
<div class="article-body">{body(a, aside)}</div>
<footer class="article-footer"><ul class="tags"><li><a href="/t/1">Zumara</a></li></ul>
<div class="author-bio"><p>{a.author} zorba zumbel zatrix, zephal zindor zoltap zumara zirkon zebrix
zonda zarfel zuqua.</p></div></footer></article>
<section id="comments"><h2>Zorba (3)</h2><ol><li><p>Zumbel zatrix zephal zindor zoltap zumara zirkon
zebrix zonda zarfel zuqua, zorba zumbel zatrix zephal zindor zoltap zumara zirkon zebrix zonda
zarfel zuqua zorba zumbel zatrix.</p></li><li><p>Zephal zindor zoltap!</p></li></ol></section>
</main>
<aside class="sidebar"><h3>Zorba zumbel</h3><ol><li><a href="/x">Zatrix zephal zindor</a></li>
<li><a href="/y">Zoltap zumara zirkon zebrix</a></li></ol><div class="newsletter"><p>Zonda zarfel
zuqua every morning in your inbox.</p><form><input type="email"><button>Zorba</button></form></div>
</aside><footer><p>© 2024 Zorba Zumbel. Zatrix zephal.</p><a href="/legal">Zindor</a></footer>
</body></html>"""


def wordpress(a: MadeArticle) -> str:
    """A blog's theme: share buttons and related posts by plug-ins, comments, widgets."""
    between = """<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Zorba this:</h3>
<ul><li><a href="?share=twitter">Zumbel</a></li></ul></div>
<p><strong>Read also: <a href="https://blog.example.org/2024/04/zatrix/">Zatrix zephal zindor zoltap
</a></strong></p>"""
    return f"""<!DOCTYPE html><html lang="{a.language}-ES"><head><meta charset="UTF-8">
<meta property="og:site_name" content="Zumbel blog"><link rel="canonical"
href="https://blog.example.org/2024/05/one/"><title>{esc(a.title)} – Blog</title></head>
<body class="post-template-default single single-post postid-1 logged-in">
<div id="page" class="site"><a class="skip-link screen-reader-text" href="#content">Zorba zumbel</a>
<header id="masthead" class="site-header"><p class="site-title"><a href="/">Zatrix</a></p>
<p class="site-description">Zephal zindor, zoltap zumara.</p>
<nav id="site-navigation"><button>Zirkon</button><div class="menu-main-container"><ul class="menu">
<li><a href="/a">Zebrix</a></li><li><a href="/b">Zonda</a></li></ul></div></nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main">
<article id="post-1" class="post-1 post type-post status-publish category-news tag-sidebar">
<header class="entry-header"><h1 class="entry-title">{esc(a.title)}</h1><div class="entry-meta">
<span class="posted-on">Zarfel <a href="/d"><time class="entry-date" datetime="{a.published}">
zuqua</time></a></span><span class="byline"> by <a href="/u">{a.author}</a></span></div></header>
<div class="entry-content"><p><strong>{esc(a.standfirst)}</strong></p>{body(a, between)}
<div id="jp-relatedposts" class="jp-relatedposts"><h3>Zorba</h3><div><h4><a href="/z">Zumbel zatrix
</a></h4><p>Zephal zindor zoltap zumara zirkon zebrix zonda zarfel zuqua zorba zumbel zatrix
zephal zindor.</p></div></div></div>
<footer class="entry-footer"><span class="cat-links">Zoltap <a href="/c">Zumara</a></span>
</footer></article><nav class="navigation post-navigation"><h2>Zirkon</h2>
<a href="/prev">Zebrix zonda zarfel zuqua zorba zumbel</a></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">2 zorba on “zumbel”</h2>
<ol class="comment-list"><li class="comment"><article class="comment-body"><p>Zatrix zephal zindor
zoltap zumara zirkon zebrix zonda zarfel zuqua, zorba zumbel zatrix zephal zindor zoltap.</p>
</article></li></ol><div id="respond"><h3>Zumara zirkon</h3><form><p><label>Zebrix</label>
<textarea></textarea></p></form></div></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget"><h2>Zonda zarfel</h2><ul>
<li><a href="/r1">Zuqua zorba zumbel zatrix</a></li></ul></section></aside></div>
<footer id="colophon"><p>Zephal zindor zoltap by zumara.</p></footer></div></body></html>"""


def div_soup(a: MadeArticle) -> str:
    """Classes that say nothing, as build tools make them; no `<article>`, no `<p>`."""
    parts = []
    paragraphs = 0
    for part in a.parts:
        for line in part.lines if part.style in ("p", "update") else ():
            parts.append(f'<div class="css-1x"><span class="css-9k">{esc(line)}</span></div>')
            paragraphs += 1
            if paragraphs == 3:
                parts.append(
                    '<div class="css-77"><div class="css-3a">Lea también</div><div><a href="/q">'
                    "<span>Zorba zumbel zatrix zephal</span></a></div><div><a href='/r'>Zindor "
                    "zoltap zumara</a></div></div>"
                )
            if paragraphs == 5:
                parts.append(
                    '<div class="css-5b"><div class="css-3a">Zonda zarfel</div><div>Zuqua zorba '
                    "zumbel zatrix, every day in your inbox.</div><div><input type='email' "
                    "placeholder='zephal'><button>Zindor</button></div></div>"
                )
        if part.style not in ("p", "update"):
            parts.extend(pieces(part))
    card = (
        '<div class="css-c"><a href="/{0}"><img src="x.jpg"></a><h3><a href="/{0}">Zorba zumbel '
        "zatrix {0}</a></h3><div>Zephal zindor zoltap zumara zirkon zebrix zonda zarfel zuqua, "
        "zorba zumbel zatrix zephal zindor zoltap zumara.</div></div>"
    )
    return f"""<!doctype html><html lang="{a.language}"><head><meta charset="utf-8"><title>
{esc(a.title)} - Zumbel</title><meta property="og:title" content="{html.escape(a.title)}">
</head><body><div id="root"><div class="css-h"><div><a href="/">Zorba</a></div><div class="css-n">
<a href="/1">Zumbel</a><a href="/2">Zatrix</a><a href="/3">Zephal zindor</a></div></div>
<div class="css-m"><div class="css-l"><div class="css-k"><a href="/p">Zoltap</a></div>
<h1 class="css-t">{esc(a.title)}</h1><h2 class="css-s">{esc(a.standfirst)}</h2>
<div class="css-b"><span>Por {a.author}</span> <span>19 de marzo de 2024, 10:35</span></div>
<div class="css-sh"><button>Zumara</button><a href="https://x.example/share">Zirkon</a></div>
<div class="css-body">{"".join(parts)}</div><div class="css-tags"><a href="/t1">Zebrix</a>
<a href="/t2">Zonda zarfel</a></div></div><div class="css-r"><div class="css-3a">Zuqua</div>
{"".join(card.format(n) for n in range(4))}</div></div>
<div class="css-m2">
<div class="css-3a">Lo más leído</div>{"".join(map(card.format, range(6)))}</div>
<div class="css-f"><div>Zorba zumbel zatrix, zephal zindor 12, zoltap. Zumara zirkon: zebrix.</div>
<a href="/l">Zonda</a></div></div><div class="css-ck"><div>Zorba zumbel cookies zatrix zephal,
zindor zoltap zumara zirkon zebrix zonda zarfel zuqua; zorba zumbel zatrix zephal zindor zoltap
zumara zirkon zebrix, zonda zarfel zuqua zorba zumbel zatrix zephal zindor zoltap. Zumara
zirkon zebrix.</div><div><button>Aceptar</button></div></div></body></html>"""


def old_tables(a: MadeArticle) -> str:
    """A page of tables and fonts, its paragraphs parted by line breaks, in Latin-1."""
    written = []
    for part in a.parts:
        if part.style in ("ul", "ol", "table", "quote"):
            written.extend(pieces(part))
        else:
            marks = {"h2": "<b>{}</b>", "caption": "<i>{}</i>"}
            written += [marks.get(part.style, "{}").format(esc(line)) for line in part.lines]
    text = "<br><br>\n".join(written)
    return f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1">
<TITLE>{esc(a.title)}</TITLE></HEAD><BODY BGCOLOR=white><TABLE WIDTH=760 BORDER=0><TR>
<TD COLSPAN=3><FONT SIZE=5>Zorba Zumbel</FONT></TD></TR><TR><TD WIDTH=120 VALIGN=top>
<A HREF="a.html">Zatrix</A><BR><A HREF="b.html">Zephal</A><BR><A HREF="c.html">Zindor zoltap</A><BR>
</TD><TD VALIGN=top><FONT FACE=Arial SIZE=4><B>{esc(a.title)}</B></FONT><BR><BR>
<FONT FACE=Arial SIZE=2><I>{esc(a.standfirst)}</I><BR><BR>{text}</FONT></TD>
<TD WIDTH=120 VALIGN=top><B>Zumara</B><BR><A HREF="d.html">Zirkon zebrix zonda</A><BR>
<A HREF="e.html">Zarfel zuqua zorba</A></TD></TR><TR><TD COLSPAN=3 ALIGN=center>
<FONT SIZE=1>Zumbel zatrix zephal - <A HREF="f.html">Zindor</A></FONT></TD></TR></TABLE>
</BODY></HTML>"""


def amp(a: MadeArticle) -> str:
    """An AMP page: consent, side bar, ads and players in elements of its own."""
    between = """<amp-ad width=300 height=250 type="x"><div placeholder>Zorba zumbel</div></amp-ad>
<div class="ad-container"><span>Advertisement</span></div>"""
    return f"""<!doctype html><html ⚡ lang="{a.language}"><head><meta charset="utf-8">
<link rel="canonical" href="https://www.example.net/n/1.html"><title>{esc(a.title)}</title>
<style amp-boilerplate>body{{visibility:hidden}}</style><noscript><style amp-boilerplate>
body{{visibility:visible}}</style></noscript></head><body>
<amp-sidebar id="sb" layout="nodisplay"><ul><li><a href="/1">Zatrix</a></li><li>Zephal</li></ul>
</amp-sidebar><amp-consent id="c" layout="nodisplay"><div id="ui"><p>Zindor zoltap zumara zirkon
zebrix zonda.</p><button on="tap:c.accept">Zarfel</button></div></amp-consent>
<header class="amp-header"><a href="/">Zuqua</a></header><article class="amp-wp-article">
<header><h1 class="amp-wp-title">{esc(a.title)}</h1><div class="amp-wp-meta amp-wp-byline">
<span class="amp-wp-author">{a.author}</span></div><amp-social-share type="twitter">Zorba
</amp-social-share></header><h2 class="subtitle">{esc(a.standfirst)}</h2>
<div class="amp-wp-article-content">{body(a, between)}
<amp-list src="https://x.example/r.json"><div fallback>Zumbel zatrix</div></amp-list></div>
<amp-accordion class="related-articles"><section><h4>Zephal</h4><p>Zindor zoltap zumara zirkon.</p>
</section></amp-accordion></article><footer class="amp-wp-footer"><p>Zebrix zonda. Zarfel zuqua.</p>
</footer></body></html>"""


def paywall(a: MadeArticle) -> str:
    """The text's second half stands in what hides it from those who have not paid."""
    written = body(a).split("\n")
    half = len(written) // 2
    return f"""<!DOCTYPE html><html lang="{a.language}"><head><meta charset="utf-8">
<title>{esc(a.title)} - Zumbel Times</title><meta property="og:title" content="{a.title}">
</head><body><div class="site-banner ad"><p>Zorba zumbel</p></div><div class="page-wrapper">
<div class="story"><div class="story-head"><h1>{esc(a.title)}</h1>
<h2 class="story-deck">{esc(a.standfirst)}</h2><ul class="social-bar"><li><a href="#f">Zatrix</a>
</li><li><a href="#x">Zephal</a></li></ul></div><div class="story-body">
{"".join(written[:half])}<div class="inline-newsletter"><h4>Zindor zoltap</h4><p>Zumara zirkon,
zebrix zonda zarfel zuqua zorba zumbel. Zatrix zephal.</p></div>
<div class="paywall">{"".join(written[half:])}</div>
<div class="piano-offer"><h3>Subscribe to zorba zumbel zatrix</h3><p>Already a subscriber? <a
href="/login">Zephal</a></p></div></div></div><div class="most-read"><h3>Zindor</h3><p><a
href="/1">Zoltap zumara zirkon zebrix.</a></p><p><a href="/2">Zonda zarfel zuqua zorba.</a></p>
</div></div><div class="legal-footer"><p>Zumbel zatrix zephal. Zindor zoltap zumara, zirkon zebrix
zonda
zarfel zuqua 2024.</p></div></body></html>"""


def flat_body(a: MadeArticle) -> str:
    """All in one element, with teasers between paragraphs that only their words give away."""
    flat = """<p>Te puede interesar:</p><p><a href="/otra">Zorba zumbel zatrix zephal zindor</a></p>
<p><b>Mira también | <a href="https://example.com/z">Zoltap zumara zirkon</a></b></p>"""
    return f"""<html lang="{a.language}"><head><meta charset=utf-8><title>{esc(a.title)}</title>
<meta property="og:url" content="https://example.com/n/1"></head><body>
<ul><li><a href="/">Zebrix</a></li><li><a href="/m">Zonda</a></li></ul>
<h1>{esc(a.title)}</h1><p>{esc(a.standfirst)}</p>
<p>Compartir en <a href="https://f.example/s">Zarfel</a> <a href="https://w.example">Zuqua</a></p>
{body(a, flat, after=5)}
<h3>Noticias relacionadas</h3><ul><li><a href="/1">Zorba zumbel zatrix</a></li>
<li><a href="/2">Zephal zindor zoltap zumara</a></li></ul>
<h3>Comentarios</h3><p>Zirkon zebrix zonda zarfel zuqua zorba zumbel, zatrix zephal zindor zoltap
zumara zirkon zebrix zonda.</p><p>Zarfel zuqua zorba.</p>
<p>© Zumbel zatrix 2024</p></body></html>"""


def long_teasers(a: MadeArticle) -> str:
    """Other articles' beginnings stand beside and below it, longer together than the article."""
    teaser = """<article class="teaser"><a href="/{0}"><h2>Zorba zumbel zatrix zephal {0}</h2></a>
<p>Zindor zoltap zumara zirkon zebrix zonda zarfel zuqua, zorba zumbel zatrix zephal zindor zoltap
zumara zirkon zebrix zonda zarfel zuqua zorba zumbel zatrix; zephal zindor zoltap zumara zirkon
zebrix zonda.</p><a href="/{0}">Zarfel zuqua</a></article>"""
    return f"""<!DOCTYPE html><html lang="{a.language}"><head><meta charset="utf-8">
<title>{esc(a.title)} :: Zumbel</title></head><body><div class="wrap"><div class="col-8">
<article class="article" itemscope itemtype="https://schema.org/NewsArticle">
<div class="headline"><h1 itemprop="headline">{esc(a.title)}</h1></div>
<div class="lead" itemprop="description">{esc(a.standfirst)}</div>
<div itemprop="articleBody">{body(a)}</div></article>
<section class="more"><h2>Más de zorba</h2>{"".join(teaser.format(n) for n in range(12))}</section>
</div><div class="col-4">{"".join(teaser.format(n) for n in range(20, 40))}</div></div>
</body></html>
"""


def single_file(a: MadeArticle) -> str:
    """Saved by SingleFile: unquoted attributes, resources inside, what was hidden marked so."""
    picture = "data:image/png;base64," + "iVBORw0KGgo" * 40_000
    return f"""<!DOCTYPE html> <html lang={a.language}><!--
 Page saved with SingleFile
 url: https://www.example.com/2024/05/03/one.html?utm_source=x
 saved date: Sat May 04 2024 09:12:44 GMT+0200 (Central European Summer Time)
--><meta charset=utf-8><title>{esc(a.title)}</title><style>.sf-hidden{{display:none!important}}
.promo-x{{display:none}}@media print{{.css-p{{display:none}}}}</style>
<style>body{{background:url({picture})}}</style>
<body><div class="css-top sf-hidden">Zorba zumbel zatrix.</div><div class=css-nav><a
href=https://www.example.com/a>Zephal</a> <a href=https://www.example.com/b>Zindor</a></div>
<main><img src={picture}><h1>{esc(a.title)}</h1><p class=css-p>{esc(a.standfirst)}<p
style="display: none">Zoltap zumara zirkon zebrix zonda.<div class=css-p>{body(a)}</div>
<p class="promo-x">Zarfel zuqua zorba zumbel zatrix zephal.</p>
<p hidden>Zindor zoltap.</p><x-rel><template shadowrootmode=open><style>a{{color:red}}</style><a
href=https://www.example.com/c>Zumara zirkon</a></template></x-rel></main></body></html>"""


Layout = Callable[[MadeArticle], str]

LAYOUTS: tuple[Layout, ...] = (
    plain_article_tags,
    wordpress,
    div_soup,
    old_tables,
    amp,
    paywall,
    flat_body,
    long_teasers,
    single_file,
)
