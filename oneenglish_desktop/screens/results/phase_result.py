"""What a run earned; the page looks again while marks are missing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.loading import LoadedPage
from oneenglish_desktop.screens.results.result_view import ResultView
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.runs import RunResult
from oneenglish_desktop.widgets.accessibility import announce
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme, theme_holder

ASK_AGAIN_MS = 2_000


class PhaseResultPage(LoadedPage):
    """The page after a phase.

    Signals:
        phase_chosen: phase id; try again, or the next phase.
        challenge_chosen: challenge id.
        podium_chosen: challenge id.
    """

    phase_chosen = Signal(str)
    challenge_chosen = Signal(str)
    podium_chosen = Signal(str)
    with_rail = False

    def __init__(
        self, services: Services, calls: Calls, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(services, calls, changes, parent)
        self._result_calls = calls
        self._run_id = ""
        self._view: ResultView | None = None
        self._factor = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(ASK_AGAIN_MS)
        self._timer.timeout.connect(self._ask_again)
        theme_holder().changed.connect(self._dress)

    def open_run(self, run_id: str) -> None:
        """Shows the result of a finished run."""
        self._run_id = run_id
        self._view = None
        self.reset()

    def regions(self) -> tuple[QWidget, ...]:
        """The parts that F6 moves between."""
        return (self,) if self._view is None else self._view.regions()

    @override
    def reload(self) -> None:
        # A result on screen changes only by marks, which the page asks for itself.
        if self._view is None:
            super().reload()

    @override
    def fetch(self) -> Callable[[], RunResult] | None:
        return partial(self.services.playing.result, self._run_id) if self._run_id else None

    @override
    def loading_words(self) -> str:
        return self.tr("Getting your result")

    @override
    def show_value(self, value: RunResult) -> None:
        before = None if self._view is None else self._view.result
        if value.pending:
            self._timer.start()
        if value == before:
            return
        view = self._build(value)
        if before is None or before.run.medal != value.run.medal:
            view.celebrate()
        if before is not None and not value.pending:
            announce(self, self.tr("Your result is complete."))

    def _build(self, value: RunResult) -> ResultView:
        self._factor = current_theme().factor
        view = self._view = ResultView(value)
        view.phase_chosen.connect(self.phase_chosen)
        view.challenge_chosen.connect(self.challenge_chosen)
        view.podium_chosen.connect(self.podium_chosen)
        self.set_content(view, view.primary)
        return view

    def _dress(self) -> None:
        """Another text size is another arrangement."""
        if self._view is not None and self._factor != current_theme().factor:
            self._build(self._view.result)

    def _ask_again(self) -> None:
        work = partial(self.services.playing.result, self._run_id)
        self._result_calls.run(self, work, self.show_value, self._not_reached)

    def _not_reached(self, _error: BaseException) -> None:
        # What is on screen stays true; the missing marks come when the school is back.
        self._timer.start()
