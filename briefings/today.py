"""The day that it is."""

import datetime as dt
import os
from typing import Final

EPOCH: Final = "SOURCE_DATE_EPOCH"
"""The variable that stands for the clock, in seconds since 1970, where a result is to be the same
again: see https://reproducible-builds.org/specs/source-date-epoch/."""


def today() -> dt.date:
    try:
        moment = dt.datetime.fromtimestamp(int(os.environ[EPOCH]), dt.UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        moment = dt.datetime.now().astimezone()
    return moment.date()
