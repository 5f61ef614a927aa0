"""Dialogs of a page: when the page goes, they go too."""

from shiboken6 import isValid

from oneenglish_desktop.widgets.controls.overlays import Overlay


class Overlays:
    """Remembers what lies over the window for a page.

    An overlay belongs to the window. Without its page it would stay there, over the sign-in
    page too when the student was signed out meanwhile.
    """

    def __init__(self) -> None:
        self._open: list[Overlay] = []

    def show(self, overlay: Overlay) -> None:
        """Opens an overlay that deletes itself when it is answered."""
        self._open = [other for other in self._open if isValid(other)]
        self._open.append(overlay)
        overlay.open()

    def close(self) -> None:
        """Takes all of them away unanswered."""
        for overlay in self._open:
            if isValid(overlay):
                overlay.close_overlay()
                overlay.deleteLater()
        self._open = []
