"""How the Home of a student looks: what to do now, the next challenges, what is reached."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from oneenglish_desktop.domain.home import StudentHome
from oneenglish_desktop.screens.challenges.row_card import ChallengeCard
from oneenglish_desktop.screens.home.greeting import Greeting
from oneenglish_desktop.screens.home.reached import MedalsCard, TargetsCard, WeekCard
from oneenglish_desktop.screens.home.start_card import StartCard
from oneenglish_desktop.screens.translation import counted, translate
from oneenglish_desktop.widgets.controls.buttons import LinkButton
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import ScrollArea
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_MAIN, _SIDE, _GAP = 726, 340, 24
_WIDEST = 1280
_NARROW = 900


class StudentHomeView(Themed, QWidget):
    """Shows a `StudentHome`.

    Signals:
        challenges_chosen: the whole list.
        challenge_chosen: challenge id.
        phase_chosen: phase id.
        podium_chosen: challenge id.
    """

    challenges_chosen = Signal()
    challenge_chosen = Signal(str)
    phase_chosen = Signal(str)
    podium_chosen = Signal(str)

    def __init__(self, home: StudentHome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start = StartCard(home.current, finished_all=home.total > 0)
        self._start.phase_chosen.connect(self.phase_chosen)
        self._start.challenge_chosen.connect(self.challenge_chosen)
        self._start.challenges_chosen.connect(self.challenges_chosen)
        self._list = self._challenges(home)
        self._week = WeekCard(home.days_this_week)
        self._reached = QWidget()
        cards: list[QWidget] = [MedalsCard(home.medals)]
        if home.current is not None and home.current.next_phase is not None:
            cards.append(TargetsCard(home.current.next_phase))
        reached = column(*cards, spacing=14)
        reached.setStretch(len(cards) - 1, 1)
        self._reached.setLayout(reached)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(_GAP)
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        greeting = Greeting(home.person.first_name, _practised(home.days_this_week))
        content.setLayout(column(greeting, 16, self._grid, STRETCH, margins=(32, 20, 32, 24)))
        self._scroll = ScrollArea(content)
        self.setLayout(column(self._scroll))
        self._stacked: bool | None = None
        self._arrange()

    @property
    def main_button(self) -> QWidget:
        """What Enter presses first."""
        return self._start.button

    def regions(self) -> tuple[QWidget, ...]:
        """Parts between which F6 moves."""
        return (self._start, self._list)

    @override
    def apply_theme(self, theme: Theme) -> None:
        self._arrange()
        super().apply_theme(theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Two columns where there is room, else one."""
        stacked = current_theme().is_stacked or self.width() < _NARROW
        if stacked == self._stacked:
            return
        self._stacked = stacked
        parts: tuple[QWidget, ...] = (self._start, self._week, self._list, self._reached)
        for part in parts:
            self._grid.removeWidget(part)
        if stacked:
            order: tuple[QWidget, ...] = (self._start, self._list, self._week, self._reached)
            for line, part in enumerate(order):
                self._grid.addWidget(part, line, 0)
        else:
            for place, part in enumerate(parts):
                self._grid.addWidget(part, place // 2, place % 2)
        self._grid.setColumnStretch(0, _MAIN)
        self._grid.setColumnStretch(1, 0 if stacked else _SIDE)

    def _challenges(self, home: StudentHome) -> QWidget:
        heading = row(Label(self.tr("Your challenges"), "card"), STRETCH)
        if home.total:
            see_all = LinkButton(self.tr("See all {count}").format(count=home.total), kind="ui")
            see_all.clicked.connect(self.challenges_chosen)
            heading.addWidget(see_all)
        cards = column(spacing=10)
        for state in home.others:
            card = ChallengeCard(state)
            card.challenge_chosen.connect(self.challenge_chosen)
            card.phase_chosen.connect(self.phase_chosen)
            card.podium_chosen.connect(self.podium_chosen)
            cards.addWidget(card)
        part = QWidget()
        part.setLayout(column(heading, 14, cards, STRETCH))
        if not home.others:
            part.hide()
        return part


def _practised(days: int) -> str:
    if days == 0:
        return translate("Challenge", "You can start your week today.")
    return counted(
        days,
        translate("Challenge", "You practised on {count} day this week."),
        translate("Challenge", "You practised on {count} days this week."),
    )
