"""How the school can be reached: the banner above the pages, the line in the rail."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.screens.translation import counted, translate
from oneenglish_desktop.widgets.accessibility import announce
from oneenglish_desktop.widgets.controls.banners import Banner
from oneenglish_desktop.widgets.layouts import column

if TYPE_CHECKING:
    from oneenglish_desktop.services.sender import SenderStatus

_BACK_MS = 6000


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
        self._banner = Banner()
        self._banner.acted.connect(self._acted)
        self.setLayout(column(self._banner, margins=(32, 12, 32, 0)))
        self._status: SenderStatus | None = None
        self._was_offline = False
        self._left = 0.0
        self._said = ""
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._count_down)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_BACK_MS)
        self._back.timeout.connect(self.hide)
        self.hide()

    def show_status(self, status: "SenderStatus") -> None:
        """Take what the sender of this PC says."""
        self._status = status
        self._second.stop()
        if not status.online:
            self._was_offline = True
            self._left = status.next_try or 0
            self._show_offline(status)
        elif status.refused:
            self._was_offline = False
            self._show_refused(status)
        elif self._was_offline:
            self._was_offline = False
            self._show_back(status)
        elif not self._back.isActive():
            self.hide()

    def _show_offline(self, status: "SenderStatus") -> None:
        self._back.stop()
        if status.waiting:
            bold = self.tr("You are offline. Your answers are safe,")
            text = self.tr("{count} waiting to be sent.").format(count=status.waiting)
            self._show("warn", "cloud-off", bold, text, self.tr("Try now"))
            return
        self._show(
            "info",
            "refresh-cw",
            self.tr("Connecting again."),
            self._connecting_words(),
            self.tr("Try now"),
            spoken=self.tr("You can keep working."),
        )
        self._second.start()

    def _show_refused(self, status: "SenderStatus") -> None:
        self._back.stop()
        bold = counted(
            status.refused,
            translate("Challenge", "{count} answer was not sent."),
            translate("Challenge", "{count} answers were not sent."),
        )
        text = self.tr("Please tell your teacher.")
        self._show("bad", "cloud-alert", bold, text, self.tr("See answers"))

    def _show_back(self, status: "SenderStatus") -> None:
        text = ""
        if status.just_sent:
            text = counted(
                status.just_sent,
                translate("Challenge", "We sent your answer."),
                translate("Challenge", "We sent your {count} answers."),
            )
        self._show("ok", "cloud-check", self.tr("You are back online."), text, "")
        self._back.start()

    def _connecting_words(self) -> str:
        seconds = round(self._left)
        if seconds < 1:
            return self.tr("You can keep working.")
        return counted(
            seconds,
            translate("Challenge", "You can keep working. Next try in {count} second."),
            translate("Challenge", "You can keep working. Next try in {count} seconds."),
        )

    def _show(  # noqa: PLR0913 - the parts of a banner
        self, kind: str, icon: str, bold: str, text: str, action: str, *, spoken: str = ""
    ) -> None:
        self._banner.show_message(bold, text, action, kind=kind, icon=icon)
        self.show()
        said = f"{bold} {spoken or text}"
        if said != self._said:
            self._said = said
            announce(self, said)

    def _count_down(self) -> None:
        self._left = max(0.0, self._left - 1)
        status = self._status
        if status is not None and not status.online and not status.waiting:
            self._show_offline(status)
        if self._left < 1:
            self._second.stop()

    def _acted(self) -> None:
        status = self._status
        if status is not None and status.online and status.refused:
            self.answers_chosen.emit()
        else:
            self.try_chosen.emit()


def connection_words(status: "SenderStatus") -> tuple[str, str]:
    """State and words of the rail's connection line."""
    if not status.online:
        text = translate("Challenge", "Offline")
        if status.waiting:
            text = translate("Challenge", "Offline, {count} waiting", count=status.waiting)
        return "offline", text
    if status.refused:
        return "problem", translate("Challenge", "Online, {count} not sent", count=status.refused)
    if status.waiting:
        return "saving", translate("Challenge", "Sending your answers")
    return "online", translate("Challenge", "Online, all saved")
