"""From "Check answer" to the mark: submit, wait a little, then look again now and then."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from oneenglish_desktop.domain.answers import Outcome
from oneenglish_desktop.domain.errors import Conflict
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.player.run_state import QuestionState, RunState, Stage
from oneenglish_desktop.services.answering import Submitted
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.runs import Run

LOOK_AGAIN_MS = 3_000


class AnswerFlow(QObject):
    """Sends the answers of a run and brings their marks.

    Signals:
        kept: the answer of a `QuestionState` is in the journal.
        stage_changed: a `QuestionState` is to be shown in its new stage.
        superseded: a `QuestionState` was answered on another PC first.
        refused: a `QuestionState` and the error; its answer stays on screen.
        closed: the run was finished on another PC.
    """

    kept = Signal(object)
    stage_changed = Signal(object)
    superseded = Signal(object)
    refused = Signal(object, object)
    closed = Signal()

    def __init__(
        self, state: RunState, services: Services, calls: Calls, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._services = services
        self._calls = calls
        self._looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._look_for_marks)
        self._watch()

    def submit(self, question: QuestionState, response: object) -> None:
        """Sends an answer; it is durable on this PC before anything else happens."""
        question.stage = Stage.SENDING
        question.response = response
        self.stage_changed.emit(question)
        work = partial(
            self._services.answering.submit,
            self._state.run.id,
            question.item,
            response,
            round(question.seconds * 1000),
        )
        self._calls.run(
            self, work, partial(self._submitted, question), partial(self._failed, question)
        )

    def _submitted(self, question: QuestionState, submitted: Submitted) -> None:
        question.saved(submitted.attempt)
        self.kept.emit(question)
        if submitted.superseded:
            self.superseded.emit(question)
            self._show(question)
            self._look_for_marks()
        elif submitted.sent:
            # Shown when the mark is there, or when it takes too long.
            self._calls.run(
                self,
                partial(self._services.answering.wait_for_outcome, submitted.answer_id),
                partial(self._waited, question),
                partial(self._not_waited, question),
            )
        else:
            self._show(question)

    def _waited(self, question: QuestionState, outcome: Outcome | None) -> None:
        if outcome is not None and question.stage is Stage.SAVED:
            question.marked(outcome)
        self._show(question)

    def _not_waited(self, question: QuestionState, _error: BaseException) -> None:
        # The answer is safe; only its mark could not be read now.
        self._show(question)

    def _failed(self, question: QuestionState, error: BaseException) -> None:
        question.stage = Stage.ANSWERING
        self.stage_changed.emit(question)
        self.refused.emit(question, error)
        if isinstance(error, Conflict):
            self._look(closed=question)

    def _show(self, question: QuestionState) -> None:
        self.stage_changed.emit(question)
        self._watch()

    def _watch(self) -> None:
        if self._state.awaited:
            self._timer.start()
        else:
            self._timer.stop()

    def _look_for_marks(self) -> None:
        # A slow school is not asked twice at a time.
        if not self._looking:
            self._look()

    def _look(self, closed: QuestionState | None = None) -> None:
        self._looking = True
        work = partial(self._services.playing.load, self._state.run.id)
        self._calls.run(self, work, partial(self._looked, closed), self._not_looked)

    def _looked(self, closed: QuestionState | None, run: Run) -> None:
        self._looking = False
        for question in self._state.merge(run, closed):
            self.stage_changed.emit(question)
        self._watch()
        if run.finished:
            self._timer.stop()
            self.closed.emit()

    def _not_looked(self, _error: BaseException) -> None:
        self._looking = False
