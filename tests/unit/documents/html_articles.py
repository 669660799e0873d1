"""Made-up articles in two languages, as the parts that a page is written of."""

from dataclasses import dataclass
from typing import Literal

from briefings.model import BlockRole

Style = Literal["p", "h2", "ul", "ol", "quote", "caption", "table", "update"]


@dataclass(frozen=True)
class Part:
    """What stands between two others: `lines` are its paragraphs, entries or rows."""

    style: Style
    lines: tuple[str, ...]


@dataclass(frozen=True)
class MadeArticle:
    """An article, what it says of itself, and `parts` in their order."""

    language: str
    title: str
    standfirst: str
    author: str
    published: str
    parts: tuple[Part, ...]

    @property
    def paragraphs(self) -> list[tuple[BlockRole, str]]:
        """What a reader of it must come to: roles and words, in order."""
        roles: dict[Style, BlockRole] = {
            "p": "paragraph",
            "h2": "heading",
            "ul": "list_item",
            "ol": "list_item",
            "quote": "quote",
            "caption": "caption",
            "table": "table",
            "update": "paragraph",
        }
        body = [(roles[part.style], line) for part in self.parts for line in part.lines]
        return [("heading", self.title), ("paragraph", self.standfirst), *body]


def p(*lines: str) -> Part:
    return Part("p", lines)


HARBOUR = MadeArticle(
    language="en",
    title="Harbour of Brava opens again after eleven weeks",
    standfirst="The outer pier still waits for its cranes, and half of the fleet for spare parts.",
    author="Ann Example",
    published="2024-05-03",
    parts=(
        Part("caption", ("The outer pier on Thursday morning. Photo: Tom Sample",)),
        p(
            "BRAVA, May 3 — The harbour office of Brava said on Friday that the port had opened "
            "again after eleven weeks in which no boat of more than nine metres could land its "
            "catch, and in which the town lost some 4.2 million crowns.",
            "“We are back,” said the harbour master, Ilse Marden. “Not all of us, and not at full "
            "strength, but we are back.”",
            "Nobody danced.",
            "The storm of February 14 had taken away 120 metres of the inner pier and both of its "
            "cranes. Since then the catch was landed at Port Ensel, 60 kilometres to the south, "
            "and brought back by lorry, at a cost that the fishers’ union puts at 38,000 crowns a "
            "week.",
        ),
        Part("h2", ("What was repaired",)),
        p("According to the engineers’ report, three things were done since March:"),
        Part(
            "ul",
            (
                "The pier’s foundations were filled with 900 tonnes of stone.",
                "A floating crane was rented in Port Ensel until the end of the year.",
                "The lamp at the entrance, dark since the storm, shines again.",
            ),
        ),
        p("The council had asked for more."),
        Part(
            "quote",
            (
                "Whoever looks at the pier from the sea knows that it will not stand another "
                "winter like this one.",
            ),
        ),
        p(
            "So wrote Pavel Orr, who leads the union of 240 fishers, in a letter to the ministry "
            "of which this newspaper has a copy. He did not want to add anything to it on Friday.",
            "“And the money?” a fisher asked from the back of the hall.",
            "“It comes in June.”",
            "“So you said of April.”",
            "Marden did not answer that. She spoke of the 17 boats that lie in the inner basin, of "
            "their engines, and of the spare parts that have been on their way since the spring, "
            "and thanked the owners for their patience.",
        ),
        Part("h2", ("What it cost",)),
        Part(
            "table",
            (
                "Item | Crowns",
                "Stone and transport | 610,000",
                "Rent of the crane | 245,000",
                "Lamp | 18,500",
            ),
        ),
        p(
            "The sums are those of the council’s treasurer and were not checked by anybody else; "
            "the ministry says that it will pay for two thirds of them once it has seen the bills.",
            "The next meeting is on June 7.",
            "Whether there will be anything to celebrate by then, nobody in Brava wants to say.",
        ),
        Part(
            "update",
            (
                "Correction: an earlier version of this article gave the length of the pier as 210 "
                "metres. It is 120 metres.",
            ),
        ),
    ),
)

RIVER = MadeArticle(
    language="es",
    title="Más de 3.000 familias del valle de Antay esperan ayuda tras la crecida",
    standfirst="El río se llevó dos puentes y dejó sin agua potable a once comunidades de la zona "
    "alta.",
    author="Lucía Prueba Ñáñez",
    published="2024-03-19",
    parts=(
        p(
            "La crecida del río Antay, que el domingo alcanzó los 6,8 metros, dejó al menos cuatro "
            "muertos y más de 3.000 familias damnificadas en la provincia de Cora, según informó "
            "el lunes el gobierno regional.",
            "“No tenemos nada”, dice Eulogia Quisbert, de 61 años, frente a lo que fue su casa. "
            "“Ni una olla nos quedó”.",
        ),
        Part("caption", ("Vecinos de Cora cruzan el río con una soga, el lunes. Archivo propio",)),
        p(
            "El puente de San Isidro, construido en 1974, cayó a las cinco de la mañana; el de la "
            "carretera a Vilque, una hora más tarde. Desde entonces, a la zona alta solo se llega "
            "a pie, en una caminata de nueve horas por el cerro.",
            "Llueve todavía.",
        ),
        Part("h2", ("Once comunidades sin agua",)),
        p(
            "La alcaldesa de Cora, Rosa Tintaya, pidió al gobierno central que declare la "
            "emergencia. “Lo pedimos el viernes, cuando todavía se podía evitar”, reclamó en una "
            "conversación telefónica con este diario.",
            "Entre lo más urgente, la municipalidad enumera:",
        ),
        Part(
            "ol",
            (
                "Agua para 11 comunidades, unos 40.000 litros al día.",
                "Carpas para las 620 familias que duermen en la escuela.",
                "Un puente provisional en San Isidro.",
            ),
        ),
        p(
            "—¿Y cuándo llegan? —preguntó un vecino en la asamblea.",
            "—Mañana.",
            "—Eso dijeron ayer.",
            "El ministro de Defensa, Hugo Palza, aseguró que dos helicópteros salieron el lunes "
            "con 14 toneladas de alimentos; hasta el cierre de esta edición no había llegado "
            "ninguno, de acuerdo con los dirigentes de la zona, que llevan la cuenta en un "
            "cuaderno.",
        ),
        Part(
            "quote",
            (
                "El agua no avisa, pero el servicio de meteorología sí avisó, y nadie leyó el "
                "informe.",
            ),
        ),
        p(
            "La frase es del ingeniero Néstor Calle, que midió el río durante veinte años y se "
            "jubiló en enero.",
            "El informe, al que tuvo acceso este diario, tiene fecha del 8 de marzo y advierte de "
            "una crecida “probable en un 80 %” para el fin de semana siguiente.",
            "Nadie del servicio quiso comentarlo.",
        ),
    ),
)

ARTICLES = (HARBOUR, RIVER)
