"""What every section of the settings is, and the line with a switch that many have."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.preferences import Preferences
from oneenglish_desktop.widgets.controls.choices import Switch
from oneenglish_desktop.widgets.controls.labels import Divider, Label
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.layouts import column, row

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Section(QWidget):
    """One section; sections that change nothing ignore the preferences.

    Signals:
        wanted: dict of the `Preferences` fields that the person has just chosen.
    """

    wanted = Signal(object)
    icon = ""

    def title(self) -> str:
        """The translated name of the section."""
        raise NotImplementedError

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is in force now; emits nothing."""


class SwitchLine(QWidget):
    """A setting that is on or off.

    Signals:
        wanted: dict with the one field.
    """

    wanted = Signal(object)

    def __init__(
        self, field: str, title: str, text: str, *, on: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._switch = Switch(title, checked=on)
        self._switch.toggled.connect(self._toggled)
        self.setLayout(column(setting_line(title, text, self._switch)))

    def show_preferences(self, preferences: Preferences) -> None:
        """Take the value that is in force; emits nothing."""
        before = self._switch.blockSignals(True)
        self._switch.setChecked(bool(getattr(preferences, self._field)))
        self._switch.blockSignals(before)

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 - a slot of Qt's signal
        self.wanted.emit({self._field: on})


def setting_line(title: str, text: str, control: QWidget) -> QWidget:
    """Words on the left, a control on the right."""
    line = QWidget()
    words = column(Label(title, "body", bold=True), 2, Label(text, "meta", "text2", wrap=True))
    box = row(words, 24, (control, _MIDDLE), margins=(0, 8, 0, 8))
    box.setStretch(0, 1)
    line.setLayout(box)
    return line


def lines_card(*lines: QWidget) -> Card:
    """A card with lines between its settings."""
    card = Card()
    card.setContentsMargins(24, 8, 24, 8)
    layout = column()
    for index, line in enumerate(lines):
        if index:
            layout.addWidget(Divider())
        layout.addWidget(line)
    card.setLayout(layout)
    return card
