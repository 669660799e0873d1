"""The app's hold on a fault of its own: it is kept, to be said when the screen is given back."""

from textual.app import App


class FaultReport(App[None], inherit_bindings=False):
    """Adapts Textual's handling of unhandled exceptions, which prints all local variables.

    It overrides `App._handle_exception`, the one place where Textual offers a hold on them.
    """

    fault: Exception | None = None

    def _handle_exception(self, error: Exception) -> None:
        if self.fault is None:
            self.fault = error
        super()._handle_exception(error)
