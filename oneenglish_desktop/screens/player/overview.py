"""All answers of a run at a glance, and the way to finish it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.screens.player.question_text import question_text
from oneenglish_desktop.screens.player.run_state import QuestionState, RunState, Stage
from oneenglish_desktop.screens.translation import counted
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.chips import Chip
from oneenglish_desktop.widgets.controls.dialogs import Dialog
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import ScrollArea
from oneenglish_desktop.widgets.controls.tiles import NumberTile
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.theme.holder import current_theme

WIDTH = 560
LIST_HEIGHT = 360
_BACK, _FINISH = "back", "finish"
_FLAG = 18
_FEWEST_LINES = 4


class Overview(Dialog):
    """The list of questions with their state.

    Signals:
        question_chosen: index of a question to show.
        finish_chosen: the student wants to finish the phase.
    """

    question_chosen = Signal(int)
    finish_chosen = Signal()

    def __init__(self, window: QWidget, state: RunState) -> None:
        super().__init__(window, self.tr("All answers"), icon="list-checks", width=WIDTH)
        self.set_text(self._sentence(state))
        inside = QWidget()
        lines = [self._line(index, question) for index, question in enumerate(state.questions)]
        inside.setLayout(column(*lines, STRETCH, spacing=8, margins=(4, 4, 8, 4)))
        area = ScrollArea(inside)
        area.setMinimumHeight(current_theme().line("body") * _FEWEST_LINES)
        area.setMaximumHeight(current_theme().scaled(LIST_HEIGHT))
        self.body.addSpacing(4)
        self.body.addWidget(area)
        unfinished = bool(state.to_do)
        self.add_action(_BACK, self.tr("Back to the questions"), safe=True)
        self.add_action(
            _FINISH,
            self.tr("Finish the {0}").format(state.run.phase.name),
            "secondary" if unfinished else "primary",
        )
        self.chosen.connect(self._finish)

    def _sentence(self, state: RunState) -> str:
        words = (
            counted(
                len(state.to_do),
                self.tr("{count} question has no answer yet."),
                self.tr("{count} questions have no answer yet."),
            )
            if state.to_do
            else self.tr("You answered every question.")
        )
        return f"{words} {self.tr('After the end you cannot change answers.')}"

    def _finish(self, action: str) -> None:
        if action == _FINISH:
            self.finish_chosen.emit()

    def _line(self, index: int, question: QuestionState) -> QWidget:
        words, kind, icon = self._state(question)
        said = f"{words.lower()}, {self.tr('flagged')}" if question.flagged else words.lower()
        go = Button(self.tr("See"), size=34)
        go.setAccessibleName(self.tr("See question {0}, {1}").format(question.number, said))
        go.clicked.connect(partial(self._go, index))
        flag = [Icon("flag", _FLAG, "accentEdge", filled=True)] if question.flagged else []
        plain = " ".join(question_text(question.prompt).replace("**", "").split())
        text = Label(plain, "body", elide=True)
        line = QWidget()
        layout = row(
            *(NumberTile(str(question.number), size=34), text),
            *(*flag, Chip(words, kind, icon=icon), go),
            spacing=12,
        )
        layout.setStretchFactor(text, 1)
        line.setLayout(layout)
        return line

    def _go(self, index: int) -> None:
        self.finish(_BACK)
        self.question_chosen.emit(index)

    def _state(self, question: QuestionState) -> tuple[str, str, str]:
        if question.stage is Stage.DAMAGED:
            return self.tr("Not shown"), "neutral", "triangle-alert"
        if question.answered:
            return self.tr("Answered"), "primary", "check"
        return self.tr("To do"), "neutral", ""
