"""The text of a page is what a browser shows of it."""

import pytest

from tests.unit.documents.html_reading import blocks, of, page

LONG = "The council met on Friday and spoke of the pier, of its cranes and of what they cost. " * 2
P = f"<p>{LONG}</p>"


def around(markup: str) -> list[str]:
    """The passages of what stands between two paragraphs of prose."""
    first, *found, last = of(f"{P}{markup}{P.replace('council', 'committee')}")
    assert first == LONG.strip()
    assert last == first.replace("council", "committee")
    return found


def roles(markup: str) -> list[tuple[str, str, int | None]]:
    document = page(f"<h1>Title</h1>{P}{markup}{P.replace('council', 'committee')}")
    return [
        (block.role, document.text[block.start : block.end], block.level)
        for block in document.blocks[2:-1]
    ]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>  one \n\t two  </p>", ["one two"]),
        ("<p>one<br>two</p>", ["one\ntwo"]),
        ("<p>one<br> <br/>two<br>\n&nbsp;<br>three</p>", ["one", "two", "three"]),
        ("<p>one<span> two</span><b>three</b></p>", ["one twothree"]),
        ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
        ("<p>un&shy;hyphen&#8203;ated w&#x2060;o\ufeffrd</p>", ["unhyphenated word"]),
        ("<p>a&nbsp;b, 24&nbsp;000 and 5&nbsp;%</p>", ["a b, 24\xa0000 and 5\xa0%"]),
        ("<p>caf&eacute; &#8220;x&#8221; &#150; &amp;amp; &lt;b&gt;</p>", ["café “x” – &amp; <b>"]),
        ("<p>he said <q>yes</q>.</p>", ["he said “yes”."]),
        ("<p>known<sup><a href='#fn1'>1</a></sup>, 9 m<sup>2</sup></p>", ["known, 9 m2"]),
        ("<p>one<wbr>word</p>", ["oneword"]),
        ("<p>\ue001 icon</p>", ["icon"]),
        ("<p>ends</p><hr><p>* * *</p><p>begins</p>", ["ends", "begins"]),
        ("<p><span style='display: block'>one</span>two</p>", ["one", "two"]),
        ("<custom-part>one<p>two</p></custom-part>", ["one", "two"]),
        ("<pre>one line\n\nanother  line</pre>", ["one line", "another  line"]),
    ],
)
def test_white_space_and_characters(markup: str, expected: list[str]) -> None:
    assert around(markup) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "<p hidden>zorba</p>",
        "<p style='display:none'>zorba</p>",
        "<p style='color:red;visibility: hidden'>zorba</p>",
        "<div aria-hidden=true><p>zorba</p></div>",
        "<span class='visually-hidden'>zorba</span>",
        "<p class='mt-3 hidden'>zorba</p>",
        "<script>zorba</script><style>zorba</style><noscript>zorba</noscript>",
        "<template><p>zorba</p></template>",
        "<button>zorba</button><select><option>zorba</select><textarea>zorba</textarea>",
        "<iframe>zorba</iframe><object>zorba</object><video>zorba</video><svg><text>zorba</svg>",
        "<!-- zorba --><?php zorba ?>",
        "<img alt=zorba title=zorba>",
        "<style>.kq{color:red;display:none}</style><p class=kq>zorba</p>",
        "<style>#kq , .kz {display : none !important}</style><p id=kq>zorba</p>",
    ],
)
def test_what_is_hidden_is_left_out(markup: str) -> None:
    assert around(markup) == []


@pytest.mark.parametrize(
    "markup",
    [
        "<p class='hidden md:block'>seen</p>",
        "<style>.kq{display:none} .open .kq{display:block}</style><p class=kq>seen</p>",
        "<style>@media print{.kq{display:none}}</style><p class=kq>seen</p>",
        "<style>.menu .kq{display:none}</style><p class=kq>seen</p>",
        "<p><span aria-hidden=true>s</span>een</p>",
        "<x-a><template shadowrootmode=open><p>seen</p></template></x-a>",
    ],
)
def test_what_is_seen_stays(markup: str) -> None:
    assert around(markup) == ["seen"]


def test_an_article_that_a_script_would_show_is_read_all_the_same() -> None:
    document = page(f"<body><div style='display:none'><h1>Title</h1>{P}</div></body>")
    assert LONG.strip() in document.text


def test_roles_and_levels() -> None:
    assert roles(
        "<h2>Two</h2><p>text</p><h3>Three</h3><ul><li>one<ol><li>inner</ol><li><p>a</p><p>b</p></ul>"
        "<blockquote><p>said</p><footer>— Ann</footer></blockquote><figure><figcaption>seen"
        "</figcaption></figure><div role=heading aria-level=4>Four</div>text"
    ) == [
        ("heading", "Two", 2),
        ("paragraph", "text", None),
        ("heading", "Three", 3),
        ("list_item", "one", 1),
        ("list_item", "inner", 2),
        ("list_item", "a", 1),
        ("list_item", "b", 1),
        ("quote", "said", None),
        ("quote", "— Ann", None),
        ("caption", "seen", None),
        ("heading", "Four", 4),
        ("paragraph", "text", None),
    ]


def test_tables_of_data_are_read_by_rows_and_those_that_place_things_are_not() -> None:
    table = (
        "<table><caption>Costs</caption><thead><tr><th>Item<th>Crowns</thead>"
        "<tr><td>Stone &amp; sand<td>610,000<tr><td>Lamp<br>bulb<td></table>"
    )
    assert roles(table) == [
        ("caption", "Costs", None),
        ("table", "Item | Crowns", None),
        ("table", "Stone & sand | 610,000", None),
        ("table", "Lamp bulb | ", None),
    ]
    placed = "<table><tr><td><p>one</p><p>two</p></td></tr></table>"
    assert [text for _, text, _ in roles(placed)] == ["one", "two"]


def test_a_line_that_is_wider_than_a_window_is_a_paragraph() -> None:
    lines = [
        f"{n} boats lay in the inner basin on Friday, and their owners waited for spare parts that "
        "had been on their way since the spring of the year."
        for n in range(4)
    ]
    assert around("<div>" + "<br>".join(lines) + "</div>") == lines


def test_footnotes_stand_apart() -> None:
    notes = (
        "<section class=footnotes role=doc-endnotes><ol><li id=fn1><p>The note."
        "<a href='#r' class=footnote-back>↩</a></p></ol></section>"
    )
    assert roles(notes) == [("footnote", "The note.", None)]


def test_text_from_right_to_left_stays_in_its_order() -> None:
    words = "قال الوزير إن الميناء سيفتح يوم الجمعة بعد 11 أسبوعا"
    assert around(f"<p dir=rtl>\u202b{words}\u202c</p>") == [words]


def test_text_without_spaces_is_prose_as_well() -> None:
    words = (
        "港务局周五表示，该港口在关闭十一周后重新开放，在此期间任何超过九米的船只都无法卸货。" * 3
    )
    document = page(
        f"<body><ul><li><a href=/a>菜单</a><li><a href=/b>新闻</a></ul><h1>港口</h1><p>{words}</p>"
    )
    assert [text for _, text in blocks(document)] == ["港口", words]


def test_a_fragment_is_read_whole() -> None:
    document = page("The pier is open.\n<p>It was closed for <b>eleven</b> weeks.</p>")
    assert [text for _, text in blocks(document)] == [
        "The pier is open.",
        "It was closed for eleven weeks.",
    ]
    assert not document.remarks


@pytest.mark.parametrize(
    "raw",
    [
        "<meta charset=utf-8><p>año “nuevo”".encode(),
        "\ufeff<p>año “nuevo”".encode(),
        "<p>año “nuevo”".encode("utf-16"),
        "<p>año “nuevo”".encode("utf-16-le"),
        "<p>año “nuevo”".encode("utf-16-be"),
        "<meta charset=iso-8859-1><p>año “nuevo”".encode("cp1252"),
        "<meta http-equiv=a content='text/html; charset=windows-1252'><p>año “nuevo”".encode(
            "cp1252"
        ),
        "<?xml version='1.0' encoding='windows-1252'?><html><p>año “nuevo”".encode("cp1252"),
        "<p>año “nuevo”".encode("cp1252"),
        "<meta charset=iso-8859-1><p>año “nuevo”".encode(),
        "<meta charset=nonsense><p>año “nuevo”".encode("cp1252"),
    ],
)
def test_encodings(raw: bytes) -> None:
    assert page(raw).text == "año “nuevo”\n"


def test_the_view_of_a_page_s_source_is_read_as_the_page() -> None:
    lines = ["&lt;h1&gt;Title&lt;/h1&gt;", f"&lt;p&gt;{LONG} &amp;amp; so on&lt;/p&gt;"]
    rows = "".join(
        f'<tr><td class="line-number" value="{n}"></td><td class="line-content">'
        f'<span class="html-tag">{line}</span></td></tr>'
        for n, line in enumerate(lines)
    )
    chromium = page(f"<html><head></head><body><table><tbody>{rows}</table></body></html>")
    firefox = page(f"<body id=viewsource><pre id=line1>{'<br>'.join(lines)}</pre></body>")
    expected = ["Title", f"{LONG.strip()} & so on"]
    assert [text for _, text in blocks(chromium)] == expected
    assert [text for _, text in blocks(firefox)] == expected


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Read also: <a href='/other'>Zorba zumbel</a></p>",
        "<p><a href='/other'>Zorba zumbel zatrix zephal</a></p>",
        "<p>LEA TAMBIÉN</p><ul><li><a href='https://other.example/1'>Zorba zumbel zatrix</a></ul>",
        "<p><b>Te puede interesar:</b> Zorba zumbel zatrix</p>",
        "<h3>Related articles</h3><ul><li><a href='/1'>Zorba</a><li><a href='/2'>Zumbel</a></ul>",
        "<p>Advertisement</p><p>PUBLICIDAD</p>",
        "<p>Suscríbete a nuestro boletín y recibe zorba zumbel.</p>",
        "<p>Follow us on <a href='https://x.example'>Zorba</a></p>",
        "<div class='related-posts'><p>Zorba zumbel zatrix zephal zindor.</p></div>",
        "<div><p>Zorba zumbel every day.</p><form><input type=email></form></div>",
        "<div class='share-buttons'><span>Zorba</span></div>",
        "<aside><p>Zorba zumbel zatrix.</p></aside>",
    ],
)
def test_what_sends_readers_elsewhere_is_left_out(markup: str) -> None:
    assert around(markup) == []


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Nobody danced.</p>",
        "<p>—Más.</p>",
        "<p>“Next.”</p>",
        "<p>Read more books, the minister said.</p>",
        "<p>Comments by the minister were not recorded.</p>",
        "<p>Share of votes: nine per cent.</p>",
        "<p>Related to this is the question of money.</p>",
        "<p><a href='https://ministry.example/report'>The report of the ministry in full</a></p>",
        "<p>See <a href='/other'>what was said before</a> about it.</p>",
        "<h2 id=social-media>Social media</h2>text",
        "<aside class=correction><p>Correction: it was nine.</p></aside>",
        "<footer class='article-correction'><p>An earlier version said ten.</p></footer>",
        "<p class=intro>Whose pier is it?</p>",
        "<p>Follow the money.</p>",
        "<p>Por Dios.</p>",
        "<p>Más información dio el ministro el lunes.</p>",
        "<p>Cookies and milk were served to all.</p>",
        "<p>Copyright law was changed in 2019.</p>",
        "<p>Next to it stands the crane.</p>",
        "<p>Lo más difícil fue esperar.</p>",
        "<p>También en Lima: nueve heridos.</p>",
    ],
)
def test_what_only_looks_like_it_stays(markup: str) -> None:
    assert around(markup)
