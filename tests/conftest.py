"""Nothing depends on how fast the machine is, and what is compiled is kept.

Each worker, and each program that is started anew, would else compile everything again.
"""

import os
import sys

from hypothesis import settings

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
