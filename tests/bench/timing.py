"""Times as the benchmarks print them."""

from collections.abc import Sequence
from statistics import median


def high(values: Sequence[float]) -> float:
    """Return the 95th percentile."""
    ordered = sorted(values)
    return ordered[min(round(0.95 * len(ordered)), len(ordered) - 1)]


def spread(times: Sequence[float]) -> str:
    """Lay the median and the 95th percentile of seconds out, in milliseconds."""
    return f"{median(times) * 1e3:9.1f}{high(times) * 1e3:9.1f}"
