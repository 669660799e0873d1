"""The oracle is started once for all tests of frames."""

from collections.abc import Iterator

import pytest

from tests.frames.oracle import Oracle, open_oracle


@pytest.fixture(scope="session")
def oracle() -> Iterator[Oracle]:
    """Two terminals to compare; the test is skipped where they cannot be had."""
    with open_oracle() as opened:
        yield opened
