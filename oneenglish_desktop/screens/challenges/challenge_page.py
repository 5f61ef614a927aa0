"""One challenge: the path of its five phases and the details of the chosen one."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.progress import ChallengeState
from oneenglish_desktop.screens.challenges.challenge_view import ChallengeView
from oneenglish_desktop.screens.loading import LoadedPage
from oneenglish_desktop.widgets.override import override


class ChallengePage(LoadedPage):
    """Asks for one challenge and shows it.

    Signals:
        challenges_chosen: back to the list.
        phase_chosen: phase id, to play it.
        result_chosen: run id, to look at its result.
        podium_chosen: challenge id.
    """

    challenges_chosen = Signal()
    phase_chosen = Signal(str)
    result_chosen = Signal(str)
    podium_chosen = Signal(str)

    _challenge_id: str | None = None
    _view: ChallengeView | None = None

    def open_challenge(self, challenge_id: str) -> None:
        """Show the challenge with this id."""
        if challenge_id == self._challenge_id:
            self.reload()
            return
        self._challenge_id = challenge_id
        self._view = None
        self.reset()

    def go_back(self) -> None:
        """Esc: back to the list."""
        self.challenges_chosen.emit()

    @override
    def loading_words(self) -> str:
        return self.tr("Getting your challenge")

    @override
    def fetch(self) -> Callable[[], ChallengeState] | None:
        if self._challenge_id is None:
            return None
        return partial(self.services.challenges.state, self._challenge_id)

    @override
    def show_value(self, value: Any) -> None:
        view = ChallengeView(value)
        view.back_chosen.connect(self.challenges_chosen)
        view.phase_chosen.connect(self.phase_chosen)
        view.result_chosen.connect(self.result_chosen)
        view.podium_chosen.connect(self.podium_chosen)
        self._view = view
        self.set_content(view, view.main_button)

    def regions(self) -> tuple[QWidget, ...]:
        """Parts of the page between which F6 moves."""
        return self._view.regions() if self._view is not None else (self,)
