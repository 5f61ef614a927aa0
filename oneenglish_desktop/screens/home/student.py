"""The Home of a student."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.home import StudentHome
from oneenglish_desktop.screens.home.student_view import StudentHomeView
from oneenglish_desktop.screens.loading import LoadedPage
from oneenglish_desktop.widgets.override import override


class StudentHomePage(LoadedPage):
    """Asks for the person's home and shows it.

    Signals:
        challenges_chosen: the whole list.
        challenge_chosen: challenge id.
        phase_chosen: phase id, to go on playing.
        podium_chosen: challenge id.
    """

    challenges_chosen = Signal()
    challenge_chosen = Signal(str)
    phase_chosen = Signal(str)
    podium_chosen = Signal(str)

    _view: StudentHomeView | None = None

    @override
    def fetch(self) -> Callable[[], StudentHome]:
        return self.services.challenges.home

    @override
    def show_value(self, value: Any) -> None:
        view = StudentHomeView(value)
        view.challenges_chosen.connect(self.challenges_chosen)
        view.challenge_chosen.connect(self.challenge_chosen)
        view.phase_chosen.connect(self.phase_chosen)
        view.podium_chosen.connect(self.podium_chosen)
        self._view = view
        self.set_content(view, view.main_button)

    def regions(self) -> tuple[QWidget, ...]:
        """Parts of the page between which F6 moves."""
        return self._view.regions() if self._view is not None else (self,)
