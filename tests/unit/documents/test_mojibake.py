"""UTF-8 that was read as Windows-1252 or Latin-1: recognised, and mended when it is wished."""

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefings.documents.document import AS_IT_IS, ReadOptions
from briefings.documents.plain_text import read
from briefings.documents.text.mojibake import examined, mended

UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
WINDOWS = {
    byte: chr(byte) if byte in UNDEFINED else bytes([byte]).decode("cp1252") for byte in range(256)
}


def windows(text: str) -> str:
    """What a browser makes of UTF-8 that is said to be Windows-1252."""
    return "".join(WINDOWS[byte] for byte in text.encode())


def latin(text: str) -> str:
    return text.encode().decode("latin-1")


WORDS = [
    *("niño", "está", "¿Qué?", "más", "él", "à", "garçon", "naïve", "Brontë", "Ève", "Øre"),
    *("Straße", "Ünal", "Łódź", "ÁRBOL", "ÑANDÚ", "AÇÃO", "JOÃO", "À", "“Hola”", "l’été"),
    *("50€", "25°", "Nº", "£5", "Привет", "שלום", "مرحبا", "北京", "日本語", "😀", "nước"),
]
RIGHT = (
    "«CAFÉ», “AMANHÔ, ‘IRMÃ’ y «MANHû: CAFÉ…, AMANHÃ–, CITÉ², ÉTÉ¹ y SOCIÉTÉ®.",
    "Ele disse: «Não há pão na AVELû e foi à câmara. ÂNGULO, ÃO, MAÇÃ – MAÇÃ…",
    "Il est fatigué\xa0», dit-il\xa0; « à Paris\xa0» où l’été\xa0… «\xa0Âme\xa0» et à\xa0« lui ».",
    "“Está”» dijo; «así»… ¿Él?» ¡Ñandú!” ‘Sí’. 3º, 2ª, 5°C, 1.000 €–2.000 €.",
    "Việt Nam là một quốc gia; Ân, Âu, ÂM NHẠC, mã số, tiếng Ã, “MÔ, «Â», Â…",
    "Größe, FÜß, «ÄÖÜ», „ÜBER“, STRASSENÄ®; Ålesund, BLÅ–GRÅ, «BLÅ», på «Å».",
    "Mâncare, î, Â: «România» Ă.",
)


@pytest.mark.parametrize("garble", [windows, latin])
@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_word_that_was_read_wrongly_is_put_right(garble: object, times: int) -> None:
    assert callable(garble)
    for word in WORDS:
        text = f"Words and {word} and more."
        wrong = text
        for _ in range(times):
            wrong = garble(wrong)
        assert wrong != text
        assert mended(wrong) == text


@pytest.mark.parametrize("text", RIGHT)
def test_text_that_is_right_is_left_alone(text: str) -> None:
    assert examined(text, mend=True) == (text, ())


CLOSING = ["»", "”", "’", "›", "…", "–", "—", "™", "°"]


@pytest.mark.parametrize("mark", [*CLOSING, "\xa0", "\xa0»", "…»", "…”", "”»", "»”", "\xa0–", "»…"])
def test_a_capital_or_a_letter_before_punctuation_is_no_mistake(mark: str) -> None:
    capitals = "ÁÀÂÃÄÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÕÖØÚÙÛÜÝ"
    for letter in capitals:
        text = f"CAF{letter}{mark}"
        assert examined(text, mend=True) == (text, ())
    for letter in capitals.lower():
        text = f"caf{letter}{mark} y"
        assert examined(text, mend=True) == (text, ())


def test_it_is_offered_and_never_done_unasked() -> None:
    raw = windows("El niño está aquí.\n").encode()
    (document,) = read(raw, "x.txt", AS_IT_IS)
    assert document.text == raw.decode()
    (remark,) = document.remarks
    assert "“niÃ±o” may be “niño”" in remark
    assert "--mend" in remark
    (document,) = read(raw, "x.txt", ReadOptions(mend=True))
    assert document.text == "El niño está aquí.\n"
    assert len(document.remarks) == 1


@pytest.mark.parametrize("text", ["Порт закрыт до среды.", "המאל יישאר סגור.", "港は閉鎖される。"])
def test_a_whole_text_in_another_script_is_put_right(text: str) -> None:
    for garble in (windows, latin):
        (document,) = read(garble(text).encode(), "x.txt", ReadOptions(mend=True))
        assert document.text == text


def test_lines_that_are_right_stay_where_others_are_wrong() -> None:
    text = f"El niño.\n{windows('El niño y “la niña”.')}\nfatigué\xa0»\n"
    assert mended(text) == "El niño.\nEl niño y “la niña”.\nfatigué\xa0»\n"


def test_what_cannot_be_undone_is_told() -> None:
    text = windows("“La niña”").replace("\x9d", "")
    better, (remark,) = examined(text, mend=True)
    assert better == text
    assert "lost" in remark


def test_a_letter_whose_bytes_look_like_a_line_end_is_put_right() -> None:
    (document,) = read(latin("På Åland är det år.").encode(), "x.txt", ReadOptions(mend=True))
    assert document.text == "På Åland är det år."


@given(
    st.text(st.sampled_from("aeñáéíóúü¿¡“”’—€ \nNÑÁßçãõОпр北京😀")),
    st.sampled_from([windows, latin]),
)
def test_what_is_mended_is_garbled_into_what_it_was(text: str, garble: object) -> None:
    assert callable(garble)
    wrong = garble(text)
    better = mended(wrong)
    assume(better != wrong)
    assert better == text


@given(st.text(st.sampled_from("aeñáéíóúü¿¡“”’—€ NÑÁÉÃÂßçãõâà«»…")))
def test_what_is_changed_is_changed_line_by_line_into_what_garbles_back(text: str) -> None:
    better = mended(text)
    assert better == text or any(
        text in {once(better), twice(once(better)), thrice(twice(once(better)))}
        for once, twice, thrice in itertools.product([windows, latin], repeat=3)
    )
