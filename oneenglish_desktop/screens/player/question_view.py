"""One question on screen: its head, text, answer part and feedback."""

from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.questions.document import Prompt
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.questions.players import make_player, type_title
from oneenglish_desktop.questions.registry import question_type
from oneenglish_desktop.screens.player.feedback import FeedbackPanel
from oneenglish_desktop.screens.player.marks import read_mark
from oneenglish_desktop.screens.player.run_state import QuestionState, Stage
from oneenglish_desktop.screens.translation import counted
from oneenglish_desktop.widgets.accessibility import announce
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.states import EmptyState
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.timer import TriesDots


class QuestionView(QWidget):
    """Shows one question; the type's own player takes the answer.

    Attributes:
        player: takes the answer; None when the question cannot be shown.

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
        self._feedback = FeedbackPanel(self)
        self._tries = TriesDots(0, 1, "", parent=self)
        self._note = Label("", "ui", "text2", wrap=True, weight=400)
        self._note_row = QWidget(self)
        note = row(column(Icon("info", 18, "text2"), STRETCH), self._note, spacing=8)
        note.setStretch(1, 1)
        self._note_row.setLayout(note)
        if isinstance(question.prompt, Prompt):
            self._build(question.prompt, make_player(question.prompt, seed, self))
        else:
            self._build_damaged()
        self.refresh()

    def response(self) -> Any:  # noqa: ANN401 - any JSON value
        """The answer as it stands, None for a question that cannot be shown."""
        return None if self.player is None else self.player.response()

    def missing(self) -> str:
        """Words about what is missing, empty when the answer can be checked."""
        return "" if self.player is None else self.player.missing() or ""

    def refresh(self, *, closed: bool = False) -> None:
        """Shows the stage that the question is in now.

        Args:
            closed: no answer is taken any more, whatever the stage.
        """
        question = self._question
        self._feedback.show_question(question)
        if self.player is None:
            return
        self._show_tries(question)
        marked = question.stage is Stage.MARKED and question.outcome is not None
        mark = read_mark(question.outcome) if marked and question.outcome is not None else None
        self.player.show_mark(None if mark is None else mark.model_dump(mode="json"))
        self.player.set_locked(closed or question.stage is not Stage.ANSWERING)
        self._show_missing(closed=closed)

    def tell_missing(self) -> None:
        """Lets a screen reader hear what is missing."""
        announce(self, self.missing())

    def tell_mark(self) -> None:
        """Lets a screen reader hear the verdict."""
        announce(self, self._feedback.heading())

    def feedback_top(self) -> int:
        """Where the verdict begins, in px from the top of this widget."""
        return self._feedback.mapTo(self, QPoint()).y()

    def answer_control(self, *, closed: bool = False) -> QWidget | None:
        """What takes the keyboard for the answer, None when nothing can be answered."""
        answering = self._question.stage is Stage.ANSWERING and not closed
        return self.player if answering else None

    def _changed(self) -> None:
        self._show_missing(closed=False)
        self.changed.emit()

    def _show_missing(self, *, closed: bool) -> None:
        """A button that cannot be pressed needs a text that says why."""
        answering = self._question.stage is Stage.ANSWERING and not closed
        words = self.missing() if answering else ""
        self._note.setText(words)
        self._note_row.setVisible(bool(words))

    def _build(self, prompt: Prompt, player: Player) -> None:
        kind = question_type(prompt.type)
        points = counted(
            prompt.settings.points, self.tr("{count} point"), self.tr("{count} points")
        )
        head = row(
            Icon(kind.icon, 18, "primary"),
            *(Label(type_title(prompt.type), "ui", bold=True), 6, Label(points, "ui", "text2")),
            *(6, self._tries, STRETCH),
            spacing=8,
        )
        player.insert_feedback(self._feedback)
        self.setLayout(column(head, 16, player, 12, self._note_row, STRETCH))
        player.set_response(self._question.response)
        player.changed.connect(self._changed)
        player.submitted.connect(self.submitted)
        self.player = player

    def _build_damaged(self) -> None:
        state = EmptyState(
            self.tr("We cannot show this question"),
            self.tr("Please tell your teacher. You can go on with the others."),
        )
        for unused in (self._tries, self._note_row):
            unused.hide()
        self.setLayout(column(STRETCH, state, STRETCH))

    def _show_tries(self, question: QuestionState) -> None:
        if question.attempts_left is None:
            self._tries.hide()
            return
        total = question.attempts_used + question.attempts_left
        answering = question.stage in {Stage.ANSWERING, Stage.SENDING}
        used = min(total, max(1, question.attempts_used + (1 if answering else 0)))
        self._tries.set_tries(used, total, self.tr("Try {0} of {1}").format(used, total))
