"""Made-up articles, block by block, and the pages that programs make PDFs of."""

import html
from typing import Final, Literal, NamedTuple

Role = Literal["heading", "paragraph", "list_item", "table", "caption", "footnote"]


class Piece(NamedTuple):
    role: Role
    text: str


class MadeUp(NamedTuple):
    """An article; `¹` and `²` in its text are the marks of its footnotes."""

    language: str
    title: str
    running_head: str
    pieces: tuple[Piece, ...]


def _pieces(*blocks: str) -> tuple[Piece, ...]:
    roles: dict[str, Role] = {"#": "heading", "-": "list_item", "|": "table", ":": "caption"}
    return tuple(
        Piece(roles[block[0]], block[2:]) if block[1] == " " and block[0] in roles
        else Piece("footnote", block[2:]) if block[0] in "¹²" else Piece("paragraph", block)
        for block in blocks
    )  # fmt: skip


ENGLISH: Final = MadeUp(
    "en",
    "River towns of the Lower Tarn agree to share one pumping station",
    "The Tarn Valley Ledger",
    _pieces(
        "After eleven years of quarrels, the councils of Oakwater, Millreach and Saint Bertram "
        "signed an agreement on Tuesday to build a common pumping station on the eastern bank of "
        "the Tarn, officials said. The work is to begin in the spring and should cost about 14.6 "
        "million crowns, of which the province pays a third.¹",
        "“Nobody wanted to be the first to give way,” said Ida Fennimore, who has led the council "
        "of Oakwater since 2009. “In the end it was the flood that decided for us, and it did not "
        "ask who had the better lawyers.”",
        "# A flood nobody had planned for",
        "In the night of 3 February the river rose by two metres within six hours. Ninety-four "
        "houses were damaged in the lower streets of Millreach, the railway was closed for nine "
        "days, and the three old diesel pumps, the youngest of which was built in 1971, failed one "
        "after the other. Firefighters from as far away as Harrowgate carried sandbags until noon.",
        "An inquiry found that the towns had known of the weakness of the pumps for a long time. "
        "Its report lists forty-two letters that the engineers had written, most of them "
        "unanswered, and concludes that each town had waited for the others to pay. The "
        "long-running dispute had become, in the words of the report, “a habit rather than a "
        "disagreement”.²",
        "# What was agreed",
        "The agreement has four parts, which the councils are to confirm before the end of April:",
        "- a station with five electric pumps, two of them in reserve;",
        "- a common fund for upkeep, into which each town pays by the number of its households;",
        "- a warning service that is staffed day and night, also on holidays;",
        "- an office of arbitration, whose decisions bind all three councils for ten years.",
        "Not everybody is content. The association of fishers fears that the intake of the station "
        "will drive away the grayling, which had only just come back to that stretch of the river, "
        "and has asked for a fine-meshed screen. The engineers call the request reasonable but "
        "costly; a decision is expected in May.",
        ": Table 1. What each town pays, in millions of crowns",
        "| Town | Households | Share",
        "| Oakwater | 5,120 | 4.1",
        "| Millreach | 4,380 | 3.5",
        "| Saint Bertram | 2,610 | 2.1",
        "The province, which first refused any help, changed its mind when the insurers announced "
        "that they would no longer cover houses below the old mill. “We did the sums, and the sums "
        "were not on the side of waiting,” said the deputy commissioner, Tobias Wren. He added "
        "that the money would come from a fund for roads that had not been touched in years.",
        "For those who lost their homes the agreement comes late. Marta Ellery, who ran a small "
        "bakery on Ferry Street, now lives with her sister in the upper town and does not mean to "
        "return. “They can build ten stations,” she said. “I have heard the water come up the "
        "stairs, and that is a sound that one does not forget.”",
        "The councils meet again on 12 March to choose an architect from among the nineteen who "
        "have sent in drawings. Until then the river is watched by volunteers, who take turns on "
        "the bridge with lamps and a bell, as their grandparents did.",
        "¹ The figures are those of the provincial treasury, without the cost of land.",
        "² Report on the flood of February, chapter 7, on correspondence between the towns.",
    ),
)

SPANISH: Final = MadeUp(
    "es",
    "Los pueblos del valle de Aldora compartirán una única planta de agua",
    "El Correo de Aldora",
    _pieces(
        "Después de once años de disputas, los ayuntamientos de Peñalba, Río Hondo y Santa Águeda "
        "firmaron el martes un convenio para construir una planta común de tratamiento en la "
        "orilla izquierda del Aldora, según informó la administración provincial. Las obras "
        "empezarán en otoño y costarán unos 14,6 millones de coronas, un tercio de ellas a cargo "
        "de la provincia.¹",
        "«Nadie quería ceder primero», explicó Inés Quiñones, alcaldesa de Peñalba desde 2009. «Al "
        "final fue la sequía la que decidió por nosotros, y no preguntó quién tenía mejores "
        "abogados».",
        "# Un verano sin lluvia",
        "Entre junio y septiembre no cayó ni una gota en todo el valle. Noventa y cuatro "
        "explotaciones agrícolas perdieron la cosecha, los pozos más antiguos se secaron y los "
        "camiones cisterna, el más nuevo de los cuales es de 1971, se averiaron uno tras otro. "
        "Los vecinos recuerdan todavía las colas de madrugada frente a la única fuente que seguía "
        "manando.",
        "Una investigación concluyó que los municipios conocían desde hacía mucho tiempo la "
        "fragilidad de la red. El informe enumera cuarenta y dos cartas de los ingenieros, casi "
        "todas sin respuesta, y señala que cada ayuntamiento esperaba a que pagaran los demás. La "
        "discusión se había convertido, dice el texto, en «una costumbre más que en un "
        "desacuerdo».²",
        "# Qué se ha acordado",
        "El convenio consta de cuatro puntos, que los plenos deberán ratificar antes de que acabe "
        "el mes de abril:",
        "- una planta con cinco bombas eléctricas, dos de ellas de reserva;",
        "- un fondo común de mantenimiento, al que cada pueblo contribuye según su población;",
        "- un servicio de vigilancia atendido de día y de noche, también los días festivos;",
        "- una oficina de arbitraje, cuyas decisiones obligan a los tres durante diez años.",
        "No todo el mundo está contento. La asociación de regantes teme que la nueva toma reduzca "
        "el caudal de las acequias, recuperadas hace apenas dos años, y ha pedido una compuerta "
        "que pueda cerrarse en verano. Los técnicos consideran razonable la petición, aunque "
        "cara; se espera una decisión en mayo.",
        ": Cuadro 1. Lo que paga cada pueblo, en millones de coronas",
        "| Pueblo | Hogares | Parte",
        "| Peñalba | 5.120 | 4,1",
        "| Río Hondo | 4.380 | 3,5",
        "| Santa Águeda | 2.610 | 2,1",
        "La provincia, que al principio negó cualquier ayuda, cambió de opinión cuando las "
        "aseguradoras anunciaron que dejarían de cubrir los cultivos situados por debajo del "
        "molino viejo. «Hicimos las cuentas, y las cuentas no estaban del lado de la espera», "
        "reconoció el vicedelegado, Tomás Güell. Añadió que el dinero saldría de una partida para "
        "caminos que llevaba años sin tocarse.",
        "Para quienes lo perdieron todo, el acuerdo llega tarde. Marta Ibáñez, que tenía una "
        "pequeña panadería en la calle de la Fuente, vive ahora con su hermana en la capital y no "
        "piensa volver. «Pueden construir diez plantas», dijo. «Yo he visto llorar a mi padre "
        "delante de un pozo seco, y eso no se olvida».",
        "Los tres plenos volverán a reunirse el 12 de marzo para elegir a un arquitecto entre los "
        "diecinueve que han presentado proyecto. Hasta entonces, la fuente la vigilan los propios "
        "vecinos, que se turnan con un cuaderno y una campana, como hacían sus abuelos.",
        "¹ Las cifras son de la tesorería provincial, sin contar el precio de los terrenos.",
        "² Informe sobre la sequía del verano, capítulo 7, sobre la correspondencia municipal.",
    ),
)

HEBREW: Final = MadeUp(
    "he",
    "ערי הנהר מסכימות לבנות תחנה משותפת",
    "",
    _pieces(
        "אחרי אחת עשרה שנים של מריבות חתמו המועצות של שלוש ערים על הסכם לבנות תחנת שאיבה משותפת "
        "על הגדה המזרחית של הנהר. העבודה תתחיל באביב ותעלה 14 מיליון כתרים (שליש מהם מן המחוז).",
        "ראשת המועצה אמרה כי איש לא רצה להיות הראשון לוותר, וכי בסוף החליט השיטפון במקומם. היא "
        "הוסיפה כי התושבים חיכו די זמן.",
        "המועצות ייפגשו שוב במרס כדי לבחור אדריכל מבין אלה ששלחו תוכניות.",
    ),
)

STYLES: Final = {
    "one column": "body { font: 12pt/1.4 'Liberation Serif' } p { margin: 0 0 0.8em }",
    "two columns": """
        body { font: 10pt/1.3 'Liberation Serif' } h1 { font-size: 22pt }
        main { column-count: 2; column-gap: 1.6em; text-align: justify; hyphens: auto }
        p { margin: 0; text-indent: 1.3em } h2 { font-size: 12pt; margin: 1em 0 0.4em }""",
    "three columns": """
        @page { size: A4; margin: 1.6cm } body { font: 9pt/1.3 'DejaVu Sans' }
        main { column-count: 3; column-gap: 1.3em; hyphens: auto } p { margin: 0 0 0.6em }
        h2 { font-size: 10.5pt }""",
    "first letter": """
        body { font: 11pt/1.5 'Liberation Sans' } p { margin: 0 0 1em; text-align: justify }
        main > p:first-child::first-letter {
            float: left; font-size: 3.2em; line-height: 0.9; padding-right: 0.08em }""",
}


def page(article: MadeUp, style: str) -> str:
    """Return a page of the web with an article, its footnotes at the end."""
    direction = "rtl" if article.language == "he" else "ltr"
    return (
        f'<!doctype html><html lang="{article.language}" dir="{direction}"><head>'
        f'<meta charset="utf-8"><title>{html.escape(article.title)}</title>'
        f"<style>{STYLES[style]} td {{ padding: 2pt 14pt 2pt 0; text-align: left }}"
        " sup { font-size: 60%; line-height: 0 } .note { font-size: 8pt; text-indent: 0 }</style>"
        f"</head><body><h1>{html.escape(article.title)}</h1><main>{_body(article)}</main>"
        "</body></html>"
    )


def _body(article: MadeUp) -> str:
    parts: list[str] = []
    within = ""
    for number, (role, text) in enumerate(article.pieces):
        outer = {"list_item": "ul", "table": "table"}.get(role, "")
        if outer != within:
            parts += [f"</{within}>"] * bool(within) + [f"<{outer}>"] * bool(outer)
            within = outer
        words = html.escape(text, quote=False)
        words = words.replace("¹", "<sup>1</sup>").replace("²", "<sup>2</sup>")
        mark = number - len(article.pieces) + 3
        parts.append(
            {
                "heading": f"<h2>{words}</h2>",
                "paragraph": f"<p>{words}</p>",
                "caption": f"<p>{words}</p>",
                "list_item": f"<li>{words}</li>",
                "footnote": f'<p class="note"><sup>{mark}</sup> {words}</p>',
                "table": f"<tr>{''.join(f'<td>{cell}</td>' for cell in words.split(' | '))}</tr>",
            }[role]
        )
    return "".join(parts)
