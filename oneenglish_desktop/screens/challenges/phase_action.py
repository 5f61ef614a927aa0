"""The one thing to do next with a phase, and a line that says why."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.progress import PhaseState, PhaseStatus
from oneenglish_desktop.screens.translation import translate
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.layouts import column

PLAY = "play"
RESULT = "result"
PREVIOUS = "previous"


@dataclass(frozen=True, slots=True)
class Step:
    """What a button does and says.

    Attributes:
        does: `PLAY` the phase, look at its `RESULT`, or go to the `PREVIOUS` phase.
    """

    does: str
    text: str
    icon: str = ""


def steps(state: PhaseState) -> tuple[Step, ...]:
    """The steps that a phase offers, the main one first."""
    result = Step(RESULT, translate("Challenge", "See result"))
    if state.status is PhaseStatus.LOCKED:
        position = state.phase.position - 1
        return (
            Step(PREVIOUS, translate("Challenge", "Go to phase {position}", position=position)),
        )
    if state.status is PhaseStatus.STARTED:
        return (Step(PLAY, _continue_text(state), "play"),)
    if state.best is None:
        text = translate("Challenge", "Start the {name}", name=state.phase.name)
        return (Step(PLAY, text, "play"),)
    if state.runs_left == 0:
        return (result,)
    return (Step(PLAY, translate("Challenge", "Try again"), "rotate-ccw"), result)


def note(state: PhaseState) -> str:
    """What there is to know before pressing the button; empty when there is nothing."""
    phase = state.phase
    if state.status is PhaseStatus.LOCKED:
        return translate("Challenge", "Opens after phase {position}", position=phase.position - 1)
    if state.status is PhaseStatus.OPEN and phase.time_limit:
        return translate("Challenge", "The time starts when you start.")
    if state.status is PhaseStatus.FINISHED:
        if state.runs_left == 0:
            return translate("Challenge", "No tries left. Your best score counts.")
        return translate("Challenge", "Your best score counts.")
    return ""


class PhaseAction(QWidget):
    """The buttons of one phase; the first is the primary one of the page.

    Signals:
        play_chosen: start, go on or try again.
        result_chosen: look at the best result.
        previous_chosen: go to the phase that opens this one.
    """

    play_chosen = Signal()
    result_chosen = Signal()
    previous_chosen = Signal()

    def __init__(self, state: PhaseState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        chosen = {
            PLAY: self.play_chosen,
            RESULT: self.result_chosen,
            PREVIOUS: self.previous_chosen,
        }
        text = note(state)
        layout = column(*((Label(text, "meta", "text2", wrap=True),) if text else ()), spacing=10)
        self.buttons: list[Button] = []
        for step in steps(state):
            kind = "secondary" if self.buttons or step.does == PREVIOUS else "primary"
            button = Button(
                step.text, kind, size=48, icon=step.icon, filled_icon=step.icon == "play"
            )
            button.clicked.connect(chosen[step.does])
            layout.addWidget(button)
            self.buttons.append(button)
        self.setLayout(layout)


def _continue_text(state: PhaseState) -> str:
    run = state.current
    if run is None or run.answered == 0:
        return translate("Challenge", "Continue")
    if run.answered >= run.question_count:
        return translate("Challenge", "Continue and finish")
    return translate("Challenge", "Continue at question {number}", number=run.answered + 1)
