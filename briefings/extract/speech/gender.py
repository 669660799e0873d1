"""Whether a person is a man or a woman, as far as a first name says."""

from briefings.extract.findings import FoundName
from briefings.extract.names.gazetteer import Gender, gender_of
from briefings.folding import folded_text


def gender_of_person(name: FoundName) -> Gender | None:
    """Return the gender of the first of a person's names that is known to have one."""
    first, _, rest = name.name.partition(" ")
    return gender_of(folded_text(first)) if rest else None
