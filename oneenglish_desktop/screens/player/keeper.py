"""Keeps what the student has not sent yet: answers as they grow, flags and the time."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from oneenglish_desktop.domain.errors import OneEnglishError
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.player.clock import RunClock
from oneenglish_desktop.screens.player.run_state import QuestionState, RunState
from oneenglish_desktop.services.house import Services

SAVE_AFTER_MS = 1_000
SPEND_EVERY_MS = 15_000


class Keeper(QObject):
    """Writes to this PC at once and to the school now and then; never raises.

    Signals:
        kept: everything is kept again on this PC.
        not_kept: the error; what could not be kept is tried again with the next change.
    """

    kept = Signal()
    not_kept = Signal(object)

    def __init__(
        self,
        state: RunState,
        clock: RunClock,
        services: Services,
        calls: Calls,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._run_id = state.run.id
        self._clock = clock
        self._services = services
        self._calls = calls
        self._drafts: dict[int, Any] = {}
        self._told = ""
        self._spending = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SAVE_AFTER_MS)
        self._soon.timeout.connect(self.save)
        self._spend_timer = QTimer(self)
        self._spend_timer.setInterval(SPEND_EVERY_MS)
        self._spend_timer.timeout.connect(self.spend)
        self._spend_timer.start()

    @property
    def is_behind(self) -> bool:
        """Whether this PC could not keep something."""
        return bool(self._told)

    def changed(self, question: QuestionState, response: object) -> None:
        """The answer has grown; it is kept within a second."""
        question.response = response
        question.touched = True
        self._drafts[question.item] = response
        if not self._soon.isActive():
            self._soon.start()

    def flag(self, question: QuestionState, flagged: bool) -> None:  # noqa: FBT001 - a switch
        """Flags a question, or no longer."""
        question.flagged = flagged
        try:
            self._services.playing.set_flag(self._run_id, question.item, flagged)
        except OneEnglishError as error:
            self._tell(error)

    def save(self) -> None:
        """Keeps everything on this PC now; quick."""
        self._soon.stop()
        playing = self._services.playing
        try:
            for item, response in list(self._drafts.items()):
                playing.save_draft(self._run_id, item, response)
                self._drafts.pop(item)
            playing.keep_seconds(self._run_id, int(self._clock.seconds))
        except OneEnglishError as error:
            self._tell(error)
            return
        if self._told:
            self._told = ""
            self.kept.emit()

    def spend(self) -> None:
        """Lets the school know the time; another PC goes on from there."""
        if self._spending or not self._services.sender.status.online:
            return
        self._spending = True
        seconds = int(self._clock.seconds)
        work = partial(self._services.playing.spend, self._run_id, seconds)
        self._calls.run(self, work, self._spent, self._spent)

    def _spent(self, _outcome: object) -> None:
        # What failed is told again with the next time, or at the end of the run.
        self._spending = False

    def _tell(self, error: OneEnglishError) -> None:
        name = type(error).__name__
        if name != self._told:
            self._told = name
            self.not_kept.emit(error)
