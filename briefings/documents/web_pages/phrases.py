"""What the words of a passage say: a label, a link to another article, a request, a byline."""

import re
from typing import Final

_SEPARATED: Final = r"\s*(?:[:|»>›→–—-]|\.{3}|…|$)"

_ALSO: Final = (
    r"(?:(?:read|see|watch|listen|hear)\s+(?:also|more|next|this)|also\s+(?:read|see|on|in)\b.{0,30}"
    r"|(?:more|related)(?:\s+(?:on\s+this|stories|story|news|articles?|reading|coverage|content|links|"
    r"topics|videos?|posts?|from\s+.{2,30}|on\s+.{2,30}))?|recommended(?:\s+(?:reading|for\s+you|"
    r"stories|articles))?|you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested\s+in)"
    r"|don[’']t\s+miss|must\s+read|in\s+other\s+news|editors?[’']?s?\s+picks?|up\s+next|"
    r"keep\s+reading|further\s+reading|what\s+to\s+read\s+next|most\s+(?:read|popular|viewed|shared)"
    r"|(?:latest|top)\s+(?:news|stories|posts|articles)|trending(?:\s+now)?|previous|next"
    r"(?:\s+(?:article|post|story))?"
    r"|(?:lea|lee|leé|vea|ve|mira|mirá|mire|escucha|escuche|ver|leer|consulta|consulte|revisa|además"
    r"|además,?\s+(?:lea|lee))(?:\s*:)?\s+(?:también|tambien|además|más|mas|aquí)"
    r"|(?:también|tambien)\s+(?:lea|lee|puede[s]?\s+leer|te\s+puede\s+interesar|en\b.{0,30})"
    r"|(?:te|le|les)\s+(?:puede|podría|pueden|podrían|recomendamos|sugerimos)(?:\s+(?:también\s+)?"
    r"(?:interesar|leer|gustar))?|quizás?\s+(?:te|le)\s+interese|no\s+te\s+pierdas|sigue\s+leyendo"
    r"|siga\s+leyendo|(?:noticias?|notas?|artículos?|temas?|contenidos?|lecturas?|enlaces|vídeos?|"
    r"entradas)\s+(?:relacionad[oa]s?|recomendad[oa]s?)|relacionad[oa]s?|recomendad[oa]s?"
    r"|más\s+(?:noticias|sobre\s+.{2,30}|de\s+.{2,30}|información|en\s+.{2,30}|leíd[oa]s?|vist[oa]s?"
    r"|artículos|contenido|historias)|lo\s+(?:más|último)(?:\s+\w+)?|últimas?\s+(?:noticias|horas?)"
    r"|anterior|siguiente|(?:artículo|entrada)\s+(?:anterior|siguiente)"
    r"|leia\s+também|veja\s+também|saiba\s+mais|lire\s+aussi|à\s+lire\s+aussi|lesen\s+sie\s+auch|"
    r"mehr\s+zum\s+thema|leggi\s+anche)"
)
READ_ALSO: Final = re.compile(rf"^\W*{_ALSO}{_SEPARATED}", re.IGNORECASE)
"""How a link to another article begins, or the heading above several."""

_OTHER_SECTIONS: Final = (
    r"(?:(?:\d+\s+)?(?:comments?|comentarios?)(?:\s*\(?\d*\)?)?"
    r"|\d+\s+(?:responses|respuestas|replies|reactions)|leave\s+a\s+(?:reply|comment)|join\s+the\s+(?:conversation|discussion)|post\s+a\s+comment"
    r"|deja\s+(?:un|tu)\s+comentario|dejar?\s+una?\s+respuesta|únete\s+a\s+la\s+conversación"
    r"|about\s+the\s+authors?|sobre\s+(?:el|la)\s+autora?|acerca\s+d?el\s+autor"
    r"|share\s+(?:this|on|via|article|the)\b.{0,40}|share|compart[ei]r?(?:\s+.{0,40})?"
    r"|tags?|topics?|etiquetas?|temas|filed\s+under|archivado\s+en|categorías?|categories"
    r"|(?:follow|síguenos|sigue|find)\s*(?:us\b.{0,40}|en\b.{0,40})?|newsletters?|boletín|boletines"
    r"|(?:advertisement|advertising|publicidad|anuncios?|sponsored(?:\s+content)?|contenido\s+"
    r"patrocinado|promoted|ad|werbung|publicité|publicidade)"
    r"|(?:article|story|text)\s+continues\s+(?:below|after).{0,40}|continue\s+reading(?:\s+.{0,60})?"
    r"|(?:el\s+artículo|la\s+nota)\s+continúa.{0,50}|print|imprimir|e-?mail|copy\s+link|"
    r"copiar\s+enlace|back\s+to\s+top|volver\s+arriba|load(?:ing)?(?:\s+more)?\W*|cargando\W*"
    r"|ver\s+(?:más|todo|todos)|show\s+more|view\s+(?:all|more)|skip\s+(?:to|advert).{0,30}"
    r"|(?:guardar|save|escuchar|listen)(?:\s+(?:artículo|article|to\s+this\s+article|for\s+later))?"
    r"|related\s+topics?|más|more|menu|menú|search|buscar)"
)
LABEL: Final = re.compile(rf"^\W*{_OTHER_SECTIONS}\W*$", re.IGNORECASE)
"""A line that only names what stands around an article, or asks to press something."""

ENDS: Final = re.compile(
    r"^\W*(?:(?:\d+\s+)?(?:comments?|comentarios?)(?:\s*\(?\d*\)?)?"
    r"|\d+\s+(?:responses|respuestas|replies)|leave\s+a\s+(?:reply|comment)|join\s+the\s+(?:conversation|discussion)|post\s+a\s+comment"
    r"|deja\s+(?:un|tu)\s+comentario|dejar?\s+una?\s+respuesta|únete\s+a\s+la\s+conversación)\W*$",
    re.IGNORECASE,
)
"""The heading of what readers wrote: nothing of the article stands behind it."""

_ASKS: Final = re.compile(
    r"^\W*(?:(?:subscribe|sign\s+up|register|log\s+in|sign\s+in|already\s+a\s+(?:subscriber|member))\b"
    r"|(?:suscríbete|suscríbase|suscribite|regístrate|inicia\s+sesión|iniciar\s+sesión|hazte\s+socio"
    r"|¿?ya\s+(?:eres|es)\s+suscript)|(?:únete|unite|síguenos|seguinos|sígano?s|recibe|reciba)\b.{0,80}"
    r"\b(?:whatsapp|telegram|google\s+news|facebook|twitter|instagram|boletín|newsletter|canal|correo)"
    r"|(?:follow|join|like)\s+us\b|(?:get|receive)\b.{0,80}\b(?:newsletter|in\s+your\s+inbox)"
    r"|(?:download|descarga)\b.{0,20}\bapp\b|(?:this\s+(?:article|content)|este\s+(?:artículo|"
    r"contenido))\s+(?:is|es)\s+(?:only\s+|solo\s+|exclusivo\s+)?(?:for|para)\s+"
    r"(?:subscribers|members|suscriptores|socios)"
    r"|(?:enable|activa|turn\s+on)\s+javascript|(?:please\s+)?enable\s+javascript"
    r"|(?:your|tu)\s+browser\s+does\s+not\s+support)",
    re.IGNORECASE,
)
_RIGHTS: Final = re.compile(
    r"^\W*(?:©|\(c\)\s|copyright\s*(?:©|\(c\)|\d{4}|by\b)|todos\s+los\s+derechos\s+reservados|all\s+rights\s+reserved"
    r"|derechos\s+reservados|prohibida\s+(?:su|la)\s+reproducción)",
    re.IGNORECASE,
)
COOKIES: Final = re.compile(r"\bcookies?\b", re.IGNORECASE)

_MONTHS: Final = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|set|dic)[a-záéíóú]*\.?"
)
_A_DATE: Final = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|º)?\s*(?:de\s+)?{_MONTHS},?\s*(?:de[l]?\s+)?\d{{4}}"
    rf"|{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d+\s+(?:minutes?|hours?|days?|weeks?|months?)\s+ago"
    r"|hace\s+\d+\s+\w+)"
)
_META_LINE: Final = re.compile(
    rf"^\W*(?:(?:published|updated|posted|last\s+(?:updated|modified)|publicado|actualizado|"
    rf"actualización|fecha|modificado|first\s+published)\b.{{0,80}}"
    rf"|(?:[a-záéíóú]+,?\s+)?{_A_DATE}.{{0,40}}|(?:by|por|de)\s+[A-ZÁÉÍÓÚÑ].{{0,60}}?{_A_DATE}.{{0,40}}"
    r"|\d+\s*(?:min(?:ute)?s?|minutos?)(?:\s+(?:read|de\s+lectura|reading))?"
    r"|(?:lectura|tiempo\s+de\s+lectura|reading\s+time)\b.{0,30})\W*$",
    re.IGNORECASE,
)
_AGO: Final = re.compile(
    r"^\W*(?:(?:published|updated|posted|publicado|actualizado)\s+)?(?:\d+\s*(?:min(?:ute)?s?|minutos?)"
    r"(?:\s+(?:read|de\s+lectura|reading))|\d+\s+(?:minutes?|hours?|days?|weeks?|months?)\s+ago"
    r"|hace\s+\d+\s+\w+|(?:lectura|tiempo\s+de\s+lectura|reading\s+time)\b.{0,30})\W*$",
    re.IGNORECASE,
)
_BYLINE: Final = re.compile(r"^(?:By|BY|Por|POR|Text|Texto)\b:?\s+[A-ZÁÉÍÓÚÑ][^.!?]{2,70}$")
_IS_SAID: Final = re.compile(r"""^[“"«‘—–-]|[.?!][”"»’)]*$""")
"""What somebody says, or a whole sentence: no label is written so."""

_LONGEST: Final = 500
_LONGEST_ASK: Final = 45
_LONGEST_POINTER: Final = 20
_MOSTLY: Final = 0.4
_LONGEST_META: Final = 25


def asks_or_labels(text: str) -> bool:
    """Return whether a passage is no article's: a label, a request, a line of rights."""
    if len(text) > _LONGEST or len(text.split()) > _LONGEST_ASK:
        return False
    if not _IS_SAID.search(text) and LABEL.match(text):
        return True
    return bool(_ASKS.match(text) or _RIGHTS.match(text))


def points_elsewhere(text: str, share_linked: float) -> bool:
    """Return whether a passage sends to another article, or is the label of what does."""
    if len(text) > _LONGEST or not READ_ALSO.match(text):
        return False
    if share_linked >= _MOSTLY:
        return True
    return len(text.split()) <= _LONGEST_POINTER and not _IS_SAID.search(text)


def tells_how_long_ago(text: str) -> bool:
    """Return whether a passage only says when it was put on the site, or how long it takes."""
    return len(text) <= _LONGEST and bool(_AGO.match(text))


def tells_who_and_when(text: str) -> bool:
    """Return whether a passage only says who wrote the article, or when."""
    if len(text) > _LONGEST or len(text.split()) > _LONGEST_META:
        return False
    return bool(_META_LINE.match(text) or _BYLINE.match(text))
