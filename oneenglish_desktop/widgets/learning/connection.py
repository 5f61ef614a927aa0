"""One quiet line that says whether everything is saved."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.layouts import row

_STATES = {
    "online": ("cloud-check", "success"),
    "saving": ("cloud-upload", "text2"),
    "offline": ("cloud-off", "onAccentSoft"),
    "problem": ("cloud-alert", "danger"),
}


class ConnectionLine(QWidget):
    """A cloud and a few words.

    Args:
        state: `online`, `saving`, `offline` or `problem`.
        text: the same in words, such as "Online, all saved".
    """

    def __init__(
        self, state: str = "online", text: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        icon, role = _STATES[state]
        self._icon = Icon(icon, 18, role)
        self._words = Label(text, "ui", "text2", weight=400, elide=True)
        middle = Qt.AlignmentFlag.AlignVCenter
        line = row((self._icon, middle), self._words, spacing=8)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.set_state(state, text)

    def set_state(self, state: str, text: str) -> None:
        """Show another state."""
        self._icon.set_icon(*_STATES[state])
        self._words.setText(text)
        self.setToolTip(text)

    def set_words_visible(self, visible: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Show the words too, or the cloud alone with a tool tip."""
        self._words.setVisible(visible)
