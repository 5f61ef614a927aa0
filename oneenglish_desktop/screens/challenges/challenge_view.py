"""How one challenge looks: heading, path, details, one button."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from oneenglish_desktop.domain.progress import ChallengeState, PhaseState, PhaseStatus
from oneenglish_desktop.screens.challenges import words
from oneenglish_desktop.screens.challenges.heading import ChallengeHeading
from oneenglish_desktop.screens.challenges.phase_action import PhaseAction
from oneenglish_desktop.screens.challenges.phase_card import PhaseCard
from oneenglish_desktop.screens.translation import translate
from oneenglish_desktop.widgets.controls.surfaces import Card, Panel, ScrollArea
from oneenglish_desktop.widgets.layouts import column, row
from oneenglish_desktop.widgets.learning.phase_path import PhasePath
from oneenglish_desktop.widgets.learning.phase_station import Station
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_NARROW = 900


class ChallengeView(Themed, QWidget):
    """Shows a `ChallengeState`; the phase to play is chosen first.

    Signals:
        back_chosen: to the list of challenges.
        phase_chosen: phase id, to play it.
        result_chosen: run id, to look at its result.
        podium_chosen: challenge id.
    """

    back_chosen = Signal()
    phase_chosen = Signal(str)
    result_chosen = Signal(str)
    podium_chosen = Signal(str)

    def __init__(self, state: ChallengeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._selected = _phase_to_show(state)
        self._heading = ChallengeHeading(state)
        self._heading.back_chosen.connect(self.back_chosen)
        self._path = PhasePath()
        self._stations = [_station(phase, state) for phase in state.phases]
        self._path.set_stations(
            self._stations,
            translate("Challenge", "Podium"),
            podium_open=state.finished_at is not None,
        )
        self._path.set_selected(self._selected)
        self._path.chosen.connect(self.select)
        path_card = Card(padding=0)
        path_card.setLayout(column(self._path))
        self._details = PhaseCard()
        self._bar = Panel("surface", edge="top")
        self._bar_place = row(margins=(32, 12, 32, 12))
        self._bar.setLayout(self._bar_place)
        self._bar.hide()
        self._action: PhaseAction | None = None
        content = QWidget()
        parts = column(self._heading, 16, path_card, 16, self._details, margins=(32, 18, 32, 12))
        parts.setStretchFactor(self._details, 1)
        content.setLayout(parts)
        self._content = content
        self._needed = 0
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._find_place)
        self._measured_for = ""
        self._scroll = ScrollArea(content)
        self.setLayout(column(self._scroll, self._bar))
        self.select(self._selected)

    def select(self, index: int) -> None:
        """Show the phase with this index; the index behind the last phase is the podium."""
        if index == len(self._state.phases):
            if self._state.finished_at is not None:
                self.podium_chosen.emit(self._state.challenge.id)
            self._path.set_selected(self._selected)
            return
        self._selected = index
        self._path.set_selected(index)
        phase = self._state.phases[index]
        self._details.show_phase(phase)
        self._set_action(phase)

    @property
    def main_button(self) -> QWidget | None:
        """What Enter presses first."""
        return self._action.buttons[0] if self._action is not None else None

    def notes(self) -> tuple[str, ...]:
        """What stands under each phase of the path."""
        return tuple(station.note for station in self._stations)

    def regions(self) -> tuple[QWidget, ...]:
        """Parts between which F6 moves."""
        return (self._heading, self._path, *((self._action,) if self._action else ()))

    @override
    def apply_theme(self, theme: Theme) -> None:
        self._arrange()
        super().apply_theme(theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _set_action(self, phase: PhaseState) -> None:
        old = self._action
        action = PhaseAction(phase)
        action.play_chosen.connect(self._play)
        action.result_chosen.connect(self._open_result)
        action.previous_chosen.connect(self._select_previous)
        self._action = action
        self._arrange()
        if old is not None:
            had_focus = any(button.hasFocus() for button in old.buttons)
            old.hide()
            old.deleteLater()
            if had_focus:
                action.buttons[0].setFocus()

    def _arrange(self) -> None:
        """Beside each other where there is room; else stacked."""
        stacked = self._is_stacked()
        self._details.set_stacked(stacked)
        self._heading.set_stacked(stacked)
        if stacked:
            self._place_action(self._bar_place)
            self._bar.show()
        elif self._action is not None and self._action.parentWidget() is None:
            self._place_action(self._details.action_place)
        self._settle.start()

    def _is_stacked(self) -> bool:
        return current_theme().is_stacked or self.width() < _NARROW

    def _find_place(self) -> None:
        """The button stands in the card where it can be seen, else under the page.

        Called when the parts have their sizes: the path is higher when it is narrow.
        """
        if self._is_stacked():
            return
        key = f"{self.width()} {self._selected} {current_theme().key}"
        if key != self._measured_for:
            self._measured_for = key
            self._place_action(self._details.action_place)
            # The whole width: without a scroll bar, which is the question here.
            self._needed = self._content.heightForWidth(self.width())
        below = self.height() < self._needed
        self._bar.setVisible(below)
        self._place_action(self._bar_place if below else self._details.action_place)

    def _place_action(self, place: QBoxLayout) -> None:
        """Move the buttons; the one with the focus keeps it."""
        if self._action is None or place.indexOf(self._action) >= 0:
            return
        focused = next((button for button in self._action.buttons if button.hasFocus()), None)
        place.addWidget(self._action)
        # The layout would show it with the next event; the focus needs it now.
        self._action.show()
        if focused is not None:
            focused.setFocus()

    def _play(self) -> None:
        self.phase_chosen.emit(self._state.phases[self._selected].phase.id)

    def _open_result(self) -> None:
        best = self._state.phases[self._selected].best
        if best is not None:
            self.result_chosen.emit(best.id)

    def _select_previous(self) -> None:
        self.select(self._selected - 1)


def _phase_to_show(state: ChallengeState) -> int:
    current = state.next_phase or state.phases[-1]
    return current.phase.position - 1


def _station(phase: PhaseState, state: ChallengeState) -> Station:
    kind = words.dot_state(phase, state.next_phase)
    if phase is state.next_phase and kind == "open":
        kind = "now"
    return Station(
        kind,
        translate("Challenge", "Phase {position}", position=phase.phase.position),
        phase.phase.name,
        _note(phase, kind),
    )


def _note(phase: PhaseState, kind: str) -> str:
    """The line under a station."""
    if phase.status is PhaseStatus.LOCKED:
        return translate(
            "Challenge", "Opens after phase {position}", position=phase.phase.position - 1
        )
    if kind == "now":
        return translate("Challenge", "You are here")
    if phase.best is None:
        return translate("Challenge", "Open")
    share = words.percent(phase.best.percent)
    if not phase.best.passed:
        return translate("Challenge", "Not yet, {share}", share=share)
    if phase.best.medal is None:
        return translate("Challenge", "Done, {share}", share=share)
    return translate(
        "Challenge", "{medal}, {share}", medal=words.medal_name(phase.best.medal), share=share
    )
