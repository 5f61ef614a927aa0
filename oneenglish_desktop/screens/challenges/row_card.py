"""One challenge as a card: name, level, the five phases, one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from oneenglish_desktop.domain.progress import ChallengeState, PhaseStatus
from oneenglish_desktop.screens.challenges import words
from oneenglish_desktop.screens.translation import translate
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.chips import Chip
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.phase_dots import PhaseDots
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme

_NARROW = 560


class ChallengeCard(Card):
    """A challenge in a list.

    Signals:
        challenge_chosen: challenge id, its page.
        phase_chosen: phase id, to play it.
        podium_chosen: challenge id.
    """

    challenge_chosen = Signal(str)
    phase_chosen = Signal(str)
    podium_chosen = Signal(str)

    def __init__(
        self, state: ChallengeState, *, details: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(padding=16, parent=parent)
        self._state = state
        title = state.challenge.title
        self._title = Label(title, "card", wrap=True)
        dots = PhaseDots(words.dot_states(state), words.phases_done(state))
        self._button = self._make_button()
        self._button.clicked.connect(self._act)
        left = column(self._title, 6, self._facts(details))
        self._box = row((left, Qt.AlignmentFlag.AlignVCenter))
        self._box.setStretch(0, 1)
        self._box.addWidget(dots, 0, Qt.AlignmentFlag.AlignVCenter)
        self._box.addSpacing(24)
        self._box.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._box.setContentsMargins(4, 0, 0, 0)
        self.setLayout(self._box)
        self.setAccessibleName(f"{title}. {words.phases_done(state)}")

    @property
    def title(self) -> str:
        """The name of the challenge."""
        return self._state.challenge.title

    def _facts(self, details: str) -> QWidget:
        """Level, day, and what else the page says."""
        challenge = self._state.challenge
        facts = QWidget()
        icon, text = "calendar", words.due(challenge)
        if self._state.finished_at is not None:
            icon = "check"
            text = translate(
                "Challenge", "Finished {day}", day=words.day_of(self._state.finished_at)
            )
        items: list[QWidget | int | None] = [Chip(challenge.level)]
        for name, words_of_fact in ((icon, text), ("", details)):
            if words_of_fact:
                items.append(10)
                if name:
                    items += [Icon(name, 14, "text2"), 6]
                items.append(Label(words_of_fact, "meta", "text2"))
        facts.setLayout(row(*items, STRETCH))
        return facts

    def _make_button(self) -> Button:
        phase = self._state.next_phase
        if phase is None:
            if self._state.finished_at is not None:
                return Button(translate("Challenge", "See podium"))
            return Button(translate("Challenge", "Open"))
        if phase.status is PhaseStatus.STARTED:
            text = translate(
                "Challenge", "Continue phase {position}", position=phase.phase.position
            )
        else:
            text = translate("Challenge", "Start phase {position}", position=phase.phase.position)
        button = Button(text, "soft")
        button.setAccessibleName(f"{text}, {self._state.challenge.title}")
        return button

    def _act(self) -> None:
        phase = self._state.next_phase
        if phase is not None:
            self.phase_chosen.emit(phase.phase.id)
        elif self._state.finished_at is not None:
            self.podium_chosen.emit(self._state.challenge.id)
        else:
            self.challenge_chosen.emit(self._state.challenge.id)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current_theme()
        narrow = theme.is_stacked and self.width() < _NARROW * theme.factor
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
