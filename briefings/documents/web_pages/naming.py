"""What the names of an element in a page say: menu, share buttons, comments, byline, correction."""

import re
from functools import lru_cache
from typing import Final, Literal

Naming = Literal["", "apart", "outside", "maybe", "gate", "meta", "inside"]
"""What an element's names say: nothing; that it is no part of an article (`outside`), however much
stands in it (`apart`: what readers wrote), or that it may be none (`maybe`); that it is for
subscribers (`gate`: what asks readers to pay is called the same as what those who paid can read);
that it tells who wrote it and when (`meta`); that it belongs to an article (`inside`)."""


def _names(words: str) -> re.Pattern[str]:
    return re.compile(f"-(?:{'|'.join(words.split())})-")


_INSIDE: Final = _names(
    r"""
    corrections? corrigendum correccion fe-de-erratas erratas? addendum editors?-note
    nota-de-la-redaccion updates? actualizacion key-?points? key-?takeaways claves highlights
    fact-?box info-?box
    """
)
_APART: Final = _names(
    r"""
    comments? comments?-\w+ comentarios? disqus\w* fb-comments respond leave-?reply talkback
    user-?comments video-?players? (?:\w+)?player jw-?player\w* vjs\w* video-js
    """
)
_OUTSIDE: Final = _names(
    r"""
    nav navs nav-?bar navigation navegacion nav-?menu main-?menu menus? sub-?menu mega-?menu
    navigation-?links? site-?header site-?footer site-?nav\w* page-?footer footer pie
    pie-pagina breadcrumbs? migas bread-?crumb\w* side-?bar(?:-\w+)? barra-lateral
    widget-?area complementary contentinfo search toolbar menubar tab-?list share share-?\w+
    sharing sharing-\w+ sharedaddy addtoany\w* addthis\w* compartir comparte
    social-?(?:share|sharing|links?|icons?|media|buttons?|bar|nav|list|tools|follow|networks?)
    redes-?sociales rrss follow-?us siguenos related related-?\w+ relacionad[oa]s?
    articulos-relacionad\w+ recommend\w* recomendad\w+ recirc\w* read-?more read-?also
    read-?next also-?read see-?also more-?(?:on|from|stories|news) lea-?tambien lee-?tambien
    leer-?mas ver-?tambien te-?puede-?interesar le-?puede-?interesar mas-?noticias
    mas-?leid[oa]s? lo-mas-\w+ mas-vist[oa]s? ultimas-?noticias most-?read most-?popular
    most-?viewed top-?stories latest-?(?:news|posts|stories) trending tendencias
    popular-?posts next-?(?:article|post|story) prev(?:ious)?-?(?:article|post|story)
    post-?nav news-?letters? news-?letter-?\w+ boletin(?:es)? sign-?up
    subscribe-?(?:box|form|cta|widget) cookies? cookie-?\w+ consent consent-?\w+ gdpr\w*
    onetrust\w* optanon\w* didomi\w* qc-cmp\w* cmp-?\w* cybot\w* usercentrics\w* truste\w*
    evidon\w* tags tag-?list tag-?cloud tags-?links post-?tags entry-?tags article-?tags
    story-?tags etiquetas cat-links keywords topic-?(?:list|tags|links) pagination pager
    paginacion page-?numbers jp-relatedposts yarpp\w* taboola\w* outbrain\w* mgid\w*
    revcontent\w* dianomi\w* zergnet\w* author-?(?:bio|box|info|card|description|profile)
    about-?(?:the-)?author autor-?bio post-?author-?bio skip-?link skip-?to-?\w+ back-?to-?top
    scroll-?top ad-?slot ad-?wrapper ad-?container ad-?unit advert advertisement advertising
    publicidad dfp-?\w* google-?ads? adsbygoogle ads-?\w* wpsidebar wpfooter
    sitenavigationelement wp-ipp-base wm-ipp-base
    """
)
_GATE: Final = _names(r"pay-?wall\w* reg-?wall\w* subscri\w+ suscri\w+ premium piano\w* offer\w*")
_MAYBE: Final = _names(
    r"""
    ads? adv advert\w* anuncios? sponsor\w* patrocin\w* promos? promo-?\w+ teasers? banner\w*
    modal\w* pop-?up\w* overlay
    social login log-in donat\w+ donaci\w+ support-us popular legal
    copyright disclaimer carousel\w* slider\w* slick rail aside lateral skip ratings? votes?
    votacion reactions? feedback polls? encuesta whatsapp telegram app-?download ticker toc
    table-of-contents bio cta callout-?\w* utility tools? actions? audio-?player
    instagram-media tiktok-embed bookmarks? print report-?(?:error|abuse)
    """
)
_META: Final = _names(
    r"""
    by-?line\w* by-?lines? authors? author-?\w+ autor autores autoria firma date dates
    dateline fecha hora time time-?stamp\w* published pub-?date post-?date entry-?date
    entry-?meta post-?meta article-?meta meta meta-?data posted-on published-?\w* updated
    last-?updated modified reading-?time read-?time tiempo-lectura article-?info story-?meta
    article-?byline kicker eyebrow volanta antetitulo section-?name rubric
    """
)


_FOOT: Final = re.compile(r"-(?:[\w]*footer|aside|side-?bar|foot)(?=-)")
_OUTSIDE_TAGS: Final = ("nav", "aside", "footer", "menu")


@lru_cache(maxsize=4096)
def naming(tag: str, names: str) -> Naming:
    """Return what an element's tag and names say of its place in a page."""
    if tag in ("html", "body"):
        return ""
    if names and _APART.search(names):
        return "apart"
    if names and _INSIDE.search(names) and not _OUTSIDE.search(_FOOT.sub("", names)):
        return "inside"
    if tag in _OUTSIDE_TAGS:
        return "outside"
    return _named(names) if names else "maybe" if tag == "form" else ""


def _named(names: str) -> Naming:
    by_words: tuple[tuple[re.Pattern[str], Naming], ...] = (
        (_OUTSIDE, "outside"),
        (_META, "meta"),
        (_GATE, "gate"),
        (_MAYBE, "maybe"),
    )
    return next((name for words, name in by_words if words.search(names)), "")
