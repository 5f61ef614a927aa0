"""A loaded podium: the first three of the class and the person's own five phases."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.medals import Medal as MedalKind
from oneenglish_desktop.domain.progress import ChallengeState, PhaseState, Podium, PodiumPlace
from oneenglish_desktop.screens.translation import counted, number
from oneenglish_desktop.widgets.controls.buttons import Button, LinkButton
from oneenglish_desktop.widgets.controls.labels import Divider, Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import Panel, ScrollArea
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.hero import Hero
from oneenglish_desktop.widgets.learning.medals import Medal
from oneenglish_desktop.widgets.learning.podium import PodiumColumns
from oneenglish_desktop.widgets.learning.podium import PodiumPlace as Column
from oneenglish_desktop.widgets.theme.holder import current_theme

SIDE = 400
_PLACE_MEDALS = {1: "gold", 2: "silver", 3: "bronze"}


class PodiumView(QWidget):
    """Shows a podium in the text size of the moment.

    Args:
        state: the person's own way through the challenge.
        podium: of the class.
        stacked: one below the other, not side by side.

    Attributes:
        primary: the main button.

    Signals:
        challenge_chosen: challenge id.
        challenges_chosen: the list of challenges.
    """

    challenge_chosen = Signal(str)
    challenges_chosen = Signal()

    def __init__(
        self,
        state: ChallengeState,
        podium: Podium,
        *,
        stacked: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._podium = podium
        self.primary = Button(self.tr("Choose the next challenge"), "primary", size=48)
        self.primary.clicked.connect(self.challenges_chosen)
        self._back = LinkButton(self.tr("Back to the challenge"))
        self._back.clicked.connect(self._to_challenge)
        if stacked:
            self._stack_up()
        else:
            self._set_side_by_side()

    def _set_side_by_side(self) -> None:
        side = Panel("canvas")
        own = QWidget()
        own.setLayout(column(*self._own_phases(), STRETCH, spacing=8, margins=(36, 44, 36, 12)))
        buttons = column(
            self._note(), self.primary, self._back, spacing=8, margins=(36, 8, 36, 32)
        )
        side.setLayout(column(ScrollArea(own), buttons))
        side.setFixedWidth(current_theme().scaled(SIDE))
        layout = row(self._hero(), side)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _stack_up(self) -> None:
        """One below the other; the buttons stay in sight."""
        own = Panel("canvas")
        own.setLayout(
            column(*self._own_phases(), 8, self._note(), spacing=8, margins=(64, 24, 64, 24))
        )
        inside = QWidget()
        inside.setLayout(column(self._hero(), own))
        bar = Panel("canvas", edge="top")
        bar.setLayout(row(self._back, STRETCH, self.primary, spacing=12, margins=(64, 12, 64, 12)))
        self.setLayout(column(ScrollArea(inside), bar))

    def _hero(self) -> Hero:
        hero = Hero("podium")
        columns = PodiumColumns([self._column(place) for place in self._podium.places])
        layout = column(
            Label(self._state.challenge.title, "body", "heroAccent", bold=True, wrap=True),
            Label(self._title(), "hero", "onHero", wrap=True),
            Label(self._subtitle(), "answer", "onHero2", wrap=True, weight=400),
            *(12, row(STRETCH, columns, STRETCH)),
            spacing=4,
            margins=(64, 44, 64, 0),
        )
        layout.setStretch(layout.count() - 1, 1)
        hero.setLayout(layout)
        return hero

    def _column(self, place: PodiumPlace) -> Column:
        points = self._points(place.points)
        if place.is_me:
            points = self.tr("You, {0}").format(points)
        medal = _PLACE_MEDALS[place.place]
        return Column(place.place, place.person_id, place.full_name, points, place.is_me, medal)

    def _title(self) -> str:
        if any(place.is_me for place in self._podium.places):
            return self.tr("You are on the podium!")
        if self._state.finished_at is not None:
            return self.tr("You finished all five phases")
        if self._podium.class_name is None:
            return self.tr("The podium")
        return self.tr("The podium of your class")

    def _subtitle(self) -> str:
        name, finished = self._podium.class_name, self._podium.finished
        if name is None:
            return self.tr("You are not in a class yet.")
        if not finished:
            return self.tr("{0}. Nobody finished all five phases yet.").format(name)
        finishers = counted(
            finished, self.tr("{count} student finished."), self.tr("{count} students finished.")
        )
        return self.tr("{0}, all five phases. {1}").format(name, finishers)

    def _points(self, points: float) -> str:
        return counted(points, self.tr("{count} point"), self.tr("{count} points"))

    def _own_phases(self) -> list[QWidget | int | None]:
        total = self.tr("{0} of {1} points").format(
            number(self._state.points), number(self._state.max_points)
        )
        items: list[QWidget | int | None] = [
            Label(self.tr("Your five phases"), "section"),
            Label(total, "ui", "text2", weight=400),
            8,
        ]
        for index, phase in enumerate(self._state.phases):
            if index:
                items.append(Divider())
            items.append(self._phase_line(phase))
        return items

    def _phase_line(self, state: PhaseState) -> QWidget:
        line = QWidget()
        best = state.best
        percent = self.tr("Not yet") if best is None else f"{round(best.percent)}%"
        name = Label(state.phase.name, "bodyStudent", elide=True)
        layout = row(
            *(self._mark(state), name, Label(percent, "ui", bold=True, tabular=True)),
            spacing=14,
            margins=(0, 2, 0, 2),
        )
        layout.setStretchFactor(name, 1)
        line.setLayout(layout)
        return line

    def _mark(self, state: PhaseState) -> QWidget:
        if state.best is None:
            return Icon("circle-dashed", 32, "muted")
        medal = state.best.medal
        if medal is None:
            return Icon("circle-check", 32, "text2")
        names = {
            MedalKind.GOLD: self.tr("Gold medal"),
            MedalKind.SILVER: self.tr("Silver medal"),
            MedalKind.BRONZE: self.tr("Bronze medal"),
        }
        return Medal(medal.value, size=32, style="disc", name=names[medal])

    def _note(self) -> QWidget:
        note = QWidget()
        words = Label(
            self.tr("Only the first three places are shown."), "meta", "text2", wrap=True
        )
        layout = row(Icon("eye-off", 16, "text2"), words, spacing=8)
        layout.setStretchFactor(words, 1)
        note.setLayout(layout)
        return note

    def _to_challenge(self) -> None:
        self.challenge_chosen.emit(self._state.challenge.id)
