"""Why an answer was not right, in the author's words."""

from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from oneenglish_desktop.questions.stem import author_text
from oneenglish_desktop.screens.player.marks import read_mark
from oneenglish_desktop.screens.player.question_text import question_text
from oneenglish_desktop.screens.results.differences import Difference, differences
from oneenglish_desktop.services.runs import LookAgain
from oneenglish_desktop.widgets.controls.dialogs import Dialog
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import ScrollArea
from oneenglish_desktop.widgets.layouts import STRETCH, column

WIDTH = 560
_GAP = 24


class ReasonDialog(Dialog):
    """The question, what was answered, what is right and why.

    Args:
        window: what it lies over.
        line: a question that can be shown.
        can_try_again: whether the phase can be played once more.
    """

    def __init__(self, window: QWidget, line: LookAgain, *, can_try_again: bool) -> None:
        title = self.tr("Question {0}").format(line.item)
        super().__init__(window, title, icon="lightbulb", width=WIDTH)
        question = author_text(question_text(line.prompt), "bodyStudent")
        parts: list[QWidget | QLayout] = [question]
        found = differences(line)
        if found:
            parts.append(self._table(found))
        parts.append(author_text(self._reason(line, can_try_again=can_try_again), "bodyStudent"))
        inside = QWidget()
        inside.setLayout(column(*parts, STRETCH, spacing=14, margins=(0, 0, 12, 0)))
        self.body.addWidget(ScrollArea(inside))
        self.add_action("close", self.tr("Close"), "primary", safe=True)

    def _table(self, found: list[Difference]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(4)
        grid.addWidget(Label(self.tr("Your answer"), "label", "text2"), 0, 0)
        if any(difference.expected for difference in found):
            grid.addWidget(Label(self.tr("Correct answer"), "label", "text2"), 0, 1)
        for line, (given, expected) in enumerate(found, 1):
            if given:
                said = Label(given, "bodyStudent", "danger", wrap=True)
            else:
                said = Label(self.tr("No answer"), "bodyStudent", "text2", wrap=True)
            grid.addWidget(said, line, 0)
            if expected:
                right = Label(expected, "bodyStudent", "success", bold=True, wrap=True)
                grid.addWidget(right, line, 1)
        for place in range(2):
            grid.setColumnStretch(place, 1)
        return grid

    def _reason(self, line: LookAgain, *, can_try_again: bool) -> str:
        mark = None if line.outcome is None else read_mark(line.outcome)
        words = "" if mark is None else mark.explanation or mark.feedback
        if words:
            return words
        if can_try_again:
            return self.tr("Try the phase again to see the answer.")
        return self.tr("Your teacher can tell you more.")
