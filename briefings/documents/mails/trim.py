"""What of a mail is its article: not the mails it answers, nor what programs put around it."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from briefings.documents.heads.header_lines import HeaderLines, header_lines, is_header_line
from briefings.documents.mails.blocks import MailBlock

_MARKER: Final = re.compile(
    r"\W*(?:(?P<forward>(?:begin )?forwarded message|forwarded by .{0,80}|mensaje reenviado"
    r"|inicio del mensaje reenviado|correo reenviado)|original message|mensaje original"
    r"|original-nachricht|message d'origine|mensagem original)\W*",
    re.IGNORECASE,
)
_ATTRIBUTION: Final = re.compile(
    r"(?:on\b|el\b|le\b|am\b|em\b|il\b|\d|<?[^\s@]+@)[^\n]{0,200}?(?:\n[^\n]{0,120}?){0,2}"
    r"(?:wrote|escribió|ha escrito|a écrit|schrieb|escreveu|ha scritto)\b[^\n]{0,80}:",
    re.IGNORECASE | re.DOTALL,
)
_IN_BROWSER: Final = re.compile(
    r"\b(?:in|with|en) (?:your|a|the|el|tu|su|un) (?:web )?(?:browser|navegador)\b"
    r"|\bview (?:(?:this|the) )?(?:e-?mail|message|newsletter|post|online|it online|web version)\b"
    r"|\bon the web at\b|\b(?:web|online) version\b|\bversión (?:web|online|en línea)\b"
    r"|\btrouble (?:viewing|reading|seeing)\b|\bnot display(?:ing|ed)? (?:correctly|properly)\b"
    r"|\bver (?:(?:este|esta|el|la) )?(?:correo|mensaje|boletín|online|en línea|en la web)\b"
    r"|\b(?:problemas|dificultades) para (?:ver|visualizar|leer)\b"
    r"|\bno (?:puedes?|ves?|se ve) (?:ver|visualizar|leer|bien|correctamente)\b",
    re.IGNORECASE,
)
_FOOTERS: Final = (
    r"unsubscrib",
    r"(?:here|wish|want|like) to opt[- ]out",
    r"(?:manage|update|change) (?:your )?(?:e-?mail |subscription )?(?:preferences|subscription)",
    r"you(?:'re|’re| are| have)? (?:receiv|subscrib|getting)\w*",
    r"(?:sent|delivered|enviado) (?:to|a) \S+@",
    r"our mailing address",
    r"forward(?:ed)? (?:this|to a friend)",
    r"add us to your address book",
    r"^.{0,40}\b(?:privacy policy|política de privacidad|aviso legal|terms of (?:use|service))"
    r"\b.{0,40}$",
    r"all rights reserved|todos los derechos reservados|^(?:©|copyright\b)",
    r"mailing list$|listinfo|to post to this (?:list|group)|google groups",
    r"dar(?:se|te)? de baja|date de baja",
    r"(?:cancelar|anular) (?:la |tu |su )?suscripci",
    r"(?:gestionar|administrar|actualizar|cambiar) (?:tus|sus) preferencias",
    r"(?:recibes?|recibió|reciben|has? recibido|estás? recibiendo) (?:est[ea]|nuestro)",
    r"no (?:deseas?|quieres?) (?:seguir )?recib",
)
_FOOTER: Final = [re.compile(each, re.IGNORECASE) for each in _FOOTERS]
_SENT_FROM: Final = re.compile(
    r"(?:sent|enviado) (?:from|desde|with|con) .{1,60}|(?:get|obtener|obtén) outlook .{1,40}",
    re.IGNORECASE,
)
_ADDRESS_ALONE: Final = re.compile(r"\W*(?:https?://\S+|\S+@\S+|www\.\S+)\W*")
_BUTTONS: Final = re.compile(
    r"(?:\W*\b(?:read more|leer más|seguir leyendo|continue reading|share|compartir|tweet|like|"
    r"comment|comentar|forward|facebook|twitter|x|instagram|linkedin|youtube|whatsapp|telegram|"
    r"email|e-mail|print|imprimir|subscribe|suscríbete|follow us|síguenos|download the app)\b)+\W*",
    re.IGNORECASE,
)
"""A block of nothing but these is none of the text."""

_NO_WORDS: Final = re.compile(r"[\W_]*")
_FIRST_BLOCKS: Final = 6
_LONGEST_NOTICE: Final = 160
_LONGEST_FOOTER: Final = 900
_SENTENCE: Final = 200
"""Longer text, in characters, is of a footer if it says two things that footers say."""

_SHORT: Final = 90
_MOST_BETWEEN: Final = 4
"""So many short blocks (an address, links to networks) may stand between two of a footer."""

_MOST_OF_TEXT: Final = 0.5
_PREFACE: Final = 80
"""In words: whoever forwards an article adds a line or two; more is a mail of their own."""

_DEEPEST_FORWARD: Final = 10


class Forwarded(NamedTuple):
    """A mail inside the text of another one: its header, and its blocks."""

    header: HeaderLines
    blocks: list[MailBlock]


def without_frame(blocks: Sequence[MailBlock], *, is_from_program: bool) -> list[MailBlock]:
    """Leave out what is around a text: “view in browser” before, “unsubscribe” after it.

    What programs send also has buttons and bare addresses, which a person may have meant.
    """
    kept = [each for each in blocks if not _NO_WORDS.fullmatch(each.text)]
    if is_from_program:
        kept = [each for each in kept if not _is_button(each.text)]
    head = [
        each
        for each in kept[:_FIRST_BLOCKS]
        if not (_is_notice(each.text) or (is_from_program and _ADDRESS_ALONE.fullmatch(each.text)))
    ]
    article = [*head, *kept[_FIRST_BLOCKS:]]
    if is_from_program:
        return _without_footer(article)
    return article[:-1] if article and _SENT_FROM.fullmatch(article[-1].text) else article


def innermost(blocks: list[MailBlock], *, is_answer: bool) -> Forwarded | None:
    """Return the mail that was forwarded, if there is one and what precedes it is a preface."""
    found: Forwarded | None = None
    for _ in range(_DEEPEST_FORWARD):
        place = _forwarded_at(blocks, is_answer=is_answer)
        if place is None:
            break
        header, start, end = place
        before = sum(len(each.text.split()) for each in blocks[:start])
        after = sum(len(each.text.split()) for each in blocks[end:])
        if before > _PREFACE or after <= before:
            break
        blocks = blocks[end:]
        found = Forwarded(header, blocks)
    return found


def without_answered(blocks: list[MailBlock], *, is_answer: bool) -> tuple[list[MailBlock], bool]:
    """Leave out the mails that a text answers, below it; return what is left, and whether any were.

    What it quotes between its own paragraphs stays, and all of a text that is nothing but quoted.
    Below a mail that answers none a quotation is one only if it is said whose words it has.
    """
    if not blocks:
        return blocks, False
    shallowest = min(each.depth for each in blocks)
    blocks = [each._replace(depth=each.depth - shallowest) for each in blocks]
    marker = next(
        (
            number
            for number, each in enumerate(blocks)
            if number and (_is_marker(each.text) or _header_at(blocks, number))
        ),
        len(blocks),
    )
    own = blocks[:marker]
    while own and own[-1].depth:
        own.pop()
    cut = len(own) < len(blocks)
    lines = _lines_of_attribution(own)
    if not (is_answer or lines or marker < len(blocks)):
        return blocks, False
    own, cut = own[: len(own) - lines], cut or lines > 0
    return (own, cut) if own else (blocks, False)


def _lines_of_attribution(own: list[MailBlock]) -> int:
    """Return how many blocks at the end say who wrote what follows: programs break the line."""
    for lines in (1, 2, 3):
        said = "\n".join(each.text for each in own[-lines:])
        if lines <= len(own) and _ATTRIBUTION.fullmatch(said):
            return lines
    return 0


def _forwarded_at(
    blocks: list[MailBlock], *, is_answer: bool
) -> tuple[HeaderLines, int, int] | None:
    """Return the header of the first forwarded mail, where it begins and where its text does."""
    for number, each in enumerate(blocks):
        marker = _MARKER.fullmatch(_first_line(each.text))
        if marker and (marker["forward"] or not is_answer):
            has_more = "\n" in each.text
            found = _header_at(blocks, number if has_more else number + 1, skip=has_more)
        elif is_answer:
            continue
        else:
            found = _header_at(blocks, number)
        if found:
            return found[0], number, found[1]
    return None


def _header_at(
    blocks: list[MailBlock], number: int, *, skip: bool = False
) -> tuple[HeaderLines, int] | None:
    """Return a mail's header that begins with a block, and the number of the block after it."""
    first = _lines(blocks[number].text)[int(skip) :] if number < len(blocks) else []
    if not first or not is_header_line(first[0]):
        return None
    lines: list[tuple[str, int]] = []
    for place, each in enumerate(blocks[number : number + 12], number):
        lines += [(line, place) for line in _lines(each.text)]
    if skip:
        lines = lines[1:]
    header = header_lines([line for line, _ in lines])
    if header is None:
        return None
    return header, lines[header.lines - 1][1] + 1


def _is_marker(text: str) -> bool:
    return _MARKER.fullmatch(_first_line(text)) is not None


def _lines(text: str) -> list[str]:
    return text.split("\n")


def _first_line(text: str) -> str:
    return text.partition("\n")[0]


def _is_button(text: str) -> bool:
    return len(text) <= _LONGEST_NOTICE and _BUTTONS.fullmatch(text) is not None


def _is_notice(text: str) -> bool:
    return len(text) <= _LONGEST_NOTICE and _IN_BROWSER.search(text) is not None


def _is_footer(text: str) -> bool:
    if len(text) > _LONGEST_FOOTER:
        return False
    said = sum(each.search(text) is not None for each in _FOOTER)
    return said > (len(text) > _SENTENCE)


def _without_footer(blocks: list[MailBlock]) -> list[MailBlock]:
    """Cut at the first block of the footer, looking from the end."""
    cut = end = len(blocks)
    lowest = int(end * (1 - _MOST_OF_TEXT))
    for number in range(end - 1, lowest - 1, -1):
        text = blocks[number].text
        if _is_footer(text) or _is_notice(text):
            cut = number
        elif len(text) > _SHORT or cut - number > _MOST_BETWEEN:
            break
    return blocks[:cut]
