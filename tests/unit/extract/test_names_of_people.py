"""Names of people beside roles, places and relatives: people | organisations | places."""

import pytest

from tests.unit.extract.name_reading import by_kind

ROLES = [
    ("en", "Farmer Jane Roebuck lost forty sheep in the flood.", "Jane Roebuck |  | "),
    ("en", "Local MP John Dowland asked for an inquiry.", "John Dowland |  | "),
    ("en", "Widow Mary Tench told the court she had waited all night.", "Mary Tench |  | "),
    ("en", "Beekeeper Tom Aldous said the hives were empty by June.", "Tom Aldous |  | "),
    ("en", "Campaigner and teacher Lucy Harte welcomed the ruling.", "Lucy Harte |  | "),
    ("en", "Residents Peter Shaw and Anna Kell signed the letter.", "Anna Kell; Peter Shaw |  | "),
    ("en", "Hunter Davies wrote the first book about the band.", "Hunter Davies |  | "),
    ("en", "Mason Greene scored twice before the break.", "Mason Greene |  | "),
    ("es", "Vecino Raúl Quintana dijo que el agua llega turbia.", "Raúl Quintana |  | "),
    ("es", "Alcaldesa Norma Huanca pidió ayuda al ejército.", "Norma Huanca |  | "),
    ("es", "Agricultor Pedro Ñaupari perdió media hectárea de papa.", "Pedro Ñaupari |  | "),
    ("es", "Viuda y madre de tres hijos, Rosa Tello vende pan en la plaza.", "Rosa Tello |  | "),
    ("es", "Dirigente Julio Ccori llamó a un paro para el lunes.", "Julio Ccori |  | "),
    ("es", "Exjugador Mario Beltrán abrió una escuela de fútbol.", "Mario Beltrán |  | "),
    ("en", "Star witness Paul Reeve did not appear.", "Paul Reeve |  | "),
    ("es", "Pescador Elmer Chunga sacó la red vacía.", "Elmer Chunga |  | "),
    (
        "en",
        "Headteacher Yusuf Karim and governor Sue Platt resigned.",
        "Sue Platt; Yusuf Karim |  | ",
    ),
    ("en", "Opposition councillor Nell Farrar voted against.", "Nell Farrar |  | "),
    ("en", "Retired nurse Agnes Mutua keeps bees in Machakos.", "Agnes Mutua |  | Machakos"),
    ("es", "Jubilada Carmen Rivas cobra menos que antes.", "Carmen Rivas |  | "),
    ("es", "Concejal Hugo Prado denunció el cobro.", "Hugo Prado |  | "),
]
"""Roles that have their capital from the sentence, and names that look like them."""

BEHIND_PLACES = [
    ("en", "The mayor of Smallbridge John Dobbs cut the ribbon.", "John Dobbs |  | Smallbridge"),
    ("en", "The sheriff of Pike County Ellen Marsh denied it.", "Ellen Marsh |  | Pike County"),
    ("en", "The governor of Lagos Ade Bankole closed the schools.", "Ade Bankole |  | Lagos"),
    (
        "es",
        "Acudieron los exalcaldes de Pueblonuevo Juan Pérez y Ana Ruiz.",
        "Ana Ruiz; Juan Pérez |  | Pueblonuevo",
    ),
    ("es", "El gobernador de Tarija Óscar Méndez firmó el convenio.", "Óscar Méndez |  | Tarija"),
    (
        "es",
        "La alcaldesa de Villa Serena Marta Godoy no respondió.",
        "Marta Godoy |  | Villa Serena",
    ),
    (
        "es",
        "Lo confirmó el intendente de Río Claro Luis Baigorria.",
        "Luis Baigorria |  | Río Claro",
    ),
    ("es", "Lo recibió el párroco de San Isidro Jorge Paredes.", "Jorge Paredes |  | San Isidro"),
    ("es", "Habló con el líder de Podemos Pablo Reyes tras la sesión.", "Pablo Reyes | Podemos | "),
    ("en", "The vicar of Hexley Ruth Moss rang the bell.", "Ruth Moss |  | Hexley"),
    (
        "es",
        "La rectora de la Universidad de Ayala Carmen Vidal renunció.",
        "Carmen Vidal | Universidad de Ayala | ",
    ),
    (
        "es",
        "El comisario de Puerto Hondo Iván Lazo pidió refuerzos.",
        "Iván Lazo |  | Puerto Hondo",
    ),
    ("en", "The bishop of Truro Simon Vane blessed the boats.", "Simon Vane |  | Truro"),
    (
        "es",
        "Los alcaldes de Pasorapa Hugo Vela y de Aiquile Ana Soto firmaron.",
        "Ana Soto; Hugo Vela |  | Aiquile; Pasorapa",
    ),
    ("es", "La gobernadora de Entre Lomas Irma Paz renunció.", "Irma Paz |  | Entre Lomas"),
    ("es", "El director de Ecotierra Joaquín Mora lo negó.", "Joaquín Mora | Ecotierra | "),
]
"""Somebody right behind the place or body that they head."""

RELATIVES = [
    ("en", "Her neighbour Sam heard the shots.", "Sam |  | "),
    ("en", "His daughter, Ines, carried the water.", "Ines |  | "),
    ("en", "One of them is Dario, a grandson of the founder.", "Dario |  | "),
    ("en", "My brother Kofi stayed behind.", "Kofi |  | "),
    ("es", "Uno de ellos es Darío, nieto de un minero.", "Darío |  | "),
    ("es", "Su vecina Lupe escuchó los disparos.", "Lupe |  | "),
    ("es", "Con su hijo Mateo caminó toda la noche.", "Mateo |  | "),
    ("es", "Su hermana menor, Noelia, cuida las cabras.", "Noelia |  | "),
    ("en", "Tamsin, a care worker from Leeds, earns less.", "Tamsin |  | Leeds"),
    ("es", "Simón, un joven de 19 años, cruzó el desierto de Sonora.", "Simón |  | Sonora"),
    ("es", "Con Ana, su esposa, abrió una tienda en la colonia Roma.", "Ana |  | Roma"),
    ("en", "“My Uncle Abel told me,” said Ruth Okafor.", "Abel; Ruth Okafor |  | "),
    ("en", "The Wolverton brothers, Pete and Ian, own the yard.", "Ian; Pete |  | "),
    (
        "es",
        "Nina Quispe volvió a Sorata con sus hijos Joel y Ruth.",
        "Joel; Nina Quispe; Ruth |  | Sorata",
    ),
    ("es", "Su tío Ernesto y el abuelo de Nadia murieron.", "Ernesto; Nadia |  | "),
    ("en", "Their friend Kwame drove all night.", "Kwame |  | "),
    ("en", "His sister, Odile, never came back.", "Odile |  | "),
    ("en", "Bruno, a cousin of the dead man, kept silent.", "Bruno |  | "),
    ("es", "Uno de los heridos es Kevin, hijo de una vendedora.", "Kevin |  | "),
]
"""People by whose relatives they are."""

NAMESAKES = [
    ("en", "Ruth Lincoln chairs the board. Lincoln said it would meet.", "Ruth Lincoln |  | "),
    (
        "en",
        "Carlos Cordoba was freed. “I slept,” Cordoba said in Madrid.",
        "Carlos Cordoba |  | Madrid",
    ),
    ("en", "Jack London came late. He went to London in May.", "Jack London |  | London"),
    ("es", "Habló Esteban Valencia. Valencia pidió calma.", "Esteban Valencia |  | "),
    (
        "es",
        "Ganó Rosa Trujillo, de Lima. A Trujillo la esperaban 200 personas.",
        "Rosa Trujillo |  | Lima",
    ),
    ("es", "Nora Salta presentó el informe. Según Salta, faltan fondos.", "Nora Salta |  | "),
    ("es", "Ana Toledo vive en Toledo.", "Ana Toledo |  | Toledo"),
    (
        "en",
        "Paul Everton said no. “Not now,” Everton told The Gazette.",
        "Paul Everton | Gazette | ",
    ),
    ("es", "Marta Cartagena ganó. Cartagena celebró con los suyos.", "Marta Cartagena |  | "),
    ("en", "Kate Boston won the vote. Boston will sit until 2027.", "Kate Boston |  | "),
    ("es", "Habló Lucía Mérida. A juicio de Mérida, la obra sobra.", "Lucía Mérida |  | "),
]
"""Surnames that are places too."""

UNITS = [
    ("en", "The 400MW Victorian battery opens in May.", " |  | "),
    ("en", "A 30m Scottish fund was set up, and a 5km Welsh path.", " |  | "),
    (
        "en",
        "It is the first 250MW Chilean solar park, said Energy Minister Paul Dunne.",
        "Paul Dunne |  | ",
    ),
    ("es", "Una planta de 400MW chilena abrirá en mayo.", " |  | "),
    ("en", "A 200MW Danish wind farm and a 3bn Swedish loan followed.", " |  | "),
]
"""Units of numbers are nobody."""


@pytest.mark.parametrize(
    ("language", "text", "names"), [*ROLES, *BEHIND_PLACES, *RELATIVES, *NAMESAKES, *UNITS]
)
def test_names_of_people(language: str, text: str, names: str) -> None:
    assert by_kind(text, language) == [set(each.split("; ")) for each in names.split(" | ")]
