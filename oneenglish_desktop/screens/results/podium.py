"""The page after the fifth phase."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.progress import ChallengeState, Podium
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.loading import LoadedPage
from oneenglish_desktop.screens.results.podium_view import PodiumView
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme, theme_holder

ROOM_FOR_TWO = 800
"""Width in px at 100 % from which the person's own phases fit beside the podium."""
Shown = tuple[ChallengeState, Podium]


class PodiumPage(LoadedPage):
    """Shows the podium of a challenge.

    Signals:
        challenge_chosen: challenge id.
        challenges_chosen: the list of challenges.
    """

    challenge_chosen = Signal(str)
    challenges_chosen = Signal()
    with_rail = False

    def __init__(
        self, services: Services, calls: Calls, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(services, calls, changes, parent)
        self._challenge_id = ""
        self._shown: Shown | None = None
        self._arrangement = (0.0, False)
        theme_holder().changed.connect(self._dress)

    def open_challenge(self, challenge_id: str) -> None:
        """Shows the podium of a challenge."""
        self._challenge_id = challenge_id
        self._shown = None
        self.reset()

    @override
    def fetch(self) -> Callable[[], Shown] | None:
        return self._get if self._challenge_id else None

    @override
    def loading_words(self) -> str:
        return self.tr("Getting the podium")

    @override
    def show_value(self, value: Shown) -> None:
        if value != self._shown:
            self._shown = value
            self._build(value)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def _build(self, value: Shown) -> None:
        self._arrangement = self._arrangement_now()
        view = PodiumView(*value, stacked=self._arrangement[1])
        view.challenge_chosen.connect(self.challenge_chosen)
        view.challenges_chosen.connect(self.challenges_chosen)
        self.set_content(view, view.primary)

    def _arrangement_now(self) -> tuple[float, bool]:
        """Text size, and whether the parts stand one below the other."""
        theme = current_theme()
        stacked = theme.is_stacked or self.width() < theme.scaled(ROOM_FOR_TWO)
        return theme.factor, stacked

    def _dress(self) -> None:
        """Another text size or another window is another arrangement."""
        if self._shown is not None and self._arrangement != self._arrangement_now():
            self._build(self._shown)

    def _get(self) -> Shown:
        challenges = self.services.challenges
        return challenges.state(self._challenge_id), challenges.podium(self._challenge_id)
