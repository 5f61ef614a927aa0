"""What a student reads after an answer: the verdict, why, and the points part by part."""

from PySide6.QtWidgets import QLayoutItem, QWidget

from oneenglish_desktop.questions.document import Prompt
from oneenglish_desktop.questions.marks import Mark, Part
from oneenglish_desktop.screens.player.run_state import QuestionState, Stage
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.verdict import VerdictHead

_PART_LOOKS = {
    "right": ("circle-check", "success"),
    "almost": ("circle-dot-dashed", "onAccentSoft"),
    "not_yet": ("circle-x", "danger"),
    "missing": ("circle-dashed", "text2"),
}
_MOST_PARTS = 12


def number(value: float) -> str:
    """Points as a student reads them: `2`, `1.5`, never `2.0`."""
    return f"{round(value, 2):g}"


class FeedbackPanel(QWidget):
    """The verdict head with the cards under it; empty while the student answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column(spacing=16)
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
        cards = [card for card in (self._why(mark), self._points(question.prompt, mark)) if card]
        if cards:
            self._column.addLayout(row(*cards, spacing=16))

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

    def _why(self, mark: Mark) -> Card | None:
        if not mark.explanation:
            return None
        card = Card(padding=22)
        title = Label(self.tr("Why?"), "bodyStudent", bold=True)
        card.setLayout(
            column(
                row(Icon("lightbulb", 20, "onAccentSoft"), title, STRETCH, spacing=10),
                *(10, Label(mark.explanation, "bodyStudent", wrap=True, markup=True), STRETCH),
            )
        )
        return card

    def _points(self, prompt: Prompt, mark: Mark) -> Card | None:
        parts = [part for part in mark.parts if part.given is not None][:_MOST_PARTS]
        if len(parts) < 2 or prompt.type == "multiple_choice":  # noqa: PLR2004 - one part is the head
            return None
        card = Card(padding=22)
        lines = [self._part_line(index, part) for index, part in enumerate(parts, 1)]
        title = Label(self.tr("Your points"), "bodyStudent", bold=True)
        card.setLayout(column(title, 4, *lines, STRETCH, spacing=10))
        return card

    def _part_line(self, index: int, part: Part) -> QWidget:
        icon, role = _PART_LOOKS[part.verdict]
        words = {
            "right": self.tr("right"),
            "almost": self.tr("almost"),
            "not_yet": self.tr("not yet"),
            "missing": self.tr("no answer"),
        }[part.verdict]
        line = QWidget()
        line.setLayout(
            row(
                Icon(icon, 20, role),
                Label(self.tr("Part {0}").format(index), "body"),
                STRETCH,
                Label(words, "body", bold=True),
                spacing=10,
            )
        )
        return line


def _verdict(mark: Mark) -> str:
    if mark.correct is None:
        return "saved"
    if mark.correct:
        return "right"
    return "almost" if mark.fraction > 0 else "not_yet"
