"""Encodings of text, told by the bytes; and what is said of one that is not UTF-8."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.documents.canonical_text import canonical
from briefings.documents.document import AS_IT_IS
from briefings.documents.plain_text import read
from briefings.documents.text.encoding import decoded
from briefings.errors import DamagedError

WESTERN = {
    "es": "El puerto de Brava sigue cerrado, según el señor Núñez: «mañana será otro día».",
    "pt": "O porto não será aberto até amanhã, segundo João Araújo, da associação de pescadores.",
    "fr": "Le port reste fermé, a déclaré le maire, élu à Noël ; « c'est très bien ».",
    "de": "Der Hafen bleibt bis März geschlossen, größere Schiffe warten, so Jörg Müller.",
    "it": "Il porto è chiuso perché la città è povera, però non c'è fretta: così il sindaco.",
    "sv": "Hamnen förblir stängd på måndag, säger borgmästaren Åke Öberg från Göteborg.",
    "en": "The café at the pier stays open, the harbour master said.",
}
OTHERS = {
    "cp1250": "Rada miasta zdecydowała w środę, że rybacy dostaną więcej pieniędzy na łodzie.",
    "iso8859_2": "Rada miasta zdecydowała w środę, że rybacy dostaną więcej pieniędzy na łodzie.",
    "cp1251": "Порт останется закрытым до среды, сказал начальник порта, и просил терпения.",
    "koi8_r": "Порт останется закрытым до среды, сказал начальник порта, и просил терпения.",
    "cp1253": "Το λιμάνι θα παραμείνει κλειστό έως την Τετάρτη, είπε ο λιμενάρχης της πόλης.",
    "cp1255": "הנמל יישאר סגור עד יום רביעי, אמר ראש העיר, וביקש סבלנות מכולם.",
    "cp1256": "سيبقى الميناء مغلقا حتى يوم الأربعاء، كما قال رئيس البلدية للصيادين.",
    "shift_jis": "港は水曜日まで閉鎖されると港長は述べ、船の所有者に忍耐を求めた。",
    "gb18030": "港口将关闭到星期三，港长说，并请所有船主耐心等待，因为零件还没有到。",
}
CZECH = "Přístav zůstane zavřený až do středy, řekl starosta Dvořák, a žádné další údaje nejsou."
HUNGARIAN = "A kikötő szerdáig zárva marad, mondta a polgármester. Őrült ötlet, nincs több hír."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be",
                                   "utf-32"])  # fmt: skip
def test_unicode_is_read_with_and_without_a_mark(codec: str) -> None:
    for each in [*WESTERN.values(), *OTHERS.values(), "x y", "\n"]:
        # Without a blank, nothing in UTF-16 tells the order of its bytes.
        text = each if codec != "utf-16-le" or " " in each else f"{each}\r\n"
        assert decoded(text.encode(codec), "x").text == text


@pytest.mark.parametrize("text", WESTERN.values())
@pytest.mark.parametrize("times", [1, 40])
def test_western_text_is_read(text: str, times: int) -> None:
    lines = "\r\n".join([text] * times)
    assert decoded(lines.encode("latin-1"), "x")[:2] == (lines, "Latin-1")
    typographic = lines.replace("'", "’").replace(" ", " – ", 1)
    assert decoded(typographic.encode("cp1252"), "x")[:2] == (typographic, "Windows-1252")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_few_bytes_of_another_encoding_are_taken_for_windows_1252_and_told(mark: bytes) -> None:
    raw = mark + f"{WESTERN['es']}\n“".encode() + "Señor”".encode("cp1252")
    found = decoded(raw, "x")
    assert found.text == f"{WESTERN['es']}\n“Señor”"
    assert found.remarks == ("2 of the file's bytes are no UTF-8: taken for Windows-1252.",)


@pytest.mark.parametrize("text", WESTERN.values())
def test_a_text_that_was_cut_in_a_character_is_read(text: str) -> None:
    found = decoded(f"{text} “Señor”, ¡ñandú!é".encode()[:-1], "x")
    assert found.text[:-1] == f"{text} “Señor”, ¡ñandú!"
    assert found.strays == 1


def test_latin_9_is_told_by_its_euro() -> None:
    text = f"{WESTERN['es']} Cuesta 30 €."
    assert decoded(text.encode("iso8859-15"), "x")[:2] == (text, "Latin-9")


@pytest.mark.parametrize("text", [f"{WESTERN['es']} Bueno…pues “sí”,dijo.", "Señor, ¿qué?¡no!"])
def test_a_blank_that_was_forgotten_makes_no_other_language_of_it(text: str) -> None:
    assert decoded(text.encode("cp1252"), "x").text == text


@pytest.mark.parametrize(
    ("codec", "text"), [*OTHERS.items(), ("cp1250", CZECH), ("cp1250", HUNGARIAN)]
)
def test_other_scripts_and_languages_are_read(codec: str, text: str) -> None:
    found = decoded(f"{text}\n{text}".encode(codec), "x")
    assert found.text == f"{text}\n{text}"
    assert found.remarks


@pytest.mark.parametrize(
    "raw",
    [
        "año".encode("utf-16")[:-1],
        b"\xff\xfe\0\xd8 \0",
        b"\xef\xbb\xbfa\xff\xff",
        b"\xff\xfe\0\0\0\0\x11\0",
    ],
)
def test_a_mark_that_is_not_kept_is_told(raw: bytes) -> None:
    with pytest.raises(DamagedError, match=r"x is damaged UTF-(8|16|32) \(byte \d+\): save it as"):
        decoded(raw, "x")


def test_what_is_not_utf_8_is_told_and_what_is_needs_no_words() -> None:
    text = WESTERN["es"]
    (document,) = read(text.encode("latin-1"), "x.txt", AS_IT_IS)
    assert document.remarks == ("The file was taken to be in Latin-1, since it is not UTF-8.",)
    (document,) = read(text.encode(), "x.txt", AS_IT_IS)
    assert document.remarks == ()


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_the_text_of_a_file_is_what_it_decodes_to_with_its_line_ends_made_one(text: str) -> None:
    raw = f"Words.\r\n{text}".encode()
    (document,) = read(raw, "x.txt", AS_IT_IS)
    assert document.text == canonical(raw.decode())
