"""Finishing a phase: done once, and told when it has to wait."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.player.overlays import Overlays
from oneenglish_desktop.screens.player.run_state import RunState
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.runs import RunResult
from oneenglish_desktop.widgets.controls.dialogs import Dialog

SHOW_WAIT_MS = 400
_FINISH = "finish"


class Finishing(QObject):
    """Finishes the run of a page.

    Signals:
        finished: run id.
        failed: the error; the run goes on and nothing is lost.
    """

    finished = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        page: QWidget,
        state: RunState,
        services: Services,
        calls: Calls,
        overlays: Overlays,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._state = state
        self._services = services
        self._calls = calls
        self._overlays = overlays
        self._wanted = False
        self._running = False
        self._dialog: Dialog | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SHOW_WAIT_MS)
        self._wait.timeout.connect(self._show_wait)

    def finish(self) -> None:
        """Finishes the phase; a second press while it runs does nothing."""
        self._wanted = True
        self._begin()

    def answer_kept(self) -> None:
        """Nothing is lost any more: finish now when that was waited for."""
        if self._wanted:
            self._begin()

    def answer_refused(self) -> None:
        """The student looks at that answer first, and finishes again."""
        self._wanted = False

    def time_is_up(self) -> None:
        """Tells that the time is over; what was answered counts."""
        dialog = Dialog(
            self._page.window(),
            self.tr("The time is over"),
            self.tr("Your answers are saved. Now see your result."),
            icon="timer",
        )
        dialog.add_action(_FINISH, self.tr("See my result"), "primary", safe=True)
        dialog.chosen.connect(self._time_told)
        self._overlays.show(dialog)

    def _time_told(self, _action: str) -> None:
        self.finish()

    def _begin(self) -> None:
        # The end counts what is in the journal: an answer on its way there goes first.
        if self._running or self._state.is_sending:
            return
        self._wanted, self._running = False, True
        self._wait.start()
        work = partial(self._services.playing.finish, self._state.run.id)
        self._calls.run(self, work, self._done, self._not_done)

    def _show_wait(self) -> None:
        """Nothing to press: the end cannot be called back, and it comes by itself."""
        self._dialog = Dialog(
            self._page.window(),
            self.tr("Getting your result"),
            self.tr("We check your last answers."),
            icon="medal",
        )
        self._overlays.show(self._dialog)
        self._dialog.setFocus()

    def _close(self) -> None:
        self._running = False
        self._wait.stop()
        if self._dialog is not None:
            self._dialog.finish("")
            self._dialog = None

    def _done(self, result: RunResult) -> None:
        self._close()
        self.finished.emit(result.run.id)

    def _not_done(self, error: BaseException) -> None:
        self._close()
        self.failed.emit(error)
