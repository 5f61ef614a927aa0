"""How the list of challenges looks and is filtered."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.challenges import Level
from oneenglish_desktop.domain.progress import ChallengeState
from oneenglish_desktop.screens.challenges.row_card import ChallengeCard
from oneenglish_desktop.screens.focus import first_focusable
from oneenglish_desktop.screens.translation import QT_TRANSLATE_NOOP, counted, number, translate
from oneenglish_desktop.widgets.accessibility import announce
from oneenglish_desktop.widgets.controls.combo import ComboBox
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.states import EmptyState
from oneenglish_desktop.widgets.controls.surfaces import ScrollArea
from oneenglish_desktop.widgets.controls.tabs import Segments
from oneenglish_desktop.widgets.layouts import STRETCH, column
from oneenglish_desktop.widgets.learning.flow import FlowLayout


class Stage(StrEnum):
    """How far a person is with a challenge, for the filter."""

    ALL = "all"
    TO_DO = "to_do"
    STARTED = "started"
    FINISHED = "finished"


_STAGES: dict[Stage, str] = {
    Stage.ALL: QT_TRANSLATE_NOOP("Challenges", "All"),
    Stage.TO_DO: QT_TRANSLATE_NOOP("Challenges", "To do"),
    Stage.STARTED: QT_TRANSLATE_NOOP("Challenges", "Started"),
    Stage.FINISHED: QT_TRANSLATE_NOOP("Challenges", "Finished"),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list shows; None is every level."""

    stage: Stage = Stage.ALL
    level: Level | None = None

    def fits(self, state: ChallengeState) -> bool:
        """Whether the challenge is shown."""
        return self.stage in {Stage.ALL, stage(state)} and self.level in {
            None,
            state.challenge.level,
        }


def stage(state: ChallengeState) -> Stage:
    """To do, started or finished."""
    if state.finished_at is not None:
        return Stage.FINISHED
    return Stage.STARTED if any(phase.runs for phase in state.phases) else Stage.TO_DO


class ChallengeList(QWidget):
    """The heading with its filters, and a card for each challenge that fits.

    Signals:
        challenge_chosen: challenge id.
        phase_chosen: phase id.
        podium_chosen: challenge id.
        home_chosen: there is nothing to do here.
    """

    challenge_chosen = Signal(str)
    phase_chosen = Signal(str)
    podium_chosen = Signal(str)
    home_chosen = Signal()

    def __init__(
        self, states: tuple[ChallengeState, ...], shown: Filter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._states = states
        self.filter = shown
        self._stages = Segments([_tr(name) for name in _STAGES.values()], self.tr("Show"))
        self._stages.set_current(list(_STAGES).index(shown.stage))
        self._stages.changed.connect(self._filter_changed)
        self._levels = self._level_box()
        self._levels.currentIndexChanged.connect(self._filter_changed)
        filters = QWidget()
        flow = FlowLayout(12, 10)
        flow.addWidget(self._stages)
        flow.addWidget(self._levels)
        filters.setLayout(flow)
        self._cards = column(spacing=12)
        content = QWidget()
        content.setLayout(column(self._cards, STRETCH, margins=(32, 8, 32, 24)))
        heading = Label(self.tr("Challenges"), "title")
        self._scroll = ScrollArea(content)
        top = column(heading, 14, filters, margins=(32, 20, 32, 10))
        self.setLayout(column(top, self._scroll))
        self._fill()

    @property
    def main_widget(self) -> QWidget:
        """Where the keyboard starts: at the first card, or at the filter without one."""
        return first_focusable(self._first) or self._stages

    def regions(self) -> tuple[QWidget, ...]:
        """Parts between which F6 moves."""
        return (self._stages, self._scroll)

    def _level_box(self) -> ComboBox:
        box = ComboBox(self.tr("Level"))
        box.addItem(self.tr("All levels"), None)
        for level in sorted({state.challenge.level for state in self._states}):
            box.addItem(self.tr("Level {level}").format(level=level), level)
        box.setCurrentIndex(max(0, box.findData(self.filter.level)))
        return box

    def _filter_changed(self) -> None:
        level = self._levels.currentData()
        chosen = list(_STAGES)[self._stages.current()]
        self.filter = Filter(chosen, Level(level) if level else None)
        self._fill()

    def _fill(self) -> None:
        """Show a card for each challenge that fits, or why there is none."""
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        fitting = [state for state in self._states if self.filter.fits(state)]
        cards: list[QWidget] = [self._card(state) for state in fitting]
        shown = cards or [self._empty()]
        self._first = shown[0]
        for widget in shown:
            self._cards.addWidget(widget)
            widget.show()
        announce(
            self,
            counted(
                len(fitting),
                translate("Challenge", "{count} challenge"),
                translate("Challenge", "{count} challenges"),
            ),
        )

    def _card(self, state: ChallengeState) -> ChallengeCard:
        card = ChallengeCard(state, details=_points(state))
        card.challenge_chosen.connect(self.challenge_chosen)
        card.phase_chosen.connect(self.phase_chosen)
        card.podium_chosen.connect(self.podium_chosen)
        return card

    def _empty(self) -> EmptyState:
        if not self._states:
            title = self.tr("No challenges yet")
            text = self.tr("Your teacher has not opened one for your class.")
            state = EmptyState(title, text, self.tr("Go to Home"))
            state.acted.connect(self.home_chosen)
            return state
        title = self.tr("Nothing to show")
        text = self.tr("No challenge fits. You can show all of them.")
        state = EmptyState(title, text, self.tr("Show all"))
        state.acted.connect(self._show_all)
        return state

    def _show_all(self) -> None:
        self._levels.setCurrentIndex(0)
        self._stages.set_current(0)
        self._filter_changed()
        self._stages.setFocus()


def _points(state: ChallengeState) -> str:
    if stage(state) is Stage.TO_DO:
        return counted(
            state.max_points,
            translate("Challenge", "{count} point"),
            translate("Challenge", "{count} points"),
        )
    return translate(
        "Challenge",
        "{points} of {most} points",
        points=number(state.points),
        most=number(state.max_points),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Challenges", text)
