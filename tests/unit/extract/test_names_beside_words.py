"""Names by what stands beside them: language, sentence, people; organisations; places."""

import pytest

from tests.unit.extract.name_reading import names_in

ROLES_BEFORE = [
    ("en", "Farmer Jane Roebuck lost forty sheep in the flood.", "Jane Roebuck", "", ""),
    ("en", "Local MP John Dowland asked for an inquiry.", "John Dowland", "", ""),
    ("en", "Widow Mary Tench told the court she had waited all night.", "Mary Tench", "", ""),
    ("en", "Beekeeper Tom Aldous said the hives were empty by June.", "Tom Aldous", "", ""),
    ("en", "Campaigner and teacher Lucy Harte welcomed the ruling.", "Lucy Harte", "", ""),
    (
        "en",
        "Residents Peter Shaw and Anna Kell signed the letter.",
        "Anna Kell; Peter Shaw",
        "",
        "",
    ),
    ("en", "Hunter Davies wrote the first book about the band.", "Hunter Davies", "", ""),
    ("en", "Mason Greene scored twice before the break.", "Mason Greene", "", ""),
    ("es", "Vecino Raúl Quintana dijo que el agua llega turbia.", "Raúl Quintana", "", ""),
    ("es", "Alcaldesa Norma Huanca pidió ayuda al ejército.", "Norma Huanca", "", ""),
    ("es", "Agricultor Pedro Ñaupari perdió media hectárea de papa.", "Pedro Ñaupari", "", ""),
    ("es", "Viuda y madre de tres hijos, Rosa Tello vende pan en la plaza.", "Rosa Tello", "", ""),
    ("es", "Dirigente Julio Ccori llamó a un paro para el lunes.", "Julio Ccori", "", ""),
    ("es", "Exjugador Mario Beltrán abrió una escuela de fútbol.", "Mario Beltrán", "", ""),
    ("en", "Star witness Paul Reeve did not appear.", "Paul Reeve", "", ""),
    ("es", "Pescador Elmer Chunga sacó la red vacía.", "Elmer Chunga", "", ""),
]
"""Roles that have their capital from the sentence, and names that look like them."""

PLACES_BEFORE_PEOPLE = [
    ("en", "The mayor of Smallbridge John Dobbs cut the ribbon.", "John Dobbs", "", "Smallbridge"),
    ("en", "The sheriff of Pike County Ellen Marsh denied it.", "Ellen Marsh", "", "Pike County"),
    ("en", "The governor of Lagos Ade Bankole closed the schools.", "Ade Bankole", "", "Lagos"),
    (
        "es",
        "Acudieron los exalcaldes de Pueblonuevo Juan Pérez y Ana Ruiz.",
        "Ana Ruiz; Juan Pérez",
        "",
        "Pueblonuevo",
    ),
    ("es", "El gobernador de Tarija Óscar Méndez firmó el convenio.", "Óscar Méndez", "", "Tarija"),
    (
        "es",
        "La alcaldesa de Villa Serena Marta Godoy no respondió.",
        "Marta Godoy",
        "",
        "Villa Serena",
    ),
    (
        "es",
        "Lo confirmó el intendente de Río Claro Luis Baigorria.",
        "Luis Baigorria",
        "",
        "Río Claro",
    ),
    ("es", "Lo recibió el párroco de San Isidro Jorge Paredes.", "Jorge Paredes", "", "San Isidro"),
    (
        "es",
        "Habló con el líder de Podemos Pablo Reyes tras la sesión.",
        "Pablo Reyes",
        "Podemos",
        "",
    ),
    ("en", "The vicar of Hexley Ruth Moss rang the bell.", "Ruth Moss", "", "Hexley"),
    (
        "es",
        "La rectora de la Universidad de Ayala Carmen Vidal renunció.",
        "Carmen Vidal",
        "Universidad de Ayala",
        "",
    ),
    (
        "es",
        "El comisario de Puerto Hondo Iván Lazo pidió refuerzos.",
        "Iván Lazo",
        "",
        "Puerto Hondo",
    ),
]
"""Somebody right behind the place or body that they head."""

PLACES = [
    ("en", "Gondiwa, a settlement of 900 households, has no clinic.", "", "", "Gondiwa"),
    ("en", "Melby, a fishing village of 300 people, was cut off by snow.", "", "", "Melby"),
    ("en", "The ferry stops at Tarrow, a hamlet on the east shore.", "", "", "Tarrow"),
    ("en", "The council of Moira Shire meets on Tuesday.", "", "", "Moira Shire"),
    ("en", "Rows of huts burned in Shanti Nagar overnight.", "", "", "Shanti Nagar"),
    ("en", "A fire at Dalby in 2021 destroyed four barns.", "", "", "Dalby"),
    ("en", "The 500-megawatt Callow coal plant will close in March.", "", "", "Callow"),
    (
        "en",
        "Growers in the Riverlands, the country’s other citrus area, were spared.",
        "",
        "",
        "Riverlands",
    ),
    ("en", "GANJAR — The river rose two metres on Sunday.", "", "", "GANJAR"),
    ("en", "Drills work the salt flats between the rivers Ouse and Tarn.", "", "", "Ouse; Tarn"),
    ("en", "Kestrel, a software firm of 40 people, moved out.", "", "Kestrel", ""),
    ("en", "Mira, a nurse of 40 years, moved out.", "Mira", "", ""),
    ("es", "Chalhua, un caserío de la puna, quedó aislado.", "", "", "Chalhua"),
    ("es", "Tierra Baja, una vereda de 60 familias, no tiene luz.", "", "", "Tierra Baja"),
    ("es", "El choque ocurrió en el corregimiento de El Palmar.", "", "", "El Palmar"),
    ("es", "Crecieron los ríos Sama y Locumba.", "", "", "Locumba; Sama"),
    ("es", "La empresa explota litio en el Salar de Quilcata.", "", "", "Salar de Quilcata"),
    ("es", "Viven en el caserío Nuevo Progreso, a dos horas.", "", "", "Nuevo Progreso"),
    ("es", "Llegaron al anexo de Huaccme y al centro poblado de Tinco.", "", "", "Huaccme; Tinco"),
    ("es", "El incendio en la Quebrada Honda duró tres días.", "", "", "Quebrada Honda"),
    ("es", "Unitel, una empresa de la capital, instaló la antena.", "", "Unitel", ""),
    ("en", "In the hamlet of Orrin, nobody slept.", "", "", "Orrin"),
    ("en", "The blaze at Wexcombe in August killed two.", "", "", "Wexcombe"),
    ("en", "The company, formerly known as Tellurion, is for sale.", "", "Tellurion", ""),
    ("en", "LAGOS, March 3 (Reuters) — Traders closed early.", "", "Reuters", "LAGOS"),
    ("es", "En la vereda La Unión viven 20 familias.", "", "", "La Unión"),
    (
        "es",
        "La vereda de Alto Pino y el caserío Tres Cruces no tienen agua.",
        "",
        "",
        "Alto Pino; Tres Cruces",
    ),
    ("es", "La mina Cerro Azul contaminó el río Tingo.", "", "", "Cerro Azul; Tingo"),
    ("es", "Llegó a Ranquil con su nieta Aurora.", "Aurora", "", "Ranquil"),
    (
        "es",
        "Según Óscar Lugo, vecino de Trujillo, nadie avisó. Lugo vive allí.",
        "Óscar Lugo",
        "",
        "Trujillo",
    ),
    ("es", "Simón, un joven de 19 años, cruzó el desierto de Sonora.", "Simón", "", "Sonora"),
    ("es", "Vive en Las Toscas, un pueblo de pescadores.", "", "", "Las Toscas"),
    (
        "es",
        "La eléctrica Norvento cortó la luz en Coronel Suárez.",
        "",
        "Norvento",
        "Coronel Suárez",
    ),
    ("es", "Con Ana, su esposa, abrió una tienda en la colonia Roma.", "Ana", "", "Roma"),
    ("es", "Las cuencas de los ríos Chira y Piura están secas.", "", "", "Chira; Piura"),
    (
        "en",
        "Prime Minister Tuva Lind met the Sami parliament in Karasjok.",
        "Tuva Lind",
        "",
        "Karasjok",
    ),
    (
        "es",
        "El Ministerio de Salud (Minsa) envió médicos a Condorcanqui, en Amazonas.",
        "",
        "Ministerio de Salud",
        "Amazonas; Condorcanqui",
    ),
    ("es", "Vecinos de Ocoña bloquearon la Panamericana Sur.", "", "", "Ocoña; Panamericana Sur"),
    ("en", "The villages of Obo and Rafai were burned.", "", "", "Obo; Rafai"),
    ("en", "The track runs east of Torvik, 20 km from Lomsdal.", "", "", "Lomsdal; Torvik"),
    ("en", "The road between Gashua and Nguru is closed.", "", "", "Gashua; Nguru"),
    ("en", "Residents of Tarkwa Bay fear eviction.", "", "", "Tarkwa Bay"),
    ("en", "Nothing grows on the banks of the Sesheke any more.", "", "", "Sesheke"),
    ("en", "Born in Oldbury, Rita Moss moved to the Gambia.", "Rita Moss", "", "Gambia; Oldbury"),
    ("en", "Tavrik, which lies in the north, has two wells.", "", "", "Tavrik"),
    ("en", "The people of Imbali and Mpola queued at dawn.", "", "", "Imbali; Mpola"),
    ("en", "In Tavrik’s market, Sela Vau sells cloth.", "Sela Vau", "", "Tavrik"),
    ("en", "Jonah Pell runs a café near Whitstead station.", "Jonah Pell", "", "Whitstead"),
    ("en", "“My Uncle Abel told me,” said Ruth Okafor.", "Abel; Ruth Okafor", "", ""),
    ("en", "Kestrel Bay Resort laid off its cleaners.", "", "Kestrel Bay Resort", ""),
    ("en", "The Wolverton brothers, Pete and Ian, own the yard.", "Ian; Pete", "", ""),
    ("en", "Tom Hale, of the Fenland Trust, blamed the pumps.", "Tom Hale", "Fenland Trust", ""),
    ("en", "Villagers in Naro and nearby Sembe lost cattle.", "", "", "Naro; Sembe"),
    ("en", "Maria Salas, whose son Luis died, wants answers.", "Luis; Maria Salas", "", ""),
]
"""Places by what stands before or behind them, and what only looks so."""

BODIES = [
    ("en", "The growers’ association, known as Fruvega, called a strike.", "", "Fruvega", ""),
    ("en", "The Tilbury Marsh Rangers have demanded a refund.", "", "Tilbury Marsh Rangers", ""),
    ("en", "The Carna Weavers has demanded better pay.", "", "Carna Weavers", ""),
    (
        "en",
        "Plans by developer Kestrel Power were refused. Kestrel Power has appealed.",
        "",
        "Kestrel Power",
        "",
    ),
    ("en", "The firm, also known as Brightwater, owes two million.", "", "Brightwater", ""),
    ("es", "La asociación de regantes, conocida como Junavi, convocó un paro.", "", "Junavi", ""),
    ("es", "El sindicato, más conocido como Sutrel, rechazó la oferta.", "", "Sutrel", ""),
    (
        "es",
        "La promotora Altos Verdes compró el terreno. Altos Verdes recurrió el fallo.",
        "",
        "Altos Verdes",
        "",
    ),
    ("en", "The St Columba shelter fed ninety people.", "", "St Columba", ""),
    ("en", "Nurses at Mary Slessor Hospital went on strike.", "", "Mary Slessor Hospital", ""),
    ("en", "Pupils of the Desmond Tutu School planted trees.", "", "Desmond Tutu School", ""),
    ("es", "El albergue San Martín recibió a 40 familias.", "", "San Martín", ""),
    (
        "es",
        "Abrió el Centro de Acogida Fray Bernardino.",
        "",
        "Centro de Acogida Fray Bernardino",
        "",
    ),
    ("es", "Los alumnos del colegio Gabriela Mistral marcharon.", "", "Gabriela Mistral", ""),
    ("es", "La Casa Hogar Santa Lucía cerró en enero.", "", "Casa Hogar Santa Lucía", ""),
    ("es", "Fue internado en el hospital San Juan de Dios.", "", "San Juan de Dios", ""),
    (
        "es",
        "Nació en San Juan de Lurigancho, junto al Hospital Hipólito Unanue.",
        "",
        "Hospital Hipólito Unanue",
        "San Juan de Lurigancho",
    ),
    ("en", "Pupils at King Edward School met Prince Harald.", "Harald", "King Edward School", ""),
    ("en", "The Ashdown Farmers said the price was too low.", "", "Ashdown Farmers", ""),
    (
        "es",
        "La cooperativa, conocida como Tejiendo Juntas, exporta a Francia.",
        "",
        "Tejiendo Juntas",
        "Francia",
    ),
    ("es", "El asilo Sor Teresa cuida a treinta ancianos.", "", "Sor Teresa", ""),
    (
        "es",
        "Los médicos del Hospital Coronel Ríos atendieron a Elsa Pinto, de 8 años.",
        "Elsa Pinto",
        "Hospital Coronel Ríos",
        "",
    ),
    (
        "en",
        "The bill passed in Parliament with Labour and Plaid Cymru in favour.",
        "",
        "Labour; Parliament; Plaid Cymru",
        "",
    ),
    (
        "en",
        "Shares in Brackwell fell after the Serious Fraud Office opened an inquiry.",
        "",
        "Brackwell; Serious Fraud Office",
        "",
    ),
]
"""Bodies by what they are called and do, houses by whom they are named after."""

PEOPLE = [
    ("en", "Her neighbour Sam heard the shots.", "Sam", "", ""),
    ("en", "His daughter, Ines, carried the water.", "Ines", "", ""),
    ("en", "One of them is Dario, a grandson of the founder.", "Dario", "", ""),
    ("en", "My brother Kofi stayed behind.", "Kofi", "", ""),
    ("es", "Uno de ellos es Darío, nieto de un minero.", "Darío", "", ""),
    ("es", "Su vecina Lupe escuchó los disparos.", "Lupe", "", ""),
    ("es", "Con su hijo Mateo caminó toda la noche.", "Mateo", "", ""),
    ("es", "Su hermana menor, Noelia, cuida las cabras.", "Noelia", "", ""),
    ("en", "Ruth Lincoln chairs the board. Lincoln said it would meet.", "Ruth Lincoln", "", ""),
    (
        "en",
        "Carlos Cordoba was freed. “I slept,” Cordoba said in Madrid.",
        "Carlos Cordoba",
        "",
        "Madrid",
    ),
    ("en", "Jack London came late. He went to London in May.", "Jack London", "", "London"),
    ("es", "Habló Esteban Valencia. Valencia pidió calma.", "Esteban Valencia", "", ""),
    (
        "es",
        "Ganó Rosa Trujillo, de Lima. A Trujillo la esperaban 200 personas.",
        "Rosa Trujillo",
        "",
        "Lima",
    ),
    ("es", "Nora Salta presentó el informe. Según Salta, faltan fondos.", "Nora Salta", "", ""),
    ("es", "Ana Toledo vive en Toledo.", "Ana Toledo", "", "Toledo"),
    ("en", "Tamsin, a care worker from Leeds, earns less.", "Tamsin", "", "Leeds"),
    (
        "en",
        "Paul Everton said no. “Not now,” Everton told The Gazette.",
        "Paul Everton",
        "Gazette",
        "",
    ),
    ("es", "Marta Cartagena ganó. Cartagena celebró con los suyos.", "Marta Cartagena", "", ""),
    (
        "es",
        "El portavoz de Ecoverde, Luis Tapia, habló ante el Concejo de Pasto.",
        "Luis Tapia",
        "Concejo de Pasto; Ecoverde",
        "",
    ),
    (
        "en",
        "Martin Luther King Jr. once slept here, said Joy Adu.",
        "Joy Adu; Martin Luther King Jr",
        "",
        "",
    ),
    (
        "es",
        "El Consejo Shipibo Konibo Xetebo (Coshikox) apeló la sentencia.",
        "",
        "Consejo Shipibo Konibo Xetebo",
        "",
    ),
]
"""People by whose relatives they are, and surnames that are places too."""

UNITS = [
    ("en", "The 400MW Victorian battery opens in May.", "", "", ""),
    ("en", "A 30m Scottish fund was set up, and a 5km Welsh path.", "", "", ""),
    (
        "en",
        "It is the first 250MW Chilean solar park, said Energy Minister Paul Dunne.",
        "Paul Dunne",
        "",
        "",
    ),
    ("es", "Una planta de 400MW chilena abrirá en mayo.", "", "", ""),
    ("en", "A 200MW Danish wind farm and a 3bn Swedish loan followed.", "", "", ""),
]
"""Units of numbers are nobody."""


@pytest.mark.parametrize(
    ("language", "text", "people", "organisations", "places"),
    [*ROLES_BEFORE, *PLACES_BEFORE_PEOPLE, *PLACES, *BODIES, *PEOPLE, *UNITS],
)
def test_names_of_a_sentence(
    language: str, text: str, people: str, organisations: str, places: str
) -> None:
    found: dict[str, set[str]] = {"person": set(), "organisation": set(), "place": set()}
    for name in names_in(text, language):
        found[name.kind].add(name.name)
    expected = [set(each.split("; ")) - {""} for each in (people, organisations, places)]
    assert list(found.values()) == expected
