"""One question on screen: its head, text, answer part and feedback."""

from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.questions.document import Prompt
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.questions.players import make_player, type_title
from oneenglish_desktop.questions.registry import question_type
from oneenglish_desktop.screens.player.feedback import FeedbackPanel, number
from oneenglish_desktop.screens.player.run_state import QuestionState, Stage
from oneenglish_desktop.widgets.accessibility import announce
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.states import EmptyState
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.timer import TriesDots


class QuestionView(QWidget):
    """Shows one question; the type's own player takes the answer.

    Signals:
        changed: the answer was changed.
        submitted: Enter was pressed inside the answer.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(
        self, question: QuestionState, *, seed: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._question = question
        self.player: Player | None = None
        self._feedback = FeedbackPanel()
        self._tries = TriesDots(0, 1, "")
        self._note = Label("", "meta", "text2", wrap=True)
        self._note_row = QWidget()
        self._note_row.setLayout(row(Icon("info", 16, "text2"), self._note, spacing=8))
        if isinstance(question.prompt, Prompt):
            self.player = make_player(question.prompt, seed, self)
            self._build(question.prompt, self.player)
            self.player.set_response(question.response)
            self.player.changed.connect(self._changed)
            self.player.submitted.connect(self.submitted)
        else:
            self._build_damaged()
        self.refresh()

    def response(self) -> Any:  # noqa: ANN401 - any JSON value
        """The answer as it stands, None for a question that cannot be shown."""
        return None if self.player is None else self.player.response()

    def missing(self) -> str | None:
        """Words about what is missing, None when the answer can be checked."""
        return None if self.player is None else self.player.missing()

    def refresh(self) -> None:
        """Shows the stage that the question is in now."""
        question = self._question
        self._feedback.show_question(question)
        self._note_row.hide()
        if self.player is None:
            return
        self._show_tries(question)
        marked = question.stage is Stage.MARKED and question.outcome is not None
        outcome = question.outcome
        self.player.show_mark(outcome.feedback if marked and outcome is not None else None)
        self.player.set_locked(question.stage is not Stage.ANSWERING)

    def tell_missing(self) -> None:
        """Says what is missing, for eyes and ears."""
        words = self.missing()
        self._note.setText(words or "")
        self._note_row.setVisible(bool(words))
        if words:
            announce(self, words)

    def tell_mark(self) -> None:
        """Lets a screen reader hear the verdict."""
        announce(self, self._feedback.heading())

    def feedback_top(self) -> int:
        """Where the verdict begins, in px from the top of this widget."""
        return self._feedback.mapTo(self, QPoint()).y()

    def focus_answer(self) -> None:
        """Puts the keyboard into the answer part."""
        if self.player is not None:
            self.player.setFocus()

    def _changed(self) -> None:
        self._note_row.hide()
        self.changed.emit()

    def _build(self, prompt: Prompt, player: Player) -> None:
        kind = question_type(prompt.type)
        head = row(
            Icon(kind.icon, 18, "primary"),
            *(Label(type_title(prompt.type), "ui", bold=True), 6),
            *(Label(self._points(prompt.settings.points), "ui", "text2"), 6),
            *(self._tries, STRETCH),
            spacing=8,
        )
        player.insert_feedback(self._feedback)
        self.setLayout(column(head, 16, player, 12, self._note_row, STRETCH))

    def _build_damaged(self) -> None:
        state = EmptyState(
            self.tr("We cannot show this question"),
            self.tr("Please tell your teacher. You can go on with the others."),
            icon="triangle-alert",
        )
        self.setLayout(column(STRETCH, state, STRETCH))

    def _points(self, points: float) -> str:
        if points == 1:
            return self.tr("1 point")
        return self.tr("{0} points").format(number(points))

    def _show_tries(self, question: QuestionState) -> None:
        if question.attempts_left is None:
            self._tries.hide()
            return
        total = question.attempts_used + question.attempts_left
        answering = question.stage in {Stage.ANSWERING, Stage.SENDING}
        used = min(total, max(1, question.attempts_used + (1 if answering else 0)))
        self._tries.set_tries(used, total, self.tr("Try {0} of {1}").format(used, total))
