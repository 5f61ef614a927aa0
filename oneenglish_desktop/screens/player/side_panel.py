"""Every question of the run and how many wait: beside a question, or in a drawer over it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.screens.player.run_state import QuestionState, RunState
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import Panel, ScrollArea
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.navigator import Navigator, NavigatorLegend, Tile
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme

WIDTH, SIDE = 256, 24


class QuestionList(QWidget):
    """The question navigator with its legend and the way to all answers.

    Args:
        state: what is shown first.

    Signals:
        chosen: index of the question to show.
        answers_chosen: the student wants to see all answers.
    """

    chosen = Signal(int)
    answers_chosen = Signal()

    def __init__(self, state: RunState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.navigator = Navigator(columns=4)
        self.legend = NavigatorLegend(
            self.tr("Answered"), self.tr("Flagged to see again"), self.tr("To do")
        )
        # The tiles come first: the Tab key goes through widgets in the order of making.
        self.show_state(state)
        self.answers = Button(self.tr("See all answers"))
        self.navigator.chosen.connect(self.chosen)
        self.answers.clicked.connect(self.answers_chosen)

    def arrange(self) -> None:
        """One below the other, for a drawer that scrolls by itself."""
        self.setLayout(column(self.navigator, 20, self.legend, STRETCH, 20, self.answers))

    def arrange_to_scroll(self) -> None:
        """The navigator and its legend scroll; the button stays in sight."""
        inside = QWidget()
        margins = (SIDE, 12, SIDE, 12)
        inside.setLayout(column(self.navigator, 20, self.legend, STRETCH, margins=margins))
        self.setLayout(column(ScrollArea(inside), row(self.answers, margins=(SIDE, 8, SIDE, 20))))

    def show_state(self, state: RunState) -> None:
        """Shows the run as it stands."""
        questions = state.questions
        self.navigator.set_tiles(
            [self._tile(question, question is state.current) for question in questions]
        )
        answered = sum(question.answered for question in questions)
        self.legend.set_counts(answered, len(state.flagged), len(questions) - answered)

    def _tile(self, question: QuestionState, current: bool) -> Tile:  # noqa: FBT001 - a state
        words = [self.tr("Question {0}").format(question.number)]
        words.append(self.tr("answered") if question.answered else self.tr("to do"))
        if question.flagged:
            words.append(self.tr("flagged"))
        if current:
            words.append(self.tr("on screen"))
        kind = "current" if current else "answered" if question.answered else "todo"
        return Tile(question.number, kind, question.flagged, ", ".join(words))


class SidePanel(Panel):
    """The list of questions at the right of the page."""

    def __init__(self, questions: QuestionList, parent: QWidget | None = None) -> None:
        super().__init__("surface", edge="left", parent=parent)
        self._questions = questions
        questions.arrange_to_scroll()
        title = row(SIDE, Label(self.tr("Questions"), "body", bold=True), STRETCH)
        self.setLayout(column(title, questions, margins=(0, 24, 0, 0)))
        self.apply_theme(current_theme())

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.setFixedWidth(theme.scaled(WIDTH) + 2 * SIDE)

    def show_state(self, state: RunState) -> None:
        """Shows the run as it stands."""
        self._questions.show_state(state)
