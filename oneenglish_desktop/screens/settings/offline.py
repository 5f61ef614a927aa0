"""Settings: the answers of this PC that the school does not have yet."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.settings.section import Section
from oneenglish_desktop.screens.translation import counted, translate
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.chips import CountBadge
from oneenglish_desktop.widgets.controls.labels import Divider, Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.override import override

if TYPE_CHECKING:
    from oneenglish_desktop.services.house import Services
    from oneenglish_desktop.services.sender import SenderStatus

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class OfflineSection(Section):
    """How many answers wait or were not taken, and a button to send them now."""

    icon = "cloud"

    def __init__(
        self, services: "Services", changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._count = CountBadge(0, kind="accent")
        self._text = Label("", "body", "text2", wrap=True)
        self._waiting = _Line("hard-drive", "clock", self.tr("Waiting"), "text2")
        self._refused = _Line("circle-alert", "cloud-alert", self.tr("Not sent"), "danger")
        self._divider = Divider()
        self._try = Button(self.tr("Try now"), "soft", icon="refresh-cw")
        self._try.clicked.connect(services.sender.try_now)
        self._list = QWidget()
        self._list.setLayout(
            column(
                self._waiting,
                self._divider,
                self._refused,
                6,
                (self._try, Qt.AlignmentFlag.AlignLeft),
                spacing=10,
                margins=(0, 14, 0, 0),
            )
        )
        heading = row(
            Label(self.tr("Waiting to be sent"), "card"), STRETCH, (self._count, _MIDDLE)
        )
        card = Card()
        card.setLayout(column(heading, 8, self._text, self._list))
        self.setLayout(column(card, STRETCH))
        changes.sender_changed.connect(self.show_status)
        self.show_status(services.sender.status)

    @override
    def title(self) -> str:
        return self.tr("Offline work")

    @property
    def text(self) -> str:
        """What is said about all answers together."""
        return self._text.text()

    def show_status(self, status: "SenderStatus") -> None:
        """Take what the sender of this PC says."""
        waiting, refused = status.waiting, status.refused
        self._count.set_count(waiting + refused)
        self._waiting.show_count(waiting)
        self._refused.show_count(refused)
        self._divider.setVisible(bool(waiting and refused))
        self._try.setVisible(bool(waiting))
        self._list.setVisible(bool(waiting or refused))
        if refused:
            text = self.tr("Your school did not take every answer. Please tell your teacher.")
        elif waiting:
            text = self.tr("Your answers are safe on this computer.")
        else:
            text = self.tr("Nothing waits. All your answers are at your school.")
        self._text.setText(text)


class _Line(QWidget):
    """So many answers, and where they stand."""

    def __init__(self, icon: str, state_icon: str, state: str, role: str) -> None:
        super().__init__()
        self._label = Label("", "body", bold=True)
        self.setLayout(
            row(
                Icon(icon, 20, "text2"),
                12,
                self._label,
                STRETCH,
                Icon(state_icon, 16, role),
                6,
                Label(state, "ui", role),
            )
        )

    def show_count(self, count: int) -> None:
        """Show how many; nothing for none."""
        self._label.setText(
            counted(
                count,
                translate("OfflineSection", "{count} answer"),
                translate("OfflineSection", "{count} answers"),
            )
        )
        self.setVisible(bool(count))
