"""A lens is chosen by its words that stand in an article."""

import pytest

from briefings.curation import lens_file, seeding
from briefings.extract.cues import CueFinder
from briefings.extract.lens_choice import LensChooser
from briefings.model import Lens, Topic

FLOOD_EN = """\
The river burst its banks on Tuesday after three days of heavy rain, and by evening
the floods had cut off eleven villages. At least 14 people died and 3,200 were evacuated to
temporary shelters in schools, civil protection said. Rescuers looked for nine missing fishermen.

The Red Cross brought blankets, tents and drinking water by helicopter, since the road to the coast
is impassable. Forecasters expect more heavy rain; a warning is in force until Friday. Donors
pledged four million euros for reconstruction."""

FLOOD_ES = """\
El río se desbordó el martes tras tres días de lluvias intensas y las inundaciones
dejaron aislados once caseríos. Hay al menos 14 fallecidos y 3.200 evacuados en albergues, informó
Defensa Civil; los bomberos buscan a nueve desaparecidos.

La Cruz Roja repartió frazadas, carpas y agua potable con helicópteros, porque la carretera está
intransitable. El servicio meteorológico mantiene la alerta hasta el viernes y los donantes
comprometieron cuatro millones de euros para la reconstrucción."""

COCA_EN = """Police destroyed 400 hectares of coca fields and nine clandestine laboratories in the
valley, the ministry of interior said. Growers' union leaders asked for land titles, technical
assistance and credit so that farmers can plant cacao and coffee in the place of coca.

The drug trafficking clans pay armed guards there. Alternative development has been paid for by
USAID and the European Union since eradication began; troops opened a base beside the river."""

COUNCIL_EN = """The city council voted on Monday to raise the property tax by two percent. The mayor
said the budget had a deficit of nine million; the opposition called for cuts in spending. Two
candidates for the spring election said that they would take the tax back."""

COUNCIL_ES = """\
El cabildo aprobó el lunes un alza de dos por ciento en el impuesto predial. El
alcalde dijo que el presupuesto tiene un déficit de nueve millones; la oposición pidió recortar el
gasto público. Dos candidatos a las elecciones prometieron revertir el impuesto."""

MATCH = """The home side scored twice before the break and held on in the rain. The goalkeeper, who
is nineteen, stopped a penalty in the last minute and was carried off the field by his friends."""


@pytest.fixture(scope="module")
def packaged() -> list[Lens]:
    return [lens_file.decode(raw, name) for name, raw in seeding.lenses()]


@pytest.mark.parametrize(
    ("text", "language", "lens"),
    [
        (FLOOD_EN, "en", "humanitarian"),
        (FLOOD_ES, "es-PE", "humanitarian"),
        (FLOOD_ES, None, "humanitarian"),
        (COCA_EN, "en", "counternarcotics"),
        (COUNCIL_EN, "en", "public-affairs"),
        (COUNCIL_ES, "es", "public-affairs"),
        (COUNCIL_ES, None, "public-affairs"),
    ],
)
def test_an_article_is_read_through_the_lens_of_its_words(
    packaged: list[Lens], text: str, language: str | None, lens: str
) -> None:
    found = LensChooser(packaged).choose(text, language)
    assert found is not None
    assert found.lens.key == lens
    assert found.words
    known = {cue for topic in found.lens.topics for cues in topic.cues.values() for cue in cues}
    assert known.issuperset(found.words)


def test_an_article_that_has_words_of_none_has_no_lens(packaged: list[Lens]) -> None:
    assert LensChooser(packaged).choose(MATCH, "en") is None
    assert LensChooser([]).choose(COCA_EN, "en") is None


def test_a_lens_of_a_beat_goes_before_a_general_one(packaged: list[Lens]) -> None:
    general = [lens for lens in packaged if lens.general]
    found = LensChooser(general).choose(FLOOD_EN, "en")
    assert found is not None
    assert found.lens.key == "public-affairs"


def test_the_packaged_lenses_leave_a_key_for_what_none_claims(packaged: list[Lens]) -> None:
    assert {lens.key for lens in packaged} == {"counternarcotics", "humanitarian", "public-affairs"}
    for lens in packaged:
        assert len(lens.topics) <= 7
        assert all(topic.cues.keys() == {"en", "es"} for topic in lens.topics)


def counted(text: str, *cues: str, language: str | None = "en") -> dict[str, int]:
    topic = Topic(key="t", name="T", short="T", question="?", cues={"en": cues})
    lens = Lens(key="l", name="L", topics=(topic,))
    return {cue.text: n for cue, n in CueFinder(lens, language).count(text).items()}


def test_cues_are_whole_words_whatever_their_case_and_accents() -> None:
    assert counted("The DAM’s wall. Dams, damage, Zúñiga!", "dam", "zuñiga") == {
        "dam": 2,
        "zuñiga": 1,
    }
    assert counted("peace\ntalks; a peace talk", "peace talk") == {"peace talk": 2}
    assert counted("the port authority", "authority of the port") == {}


def test_cues_are_found_in_other_forms() -> None:
    assert counted("They planted; planting goes on", "plant") == {"plant": 2}
    assert counted("the port authority", "port authorities") == {"port authorities": 1}


def test_the_words_of_all_languages_count_where_the_lens_has_none_of_the_articles() -> None:
    assert counted("the dam", "dam", language="fr") == {"dam": 1}


@pytest.mark.parametrize(("word", "cue"), [("gas", "ga"), ("was", "wa"), ("its", "it")])
def test_a_short_word_is_no_plural(word: str, cue: str) -> None:
    assert counted(f"{word} there", cue) == {}
