"""The questions that a student may look at again after a phase."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.questions.document import Prompt
from oneenglish_desktop.questions.players import type_title
from oneenglish_desktop.questions.registry import question_type
from oneenglish_desktop.screens.results.differences import differences
from oneenglish_desktop.services.runs import LookAgain
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.labels import Divider, Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.controls.tiles import NumberTile
from oneenglish_desktop.widgets.layouts import STRETCH, column, row


class LookAgainCard(Card):
    """The list; one sentence when every answer was right.

    Signals:
        reason_wanted: the `LookAgain` line that was chosen.
    """

    reason_wanted = Signal(object)

    def __init__(self, lines: Sequence[LookAgain], parent: QWidget | None = None) -> None:
        super().__init__(padding=26, parent=parent)
        items: list[QWidget | int | None] = [Label(self.tr("Look at these again"), "card"), 6]
        if not lines:
            items.append(Label(self.tr("Every answer was right."), "bodyStudent", "text2"))
        for index, line in enumerate(lines):
            if index:
                items.append(Divider())
            items.append(self._line(line))
        self.setLayout(column(*items, STRETCH, spacing=10))

    def _line(self, line: LookAgain) -> QWidget:
        words = QWidget()
        words.setLayout(column(self._head(line), self._change(line), spacing=3))
        widget = QWidget()
        layout = row(NumberTile(str(line.item)), words, spacing=16)
        layout.setStretch(1, 1)
        if isinstance(line.prompt, Prompt):
            why = Button(self.tr("See why"), size=34)
            why.setAccessibleName(self.tr("See why, question {0}").format(line.item))
            why.clicked.connect(partial(self.reason_wanted.emit, line))
            layout.addWidget(why)
        widget.setLayout(layout)
        return widget

    def _head(self, line: LookAgain) -> QWidget:
        if isinstance(line.prompt, Prompt):
            kind = question_type(line.prompt.type)
            words = ", ".join((type_title(kind.name), *line.prompt.metadata.tags[:1]))
            icon = Icon(kind.icon, 16, "text2")
        else:
            words, icon = self.tr("We cannot show this question"), Icon("info", 16, "text2")
        text = Label(words, "meta", "text2", elide=True)
        head = QWidget()
        layout = row(icon, text, spacing=8)
        layout.setStretchFactor(text, 1)
        head.setLayout(layout)
        return head

    def _change(self, line: LookAgain) -> QWidget:
        if not isinstance(line.prompt, Prompt):
            return Label(self.tr("Please tell your teacher."), "bodyStudent", "text2", elide=True)
        given, expected = next(iter(differences(line)), ("", ""))
        items: list[QWidget | int | None] = []
        if given:
            struck = Label(_one_line(given), "bodyStudent", "danger", elide=True)
            struck.set_strike(True)
            items += [Label(self.tr("You:"), "bodyStudent"), struck]
        else:
            items.append(Label(self.tr("No answer"), "bodyStudent", "text2"))
        if expected:
            right = Label(_one_line(expected), "bodyStudent", "success", bold=True, elide=True)
            items += [Icon("arrow-right", 18, "text"), right]
        change = QWidget()
        change.setLayout(row(*items, STRETCH, spacing=8))
        return change


def _one_line(text: str) -> str:
    return " ".join(text.split())
