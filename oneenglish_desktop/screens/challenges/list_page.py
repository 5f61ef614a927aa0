"""All challenges of a student, filtered by what is done and by level."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.progress import ChallengeState
from oneenglish_desktop.screens.challenges.list_view import ChallengeList, Filter
from oneenglish_desktop.screens.loading import LoadedPage
from oneenglish_desktop.widgets.override import override


class ChallengesPage(LoadedPage):
    """The list; the filter stays while the page lives.

    Signals:
        challenge_chosen: challenge id.
        phase_chosen: phase id, to go on playing.
        podium_chosen: challenge id.
    """

    challenge_chosen = Signal(str)
    phase_chosen = Signal(str)
    podium_chosen = Signal(str)

    _filter = Filter()
    _view: ChallengeList | None = None

    @override
    def loading_words(self) -> str:
        return self.tr("Getting your challenges")

    @override
    def fetch(self) -> Callable[[], tuple[ChallengeState, ...]]:
        return self.services.challenges.states

    @override
    def show_value(self, value: Any) -> None:
        if self._view is not None:
            self._filter = self._view.filter
        view = ChallengeList(value, self._filter)
        view.challenge_chosen.connect(self.challenge_chosen)
        view.phase_chosen.connect(self.phase_chosen)
        view.podium_chosen.connect(self.podium_chosen)
        view.home_chosen.connect(self.home_chosen)
        self._view = view
        self.set_content(view, view.main_widget)

    def regions(self) -> tuple[QWidget, ...]:
        """Parts of the page between which F6 moves."""
        return self._view.regions() if self._view is not None else (self,)
