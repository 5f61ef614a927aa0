"""A loaded result: hero, skills, questions to look at again, and the bar below."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from oneenglish_desktop.screens.player.overlays import Overlays
from oneenglish_desktop.screens.results.look_again import LookAgainCard
from oneenglish_desktop.screens.results.reason_dialog import ReasonDialog
from oneenglish_desktop.screens.results.result_bar import SIDE, ResultBar, Step
from oneenglish_desktop.screens.results.result_hero import ResultHero
from oneenglish_desktop.screens.results.skills_card import SkillsCard
from oneenglish_desktop.services.runs import LookAgain, RunResult
from oneenglish_desktop.widgets.controls.surfaces import ScrollArea
from oneenglish_desktop.widgets.layouts import column, row
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme

SKILLS_WIDTH = 400
ROOM_FOR_TWO = 960
"""Width in px at 100 % from which two cards fit side by side."""


class ResultView(QWidget):
    """Shows a `RunResult` in the text size of the moment.

    Attributes:
        result: what is shown.
        primary: the main button.

    Signals:
        phase_chosen: phase id; try again, or the next phase.
        challenge_chosen: challenge id.
        podium_chosen: challenge id.
    """

    phase_chosen = Signal(str)
    challenge_chosen = Signal(str)
    podium_chosen = Signal(str)

    def __init__(self, result: RunResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result = result
        self._overlays = Overlays()
        self._hero = ResultHero(result)
        self._skills = SkillsCard(result.skills)
        self._skills.setMinimumWidth(SKILLS_WIDTH)
        self._cards = self._make_cards()
        self._bar = ResultBar(result)
        self._bar.chosen.connect(self._go)
        self.primary = self._bar.primary
        inside = QWidget()
        layout = column(self._hero, self._cards)
        layout.setStretch(1, 1)
        inside.setLayout(layout)
        self.setLayout(column(ScrollArea(inside), self._bar))

    def celebrate(self) -> None:
        """Moves the medal once."""
        self._hero.celebrate()

    def regions(self) -> tuple[QWidget, ...]:
        """The parts that F6 moves between."""
        return (self._cards, self._bar)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._overlays.close()
        super().hideEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current_theme()
        stacked = theme.is_stacked or self.width() < theme.scaled(ROOM_FOR_TWO)
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        self._skills.setMaximumWidth(self.width() if stacked else SKILLS_WIDTH)

    def _make_cards(self) -> QWidget:
        look_again = LookAgainCard(self.result.look_again)
        look_again.reason_wanted.connect(self._show_reason)
        cards = QWidget()
        self._line = row(self._skills, look_again, spacing=24, margins=(SIDE, 24, SIDE, 8))
        self._line.setStretch(1, 1)
        cards.setLayout(self._line)
        return cards

    def _show_reason(self, line: LookAgain) -> None:
        can_try_again = self.result.runs_left != 0
        self._overlays.show(ReasonDialog(self.window(), line, can_try_again=can_try_again))

    def _go(self, step: Step) -> None:
        following, challenge = self.result.next_phase, self.result.challenge
        if step is Step.PODIUM:
            self.podium_chosen.emit(challenge.id)
        elif step is Step.CHALLENGE:
            self.challenge_chosen.emit(challenge.id)
        elif step is Step.NEXT_PHASE and following is not None:
            self.phase_chosen.emit(following.phase.id)
        else:
            self.phase_chosen.emit(self.result.phase.id)
