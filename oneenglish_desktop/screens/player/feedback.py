"""What a student reads after an answer: the verdict, the points and why."""

from PySide6.QtWidgets import QLayoutItem, QWidget

from oneenglish_desktop.questions.document import Prompt
from oneenglish_desktop.questions.marks import Mark
from oneenglish_desktop.screens.player.run_state import QuestionState, Stage
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.verdict import VerdictHead


def number(value: float) -> str:
    """Points as a student reads them: `2`, `1.5`, never `2.0`."""
    return f"{round(value, 2):g}"


class FeedbackPanel(QWidget):
    """The verdict head with the reason under it; empty while the student answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column(spacing=12)
        self.setLayout(self._column)

    def show_question(self, question: QuestionState) -> None:
        """Shows what is known about the latest answer."""
        self._clear()
        shown = question.stage in {Stage.SAVED, Stage.MARKED} and isinstance(
            question.prompt, Prompt
        )
        self.setVisible(shown)
        if question.stage is Stage.SAVED:
            title = self.tr("Your answer is saved")
            self._column.addWidget(VerdictHead("saved", title, self.tr("Your mark comes soon.")))
        elif shown:
            self._show_mark(question)

    def heading(self) -> str:
        """The words that a screen reader hears when the mark comes."""
        head = self.findChild(VerdictHead)
        return head.accessibleName() if head is not None else ""

    def _clear(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            for widget in self._widgets_of(item):
                widget.setParent(None)
                widget.deleteLater()

    def _widgets_of(self, item: QLayoutItem | None) -> list[QWidget]:
        if item is None:
            return []
        layout = item.layout()
        if layout is not None:
            return [w for i in range(layout.count()) for w in self._widgets_of(layout.itemAt(i))]
        widget = item.widget()
        return [] if widget is None else [widget]

    def _show_mark(self, question: QuestionState) -> None:
        outcome = question.outcome
        if outcome is None or not isinstance(question.prompt, Prompt):
            return
        mark = Mark.model_validate(
            {key: outcome.feedback[key] for key in Mark.model_fields if key in outcome.feedback}
        )
        verdict = _verdict(mark)
        head = VerdictHead(
            verdict,
            self._title(verdict),
            mark.feedback or self._text(verdict, question),
            "" if mark.correct is None else f"+{number(outcome.points)}",
            self._of_points(question.prompt.settings.points),
        )
        self._column.addWidget(head)
        if mark.explanation:
            self._column.addWidget(self._why(mark.explanation))

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
        if question.can_try_again:
            return self.tr("Look again. You can try once more.")
        if verdict == "almost":
            return self.tr("A part of your answer is right.")
        return self.tr("Look at the answer and go on.")

    def _of_points(self, points: float) -> str:
        if points == 1:
            return self.tr("of 1 point")
        return self.tr("of {0} points").format(number(points))

    def _why(self, explanation: str) -> Card:
        card = Card(padding=18)
        title = Label(self.tr("Why?"), "bodyStudent", bold=True)
        head = column(row(Icon("lightbulb", 20, "onAccentSoft"), title, spacing=10), STRETCH)
        words = Label(explanation, "bodyStudent", wrap=True, markup=True)
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
