"""What is compiled is kept, whatever the surroundings say.

Each worker, and each program that is started anew, would compile everything again.
"""

import os
import sys

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
