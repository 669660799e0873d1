"""For tests in which Alt goes with every character."""

from typing import Final


class Anything:
    """Has every character."""

    def __contains__(self, character: object) -> bool:
        return True


ANY: Final = Anything()
