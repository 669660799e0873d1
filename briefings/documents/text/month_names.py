"""The names of the months in English and Spanish, in small letters."""

from typing import Final

FULL_NAMES: Final = tuple(
    tuple(names.split())
    for names in (
        "january enero", "february febrero", "march marzo", "april abril", "may mayo",
        "june junio", "july julio", "august agosto", "september septiembre setiembre",
        "october octubre", "november noviembre", "december diciembre",
    )
)  # fmt: skip
"""Those of each month, from January on."""

_SHORT_NAMES: Final = (
    "jan ene", "feb", "mar", "apr abr", "", "jun", "jul", "aug ago", "sep sept", "oct", "nov",
    "dec dic",
)  # fmt: skip

MONTHS: Final = {
    name: number
    for number, (full, short) in enumerate(zip(FULL_NAMES, _SHORT_NAMES, strict=True), 1)
    for name in (*full, *short.split())
}
"""The numbers of the months by their names, short ones too."""
