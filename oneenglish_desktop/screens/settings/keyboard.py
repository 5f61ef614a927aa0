"""Settings: single-key shortcuts, and the list of all keys."""

from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.preferences import Preferences
from oneenglish_desktop.screens.help.keys import keys_card
from oneenglish_desktop.screens.settings.section import Section, SwitchLine, lines_card
from oneenglish_desktop.widgets.layouts import STRETCH, column
from oneenglish_desktop.widgets.override import override


class KeyboardSection(Section):
    """Keys for people who do not use the mouse, or who write quickly."""

    icon = "keyboard"

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._switch = SwitchLine(
            "single_key_shortcuts",
            self.tr("Keys without Ctrl"),
            self.tr("A to F or 1 to 6 choose an answer"),
            on=preferences.single_key_shortcuts,
        )
        self._switch.wanted.connect(self.wanted)
        self.setLayout(column(lines_card(self._switch), keys_card(), STRETCH, spacing=16))

    @override
    def title(self) -> str:
        return self.tr("Keyboard")

    @override
    def show_preferences(self, preferences: Preferences) -> None:
        self._switch.show_preferences(preferences)
