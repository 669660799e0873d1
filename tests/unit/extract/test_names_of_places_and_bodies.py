"""Names of places and bodies by the words beside them: people | organisations | places."""

import pytest

from tests.unit.extract.name_reading import by_kind

PLACES = [
    ("en", "Gondiwa, a settlement of 900 households, has no clinic.", " |  | Gondiwa"),
    ("en", "Melby, a fishing village of 300 people, was cut off by snow.", " |  | Melby"),
    ("en", "The ferry stops at Tarrow, a hamlet on the east shore.", " |  | Tarrow"),
    ("en", "The council of Moira Shire meets on Tuesday.", " |  | Moira Shire"),
    ("en", "Rows of huts burned in Shanti Nagar overnight.", " |  | Shanti Nagar"),
    ("en", "A fire at Dalby in 2021 destroyed four barns.", " |  | Dalby"),
    ("en", "The 500-megawatt Callow coal plant will close in March.", " |  | Callow"),
    (
        "en",
        "Growers in the Riverlands, the country’s other citrus area, were spared.",
        " |  | Riverlands",
    ),
    ("en", "GANJAR — The river rose two metres on Sunday.", " |  | GANJAR"),
    ("en", "Drills work the salt flats between the rivers Ouse and Tarn.", " |  | Ouse; Tarn"),
    ("en", "Kestrel, a software firm of 40 people, moved out.", " | Kestrel | "),
    ("en", "Mira, a nurse of 40 years, moved out.", "Mira |  | "),
    ("es", "Chalhua, un caserío de la puna, quedó aislado.", " |  | Chalhua"),
    ("es", "Tierra Baja, una vereda de 60 familias, no tiene luz.", " |  | Tierra Baja"),
    ("es", "El choque ocurrió en el corregimiento de El Palmar.", " |  | El Palmar"),
    ("es", "Crecieron los ríos Sama y Locumba.", " |  | Locumba; Sama"),
    ("es", "La empresa explota litio en el Salar de Quilcata.", " |  | Salar de Quilcata"),
    ("es", "Viven en el caserío Nuevo Progreso, a dos horas.", " |  | Nuevo Progreso"),
    ("es", "Llegaron al anexo de Huaccme y al centro poblado de Tinco.", " |  | Huaccme; Tinco"),
    ("es", "El incendio en la Quebrada Honda duró tres días.", " |  | Quebrada Honda"),
    ("es", "Cosechan café en las laderas del cerro Pintado.", " |  | Pintado"),
    ("es", "Unitel, una empresa de la capital, instaló la antena.", " | Unitel | "),
    ("en", "In the hamlet of Orrin, nobody slept.", " |  | Orrin"),
    ("en", "The blaze at Wexcombe in August killed two.", " |  | Wexcombe"),
    ("en", "The company, formerly known as Tellurion, is for sale.", " | Tellurion | "),
    ("en", "LAGOS, March 3 (Reuters) — Traders closed early.", " | Reuters | LAGOS"),
    (
        "es",
        "La vereda de Alto Pino y el caserío Tres Cruces no tienen agua.",
        " |  | Alto Pino; Tres Cruces",
    ),
    ("es", "La mina Cerro Azul contaminó el río Tingo.", " |  | Cerro Azul; Tingo"),
    ("es", "La eléctrica Norvento cortó la luz en Coronel Suárez.", " | Norvento | Coronel Suárez"),
    ("es", "Las cuencas de los ríos Chira y Piura están secas.", " |  | Chira; Piura"),
    (
        "es",
        "El Ministerio de Salud (Minsa) envió médicos a Condorcanqui, en Amazonas.",
        " | Ministerio de Salud | Amazonas; Condorcanqui",
    ),
    ("es", "Vecinos de Ocoña bloquearon la Panamericana Sur.", " |  | Ocoña; Panamericana Sur"),
    ("en", "The track runs east of Torvik, 20 km from Lomsdal.", " |  | Lomsdal; Torvik"),
    ("en", "Nothing grows on the banks of the Sesheke any more.", " |  | Sesheke"),
    ("en", "Tavrik, which lies in the north, has two wells.", " |  | Tavrik"),
    ("en", "The people of Imbali and Mpola queued at dawn.", " |  | Imbali; Mpola"),
    ("en", "Jonah Pell runs a café near Whitstead station.", "Jonah Pell |  | Whitstead"),
    ("en", "Villagers in Naro and nearby Sembe lost cattle.", " |  | Naro; Sembe"),
    ("es", "La planta está al norte de Chivay, a 20 kilómetros de Tisco.", " |  | Chivay; Tisco"),
    ("es", "Cerca de Yotala hay una mina cerrada.", " |  | Yotala"),
    ("es", "A orillas del Pilcomayo viven los pescadores.", " |  | Pilcomayo"),
    ("en", "Ullock, a market town with two pubs, voted to leave.", " |  | Ullock"),
    ("en", "The Torrance gas field and the Ludlow quarry are for sale.", " |  | Ludlow; Torrance"),
    ("en", "Bandara Nagar and Colombo Road were flooded.", " |  | Bandara Nagar; Colombo Road"),
    (
        "es",
        "El alud sepultó el anexo Santa Rosa y el caserío de Vinchos.",
        " |  | Santa Rosa; Vinchos",
    ),
    ("es", "COBIJA (Bolivia).- El río se desbordó el jueves.", " |  | Bolivia; COBIJA"),
]
"""Places by what stands before or behind them, and what only looks so."""

BODIES = [
    ("en", "The growers’ association, known as Fruvega, called a strike.", " | Fruvega | "),
    ("en", "The Tilbury Marsh Rangers have demanded a refund.", " | Tilbury Marsh Rangers | "),
    ("en", "The Carna Weavers has demanded better pay.", " | Carna Weavers | "),
    (
        "en",
        "Plans by developer Kestrel Power were refused. Kestrel Power has appealed.",
        " | Kestrel Power | ",
    ),
    ("en", "The firm, also known as Brightwater, owes two million.", " | Brightwater | "),
    ("en", "A man known as Lobo ran the docks.", "Lobo |  | "),
    ("es", "La asociación de regantes, conocida como Junavi, convocó un paro.", " | Junavi | "),
    ("es", "El sindicato, más conocido como Sutrel, rechazó la oferta.", " | Sutrel | "),
    (
        "es",
        "La promotora Altos Verdes compró el terreno. Altos Verdes recurrió el fallo.",
        " | Altos Verdes | ",
    ),
    ("en", "The St Columba shelter fed ninety people.", " | St Columba | "),
    ("en", "Nurses at Mary Slessor Hospital went on strike.", " | Mary Slessor Hospital | "),
    ("en", "Pupils of the Desmond Tutu School planted trees.", " | Desmond Tutu School | "),
    ("es", "El albergue San Martín recibió a 40 familias.", " | San Martín | "),
    (
        "es",
        "Abrió el Centro de Acogida Fray Bernardino.",
        " | Centro de Acogida Fray Bernardino | ",
    ),
    ("es", "Los alumnos del colegio Gabriela Mistral marcharon.", " | Gabriela Mistral | "),
    ("es", "La Casa Hogar Santa Lucía cerró en enero.", " | Casa Hogar Santa Lucía | "),
    ("es", "Fue internado en el hospital San Juan de Dios.", " | San Juan de Dios | "),
    (
        "es",
        "Nació en San Juan de Lurigancho, junto al Hospital Hipólito Unanue.",
        " | Hospital Hipólito Unanue | San Juan de Lurigancho",
    ),
    ("en", "Pupils at King Edward School met Prince Harald.", "Harald | King Edward School | "),
    ("en", "The Ashdown Farmers said the price was too low.", " | Ashdown Farmers | "),
    ("es", "El asilo Sor Teresa cuida a treinta ancianos.", " | Sor Teresa | "),
    (
        "es",
        "Los médicos del Hospital Coronel Ríos atendieron a Elsa Pinto, de 8 años.",
        "Elsa Pinto | Hospital Coronel Ríos | ",
    ),
    (
        "en",
        "The bill passed in Parliament with Labour and Plaid Cymru in favour.",
        " | Labour; Parliament; Plaid Cymru | ",
    ),
    (
        "en",
        "Shares in Brackwell fell after the Serious Fraud Office opened an inquiry.",
        " | Brackwell; Serious Fraud Office | ",
    ),
    ("en", "Kestrel Bay Resort laid off its cleaners.", " | Kestrel Bay Resort | "),
    ("en", "A gang known as the Red Hands controls the market.", " | Red Hands | "),
    ("es", "La empresa, antes conocida como Solar Andina, debe salarios.", " | Solar Andina | "),
    (
        "en",
        "The builder, a firm called Marsh Turner, stopped. Marsh Turner has appealed.",
        " | Marsh Turner | ",
    ),
    ("en", "Developer Nathan Cole Homes lost.", " | Nathan Cole Homes | "),
    (
        "es",
        "La constructora Ana Roldán quebró. Ana Roldán no pagó. Ana Roldán apeló.",
        " | Ana Roldán | ",
    ),
    (
        "es",
        "La empresa Martín Robles fue multada. Según Martín Robles, hubo un error.",
        " | Martín Robles | ",
    ),
]
"""Bodies by what they are called and do, houses by whom they are named after."""


@pytest.mark.parametrize(("language", "text", "names"), [*PLACES, *BODIES])
def test_names_of_places_and_bodies(language: str, text: str, names: str) -> None:
    assert by_kind(text, language) == [set(each.split("; ")) for each in names.split(" | ")]
