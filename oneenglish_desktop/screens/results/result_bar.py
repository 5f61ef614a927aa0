"""The bar under a result: try again, back, and the one thing to do next."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.medals import Medal
from oneenglish_desktop.services.runs import RunResult
from oneenglish_desktop.widgets.controls.buttons import Button, LinkButton
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import Panel
from oneenglish_desktop.widgets.layouts import STRETCH, row
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme

SIDE = 64


class Step(StrEnum):
    """Where a result leads."""

    PODIUM = "podium"
    NEXT_PHASE = "next_phase"
    TRY_AGAIN = "try_again"
    CHALLENGE = "challenge"


def main_step(result: RunResult) -> Step:
    """The one thing to do after this result."""
    if result.challenge_finished:
        return Step.PODIUM
    if result.next_phase is not None:
        return Step.NEXT_PHASE
    if not result.run.passed and result.runs_left != 0:
        return Step.TRY_AGAIN
    return Step.CHALLENGE


class ResultBar(Panel):
    """Buttons for a `RunResult`.

    Attributes:
        primary: the main button.

    Signals:
        chosen: the `Step` that was chosen.
    """

    chosen = Signal(object)

    def __init__(self, result: RunResult, parent: QWidget | None = None) -> None:
        super().__init__("canvas", parent=parent)
        self._result = result
        self._main = main_step(result)
        self._again = Button("", size=48, icon="rotate-ccw")
        self._back = LinkButton("")
        self._opened = QWidget()
        self._opened.setLayout(
            row(Icon("lock-open", 20, "success"), self._opened_label(), spacing=8)
        )
        self.primary = Button(self._main_words(), "primary", size=48)
        self.primary.set_icon_right("" if self._main is Step.TRY_AGAIN else "arrow-right")
        self.primary.set_icon("rotate-ccw" if self._main is Step.TRY_AGAIN else "")
        self._line = row(
            *(self._again, 12, self._back, STRETCH, self._opened, self.primary),
            spacing=12,
            margins=(SIDE, 12, SIDE, 20),
        )
        self.setLayout(self._line)
        self._again.setVisible(result.runs_left != 0 and self._main is not Step.TRY_AGAIN)
        self._again.clicked.connect(self._choose_again)
        self._back.clicked.connect(self._choose_challenge)
        self.primary.clicked.connect(self._choose_main)
        self.apply_theme(current_theme())

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._make_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """All words where they fit, then less of them, the main button always."""
        opened = self._main is Step.NEXT_PHASE and not current_theme().is_stacked
        can_go_back = self._main is not Step.CHALLENGE
        for detailed, shown, back in (
            (True, opened, can_go_back),
            (True, False, can_go_back),
            (False, False, can_go_back),
            (False, False, False),
        ):
            self._again.setText(self._again_words(detailed=detailed))
            words = self.tr("Back to the challenge") if detailed else self.tr("Back")
            self._back.setText(words)
            self._back.setVisible(back)
            self._opened.setVisible(shown)
            if self._line.sizeHint().width() <= self.width():
                return

    def _opened_label(self) -> Label:
        following = self._result.next_phase
        words = (
            ""
            if following is None
            else self.tr("Phase {0} is open").format(following.phase.position)
        )
        return Label(words, "ui", "text2", weight=400)

    def _again_words(self, *, detailed: bool) -> str:
        left, medal = self._result.runs_left, self._result.points_to_next_medal
        if not detailed:
            return self.tr("Try again")
        if medal is None or current_theme().is_stacked:
            words = self.tr("Try again")
        else:
            words = {
                Medal.GOLD: self.tr("Try again for gold"),
                Medal.SILVER: self.tr("Try again for silver"),
                Medal.BRONZE: self.tr("Try again for bronze"),
            }[medal[0]]
        return words if left is None else self.tr("{0} ({1} left)").format(words, left)

    def _main_words(self) -> str:
        following = self._result.next_phase
        if self._main is Step.NEXT_PHASE and following is not None:
            return self.tr("Go to the {0}").format(following.phase.name)
        left = self._result.runs_left
        again = self.tr("Try again")
        if left is not None:
            again = self.tr("{0} ({1} left)").format(again, left)
        return {
            Step.PODIUM: self.tr("Go to the podium"),
            Step.TRY_AGAIN: again,
        }.get(self._main, self.tr("Back to the challenge"))

    def _choose_again(self) -> None:
        self.chosen.emit(Step.TRY_AGAIN)

    def _choose_challenge(self) -> None:
        self.chosen.emit(Step.CHALLENGE)

    def _choose_main(self) -> None:
        self.chosen.emit(self._main)
