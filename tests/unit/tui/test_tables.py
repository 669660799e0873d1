"""What a whole briefing has of names, statements and figures, in tables across its panels."""

from briefings.model import Actor, Briefing, Figure, Place, Statement
from tui.screens.tables import TABLES, by_period, by_source, by_speaker, by_value, names


def test_every_row_leads_to_an_item_and_each_item_has_one(briefing: Briefing) -> None:
    kinds = {"names": Actor | Place, "speakers": Statement}
    for key, (_, rows) in TABLES.items():
        ids = [row.id for row in rows(briefing)]
        kind = kinds.get(key, Figure)
        wanted = [item.id for item in briefing.items if isinstance(item, kind)]
        assert sorted(ids) == sorted(wanted)


def test_who_says_most_is_the_first_name_and_the_first_voice(briefing: Briefing) -> None:
    first = names(briefing)[0]
    assert first.name.startswith("Carlos Mendoza Mora - security analyst")
    said = [
        i for i in briefing.items if isinstance(i, Statement) and (i.speaker or "?") in first.name
    ]
    assert f"person · {len(said)} statements · ¶16" in first.detail
    assert first.detail.endswith("Security, Farming, Shining Path, Funding")
    voices = [row.name.split(":")[0].split(" (")[0] for row in by_speaker(briefing)]
    counts = [voices.count(voice) for voice in voices]
    assert counts == sorted(counts, reverse=True)
    assert len(set(voices)) == sum(1 for a, b in zip(voices, ["", *voices], strict=False) if a != b)


def test_figures_are_sorted_by_value_period_and_source(briefing: Briefing) -> None:
    figures = {item.id: item for item in briefing.items if isinstance(item, Figure)}
    hectares = [
        figures[row.id].value for row in by_value(briefing) if figures[row.id].unit == "hectare"
    ]
    assert hectares == [60000, 30000, 24000]
    periods = [figures[row.id].period for row in by_period(briefing)]
    known = [period for period in periods if period]
    assert periods == [*sorted(known), *([None] * (len(periods) - len(known)))]
    sources = [figures[row.id].source for row in by_source(briefing)]
    assert sources[-1] is None
    assert sources.count("authorities") > 1
    begin = sources.index("authorities")
    assert set(sources[begin : begin + sources.count("authorities")]) == {"authorities"}
