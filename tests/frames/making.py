"""How many frames are made up, and how: for all tests that make some up."""

import os

from hypothesis import HealthCheck, Phase, settings

from tests.frames.strategies import FRAMES_EACH

FRAMES = int(os.environ.get("FRAMES", "1000"))

# The same frames every time, unless somebody asks for more of them.
made_up = settings(
    max_examples=FRAMES // FRAMES_EACH,
    derandomize="FRAMES" not in os.environ,
    database=None,
    deadline=None,
    print_blob=True,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
