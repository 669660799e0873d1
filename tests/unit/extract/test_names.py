"""People, organisations and places: which kind they are and how far their names go."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefings.extract.findings import NameKind
from tests.unit.extract.name_reading import mentions, names_in, of_kind, one

PEOPLE = [
    ("en", "The mayor, Ana Quispe, opened the bridge.", "Ana Quispe"),
    ("en", "Gen. Pedro Salas led the convoy.", "Pedro Salas"),
    ("en", "Secretary of State Laura Brandt left for talks.", "Laura Brandt"),
    ("en", "“We will rebuild,” said James T. Holloway, an engineer.", "James T. Holloway"),
    ("en", "Officials met with Sophie van der Meer on the road.", "Sophie van der Meer"),
    ("en", "Rep. Carol Dunn (R-Ky.) voted against it.", "Carol Dunn"),
    ("en", "Nobody had seen Will Farrow since.", "Will Farrow"),
    ("es", "El alcalde, Andrés Quispe, inauguró el puente.", "Andrés Quispe"),
    ("es", "La doctora Elena de la Cruz explicó el plan.", "Elena de la Cruz"),
    ("es", "El secretario de Gobernación, Raúl Mendívil, viajó ayer.", "Raúl Mendívil"),
    ("es", "Así lo dijo a la AFP Marta Solís, bióloga.", "Marta Solís"),
    ("es", "Declaró en Nueva York Silvia Lucero, embajadora.", "Silvia Lucero"),
    ("es", "Lo recibió Julio Antonio Roldán.", "Julio Antonio Roldán"),
    ("es", "Dijo que Gómez Zárate se fue.", "Gómez Zárate"),
    ("es", "El presidente (Octavio Huerta) no respondió.", "Octavio Huerta"),
    ("es", "Saludó a la viuda de Aung Tamal ayer.", "Aung Tamal"),
    ("en", "She is the daughter of Aung Than, who led the party.", "Aung Than"),
    ("es", "El general Tarek al Hadidi dio la orden.", "Tarek al Hadidi"),
]

ORGANISATIONS = [
    (
        "es",
        "Lo publicó la Universidad estadounidense de Rhode Island.",
        "Universidad estadounidense de Rhode Island",
    ),
    ("es", "Hablaron desde la cabina de la XEQT, en el centro.", "XEQT"),
    ("en", "Harlan County police came.", "Harlan County police"),
    (
        "es",
        "Lo dijo la Asociación Andina de Tejedores de Lana para el Vestido.",
        "Asociación Andina de Tejedores de Lana para el Vestido",
    ),
    (
        "es",
        "Escribió a la Unidad de Apoyo a las Rutas sobre Naufragios de Interpol.",
        "Unidad de Apoyo a las Rutas sobre Naufragios",
    ),
    (
        "es",
        "Firmó la Campaña Nacional por el Derecho a Respirar y siguió.",
        "Campaña Nacional por el Derecho a Respirar",
    ),
    (
        "es",
        "Lo pidió el Comité sobre la Vigilancia de todas las clases de Ruido en la "
        "Comisión de Lagos (CLR).",
        "Comisión de Lagos",
    ),
    ("es", "Lo juzgó el Tribunal de lo Mercantil de Vigo.", "Tribunal de lo Mercantil de Vigo"),
    ("es", "Ganaron los Halcones de Seattle.", "Halcones de Seattle"),
    ("es", "Le gustaban los Mulos de Manhattan.", "Mulos de Manhattan"),
    ("es", "Lo publicó el diario Reforma.", "Reforma"),
    ("es", "Hay grupos como Solaria, Bermejo y Cantera.", "Bermejo"),
    ("es", "Robaron en la primaria Niños Cantores.", "Niños Cantores"),
    ("es", "Expuso en el museo de Artes de Toledo.", "museo de Artes de Toledo"),
    ("es", "Lo anunció el director de la XEQT ayer.", "XEQT"),
    (
        "en",
        "National Commission for Reefs and Life without Nets (DEVOCA) said so.",
        "National Commission for Reefs and Life without Nets",
    ),
    ("en", "The National Party Committee in May voted.", "National Party Committee"),
    (
        "en",
        "The Cuba and Haiti Veterans of America marched.",
        "Cuba and Haiti Veterans of America",
    ),
    ("en", "KRTV's Lester spoke.", "KRTV"),
    ("en", "Farc guerrillas left the valley.", "Farc"),
    ("en", "The Denver Broncos lost.", "Denver Broncos"),
    ("en", "Outlets such as Lantern, Quill and Ember wrote it.", "Ember"),
    ("en", "Tulsa police released a video.", "Tulsa police"),
    ("en", "The ruling is by the Denver Supreme Court.", "Denver Supreme Court"),
    ("en", "The Commission on Coastal Roads met on Monday.", "Commission on Coastal Roads"),
    ("en", "He leads the Food and Water Administration.", "Food and Water Administration"),
    ("en", "The newspaper Clarion said so.", "Clarion"),
    ("en", "She is a spokeswoman for Harbinger, a private security company.", "Harbinger"),
    (
        "en",
        "A report by the Ministry of Fisheries and Ports came out.",
        "Ministry of Fisheries and Ports",
    ),
    ("en", "The “Adelante” faction fights on.", "Adelante"),
    ("en", "Students at Public School 114 sang.", "Public School 114"),
    ("en", "The Bolivian Air Force sent two planes.", "Bolivian Air Force"),
    (
        "es",
        "La Comisión Nacional para la Pesca y Vida del Mar informó.",
        "Comisión Nacional para la Pesca y Vida del Mar",
    ),
    ("es", "Fue detenido por el cártel de Sonora.", "cártel de Sonora"),
    ("es", "La compañía aérea Andes Pacific canceló vuelos.", "Andes Pacific"),
    ("es", "Lo publicó el diario La Linterna.", "La Linterna"),
    ("es", "El Ejército Colombiano llegó al pueblo.", "Ejército Colombiano"),
    ("es", "La supuesta banda “Clan 16” huyó.", "Clan 16"),
    ("es", "El Ayuntamiento de Vigo y la Xunta de Galicia firmaron.", "Ayuntamiento de Vigo"),
    (
        "es",
        "Lo pidió el Consejo Regional para la Danza y las Letras.",
        "Consejo Regional para la Danza y las Letras",
    ),
    ("es", "El Consejo Coordinador Empresarial lo aplaudió.", "Consejo Coordinador Empresarial"),
    ("es", "La Gaceta Parlamentaria lo publicó ayer.", "Gaceta Parlamentaria"),
    ("es", "Lo supo por Brenner & Holt, que audita el banco.", "Brenner & Holt"),
    ("en", "He was hired by Harlan & Pike in Leeds.", "Harlan & Pike"),
    ("en", "Her lawyer is Tom Reed of Marsh Kettering LLP in Boston.", "Marsh Kettering LLP"),
    ("en", "Shares of Veltrix fell 4 percent.", "Veltrix"),
    ("en", "Hezbollah and Drosvak signed the truce.", "Drosvak"),
    ("en", "Ohio State University hosted the event.", "Ohio State University"),
    ("en", "The head of the Ohio AFL-CIO stepped down.", "Ohio AFL-CIO"),
    ("en", "The band Velvet Harbor opens the night.", "Velvet Harbor"),
    ("en", "A report of the Regional Tax Office came out.", "Regional Tax Office"),
]

PLACES = [
    (
        "en",
        "The Valley of the Ene, Tambo and Mantaro Rivers is wide.",
        "Valley of the Ene, Tambo and Mantaro Rivers",
    ),
    ("en", "She lives in Oakland, CA.", "CA"),
    ("en", "She moved to Salem, OR and stayed.", "OR"),
    ("en", "She moved to Staunton Va. last year.", "Staunton"),
    ("es", "Hubo choques en Ras Gharib (noroeste) y aquí.", "Ras Gharib"),
    ("en", "She was born in Lima and lives in Peru.", "Lima"),
    ("en", "Paris-based analysts disagree.", "Paris"),
    ("en", "He spoke in Dover, Del. and left.", "Dover"),
    ("en", "US growth fell.", "US"),
    ("en", "HOUSTON - The river rose again overnight.", "HOUSTON"),
    ("en", "The Teuco, Ibare and Yata River Valley is dry.", "Teuco, Ibare and Yata River Valley"),
    ("es", "El misil salió de Corea del Norte.", "Corea del Norte"),
    ("es", "Madrid. El ministro viajó ayer.", "Madrid"),
    ("es", "Llueve en las provincias de Cajamarca, Áncash y Huánuco.", "Huánuco"),
    ("es", "El valle de los ríos Teuco y Yata se secó.", "valle de los ríos Teuco y Yata"),
    ("es", "Vive en el distrito limeño Pueblo Alegre.", "Pueblo Alegre"),
    ("es", "Ocurrió en Ciudad Juárez.", "Ciudad Juárez"),
    ("en", "The North Carolina law firm hired her.", "North Carolina"),
    ("en", "Mines in southern West Virginia closed.", "West Virginia"),
    ("en", "She flew to Washington D.C. on Monday.", "Washington"),
    ("en", "He is a farmer in Moosehead County and votes there.", "Moosehead County"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name"), PEOPLE)
def test_people(language: str, text: str, name: str) -> None:
    assert name in of_kind("person", text, language)


@pytest.mark.parametrize(("language", "text", "name"), ORGANISATIONS)
def test_organisations(language: str, text: str, name: str) -> None:
    assert name in of_kind("organisation", text, language)


@pytest.mark.parametrize(("language", "text", "name"), PLACES)
def test_places(language: str, text: str, name: str) -> None:
    assert name in of_kind("place", text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Farmers protested on Monday. Meanwhile, the Peruvians went home."),
        ("en", "The Affordable Homes Act passed. It was Christmas."),
        ("en", "The Commission met. Nothing came of it."),
        ("en", "Prices rose by 3 percent in March, and GDP fell."),
        ("en", "Schools Seek Better Funds For Clean Energy Amid New Doubts."),
        ("es", "Los campesinos protestaron el lunes. Mientras, los peruanos volvieron."),
        ("es", "La Ley de Aguas se aprobó. Agradecemos su visita."),
        ("es", "El Consejo se reunió. Nada cambió en Navidad."),
        ("es", "El Presupuesto de Egresos subió; el PIB no."),
    ],
)
def test_no_names(language: str, text: str) -> None:
    assert names_in(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "left", "right"),
    [
        ("en", "The Washington Post asked Tom Reyes.", "Washington Post", "Tom Reyes"),
        ("en", "Sen. Mark Hale met Senate Majority Leader Ann Booth.", "Mark Hale", "Ann Booth"),
        ("es", "El actor Juan Robles e Irene Cano hablaron.", "Juan Robles", "Irene Cano"),
    ],
)  # fmt: skip
def test_neighbours_stay_two(language: str, text: str, left: str, right: str) -> None:
    found = [name.name for name in names_in(text, language)]
    assert left in found
    assert right in found


def test_a_name_in_a_headline_is_a_mention_too() -> None:
    text = "Mora Says Dam Is Safe\n\n“It is safe,” said Lucía Mora, an engineer. Mora left."
    found = one("Lucía Mora", text, "en")
    assert mentions(found, text) == ["Mora", "Lucía Mora", "Mora"]


def test_a_possessive_is_no_part_of_a_name() -> None:
    text = "It was Lucía Mora’s plan. Mora's critics said no."
    assert mentions(one("Lucía Mora", text, "en"), text) == ["Lucía Mora", "Mora"]


def test_reasons_are_said_in_words() -> None:
    found = one("Lucía Mora", "Lucía Mora, president of the bank, said no.", "en")
    assert found.confidence >= 0.9
    assert "first name known" in found.why
    assert len(found.why) <= 3


def test_names_stand_in_the_order_of_their_first_mentions() -> None:
    text = "In Lima, Ana Quispe met Pedro Salas. Salas thanked Quispe."
    found = names_in(text, "en")
    assert [name.name for name in found] == ["Lima", "Ana Quispe", "Pedro Salas"]


@pytest.mark.parametrize("language", ["en", "es"])
@example("Ana Ana , and")
@given(
    text=st.lists(
        st.sampled_from(
            ["Ana", "Quispe", "de", "la", "Gen.", "Banco", "Bank", "of", "y", "and", ",", "(ABC)",
             "“", "”", ".", "Lima", "U.S.", "&", "21", "dijo", "said", "al", "\n\n", "’s", "İ", "ß"]
        ),
        max_size=40,
    ).map(" ".join)
)  # fmt: skip
def test_any_text_gives_names_that_stand_in_it(language: str, text: str) -> None:
    kinds: set[NameKind] = {"person", "organisation", "place"}
    for name in names_in(text, language):
        assert name.kind in kinds
        assert 0 <= name.confidence <= 1
        assert (name.start, name.end) == name.mentions[0]
        assert list(name.mentions) == sorted(set(name.mentions))
        forms = {name.name, *name.names}
        assert {text[start:end] for start, end in name.mentions} <= forms
        assert name.role is None or name.role in text


@pytest.mark.parametrize("language", ["en", "es"])
@given(text=st.text(max_size=200))
def test_no_text_is_too_strange(language: str, text: str) -> None:
    for name in names_in(text, language):
        assert all(0 <= start < end <= len(text) for start, end in name.mentions)


@pytest.mark.parametrize(
    ("language", "text", "acronym", "full"),
    [
        (
            "en",
            "LOLA, the Lima Office on Latin America, agreed. LOLA left.",
            "LOLA",
            "Lima Office on Latin America",
        ),
        (
            "es",
            "Habló el Comité de la Carta sobre el Fin de todas las formas de Pesca contra la "
            "Trucha (COCAF). COCAF calló.",
            "COCAF",
            "Comité de la Carta sobre el Fin de todas las formas de Pesca contra la Trucha",
        ),
    ],
)
def test_an_acronym_and_its_long_form_are_one(
    language: str, text: str, acronym: str, full: str
) -> None:
    found = one(full, text, language)
    assert (found.kind, found.names) == ("organisation", (acronym,))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Leyó el libro “Club de la Trucha” en casa."),
        ("es", "Vio “El Club de la Trucha” en el cine."),
    ],
)
def test_a_title_in_quotation_marks_is_no_organisation(language: str, text: str) -> None:
    assert of_kind("organisation", text, language) == []


def test_a_greeting_and_a_verb_of_a_headline_are_no_part_of_a_name() -> None:
    assert of_kind("person", "“Hola Pedro Salas, pasa”, dijo.", "es") == ["Pedro Salas"]
    headline = "Deal on Dams Fails, Laura Brandt Says.\n\nLaura Brandt spoke."
    assert of_kind("person", headline, "en") == ["Laura Brandt"]


def test_a_common_word_behind_in_is_no_sure_place() -> None:
    assert one("Mobile", "Sales in Mobile rose by a third.", "en").confidence < 0.9


def test_a_word_that_may_be_somebody_is_no_sure_place() -> None:
    (found,) = names_in("Victoria won.", "en")
    assert (found.kind, found.confidence < 0.9) == ("place", True)
    (found,) = names_in("They met in Victoria.", "en")
    assert (found.kind, found.confidence >= 0.9) == ("place", True)


@pytest.mark.parametrize(
    "text",
    [
        "groups such as Ab, Cd and Ef, " * 4_000,
        "Committee of all the kinds of " * 4_000,
        "Committee of Fish (ABC) " * 4_000,
        "Unidad de Apoyo a la " * 4_000,
        "Salem, OR, " * 8_000,
        "Valley of the Ene, " * 4_000,
        "Universidad chilena de " * 4_000,
        "“Club de la Trucha” " * 4_000,
        "A" * 500_000,
    ],
    ids=lambda text: text[:12],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_hostile_text_ends_quickly(text: str, language: str) -> None:
    begun = time.process_time()
    names_in(text, language)
    assert time.process_time() - begun < 2.5
