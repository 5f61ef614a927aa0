"""How the school can be reached: the banner above the pages, the line in the rail."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.screens.translation import counted, translate
from oneenglish_desktop.widgets.controls.banners import Banner
from oneenglish_desktop.widgets.layouts import column

if TYPE_CHECKING:
    from oneenglish_desktop.services.sender import SenderStatus

_BACK_MS = 6000


class _Words(NamedTuple):
    """A banner, as the states of the connection fill it."""

    kind: str
    icon: str
    bold: str
    text: str
    action: str = ""


class _QuietBanner(Banner):
    """A banner whose words can change without a screen reader saying them again."""

    def set_words(self, bold: str, text: str) -> None:
        """Change the words of the message that is shown."""
        self._label.set_lead(bold, text)
        self.setAccessibleName(self._label.text())


class ConnectionBanner(QWidget):
    """Says that the answers are safe while they cannot be sent.

    Signals:
        try_chosen: try to send now.
        answers_chosen: look at the answers that were not sent.
    """

    try_chosen = Signal()
    answers_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banner = _QuietBanner()
        self._banner.acted.connect(self.act)
        self.setLayout(column(self._banner, margins=(32, 12, 32, 0)))
        self._status: SenderStatus | None = None
        self._was_offline = False
        self._looked_at = 0
        self._left = 0.0
        self._shown: _Words | None = None
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.count_down)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_BACK_MS)
        self._back.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._banner.accessibleName()

    def show_status(self, status: "SenderStatus") -> None:
        """Take what the sender of this PC says."""
        self._status = status
        if not status.online:
            self._was_offline = True
            self._left = status.next_try or 0
            self._show(_offline_words(status, self._left))
            self._second.start()
            return
        self._second.stop()
        came_back, self._was_offline = self._was_offline, False
        if status.refused > self._looked_at:
            self._show(_refused_words(status))
        elif came_back:
            self._show(_back_words(status))
            self._back.start()
        elif not self._back.isActive():
            self.hide()

    def count_down(self) -> None:
        """One second less to the next try."""
        self._left = max(0.0, self._left - 1)
        if self._status is not None:
            words = _offline_words(self._status, self._left)
            self._banner.set_words(words.bold, words.text)
        if self._left < 1:
            self._second.stop()

    def act(self) -> None:
        """What the button of the banner does now."""
        status = self._status
        if status is not None and status.online and status.refused:
            self._looked_at = status.refused
            self.hide()
            self.answers_chosen.emit()
        else:
            self.try_chosen.emit()

    def _show(self, words: _Words) -> None:
        """Show a message; the same one again is not said again."""
        self._back.stop()
        if words != self._shown or self.isHidden():
            self._shown = words
            self._banner.show_message(
                words.bold, words.text, words.action, kind=words.kind, icon=words.icon
            )
        self.show()


def _offline_words(status: "SenderStatus", seconds: float) -> _Words:
    try_now = translate("Connection", "Try now")
    if status.waiting:
        bold = translate("Connection", "You are offline. Your answers are safe,")
        text = translate("Connection", "{count} waiting to be sent.", count=status.waiting)
        return _Words("warn", "cloud-off", bold, text, try_now)
    left = round(seconds)
    text = translate("Connection", "You can keep working.")
    if left:
        text = counted(
            left,
            translate("Connection", "You can keep working. Next try in {count} second."),
            translate("Connection", "You can keep working. Next try in {count} seconds."),
        )
    bold = translate("Connection", "Connecting again.")
    return _Words("info", "refresh-cw", bold, text, try_now)


def _refused_words(status: "SenderStatus") -> _Words:
    bold = counted(
        status.refused,
        translate("Connection", "{count} answer was not sent."),
        translate("Connection", "{count} answers were not sent."),
    )
    text = translate("Connection", "Please tell your teacher.")
    return _Words("bad", "cloud-alert", bold, text, translate("Connection", "See answers"))


def _back_words(status: "SenderStatus") -> _Words:
    text = ""
    if status.just_sent:
        text = counted(
            status.just_sent,
            translate("Connection", "We sent your answer."),
            translate("Connection", "We sent your {count} answers."),
        )
    return _Words("ok", "cloud-check", translate("Connection", "You are back online."), text)


def connection_words(status: "SenderStatus") -> tuple[str, str]:
    """State and words of the rail's connection line."""
    if not status.online:
        text = translate("Connection", "Offline")
        if status.waiting:
            text = translate("Connection", "Offline, {count} waiting", count=status.waiting)
        return "offline", text
    if status.refused:
        return "problem", translate("Connection", "Online, {count} not sent", count=status.refused)
    if status.waiting:
        return "saving", translate("Connection", "Sending your answers")
    return "online", translate("Connection", "Online, all saved")
