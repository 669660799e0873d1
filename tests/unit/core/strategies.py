"""What hypothesis draws from, for several modules."""

from hypothesis import strategies as st

_FOLDING = "aAbB sSßñÑeé\u0301\u0303İıﬁΣςÅ한국  \t\n\u00a0“”'’–-—`´x中👍\u200d\ufe0f"


def any_text(max_size: int = 40) -> st.SearchStrategy[str]:
    """Every code point there is, lone surrogates included."""
    hostile = st.sampled_from("\x1b\x9b\x00\x7f\u202e\u2066\u200b\ud800\udfff\U000e0041\n")
    return st.text(st.characters(exclude_categories=()) | hostile, max_size=max_size)


def folding_text(max_size: int = 20) -> st.SearchStrategy[str]:
    """Text rich in characters that fold to none, one or several."""
    return st.text(st.sampled_from(_FOLDING) | st.characters(), max_size=max_size)


def words(max_size: int = 12) -> st.SearchStrategy[list[str]]:
    """Words of few letters, so that they repeat and stand inside each other."""
    return st.lists(st.text("abñé1", min_size=1, max_size=3), min_size=1, max_size=max_size)
