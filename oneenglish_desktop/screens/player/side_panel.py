"""The panel beside a question: every question of the run and how many wait."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.screens.player.run_state import QuestionState, RunState
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import Panel
from oneenglish_desktop.widgets.layouts import STRETCH, column
from oneenglish_desktop.widgets.learning.navigator import Navigator, NavigatorLegend, Tile

WIDTH = 304


class SidePanel(Panel):
    """The question navigator with its legend.

    Signals:
        chosen: index of the question to show.
        answers_chosen: the student wants to see all answers.
    """

    chosen = Signal(int)
    answers_chosen = Signal()

    def __init__(self, parent: QWidget | None = None, *, edge: str = "left") -> None:
        super().__init__("surface", edge=edge, parent=parent)
        self.navigator = Navigator(columns=4)
        self._legend = NavigatorLegend(
            self.tr("Answered"), self.tr("Flagged to see again"), self.tr("To do")
        )
        answers = Button(self.tr("See all answers"))
        self.setLayout(
            column(
                Label(self.tr("Questions"), "body", bold=True),
                *(12, self.navigator, 20, self._legend, STRETCH, answers),
                margins=(24, 24, 24, 20),
            )
        )
        self.setFixedWidth(WIDTH)
        self.navigator.chosen.connect(self.chosen)
        answers.clicked.connect(self.answers_chosen)

    def show_state(self, state: RunState) -> None:
        """Shows the run as it stands."""
        questions = state.questions
        self.navigator.set_tiles(
            [self._tile(question, question is state.current) for question in questions]
        )
        answered = sum(question.answered for question in questions)
        flagged = sum(question.flagged for question in questions)
        self._legend.set_counts(answered, flagged, len(questions) - answered)

    def _tile(self, question: QuestionState, current: bool) -> Tile:  # noqa: FBT001 - a state
        words = [self.tr("Question {0}").format(question.number)]
        words.append(self.tr("answered") if question.answered else self.tr("to do"))
        if question.flagged:
            words.append(self.tr("flagged"))
        if current:
            words.append(self.tr("on screen"))
        kind = "current" if current else "answered" if question.answered else "todo"
        return Tile(question.number, kind, question.flagged, ", ".join(words))
