"""What a student reads after an answer: the verdict, the points and why."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from oneenglish_desktop.domain.answers import Outcome
from oneenglish_desktop.questions.document import Prompt
from oneenglish_desktop.questions.marks import Mark
from oneenglish_desktop.questions.stem import author_text
from oneenglish_desktop.screens.player.marks import read_mark
from oneenglish_desktop.screens.player.run_state import QuestionState, Stage
from oneenglish_desktop.screens.translation import counted, number
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.verdict import VerdictHead


class FeedbackPanel(QWidget):
    """The verdict head with the reason under it; empty while the student answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: QWidget | None = None
        self._column: QVBoxLayout = column()
        self.setLayout(self._column)
        self.hide()

    def show_question(self, question: QuestionState) -> None:
        """Shows what is known about the latest answer."""
        self._clear()
        parts: list[QWidget] = []
        if question.stage is Stage.SAVED:
            parts = [self._saved()]
        elif question.stage is Stage.MARKED and question.outcome is not None:
            parts = self._marked(question, question.outcome)
        if parts:
            self._content = QWidget()
            self._content.setLayout(column(*parts, spacing=12))
            self._column.addWidget(self._content)
        self.setVisible(bool(parts))

    def heading(self) -> str:
        """The words that a screen reader hears when the mark comes."""
        head = self.findChild(VerdictHead)
        return "" if head is None else head.accessibleName()

    def _clear(self) -> None:
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.setParent(None)
            self._content.deleteLater()
            self._content = None

    def _saved(self) -> VerdictHead:
        words = self.tr("Your mark comes soon. You can go on now.")
        return VerdictHead("saved", self.tr("Your answer is saved"), words)

    def _marked(self, question: QuestionState, outcome: Outcome) -> list[QWidget]:
        mark = read_mark(outcome)
        verdict = _verdict(mark)
        points, of_points = "", ""
        if mark.correct is not None and isinstance(question.prompt, Prompt):
            points = f"+{number(outcome.points)}"
            of_points = counted(
                question.prompt.settings.points,
                self.tr("of {count} point"),
                self.tr("of {count} points"),
            )
        words = mark.feedback or self._text(verdict, question)
        if question.best_points is not None and question.best_points > outcome.points:
            best = counted(
                question.best_points,
                self.tr("Your best try counts: {count} point."),
                self.tr("Your best try counts: {count} points."),
            )
            words = f"{words} {best}"
        head = VerdictHead(verdict, self._title(verdict), words, points, of_points)
        return [head, self._why(mark.explanation)] if mark.explanation else [head]

    def _title(self, verdict: str) -> str:
        return {
            "right": self.tr("Correct"),
            "almost": self.tr("Almost there"),
            "not_yet": self.tr("Not yet"),
            "saved": self.tr("Your teacher marks it"),
        }[verdict]

    def _text(self, verdict: str, question: QuestionState) -> str:
        if verdict == "right":
            return self.tr("Your answer is right.")
        if verdict == "saved":
            return self.tr("You can go on now.")
        if question.can_try_again and question.attempts_left == 1:
            return self.tr("Look again. You can try once more.")
        if question.can_try_again:
            return self.tr("Look again. You can try again.")
        if verdict == "almost":
            return self.tr("A part of your answer is right.")
        return self.tr("Look at the answer and go on.")

    def _why(self, explanation: str) -> Card:
        card = Card(padding=18)
        title = Label(self.tr("Why?"), "bodyStudent", bold=True)
        head = column(row(Icon("lightbulb", 20, "onAccentSoft"), title, spacing=10), STRETCH)
        words = author_text(explanation, "bodyStudent")
        layout = row(head, words, spacing=20)
        layout.setStretch(1, 1)
        card.setLayout(layout)
        return card


def _verdict(mark: Mark) -> str:
    if mark.correct is None:
        return "saved"
    if mark.correct:
        return "right"
    return "almost" if mark.fraction > 0 else "not_yet"
