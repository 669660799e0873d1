"""Names of the same are one, and two people of one surname stay two."""

import pytest

from briefings.extract.known_names import KnownName, KnownNames
from tests.unit.extract.name_reading import mentions, names_in, of_kind, one


@pytest.mark.parametrize(
    ("language", "text", "fullest", "others"),
    [
        (
            "en",
            "The National Council for Rivers and Lakes (NACRIL) met. NACRIL will act.",
            "National Council for Rivers and Lakes",
            {"NACRIL"},
        ),
        (
            "en",
            "The Bureau of Inland Waters said so. BIW engineers agreed.",
            "Bureau of Inland Waters",
            {"BIW"},
        ),
        (
            "en",
            "The National Council for Seas (CONAMAR) met. CONAMAR will act.",
            "National Council for Seas",
            {"CONAMAR"},
        ),
        ("en", "Fox News asked. A Fox reporter left.", "Fox News", {"Fox"}),
        ("en", "Gen. Pedro Salas spoke. Later General Salas left.", "Pedro Salas", {"Salas"}),
        ("en", "Sean O’Hara spoke. Later O'Hara left.", "Sean O’Hara", {"O'Hara"}),
        ("en", "Donald J. Pratt won. Donald Pratt smiled.", "Donald J. Pratt", {"Donald Pratt"}),
        ("en", "In the United States it rained. The U.S. is large.", "United States", {"U.S."}),
        (
            "es",
            "La Unidad Municipal de Aguas (UMA) cerró. La UMA abrirá.",
            "Unidad Municipal de Aguas",
            {"UMA"},
        ),
        (
            "es",
            "La Comisión Nacional para el Mar (Conamar) informó. Conamar calló.",
            "Comisión Nacional para el Mar",
            {"Conamar"},
        ),
        (
            "es",
            "Carlos Peña Rivas habló. Peña Rivas volvió. Después, Peña salió.",
            "Carlos Peña Rivas",
            {"Peña Rivas", "Peña"},
        ),
        ("es", "Estados Unidos negó. EE.UU. calló.", "Estados Unidos", {"EE.UU."}),
    ],
)
def test_one_name(language: str, text: str, fullest: str, others: set[str]) -> None:
    found = one(fullest, text, language)
    assert others <= set(found.names)
    assert set(mentions(found, text)) == {fullest, *others}


def test_a_shared_surname_goes_to_the_one_named_last_before() -> None:
    text = (
        "Quispe is a name. Ana Quispe, a nurse, spoke first. Quispe sat down. "
        "Then Raúl Quispe, a miner, spoke. Quispe was angry."
    )
    ana, raul = one("Ana Quispe", text, "en"), one("Raúl Quispe", text, "en")
    assert mentions(ana, text) == ["Ana Quispe", "Quispe"]
    assert mentions(raul, text) == ["Raúl Quispe", "Quispe"]
    assert ana.mentions[1][0] == text.index("Quispe sat")
    assert raul.mentions[1][0] == text.index("Quispe was")


def test_a_surname_of_very_many_tells_nobody() -> None:
    firsts = ("Ana", "Luis", "Rosa", "Juan", "Elena", "Carlos", "Marta", "Pedro", "Julia", "Pablo")
    seconds = ("Inés", "Mario", "Clara")
    people = [f"{first} {second} Quispe" for first in firsts for second in seconds]
    text = " ".join(f"Then {name} spoke." for name in people) + " Quispe left."
    found = names_in(text, "en")
    assert {name.name for name in found} >= set(people)
    assert all(len(name.mentions) == 1 for name in found)


def test_a_title_tells_which_of_two_is_meant() -> None:
    text = (
        "Laura Farrow, a lawyer, and Peter Farrow, a pilot, came. "
        "Mrs. Farrow spoke. Mr. Farrow did not."
    )
    assert mentions(one("Laura Farrow", text, "en"), text) == ["Laura Farrow", "Farrow"]
    assert mentions(one("Peter Farrow", text, "en"), text) == ["Peter Farrow", "Farrow"]


def test_a_chamber_is_not_its_committee() -> None:
    text = "The White House waited. The House met, and the Senate Committee on Ports sat."
    assert of_kind("organisation", text, "en") == [
        "White House", "House", "Senate Committee on Ports"
    ]  # fmt: skip


def test_a_country_is_not_the_acronym_behind_it() -> None:
    text = "Ayer habló la oficina antidrogas de Estados Unidos (DEA)."
    assert one("Estados Unidos", text, "es").names == ()
    assert of_kind("organisation", text, "es") == ["DEA"]


def test_a_city_is_not_the_person_whose_name_it_is_in() -> None:
    text = "Rosa Lima spoke in Lima. In Lima it rained."
    assert of_kind("place", text, "en") == ["Lima"]


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        (
            "en",
            "Carla Mejía, president of the Council for Rivers (COR), announced it.",
            "Carla Mejía",
            "president of the Council for Rivers (COR)",
        ),
        (
            "en",
            "the director of the River Police (RIPO), General Luis Rojas Peña, told us.",
            "Luis Rojas Peña",
            "director of the River Police (RIPO), General",
        ),
        ("en", "It was, said security analyst Carla Mejía.", "Carla Mejía", "security analyst"),
        ("en", "They found Hale aide Carla Mejía.", "Carla Mejía", "Hale aide"),
        ("en", "We saw Texas Sen. Carla Mejía.", "Carla Mejía", "Texas Sen."),
        ("en", "We saw Mrs. Carla Mejía there.", "Carla Mejía", None),
        ("en", "We saw Carla Mejía there.", "Carla Mejía", None),
        (
            "en",
            "Carla Mejía, Gov. Tom Hale and others came.",
            "Carla Mejía",
            None,
        ),
        (
            "es",
            "La jefa de la Comisión de Aguas, Carla Mejía, viajó.",
            "Carla Mejía",
            "jefa de la Comisión de Aguas",
        ),
        ("es", "El cineasta mexicano Luis Rojas volvió.", "Luis Rojas", "cineasta mexicano"),
        ("es", "Habló Luis Rojas, vocero del gremio y Ana.", "Luis Rojas", "vocero del gremio"),
        # A role may be the last word of a text or of its paragraph.
        ("en", "We met Carla Mejía, editor", "Carla Mejía", "editor"),
        ("en", "We met Carla Mejía, editor\n\nTom Hale left.", "Carla Mejía", "editor"),
        ("en", "We met Carla Mejía, editor Tom Hale said.", "Carla Mejía", None),
        ("en", "We met Carla Mejía, editor and\n\nTom Hale left.", "Carla Mejía", "editor"),
        ("es", "Habló Luis Rojas, vocero", "Luis Rojas", "vocero"),
    ],
)  # fmt: skip
def test_roles_are_quoted(language: str, text: str, name: str, role: str | None) -> None:
    assert one(name, text, language).role == role


def test_the_memory_tells_kinds_and_aliases() -> None:
    text = "Yesterday Tarvex rose. The sun shone on Tarvex. Then Brumal closed."
    known = KnownNames(
        [KnownName(name="Tarvex", kind="organisation", aliases=("Brumal",), times=2)]
    )
    (found,) = [name for name in names_in(text, "en", known) if name.name == "Tarvex"]
    assert found.kind == "organisation"
    assert found.names == ("Brumal",)
    assert "confirmed as an organisation before" in found.why


def test_what_readers_rejected_is_not_proposed_again() -> None:
    text = "He spoke of the Dawn Horizon. Dawn Horizon is near."
    known = KnownNames([KnownName(name="Dawn Horizon", kind="none", times=1)])
    assert "Dawn Horizon" not in [name.name for name in names_in(text, "en", known)]


def test_a_surname_that_is_a_city_too_is_shared_out_by_mention() -> None:
    text = "Habló Saúl Puno. Puno teme lo peor. Viajó a Puno dos veces."
    assert mentions(one("Saúl Puno", text, "es"), text) == ["Saúl Puno", "Puno"]
    city = one("Puno", text, "es")
    assert (city.kind, city.mentions) == ("place", ((text.rindex("Puno"), text.rindex(" dos")),))


def test_a_dateline_in_capitals_is_the_place_below() -> None:
    text = "MARLOWE, Australia (AP) — It rained.\n\nGrowers from Marlowe to the coast cheered."
    town = one("Marlowe", text, "en")
    assert (town.kind, mentions(town, text)) == ("place", ["MARLOWE", "Marlowe"])


def test_a_place_is_no_short_form_of_the_body_named_after_it() -> None:
    text = "Rain fell in Bilgara. The Bilgara Irrigators has met. It is east of Bilgara."
    assert mentions(one("Bilgara", text, "en"), text) == ["Bilgara", "Bilgara"]
