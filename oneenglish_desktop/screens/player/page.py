"""The player page: opens a phase, hosts the run, and leaves it safely."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.loading import LoadedPage
from oneenglish_desktop.screens.player.run_view import RunView
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.runs import Run
from oneenglish_desktop.widgets.override import override


class PlayerPage(LoadedPage):
    """One visit to a phase.

    Signals:
        left: challenge id; the student leaves, all is saved.
        finished: run id; the phase is finished.
    """

    left = Signal(str)
    finished = Signal(str)
    with_rail = False

    def __init__(
        self, services: Services, calls: Calls, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(services, calls, changes, parent)
        self._player_calls = calls
        self._changes = changes
        self._phase_id = ""
        self._view: RunView | None = None

    def open_phase(self, phase_id: str) -> None:
        """Starts the phase, or continues where the student left it."""
        self._phase_id = phase_id
        self.reset()

    def leave(self) -> None:
        """Saves and leaves."""
        if self._view is None:
            self.home_chosen.emit()
        else:
            self._view.leave()

    def save(self) -> None:
        """Keeps drafts and the time on this PC; quick."""
        if self._view is not None:
            self._view.save()

    def regions(self) -> tuple[QWidget, ...]:
        """The parts that F6 moves between."""
        return self._view.regions() if self._view is not None else (self,)

    @override
    def reload(self) -> None:
        # A run on screen is the student's: nobody replaces it.
        if self._view is None:
            super().reload()

    @override
    def fetch(self) -> Callable[[], Run] | None:
        return partial(self.services.playing.start, self._phase_id) if self._phase_id else None

    @override
    def loading_words(self) -> str:
        return self.tr("Getting your questions")

    @override
    def show_value(self, value: Run) -> None:
        self._view = RunView(value, self.services, self._player_calls, self._changes)
        self._view.left.connect(self.left)
        self._view.finished.connect(self.finished)
        self.set_content(self._view)
        self._view.begin()
        self._changes.progress_changed.emit()
