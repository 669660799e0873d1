"""Quotations have their speakers, by the cue or by their place."""

import pytest

from briefings.extract.known_names import KnownName, KnownNames
from tests.unit.extract.speech_reading import Names, Said, read_speech, said_in

ENGLISH: Names = {
    "person": ("Mary Hill|Hill", "Tom Reed|Reed", "Ann Porter|Porter"),
    "organisation": ("River Trust",),
    "place": ("Leeds",),
}
SPANISH: Names = {
    "person": ("Rosa Paredes|Paredes", "Juan Torres|Torres", "Elsa Quispe|Quispe"),
    "organisation": ("Sedalima",),
    "place": ("Tarma",),
}


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('"It is late," said Mary Hill.', [("It is late,", "Mary Hill")]),
        ('"It is late," Mary Hill said.', [("It is late,", "Mary Hill")]),
        ('"Is it late?" Mayor Mary Hill asked.', [("Is it late?", "Mary Hill")]),
        ('Mary Hill said: "It is late."', [("It is late.", "Mary Hill")]),
        ('Mary Hill, who lives nearby, said, "It is late."', [("It is late.", "Mary Hill")]),
        (
            '"It is late," Tom Reed, a nurse in Leeds, told the newspaper.',
            [("It is late,", "Tom Reed")],
        ),
        (
            '"The river rose," said Mary Hill, "and then it fell."',
            [("The river rose,", "Mary Hill"), ("and then it fell.", "Mary Hill")],
        ),
        (
            '"It is late," said Mary Hill. "We are tired."',
            [("It is late,", "Mary Hill"), ("We are tired.", "Mary Hill")],
        ),
        (
            'Mary Hill spoke first. "It is late," she said.',
            [("It is late,", "Mary Hill")],
        ),
        (
            'Tom Reed thanked Mary Hill. "It is late," he said.',
            [("It is late,", "Tom Reed")],
        ),
        (
            'Mayor Ann Porter came with Tom Reed. "It is late," the mayor said.',
            [("It is late,", "Ann Porter")],
        ),
        (
            'The River Trust owns the land. "It is ours," the trust said.',
            [("It is ours,", "River Trust")],
        ),
        ('Mary Hill called the plan "a waste of money".', [("a waste of money", "Mary Hill")]),
        ('Hill said:\n\n"It is late. We are tired."', [("It is late. We are tired.", "Mary Hill")]),
        (
            "“It is late. We are tired.\n\n“We go home,” said Mary Hill.",
            [("It is late. We are tired.", "Mary Hill"), ("We go home,", "Mary Hill")],
        ),
        ("“It is never too late to go home.” — Mary Hill", [
            ("It is never too late to go home.", "Mary Hill"),
        ]),
        ('Tom Reed disagrees: "We should all go home."', [("We should all go home.", "Tom Reed")]),
        ('As Mary Hill puts it, "we are tired of it".', [("we are tired of it", "Mary Hill")]),
        ("“We go home now, said Mary Hill on Friday.", [("We go home now,", "Mary Hill")]),
        ("Hill’s claim that it was “a very long night” was wrong.", [
            ("a very long night", "Mary Hill"),
        ]),
    ],
)  # fmt: skip
def test_english_speakers(text: str, quotes: list[tuple[str, str]]) -> None:
    assert said_in(text, "en", ENGLISH) == [Said(*quote) for quote in quotes]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("«Es tarde», dijo Rosa Paredes.", [("Es tarde", "Rosa Paredes")]),
        ("“Es tarde”, le dijo Paredes a la prensa.", [("Es tarde", "Rosa Paredes")]),
        (
            "«Es tarde», advirtió ayer la gerente de Sedalima, Rosa Paredes.",
            [("Es tarde", "Rosa Paredes")],
        ),
        (
            "«Es tarde», declaró en Tarma Juan Torres, minero. «Nos vamos», agregó.",
            [("Es tarde", "Juan Torres"), ("Nos vamos", "Juan Torres")],
        ),
        ("Según Juan Torres, “nadie vino a la mina”.", [("nadie vino a la mina", "Juan Torres")]),
        (
            "Elsa Quispe, alcaldesa de Tarma, viajó ayer. “Es tarde”, dijo la alcaldesa.",
            [("Es tarde", "Elsa Quispe")],
        ),
        (
            "—No sé nada —dijo Juan Torres—. Mañana vuelvo.",
            [("No sé nada", "Juan Torres"), ("Mañana vuelvo.", "Juan Torres")],
        ),
        ("Elsa Quispe llegó a Tarma. Dijo que “es muy tarde”.", [("es muy tarde", "Elsa Quispe")]),
        ("“A su tiempo”, se limitó a decir Paredes.", [("A su tiempo", "Rosa Paredes")]),
        ("Para Juan Torres, “la mina está muerta”.", [("la mina está muerta", "Juan Torres")]),
        ("«La ley “no sirve”», reclamó Elsa Quispe.", [("La ley “no sirve”", "Elsa Quispe")]),
        ("“Todo está perdido”, gritaban algunos.", [("Todo está perdido", "algunos")]),
    ],
)
def test_spanish_speakers(text: str, quotes: list[tuple[str, str]]) -> None:
    assert said_in(text, "es", SPANISH) == [Said(*quote) for quote in quotes]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He lives in the “old town” of Leeds.", "en"),
        ("The film “The Long Way Home” opened in Leeds.", "en"),
        ("The so-called “war on rats” goes on.", "en"),
        ("As the proverb says, “all that glitters is not gold.”", "en"),
        ("Vive en el barrio conocido como «La Parada».", "es"),
        ("El disco “Noche de ronda” salió ayer.", "es"),
        ("Es un “problema” de todos.", "es"),
    ],
)
def test_names_and_scare_quotes_are_nobodys_words(text: str, language: str) -> None:
    speech = read_speech(text, language)
    assert speech.quotes == ()
    assert len(speech.marked) == 1


def test_answers_of_an_interview_are_those_of_the_guest() -> None:
    text = (
        "Mary Hill has written a book.\n\nQ: When do you leave?\n\nA: In May.\n\n"
        "Q: And the book?\n\nA: It is done."
    )
    assert said_in(text, "en", ENGLISH) == [
        Said("In May.", "Mary Hill"),
        Said("It is done.", "Mary Hill"),
    ]


def test_an_interview_may_have_full_stops_after_its_letters() -> None:
    text = "Rosa Paredes habla.\n\nP. ¿Qué falta?\n\nR. Agua.\n\nP. ¿Y luz?\n\nR. También."
    assert said_in(text, "es", SPANISH) == [
        Said("Agua.", "Rosa Paredes"),
        Said("También.", "Rosa Paredes"),
    ]


def test_a_transcript_names_its_speakers() -> None:
    text = "REED: We vote now.\n\nHILL: I do not agree.\n\nREED: You never do.\n\nHILL: No."
    names: Names = {"person": ("Mary Hill|HILL", "Tom Reed|REED")}
    assert [quote.speaker for quote in said_in(text, "en", names)] == [
        "Tom Reed",
        "Mary Hill",
        "Tom Reed",
        "Mary Hill",
    ]


def test_the_role_and_the_cue_are_quoted() -> None:
    text = "«Es tarde», advirtió la gerente de Sedalima, Rosa Paredes."
    (quote,) = read_speech(text, "es", SPANISH).quotes
    assert quote.role == "gerente de Sedalima"
    assert quote.cue is not None
    assert text[slice(*quote.cue)] == "advirtió"


def test_a_role_that_was_confirmed_tells_the_speaker() -> None:
    text = "Ann Porter and Tom Reed met in Leeds. “It is late,” the mayor said."
    known = KnownNames([KnownName(name="Ann Porter", kind="person", role="mayor of Leeds")])
    (quote,) = read_speech(text, "en", ENGLISH, known).quotes
    assert quote.speaker == "Ann Porter"


def test_a_speaker_that_is_named_beside_the_quotation_is_surer_than_one_carried_over() -> None:
    text = "“Es tarde”, dijo Rosa Paredes. “Nos vamos ya”, agregó.\n\n“Volveremos mañana temprano”."
    named, carried, last = read_speech(text, "es", SPANISH).quotes
    assert named.confidence >= 0.9 > carried.confidence >= 0.6 > last.confidence
    assert {each.speaker for each in (named, carried, last)} == {"Rosa Paredes"}


def test_nobody_is_named_where_nobody_is_known() -> None:
    (quote,) = read_speech("“Nobody knows who wrote these words.”", "en").quotes
    assert quote.speaker is None
    assert quote.confidence == 0


def test_a_turn_goes_on_in_paragraphs_without_a_name() -> None:
    text = (
        "REED: We vote now. Mary Hill knows it.\n\n(Applause.)\n\nWe want to go home.\n\n"
        "HILL: I do not agree.\n\nThe room was full.\n\nREED: You never do.\n\nHILL: No."
    )
    names: Names = {"person": ("Mary Hill|HILL", "Tom Reed|REED")}
    assert said_in(text, "en", names) == [
        Said("We vote now. Mary Hill knows it.", "Tom Reed"),
        Said("We want to go home.", "Tom Reed"),
        Said("I do not agree.", "Mary Hill"),
        Said("You never do.", "Tom Reed"),
        Said("No.", "Mary Hill"),
    ]


def test_a_turn_in_marks_goes_on_to_where_they_close() -> None:
    text = (
        "“REED: We vote now.\n\n“Mary Hill is late.\n\n“HILL: I am here.\n\n"
        "“REED: At last.\n\n“HILL: Yes.\n\n“Follow Ann Cole on Twitter @anncole.”\n"
    )
    names: Names = {"person": ("Mary Hill|HILL", "Tom Reed|REED", "Ann Cole")}
    assert [quote.speaker for quote in said_in(text, "en", names)] == [
        "Tom Reed", "Tom Reed", "Mary Hill", "Tom Reed", "Mary Hill",
    ]  # fmt: skip


def test_one_question_and_its_answer_are_a_talk() -> None:
    text = "Tom Reed asked Mary Hill.\n\nReed: Is it late?\n\nHill: It is.\n\nThey left."
    names: Names = {"person": ("Mary Hill|Hill", "Tom Reed|Reed")}
    assert said_in(text, "en", names) == [
        Said("Is it late?", "Tom Reed"),
        Said("It is.", "Mary Hill"),
    ]


def test_an_interview_may_begin_its_turns_with_dashes() -> None:
    text = "Habla Rosa Paredes.\n\n—¿Qué falta?\n\n—Agua.\n\n—¿Y luz?\n\n—Lo sabe Juan Gil.\n"
    names: Names = {"person": ("Rosa Paredes", "Juan Gil")}
    assert said_in(text, "es", names) == [
        Said("Agua.", "Rosa Paredes"),
        Said("Lo sabe Juan Gil.", "Rosa Paredes"),
    ]


def test_a_label_may_be_the_first_of_two_surnames() -> None:
    text = (
        "GIL: Es tarde.\n\nRUIZ: No lo es.\n\nGIL: Lo es.\n\nRUIZ: Quizá.\n\n"
        "Van Eva Gil Mora y Luis Ruiz."
    )
    names: Names = {"person": ("Eva Gil Mora", "Luis Ruiz")}
    speakers = [quote.speaker for quote in said_in(text, "es", names)]
    assert speakers == ["Eva Gil Mora", "Luis Ruiz", "Eva Gil Mora", "Luis Ruiz"]


def test_a_quotation_that_goes_on_is_that_of_whoever_began_it() -> None:
    text = (
        "“No,” Mary Hill replied. “Ask Tom Reed.\n\n“Reed knew it all, he has said so.\n\n"
        "“I am done.”\n"
    )
    said = read_speech(text, "en", {"person": ("Mary Hill|Hill", "Tom Reed|Reed")}).quotes
    assert [quote.speaker for quote in said] == ["Mary Hill"] * 4


def test_a_heading_may_end_with_the_words_of_its_subject() -> None:
    text = "Mary Hill Hammers Tom Reed: ‘He Lied to Us’\n\nIt rained."
    names: Names = {"person": ("Mary Hill", "Tom Reed")}
    assert said_in(text, "en", names) == [Said("He Lied to Us", "Mary Hill")]
    assert said_in("Mary Hill’s New Book: ‘He Lied to Us’", "en", names) == []


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Follow Mary Hill on Twitter: “@maryhill, the lady of the lake”.", "en"),
        ("Read more: “Why the dam broke in the night”", "en"),
        ("Photo: “Mary Hill at home, the morning after,” by a neighbour.", "en"),
        ("Lee también: «El agua no llega a nadie este año».", "es"),
        ("Sigue a Mary Hill en Twitter: «La dama del lago, cada día».", "es"),
    ],
)
def test_nobody_speaks_in_lines_that_lead_elsewhere(line: str, language: str) -> None:
    text = f"Mary Hill said it is late.\n\n{line}\n"
    assert said_in(text, language, {"person": ("Mary Hill",)}) == []


def test_a_title_with_the_name_of_its_paper_is_nobodys() -> None:
    text = "“The Dam Is Late Again, and Why” - River Echo\n\nIt rained."
    names: Names = {"organisation": ("River Echo",)}
    assert said_in(text, "en", names) == []


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("“We are done with all of this,” Mary Hill crooned.", "en", "Mary Hill"),
        ("“We are done with all of this,” bellowed Mary Hill.", "en", "Mary Hill"),
        ("“We are done,” Mary Hill concluded.", "en", "Mary Hill"),
        ("“We are done,” Mary Hill shot back.", "en", "Mary Hill"),
        ("«No podemos seguir de esta manera», disparó Mary Hill.", "es", "Mary Hill"),
        ("«Hemos terminado», concluyó Mary Hill.", "es", "Mary Hill"),
        ("«Ya basta», recomendó Mary Hill.", "es", "Mary Hill"),
    ],
)
def test_any_verb_beside_a_long_quotation_is_one_of_speech(
    text: str, language: str, speaker: str
) -> None:
    (quote,) = read_speech(text, language, {"person": ("Mary Hill",)}).quotes
    assert (quote.speaker, quote.cue is not None) == (speaker, True)


def test_a_verb_whose_subject_is_no_speaker_is_none_of_speech() -> None:
    text = "«Un largo viaje hacia la noche oscura», ganó el premio."
    assert all(quote.cue is None for quote in read_speech(text, "es").quotes)
