"""One challenge as a card: name, level, the five phases, one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from oneenglish_desktop.domain.progress import ChallengeState, PhaseState, PhaseStatus
from oneenglish_desktop.screens.challenges import words
from oneenglish_desktop.screens.challenges.title_link import TitleLink
from oneenglish_desktop.screens.translation import translate
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.chips import Chip
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.phase_dots import PhaseDots
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme

_NARROW = 560
_BUTTON_WIDTH = 150


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
        self._title = TitleLink(title)
        self._title.clicked.connect(self._open)
        dots = PhaseDots(words.dot_states(state), words.phases_done(state))
        self._button = self._make_button()
        self._button.clicked.connect(self._act)
        left = column(self._title, 2, self._facts(details))
        self._box = row((left, Qt.AlignmentFlag.AlignVCenter))
        self._box.setStretch(0, 1)
        self._box.addSpacing(16)
        self._box.addWidget(dots, 0, Qt.AlignmentFlag.AlignVCenter)
        self._box.addSpacing(12)
        self._place = QWidget()
        self._place.setLayout(row(STRETCH, self._button))
        self._box.addWidget(self._place, 0, Qt.AlignmentFlag.AlignVCenter)
        self._box.setContentsMargins(4, 0, 0, 0)
        self.setLayout(self._box)
        self.setAccessibleName(f"{title}. {words.phases_done(state)}")
        self.apply_theme(current_theme())

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
            text = translate("Challenge", "Continue")
        else:
            text = _start_words(phase)
        button = Button(text, "soft")
        button.setAccessibleName(f"{text}, {self._state.challenge.title}")
        return button

    def _open(self) -> None:
        self.challenge_chosen.emit(self._state.challenge.id)

    def _act(self) -> None:
        """Go on at once; a new phase shows first what it is: its time starts with the start."""
        phase = self._state.next_phase
        if phase is not None and phase.status is PhaseStatus.STARTED:
            self.phase_chosen.emit(phase.phase.id)
        elif self._state.finished_at is not None:
            self.podium_chosen.emit(self._state.challenge.id)
        else:
            self._open()

    @override
    def apply_theme(self, theme: Theme) -> None:
        """Buttons of all cards take the same room, so that the dots stand in columns."""
        self._place.setMinimumWidth(theme.scaled(_BUTTON_WIDTH))
        super().apply_theme(theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current_theme()
        narrow = theme.is_stacked and self.width() < _NARROW * theme.factor
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)


def _start_words(phase: PhaseState) -> str:
    """A phase that was not passed is tried again; the number stays in view."""
    position = phase.phase.position
    if phase.best is not None:
        return translate("Challenge", "Try phase {position} again", position=position)
    return translate("Challenge", "Start phase {position}", position=position)
