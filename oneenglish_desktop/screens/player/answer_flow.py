"""From "Check answer" to the mark: submit, wait a little, then look again now and then."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from oneenglish_desktop.domain.answers import Outcome
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.player.run_state import QuestionState, RunState, Stage
from oneenglish_desktop.services.answering import Submitted
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.runs import Run

LOOK_AGAIN_MS = 3_000


class AnswerFlow(QObject):
    """Sends the answers of a run and brings their marks.

    Signals:
        stage_changed: a `QuestionState` has a new stage.
        superseded: a `QuestionState` was answered on another PC first.
        refused: a `QuestionState` and the error; its answer stays on screen.
    """

    stage_changed = Signal(object)
    superseded = Signal(object)
    refused = Signal(object, object)

    def __init__(
        self, state: RunState, services: Services, calls: Calls, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._services = services
        self._calls = calls
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._look_again)
        self._watch()

    def submit(self, question: QuestionState, response: object) -> None:
        """Sends an answer; it is durable on this PC before anything else happens."""
        question.stage = Stage.SENDING
        question.response = response
        self.stage_changed.emit(question)
        spent = round(question.seconds * 1000)
        self._calls.run(
            self,
            partial(
                self._services.answering.submit,
                self._state.run.id,
                question.item,
                response,
                spent,
            ),
            done=partial(self._submitted, question),
            failed=partial(self._failed, question),
        )

    def _submitted(self, question: QuestionState, submitted: Submitted) -> None:
        question.saved(submitted.attempt)
        if submitted.superseded:
            self.superseded.emit(question)
            self._look_again()
        elif submitted.sent:
            answer_id = submitted.answer_id
            self._calls.run(
                self,
                partial(self._services.answering.wait_for_outcome, answer_id),
                done=partial(self._waited, question),
                failed=partial(self._not_yet, question),
            )
            return
        self._settle(question)

    def _waited(self, question: QuestionState, outcome: Outcome | None) -> None:
        if outcome is not None and question.stage is Stage.SAVED:
            question.marked(outcome)
        self._settle(question)

    def _not_yet(self, question: QuestionState, _error: BaseException) -> None:
        # The answer is safe; only its mark could not be read now.
        self._settle(question)

    def _failed(self, question: QuestionState, error: BaseException) -> None:
        question.stage = Stage.ANSWERING
        self.stage_changed.emit(question)
        self.refused.emit(question, error)

    def _settle(self, question: QuestionState) -> None:
        self.stage_changed.emit(question)
        self._watch()

    def _watch(self) -> None:
        if self._state.awaited:
            self._timer.start()
        else:
            self._timer.stop()

    def _look_again(self) -> None:
        self._calls.run(
            self,
            partial(self._services.playing.load, self._state.run.id),
            done=self._looked,
            failed=self._not_reached,
        )

    def _looked(self, run: Run) -> None:
        awaited = self._state.awaited
        if self._state.merge(run):
            for question in awaited:
                if question.stage is Stage.MARKED:
                    self.stage_changed.emit(question)
        self._watch()

    def _not_reached(self, _error: BaseException) -> None:
        self._watch()
