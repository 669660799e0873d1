"""What happens when Textual writes something that this package has no model of."""


class UnknownOutputError(Exception):
    """Textual wrote a sequence that is not known; the text says which, never what was shown."""
