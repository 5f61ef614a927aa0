"""The ink-blue card of Home: what to do now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.progress import ChallengeState, PhaseState, PhaseStatus
from oneenglish_desktop.screens.challenges import words
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.hero import Hero
from oneenglish_desktop.widgets.learning.phase_dots import PhaseDots
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_HEIGHT = 262
_MARGINS = (28, 24, 28, 22)
_COUNT_WIDTH = 126
_TOP = Qt.AlignmentFlag.AlignLeft


class StartCard(Hero):
    """Continue where the person left off, or start.

    Signals:
        phase_chosen: phase id, to go on at once.
        challenge_chosen: challenge id: a new phase shows first what it is.
        challenges_chosen: there is nothing to continue.
    """

    phase_chosen = Signal(str)
    challenge_chosen = Signal(str)
    challenges_chosen = Signal()

    def __init__(
        self,
        current: ChallengeState | None,
        *,
        finished_all: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("oval", radius=18, parent=parent)
        self._phase = current.next_phase if current is not None else None
        self._counts: tuple[QWidget, QWidget] | None = None
        if current is not None and self._phase is not None:
            self.button = self._fill(current, self._phase)
        else:
            self.button = self._fill_idle(finished_all=finished_all)
        self.button.clicked.connect(self._act)
        self.apply_theme(current_theme())

    @override
    def apply_theme(self, theme: Theme) -> None:
        """Large text needs the room of the track: the count stands in a line then."""
        self.setMinimumHeight(0 if theme.is_stacked else theme.scaled(_HEIGHT))
        if self._counts is not None:
            inside, in_line = self._counts
            inside.setVisible(not theme.is_stacked)
            in_line.setVisible(theme.is_stacked)
        super().apply_theme(theme)

    def _fill(self, current: ChallengeState, phase: PhaseState) -> Button:
        run = phase.current
        answered = run.answered if run is not None else 0
        total = run.question_count if run is not None else phase.phase.question_count
        self.set_trail(answered, total)
        started = phase.status is PhaseStatus.STARTED
        eyebrow = self.tr("Continue where you left off") if started else self.tr("Your next step")
        button = Button(
            self._verb(phase),
            "continue",
            size=48,
            icon="play",
            filled_icon=True,
        )
        button.setAccessibleName(f"{button.text()}, {current.challenge.title}")
        text = self.tr("{answered} of {total} questions answered")
        in_line = Label(text.format(answered=answered, total=total), "body", "onHero2")
        inside = _Count(answered, total)
        self._counts = (inside, in_line)
        left = column(
            Label(eyebrow, "ui", "heroAccent", bold=True),
            6,
            Label(current.challenge.title, "titleStaff", "onHero", wrap=True),
            4,
            Label(words.phase_title(phase.phase), "bodyStudent", "onHero2", wrap=True),
            16,
            (
                PhaseDots(words.dot_states(current), words.phases_done(current), on_hero=True),
                _TOP,
            ),
            10,
            in_line,
            STRETCH,
            16,
            row(button, 16, Label(words.minutes_left(phase), "body", "onHero2"), STRETCH),
        )
        whole = row(left, inside, margins=_MARGINS)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        return button

    def _verb(self, phase: PhaseState) -> str:
        if phase.status is PhaseStatus.STARTED:
            return self.tr("Continue")
        return self.tr("Start") if phase.best is None else self.tr("Try again")

    def _fill_idle(self, *, finished_all: bool) -> Button:
        """Nothing to play: everything is finished, or nothing was opened yet."""
        if finished_all:
            title = self.tr("You finished all your challenges")
            text = self.tr("You can play them again for more medals.")
        else:
            title = self.tr("No challenges yet")
            text = self.tr("Your teacher has not opened one for your class.")
        button = Button(self.tr("See challenges"), "continue", size=48, icon="flag")
        left = column(
            Label(self.tr("Your next step"), "ui", "heroAccent", bold=True),
            6,
            Label(title, "titleStaff", "onHero", wrap=True),
            4,
            Label(text, "bodyStudent", "onHero2", wrap=True),
            STRETCH,
            (button, _TOP),
        )
        self.setLayout(row(left, 160, margins=_MARGINS))
        return button

    def _act(self) -> None:
        if self._phase is None:
            self.challenges_chosen.emit()
        elif self._phase.status is PhaseStatus.STARTED:
            self.phase_chosen.emit(self._phase.phase.id)
        else:
            self.challenge_chosen.emit(self._phase.phase.challenge_id)


class _Count(Themed, QWidget):
    """6 of 12 questions answered, inside the track."""

    def __init__(self, answered: int, total: int) -> None:
        super().__init__()
        bottom = Qt.AlignmentFlag.AlignBottom
        number = row(
            (Label(str(answered), "hero", "onHero", tabular=True), bottom),
            6,
            (Label(self.tr("of {total}").format(total=total), "section", "onHero"), bottom),
            STRETCH,
        )
        text = Label(self.tr("questions\nanswered"), "body", "onHero2")
        self.setLayout(column(STRETCH, number, text, STRETCH))
        self.apply_theme(current_theme())

    @override
    def apply_theme(self, theme: Theme) -> None:
        self.setMinimumWidth(theme.scaled(_COUNT_WIDTH))
        super().apply_theme(theme)
