"""Finishing a phase: asked in words, done once, and told when it has to wait."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.player.run_state import RunState
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.runs import RunResult
from oneenglish_desktop.widgets.controls.dialogs import Dialog

SHOW_WAIT_MS = 400


class Finishing(QObject):
    """Finishes the run of a page.

    Signals:
        finished: run id.
        failed: the error; the run goes on and nothing is lost.
    """

    finished = Signal(str)
    failed = Signal(object)

    def __init__(self, page: QWidget, state: RunState, services: Services, calls: Calls) -> None:
        super().__init__(page)
        self._page = page
        self._state = state
        self._services = services
        self._calls = calls
        self._running = False
        self._dialog: Dialog | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SHOW_WAIT_MS)
        self._wait.timeout.connect(self._show_wait)

    def finish(self) -> None:
        """Finishes the phase; a second press while it runs does nothing."""
        if self._running:
            return
        self._running = True
        self._wait.start()
        self._calls.run(
            self,
            partial(self._services.playing.finish, self._state.run.id),
            done=self._done,
            failed=self._not_done,
        )

    def time_is_up(self) -> None:
        """Tells that the time is over; every answer counts."""
        dialog = Dialog(
            self._page.window(),
            self._page.tr("The time is over"),
            self._page.tr("Your answers are saved. Every answer counts."),
            icon="timer",
        )
        dialog.add_action("finish", self._page.tr("See my result"), "primary", safe=True)
        dialog.chosen.connect(self._time_told)
        dialog.open()

    def _time_told(self, _action: str) -> None:
        self.finish()

    def _show_wait(self) -> None:
        self._dialog = Dialog(
            self._page.window(),
            self._page.tr("Getting your result"),
            self._page.tr("We check your last answers."),
            icon="medal",
        )
        self._dialog.add_action("stay", self._page.tr("Go back"), safe=True)
        self._dialog.chosen.connect(self._stop_waiting)
        self._dialog.open()

    def _stop_waiting(self, _action: str) -> None:
        self._dialog = None

    def _close(self) -> None:
        self._running = False
        self._wait.stop()
        if self._dialog is not None:
            self._dialog.finish("stay")
            self._dialog = None

    def _done(self, result: RunResult) -> None:
        self._close()
        self.finished.emit(result.run.id)

    def _not_done(self, error: BaseException) -> None:
        self._close()
        self.failed.emit(error)
