"""Status of figures: told as so, aimed at, reckoned, denied, alleged, only thought of."""

import tomllib
from importlib.resources import files

import pytest

from briefings.extract import languages
from briefings.extract.languages import LANGUAGES
from tests.unit.extract.figure_sentences import in_context_of

# The figure stands in square brackets.
ENGLISH = (
    ("reported", "The figure does not exceed [40 percent]."),
    ("reported", "Police seized [300 kilos] of cocaine on Monday."),
    ("reported", "The operation destroyed [24,000 hectares], exceeding the goal of 22,000."),
    (
        "reported",
        "Troops eradicated [24,000 hectares], surpassing the target of 22,000 hectares.",
    ),
    ("reported", "The country has [3,000 teachers]."),
    ("reported", "[40 soldiers] were killed, officials said."),
    ("reported", "He managed to raise [$5 million]."),
    ("reported", "The group began to train [300 recruits]."),
    ("reported", "[46 percent] would vote for the mayor."),
    ("reported", "Officials said [40 soldiers] were killed in the attack."),
    ("reported", "The report found that [40 percent] of farmers had left."),
    ("reported", "The law, which would change taxes, passed with [60 votes]."),
    ("reported", "The hospital, which denies any fault, treated [40 patients] last night."),
    ("reported", "The mayor, who has denied taking bribes, won [60 percent] of the vote."),
    ("reported", "He was convicted of stealing [$5 million]."),
    ("reported", "The court sentenced him to [12 years] in prison."),
    ("reported", "They planted [40,000 trees] in a campaign to restore the valley."),
    ("reported", "Last year the project reached [40,000 homes], well above its target."),
    ("reported", "The dam supplies [40 percent] of the power the city will need."),
    ("reported", "Some [300 people] have been evacuated."),
    ("reported", "About [300 people] attended, and the mayor said he would run again."),
    ("reported", "The strike, now in its second week, has closed [40 schools]."),
    ("reported", "Of the 300 detainees, [40] were released on Friday."),
    ("reported", "The bank lent [$5 million] to farmers who planned to leave."),
    ("reported", "The company employs [3,000 people], and plans to hire 200 more."),
    ("reported", "More than [300 homes] were destroyed, according to the mayor."),
    ("reported", "The river rose [3 metres], enough to flood the market."),
    ("reported", "Nearly [40 percent] of voters said they would stay at home."),
    ("reported", "The ministry did not say how the [40 soldiers] died."),
    ("reported", "He did not attend the meeting, where [40 people] voted."),
    ("reported", "It is not clear why [40 people] left."),
    ("reported", "[40 people] remain missing."),
    ("reported", "The program created [40,000 jobs]."),
    ("reported", "Since January, troops have destroyed [300 labs] and seized 40 tonnes of leaves."),
    ("reported", "Since January, troops have destroyed 300 labs and seized [40 tonnes] of leaves."),
    ("goal", "The government plans to destroy [30,000 hectares] next year."),
    ("goal", "Authorities have set a goal of destroying [30,000 hectares]."),
    ("goal", "The target for 2014 is [30,000 hectares]."),
    ("goal", "Police will deploy [500 officers] in the valley."),
    ("goal", "The ministry is going to hire [200 doctors]."),
    ("goal", "The bank pledged [$40 million] for roads."),
    ("goal", "The senator proposed a [$40 million] fund."),
    ("goal", "The state is seeking [$40 million] in damages."),
    ("goal", "The city needs to raise [$4 million]."),
    ("goal", "The mayor promised that [40 schools] would open."),
    ("goal", "The operation destroyed 24,000 hectares, exceeding the goal of [22,000]."),
    (
        "goal",
        "Troops eradicated 24,000 hectares, surpassing the target of [22,000 hectares].",
    ),
    ("goal", "The committee wants [40 schools] to close by 2020."),
    ("goal", "The company will have to pay [$40 million]."),
    ("goal", "Under the deal, the bank is to receive [$40 million]."),
    ("goal", "The agency hopes to reach [2 million people] by June."),
    ("goal", "Congress is considering a bill to spend [$40 million] on dams."),
    ("goal", "The government announced that it would build [500 houses]."),
    ("goal", "The president called for [3,000 more troops]."),
    ("goal", "They launched a campaign to plant [40,000 trees]."),
    ("goal", "The company employs 3,000 people, and plans to hire [200 more]."),
    ("goal", "Organizers are aiming for [40,000 signatures]."),
    ("goal", "The plan calls for [3,000 homes] to be built."),
    ("goal", "He vowed to create [40,000 jobs]."),
    ("goal", "The army will destroy 300 labs and train [40 officers]."),
    ("estimate", "Experts estimate that [75,000 farmers] grow coca."),
    ("estimate", "An estimated [75,000 farmers] grow coca."),
    ("estimate", "The storm is expected to displace [2,000 people]."),
    ("estimate", "Damage was estimated at [$40 million]."),
    ("estimate", "The plan would cost [$150 billion]."),
    ("estimate", "The United Nations projects that [3,000 families] will leave."),
    ("estimate", "Analysts expect sales to fall by [40 percent]."),
    ("estimate", "The ministry forecasts that [40,000 tonnes] will be harvested."),
    ("estimate", "The fire has burned an estimated [40,000 acres]."),
    ("denied", "Officials denied that [40 soldiers] were killed."),
    ("denied", "The army denied the deaths of [40 soldiers]."),
    ("denied", "The minister denied having received [$5 million]."),
    ("denied", "The company denies paying [$5 million] to rebels."),
    ("denied", "It is not true that [300 people] died, the governor said."),
    ("denied", "There is no evidence that [300 votes] were stolen."),
    ("denied", "The police did not arrest [40 people]."),
    ("denied", "The group failed to raise [$5 million]."),
    ("denied", "The spokesman denied reports that [40 soldiers] had been killed."),
    (
        "denied",
        "Officials have repeatedly denied that as many as [40 soldiers] were killed in the raid.",
    ),
    ("denied", "The government says it never paid [$5 million] to the group."),
    ("denied", "Contrary to what the opposition says, no [300 votes] were stolen."),
    ("denied", "The minister rejected claims that [300 people] had died."),
    ("denied", '"We did not kill [40 people]," the general said.'),
    ("alleged", "Prosecutors allege that he stole [$5 million]."),
    ("alleged", "He is accused of stealing [$5 million]."),
    ("alleged", "He allegedly took [$5 million] in bribes."),
    ("alleged", "The rebels claimed they had killed [40 soldiers]."),
    ("alleged", "The indictment says the group allegedly shipped [3 tonnes] of cocaine."),
    ("alleged", "The opposition claims that the mayor stole [$5 million]."),
    ("alleged", "Two men were charged with smuggling [300 kilos] of heroin."),
    ("alleged", "Police suspect the gang of moving [3 tonnes] of cocaine a month."),
    ("hypothetical", "If [40 soldiers] were killed, the truce would end."),
    ("hypothetical", "If the dam breaks, [40 villages] will be flooded."),
    ("hypothetical", "The fire could destroy [40 homes]."),
    ("hypothetical", "As many as [40 people] may have died."),
    ("hypothetical", "If elected, he would cut [40,000 jobs]."),
    ("hypothetical", "The dam might flood [40 villages]."),
    ("hypothetical", "A collapse would have killed [300 people]."),
    ("denied", "The claim that [40 soldiers] were killed is baseless."),
    ("denied", "The governor called a lie that [40 people] died."),
    ("alleged", "He boasted that he had killed [40 men]."),
    ("alleged", "The chief is said to have stolen [$5 million]."),
    ("goal", "They attempted to smuggle [40 kilos] over the border."),
    ("hypothetical", "In the event of a flood, [40 homes] would be lost."),
    ("hypothetical", "What if [40 homes] are lost?"),
    ("alleged", "The firm is under investigation for hiding [$5 million]."),
    ("reported", "The bill, which failed by 3 votes, cost [$5 million] to draft."),
    ("reported", "Police have yet to say who shot the [40 men]."),
    ("denied", "The mayor said no [40 houses] had burned."),
    ("denied", "It is a myth that [40 houses] burned."),
    ("denied", "The army refuted a report that [40 soldiers] had died."),
    ("alleged", "Witnesses claimed [40 people] had died."),
    ("hypothetical", "The town fears that [40 houses] may burn."),
    ("hypothetical", "Unless it rains, [40 farms] will fail."),
)
SPANISH = (
    ("reported", "La cifra no supera el [40 por ciento]."),
    ("reported", "La policía decomisó [300 kilos] de cocaína."),
    (
        "reported",
        "El plan terminó con [46 mil viviendas] construidas, por encima de la meta de 40 mil.",
    ),
    ("reported", "El país tiene [3 mil maestros]."),
    ("reported", "[40 soldados] murieron, dijeron las autoridades."),
    ("reported", "Logró recaudar [5 millones de pesos]."),
    ("reported", "Tras detener a [40 personas], la policía se retiró."),
    ("reported", "El [46 por ciento] votaría por el alcalde."),
    ("reported", "Las autoridades dijeron que [40 soldados] murieron en el ataque."),
    ("reported", "El informe señala que el [40 por ciento] de los campesinos se fue."),
    ("reported", "La lluvia causó que [40 familias] perdieran su casa."),
    ("reported", "Participaron [300 personas] en la marcha."),
    ("reported", "Hay [3 mil maestros] en huelga."),
    ("reported", "Unas [300 personas] viven ahí desde hace años."),
    ("reported", "El hospital, que niega toda culpa, atendió a [40 pacientes]."),
    ("reported", "Fue condenado por robar [5 millones de pesos]."),
    ("reported", "El juez lo condenó a [12 años] de prisión."),
    ("reported", "El programa benefició a [3 mil familias] y busca llegar a más."),
    ("reported", "La empresa emplea a [3 mil personas] y planea contratar a 200 más."),
    ("reported", "Cerca de [300 personas] han sido evacuadas."),
    ("reported", "De los 300 detenidos, [40] fueron liberados."),
    ("reported", "El río creció [3 metros], suficiente para inundar el mercado."),
    ("reported", "Unas [300 personas] asistieron y el alcalde dijo que volverá a postularse."),
    ("reported", "Más de [300 casas] quedaron destruidas, según el alcalde."),
    ("reported", "No se sabe por qué [40 personas] se fueron."),
    ("reported", "Los [40 soldados] no murieron en combate."),
    ("reported", "El gasto fue de [40 millones de pesos], indicó."),
    ("reported", "Decenas de vecinos y [40 policías] participaron en la búsqueda."),
    ("reported", "Durante el operativo se aseguraron [300 armas]."),
    ("reported", "El proyecto, que costó [40 millones de pesos], será inaugurado mañana."),
    ("reported", "La carretera tiene una extensión de [30 kilómetros]."),
    ("reported", "Cada familia recibe [500 pesos] al mes para comprar comida."),
    ("reported", "Al menos [40 personas] murieron, y los heridos podrían ser más."),
    ("reported", "La ONU informó que la producción fue de [128 toneladas]."),
    ("reported", "Con [300 votos] a favor, el congreso aprobó la ley."),
    ("reported", "El partido obtuvo [40 por ciento] de los votos."),
    ("goal", "El gobierno planea erradicar [30 mil hectáreas]."),
    ("goal", "El gobierno se propone erradicar [30 mil hectáreas] en 2014."),
    ("goal", "La meta es de [30 mil hectáreas]."),
    ("goal", "La meta para este año es erradicar [30 mil hectáreas]."),
    ("goal", "La policía desplegará [500 agentes] en el valle."),
    ("goal", "El ministerio va a contratar [200 médicos]."),
    ("goal", "El banco prometió [40 millones de pesos] para carreteras."),
    ("goal", "Se invertirán [40 millones de pesos] en obras."),
    ("goal", "Se reunieron para recaudar [40 millones de pesos]."),
    ("goal", "El alcalde quiere que [40 escuelas] abran."),
    ("goal", "Trabajan para que [75 mil familias] se incorporen."),
    (
        "goal",
        "El plan terminó con 46 mil viviendas construidas, por encima de la meta de [40 mil].",
    ),
    ("goal", "La empresa deberá pagar [40 millones de pesos]."),
    ("goal", "Anunció que construirá [500 viviendas]."),
    ("goal", "Anunciaron que se construirían [500 viviendas]."),
    ("goal", "El presidente pidió [3 mil soldados] más."),
    ("goal", "Se prevé invertir [40 millones de pesos] en presas."),
    ("goal", "El programa busca beneficiar a [3 mil familias]."),
    ("goal", "El plan contempla [3 mil viviendas]."),
    ("goal", "Con el fin de reunir [40 mil firmas], salieron a la calle."),
    ("goal", "Se pretende que [300 jóvenes] reciban becas."),
    ("goal", "La empresa emplea a 3 mil personas y planea contratar a [200 más]."),
    ("goal", "Para comprar comida, cada familia recibirá [500 pesos] al mes."),
    ("estimate", "Se estima que [75 mil familias] cultivan coca."),
    ("estimate", "Los daños se calculan en [40 millones de pesos]."),
    ("estimate", "Se espera que lleguen [2 mil turistas]."),
    ("estimate", "El agua alcanzaría [1.2 metros]."),
    ("estimate", "Analistas esperan que las ventas caigan [40 por ciento]."),
    ("estimate", "Según estimaciones, [3 mil familias] viven en la zona."),
    ("estimate", "La cosecha sería de [40 mil toneladas]."),
    ("estimate", "La agencia calcula que el país produce [128 toneladas]."),
    ("denied", "Las autoridades negaron que [40 soldados] murieran."),
    ("denied", "El ministro negó haber recibido [5 millones de dólares]."),
    ("denied", "El ejército desmintió que hubiera [40 muertos]."),
    ("denied", "No es cierto que [300 personas] murieran."),
    ("denied", "La policía no detuvo a [40 personas]."),
    ("denied", "No logró recaudar [5 millones de pesos]."),
    ("denied", "El vocero negó versiones de que [40 soldados] hubieran muerto."),
    ("denied", "La empresa rechazó haber pagado [5 millones de pesos]."),
    ("denied", "El gobierno asegura que nunca pagó [5 millones de pesos]."),
    ("alleged", "El alcalde habría recibido [5 millones de pesos]."),
    ("alleged", "Lo acusan de haber robado [5 millones de pesos]."),
    ("alleged", "Presuntamente cobró [5 millones de pesos] en sobornos."),
    ("alleged", "Según fuentes, [40 empresas] habrían participado."),
    ("alleged", "La oposición acusa al alcalde de robar [5 millones de pesos]."),
    ("alleged", "El supuesto robo de [5 millones de pesos] ocurrió en enero."),
    ("alleged", "Habrían muerto [40 personas] en el ataque."),
    ("alleged", "El cártel habría enviado [3 toneladas] de cocaína."),
    ("hypothetical", "Si [40 soldados] murieran, la tregua acabaría."),
    ("hypothetical", "El incendio podría destruir [40 casas]."),
    ("hypothetical", "Podrían morir [40 personas]."),
    ("hypothetical", "De ganar, recortaría [40 mil empleos] si el congreso lo aprueba."),
    ("hypothetical", "Una ruptura podría inundar [40 pueblos]."),
    ("hypothetical", "Si gana, eliminará [40 mil empleos]."),
    ("denied", "Es infundado que [40 soldados] murieron."),
    ("alleged", "Se presume que robó [5 millones de pesos]."),
    ("alleged", "Se dice que cobró [5 millones de pesos]."),
    ("alleged", "Es investigado por robar [5 millones de pesos]."),
    ("goal", "Intentaron pasar [40 kilos] por la frontera."),
    ("hypothetical", "En caso de inundación, [40 casas] se perderían."),
    ("denied", "El alcalde negó la muerte de [40 personas]."),
    ("denied", "Desmintió que hayan muerto [40 personas]."),
    ("hypothetical", "Temen que mueran [40 personas]."),
    ("alleged", "Testigos aseguran que presuntamente murieron [40 personas]."),
    ("reported", "Murieron [40 personas], y el alcalde negó su renuncia."),
    ("denied", "Nunca hubo [40 muertos], dijo el alcalde."),
    ("hypothetical", "Si no llueve, se perderán [40 granjas]."),
    ("hypothetical", "La presa podría haber inundado [40 pueblos]."),
    ("denied", "Descartó que [40 personas] hubieran muerto."),
    ("alleged", "La fiscalía imputó al alcalde el robo de [5 millones de pesos]."),
    ("alleged", "La empresa habría pagado [5 millones de pesos], según la fiscalía."),
    ("goal", "La ley obliga a pagar [5 millones de pesos]."),
    ("goal", "Buscan que [40 escuelas] abran."),
)

IRREAL = {"denied", "alleged", "hypothetical"}
SENTENCES = [("en", *each) for each in ENGLISH] + [("es", *each) for each in SPANISH]


@pytest.mark.parametrize(("language", "status", "sentence"), SENTENCES)
def test_a_clause_says_the_status(language: str, status: str, sentence: str) -> None:
    (figure,) = in_context_of(sentence, language)
    assert figure.status == status


@pytest.mark.parametrize(("language", "status", "sentence"), SENTENCES)
def test_what_is_not_so_is_never_sure(language: str, status: str, sentence: str) -> None:
    (figure,) = in_context_of(sentence, language)
    assert status not in IRREAL or figure.confidence < 0.9


def test_the_word_that_gave_the_status_tells_why() -> None:
    sentence = "Troops burned 24,000 hectares, surpassing the goal of [22,000 hectares]."
    (figure,) = in_context_of(sentence, "en")
    assert "goal by “goal”" in figure.why


def test_what_was_done_and_the_goal_it_surpassed_are_two() -> None:
    done, goal = in_context_of(
        "El año cerró con [23 mil hectáreas] menos, superando la meta de [18 mil].", "es"
    )
    assert (done.status, goal.status) == ("reported", "goal")


def test_a_denial_says_who_denies() -> None:
    (figure,) = in_context_of("Officials denied that [40 soldiers] were killed.", "en")
    assert (figure.status, figure.source) == ("denied", "Officials")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The hall can hold [300 people]."),
        ("es", "Una crisis puede suponer una caída de [13 puntos]."),
    ],
)
def test_what_may_be_either_is_left_open(language: str, sentence: str) -> None:
    (figure,) = in_context_of(sentence, language)
    assert figure.status is None
    assert any("reported or hypothetical" in why for why in figure.why)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The court will hear what they did [6 weeks] before the vote."),
        ("en", "Voters should judge the last [8 years]."),
        ("es", "Deberá explicar lo que hizo hace [3 años]."),
    ],
)
def test_time_gone_by_is_no_aim(language: str, sentence: str) -> None:
    (figure,) = in_context_of(sentence, language)
    assert figure.status == "reported"


@pytest.mark.parametrize(
    ("language", "status", "sentence"),
    [
        ("en", "reported", "The mayor would then write to the [447 members] of the club."),
        ("en", "reported", "The top [10 people] could pay more."),
        ("en", "goal", "They burned 24 plots and beat the goal of the [22 plots]."),
        ("es", "goal", "Se quemaron 24 parcelas, superando la meta de las [18 parcelas]."),
        ("en", "reported", "She plans to spend the roughly [$18 million] that she raised."),
        (
            "en",
            "reported",
            "They hope to lower the toll, which, at [12 dollars], is above all others.",
        ),
        ("en", "goal", "The mayor would then write to [447 members] of the club, she said."),
        ("es", "reported", "El alcalde podría escribir a los [447 socios] del club."),
        ("es", "goal", "El alcalde planea bajar el [40 por ciento] de la cuota."),
        ("en", "denied", "The mayor denied the [2 murders]."),
    ],
)
def test_those_who_are_there_are_there(language: str, status: str, sentence: str) -> None:
    (figure,) = in_context_of(sentence, language)
    assert figure.status == status


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("reported", "Prosecutors charged [two men] with fraud."),
        ("alleged", "Prosecutors charged him with [two murders]."),
        ("alleged", "Prosecutors charged him with stealing [$5 million]."),
    ],
)
def test_who_is_accused_is_no_accusation(status: str, sentence: str) -> None:
    (figure,) = in_context_of(sentence, "en")
    assert figure.status == status


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("hypothetical", "He may not have paid [40 guards]."),
        ("goal", "The village heard of of [300 planned homes]."),
        ("reported", "The striker scored [three goals]."),
        ("goal", "Farmers missed their [40-acre] goal."),
        ("reported", "The plan that cost [$5 million] was dropped."),
        ("goal", "His plan would dole out more than [$4 million] in tax cuts."),
        ("estimate", "There would be [seven brackets] for gains."),
        ("hypothetical", "Families could face a tax increase of [$700] a year."),
        ("reported", "Do not forget that the town paid [40 guards]."),
        ("reported", "The town has not paid its guards for [10 years]."),
        ("estimate", "The board estimates that the plan would raise [$5 million]."),
        ("reported", "She tried to make a case, saying that [40 guards] were paid."),
        ("reported", "The reform allows strangers to settle by paying [$5,000]."),
    ],
)
def test_what_is_said_of_another_clause_is_not_said_of_the_figure(
    status: str, sentence: str
) -> None:
    (figure,) = in_context_of(sentence, "en")
    assert figure.status == status


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_is_of_one_class(language: str) -> None:
    raw = (files(languages) / f"{language}-status.toml").read_text(encoding="utf-8")
    phrases = [phrase for listed in tomllib.loads(raw)["phrases"].values() for phrase in listed]
    assert len(phrases) == len(set(phrases))


DONE_AND_AIMED_AT = [
    ("en", "goal", "The 23,600 hectares eradicated exceeded the [18,000-hectare] target."),
    ("en", "reported", "The [23,600 hectares] eradicated exceeded the 18,000-hectare target."),
    ("en", "goal", "They burned 23,600 hectares, more than the [18,000] planned."),
    ("en", "goal", "They burned 23,600 hectares, against a target of [18,000]."),
    (
        "en",
        "goal",
        "They burned 23,600 hectares, compared with the [18,000] that had been planned.",
    ),
    ("en", "reported", "They burned [5,600 hectares] more than the target."),
    ("en", "goal", "The goal had been [18,000 hectares], but 23,600 were burned."),
    ("en", "reported", "The goal had been 18,000 hectares, but [23,600] were burned."),
    ("en", "goal", "The goal of burning [18,000 hectares] was surpassed."),
    ("en", "goal", "They fell short of the goal of [18,000 hectares]."),
    ("en", "reported", "They burned [16,000 hectares], short of the goal of 18,000."),
    ("en", "goal", "Last year's target was to burn [18,000 hectares]."),
    ("en", "goal", "A target of [18,000 hectares] was met in May."),
    ("en", "goal", "They met their target of [18,000 hectares]."),
    ("es", "goal", "Las 23 mil 600 hectáreas superaron la meta de [18 mil]."),
    ("es", "goal", "Se quemaron 23 mil hectáreas, por encima de las [18 mil previstas]."),
    ("es", "goal", "Se quemaron 23 mil hectáreas, por encima de las [18 mil] previstas."),
    ("es", "goal", "Se quemaron 23 mil hectáreas, frente a una meta de [18 mil]."),
    ("es", "goal", "La meta era de [18 mil hectáreas], pero se quemaron 23 mil."),
    ("es", "reported", "La meta era de 18 mil hectáreas, pero se quemaron [23 mil]."),
    ("es", "goal", "La meta fijada para el año era quemar [18 mil hectáreas]."),
    ("es", "goal", "La meta de quemar [18 mil hectáreas] fue superada."),
    ("es", "goal", "No se alcanzó la meta de [18 mil hectáreas]."),
    ("es", "reported", "Se quemaron [16 mil hectáreas], debajo de la meta de 18 mil."),
    ("es", "reported", "Se superó la meta con [23 mil hectáreas] quemadas."),
    ("es", "goal", "Cumplieron con el objetivo de [18 mil hectáreas]."),
    ("es", "reported", "Se quemaron [5 mil hectáreas] más que la meta."),
]


@pytest.mark.parametrize(("language", "status", "sentence"), DONE_AND_AIMED_AT)
def test_what_was_done_is_not_the_goal_it_surpassed(
    language: str, status: str, sentence: str
) -> None:
    (figure,) = in_context_of(sentence, language)
    assert figure.status == status


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "With [2 years] to go, the mayor leads."),
        ("en", "The bridge opens in [2 years]."),
        ("es", "Faltan [2 años] para la feria."),
        ("es", "El puente se inaugura dentro de [2 años]."),
        ("en", "“Give me [two clerks],” the mayor said."),
        ("es", "“Denme [dos empleados]”, dijo la alcaldesa."),
        ("en", "We wish you [10 guests] a night."),
        ("en", "The [10 judges] who will hear the appeal live here."),
        ("es", "Los [10 jueces] que oirán la apelación viven aquí."),
        ("es", "El municipio ya no emplea a [40 obreros]."),
        ("en", "The town no longer employs [40 workers]."),
        ("es", "Su lema, “[dos pueblos], una voz”, gustó."),
    ],
)
def test_what_no_word_says_is_left_open(language: str, sentence: str) -> None:
    (figure,) = in_context_of(sentence, language)
    assert figure.status is None


@pytest.mark.parametrize(
    ("language", "status", "sentence"),
    [
        ("en", "reported", "He vowed to tax all bakers — [40 members] of a small guild — at once."),
        ("en", "goal", "There are [three upcoming votes] in the valley."),
        ("en", "reported", "They built the bridge in [2 years]."),
        ("en", "reported", "The town hopes to locate [40 workers]."),
        ("es", "reported", "Piden ayuda para la localización de [40 vecinos]."),
        ("en", "goal", "The new law will cut costs by [40 percent]."),
        ("en", "reported", "“[40 workers] in all,” he said, “were hurt.”"),
        ("es", "reported", "«[Tres obreros] heridos», informó la radio."),
        ("es", "reported", "La lluvia obligó a que salieran [40 vecinos]."),
        ("es", "goal", "La ley establece que [40 por ciento] de los puestos sean de mujeres."),
        ("es", "reported", "El informe establece que [40 por ciento] de los puestos quedó libre."),
        ("es", "estimate", "El barco, valorado en [40 euros], se hundió."),
    ],
)
def test_what_a_clause_presupposes_or_brings_about(
    language: str, status: str, sentence: str
) -> None:
    (figure,) = in_context_of(sentence, language)
    assert figure.status == status


def test_a_line_without_a_subject_is_less_sure() -> None:
    (figure,) = in_context_of("Sold [40 people] a bridge.", "en")
    assert figure.status == "reported"
    assert figure.confidence < 0.9
