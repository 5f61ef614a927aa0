"""All answers of a run at a glance, and the way to finish it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.questions.document import Prompt
from oneenglish_desktop.screens.player.run_state import QuestionState, RunState, Stage
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.chips import Chip
from oneenglish_desktop.widgets.controls.dialogs import Dialog
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import ScrollArea
from oneenglish_desktop.widgets.controls.tiles import NumberTile
from oneenglish_desktop.widgets.layouts import STRETCH, column, row

WIDTH = 560
LIST_HEIGHT = 360
_LONGEST = 70


class Overview(Dialog):
    """The list of questions with their state.

    Signals:
        question_chosen: index of a question to show.
        finish_chosen: the student wants to finish the phase.
    """

    question_chosen = Signal(int)
    finish_chosen = Signal()

    def __init__(self, window: QWidget, state: RunState) -> None:
        to_do = len(state.to_do)
        if to_do == 0:
            text = self.tr("You answered every question.")
        elif to_do == 1:
            text = self.tr("1 question has no answer yet.")
        else:
            text = self.tr("{0} questions have no answer yet.").format(to_do)
        super().__init__(window, self.tr("All answers"), text, icon="list-checks", width=WIDTH)
        lines = [self._line(index, each) for index, each in enumerate(state.questions)]
        inside = QWidget()
        inside.setLayout(column(*lines, STRETCH, spacing=8, margins=(4, 4, 8, 4)))
        area = ScrollArea(inside)
        area.setMinimumHeight(min(LIST_HEIGHT, inside.sizeHint().height() + 8))
        self.body.addWidget(area)
        self.add_action("back", self.tr("Back to the questions"), safe=to_do > 0)
        self.add_action(
            "finish",
            self.tr("Finish the {0}").format(state.run.phase.name),
            "secondary" if to_do else "primary",
            safe=to_do == 0,
        )
        self.chosen.connect(self._finish)

    def _finish(self, action: str) -> None:
        if action == "finish":
            self.finish_chosen.emit()

    def _line(self, index: int, question: QuestionState) -> QWidget:
        words, kind, icon = self._state(question)
        text = question.prompt.content.prompt if isinstance(question.prompt, Prompt) else ""
        text = text or (
            question.prompt.content.instructions if isinstance(question.prompt, Prompt) else ""
        )
        line = QWidget()
        go = Button(self.tr("See"), size=34)
        go.setAccessibleName(
            self.tr("See question {0}, {1}").format(question.number, words.lower())
        )
        go.clicked.connect(self._goer(index))
        short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        line.setLayout(
            row(
                NumberTile(str(question.number), size=34),
                Label(short.replace("**", ""), "body", elide=True),
                STRETCH,
                Chip(words, kind, icon=icon),
                go,
                spacing=12,
            )
        )
        return line

    def _goer(self, index: int) -> Callable[[], None]:
        def go() -> None:
            self.finish("back")
            self.question_chosen.emit(index)

        return go

    def _state(self, question: QuestionState) -> tuple[str, str, str]:
        if question.stage is Stage.DAMAGED:
            return self.tr("Not shown"), "neutral", "triangle-alert"
        if question.flagged:
            return self.tr("Flagged"), "accent", "flag"
        if question.answered:
            return self.tr("Answered"), "primary", "check"
        return self.tr("To do"), "neutral", ""
