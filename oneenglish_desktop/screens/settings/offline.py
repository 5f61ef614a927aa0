"""Settings: the answers of this PC that the school does not have yet."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.problems import problem
from oneenglish_desktop.screens.settings.section import Section
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.chips import CountBadge
from oneenglish_desktop.widgets.controls.labels import Divider, Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.override import override

if TYPE_CHECKING:
    from oneenglish_desktop.services.answering import WaitingAnswer
    from oneenglish_desktop.services.house import Services

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class OfflineSection(Section):
    """The waiting answers, and a button to send them now."""

    icon = "cloud"

    def __init__(
        self, services: "Services", calls: Calls, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._calls = calls
        self._count = CountBadge(0, kind="accent")
        self._lines = column(spacing=10)
        self._text = Label("", "body", "text2", wrap=True)
        self._try = Button(self.tr("Try now"), "soft", icon="refresh-cw")
        self._try.clicked.connect(services.sender.try_now)
        heading = row(
            Label(self.tr("Waiting to be sent"), "card"), STRETCH, (self._count, _MIDDLE)
        )
        self._list = QWidget()
        self._list.setLayout(column(12, self._lines, 16, (self._try, Qt.AlignmentFlag.AlignLeft)))
        card = Card()
        card.setLayout(column(heading, 8, self._text, self._list))
        self.setLayout(column(card, STRETCH))
        changes.sender_changed.connect(self._reload)

    @override
    def title(self) -> str:
        return self.tr("Offline work")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reload()

    def _reload(self) -> None:
        if self.isVisible():
            self._calls.run(
                self, partial(self._services.answering.waiting, None), self._show, self._failed
            )

    def _show(self, answers: "tuple[WaitingAnswer, ...]") -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._count.set_count(len(answers))
        self._list.setVisible(bool(answers))
        if answers:
            self._text.setText(self.tr("Your answers are safe on this computer."))
        else:
            self._text.setText(self.tr("Nothing waits. All your answers are at your school."))
        for index, answer in enumerate(answers):
            if index:
                self._lines.addWidget(Divider())
            self._lines.addWidget(self._line(answer))

    def _failed(self, error: BaseException) -> None:
        words = problem(error)
        self._text.setText(f"{words.title}. {words.text} {words.code}")

    def _line(self, answer: "WaitingAnswer") -> QWidget:
        states = {
            "waiting": ("clock", self.tr("Waiting"), "text2"),
            "superseded": ("monitor", self.tr("Another computer was first"), "text2"),
            "refused": ("circle-alert", self.tr("Not sent"), "danger"),
        }
        icon, text, role = states[answer.state]
        question = self.tr("Question {number}").format(number=answer.item)
        attempt = self.tr("Try {number}").format(number=answer.attempt)
        line = QWidget()
        line.setLayout(
            row(
                Icon("hard-drive", 20, "text2"),
                12,
                Label(question, "body", bold=True),
                10,
                Label(attempt, "meta", "text2"),
                STRETCH,
                Icon(icon, 16, role),
                6,
                Label(text, "ui", role),
            )
        )
        return line
