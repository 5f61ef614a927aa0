"""The podium of a challenge: the first three of the class and the person's own five phases."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.progress import ChallengeState, PhaseState, Podium
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.loading import LoadedPage
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.widgets.controls.buttons import Button, LinkButton
from oneenglish_desktop.widgets.controls.labels import Divider, Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import Panel, ScrollArea
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.hero import Hero
from oneenglish_desktop.widgets.learning.medals import Medal
from oneenglish_desktop.widgets.learning.podium import PodiumColumns
from oneenglish_desktop.widgets.learning.podium import PodiumPlace as Column
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme

SIDE = 400
_PLACE_MEDALS = {1: "gold", 2: "silver", 3: "bronze"}


class PodiumPage(LoadedPage):
    """The page after the fifth phase.

    Signals:
        challenge_chosen: challenge id.
        challenges_chosen: the list of challenges.
    """

    challenge_chosen = Signal(str)
    challenges_chosen = Signal()
    with_rail = False

    def __init__(
        self, services: Services, calls: Calls, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(services, calls, changes, parent)
        self._challenge_id = ""

    def open_challenge(self, challenge_id: str) -> None:
        """Shows the podium of a challenge."""
        self._challenge_id = challenge_id
        self.reset()

    @override
    def fetch(self) -> Callable[[], tuple[ChallengeState, Podium]] | None:
        return self._get if self._challenge_id else None

    @override
    def loading_words(self) -> str:
        return self.tr("Getting the podium")

    @override
    def show_value(self, value: tuple[ChallengeState, Podium]) -> None:
        view = PodiumView(*value)
        view.challenge_chosen.connect(self.challenge_chosen)
        view.challenges_chosen.connect(self.challenges_chosen)
        self.set_content(view)
        view.begin()

    def _get(self) -> tuple[ChallengeState, Podium]:
        challenges = self.services.challenges
        return challenges.state(self._challenge_id), challenges.podium(self._challenge_id)


class PodiumView(QWidget):
    """A loaded podium.

    Signals:
        challenge_chosen, challenges_chosen: as on the page.
    """

    challenge_chosen = Signal(str)
    challenges_chosen = Signal()

    def __init__(
        self, state: ChallengeState, podium: Podium, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._podium = podium
        self._next = Button(self.tr("Choose the next challenge"), "primary", size=48)
        self._next.clicked.connect(self.challenges_chosen)
        side = self._side()
        hero = self._hero()
        if current_theme().is_stacked:
            inside = QWidget()
            inside.setLayout(column(hero, side))
            self.setLayout(column(ScrollArea(inside)))
        else:
            side.setFixedWidth(SIDE)
            layout = row(hero, side)
            layout.setStretch(0, 1)
            self.setLayout(layout)

    def begin(self) -> None:
        """Puts the keyboard on the main button."""
        self._next.setFocus()

    def _hero(self) -> Hero:
        hero = Hero("podium")
        columns = PodiumColumns(
            [
                Column(
                    place.place,
                    place.person_id,
                    place.full_name,
                    self._points(place.points, is_me=place.is_me),
                    place.is_me,
                    _PLACE_MEDALS[place.place],
                )
                for place in self._podium.places
            ]
        )
        layout = column(
            Label(self._state.challenge.title, "body", "heroAccent", bold=True),
            Label(self._title(), "hero", "onHero", wrap=True),
            Label(self._subtitle(), "card", "onHero2", wrap=True),
            *(12, row(STRETCH, columns, STRETCH)),
            spacing=4,
            margins=(64, 44, 64, 0),
        )
        layout.setStretch(layout.count() - 1, 1)
        hero.setLayout(layout)
        return hero

    def _title(self) -> str:
        if any(place.is_me for place in self._podium.places):
            return self.tr("You are on the podium!")
        if self._state.finished_at is not None:
            return self.tr("You finished all five phases")
        return self.tr("The podium of your class")

    def _subtitle(self) -> str:
        podium = self._podium
        if podium.class_name is None:
            return self.tr("You are not in a class yet.")
        if podium.finished == 0:
            return self.tr("{0}. Nobody finished all five phases yet.").format(podium.class_name)
        if podium.finished == 1:
            return self.tr("{0}, all five phases. 1 student finished.").format(podium.class_name)
        return self.tr("{0}, all five phases. {1} students finished.").format(
            podium.class_name, podium.finished
        )

    def _points(self, points: float, *, is_me: bool) -> str:
        words = self.tr("{0} points").format(f"{points:g}")
        return self.tr("You, {0}").format(words) if is_me else words

    def _side(self) -> Panel:
        items: list[QWidget | int | None] = [
            Label(self.tr("Your five phases"), "section"),
            Label(self._total(), "ui", "text2"),
            8,
        ]
        for index, phase in enumerate(self._state.phases):
            if index:
                items.append(Divider())
            items.append(self._phase_line(phase))
        back = LinkButton(self.tr("Back to the challenge"))
        back.clicked.connect(self._to_challenge)
        note = QWidget()
        note.setLayout(
            row(
                Icon("eye-off", 16, "text2"),
                Label(self.tr("Only the first three places are shown."), "meta", "text2"),
                STRETCH,
                spacing=8,
            )
        )
        items += [STRETCH, note, self._next, back]
        panel = Panel("canvas")
        panel.setLayout(column(*items, spacing=8, margins=(36, 44, 36, 32)))
        return panel

    def _total(self) -> str:
        return self.tr("{0} of {1} points").format(
            f"{self._state.points:g}", f"{self._state.max_points:g}"
        )

    def _phase_line(self, state: PhaseState) -> QWidget:
        line = QWidget()
        best = state.best
        if best is None:
            mark: QWidget = Icon("circle-dashed", 32, "muted")
            percent = self.tr("Not yet")
        else:
            mark = (
                Icon("circle-check", 32, "text2")
                if best.medal is None
                else Medal(best.medal.value, size=32, style="disc", name=best.medal.value)
            )
            percent = f"{round(best.percent)}%"
        line.setLayout(
            row(
                mark,
                Label(state.phase.name, "bodyStudent"),
                STRETCH,
                Label(percent, "ui", bold=True, tabular=True),
                spacing=14,
                margins=(0, 2, 0, 2),
            )
        )
        return line

    def _to_challenge(self) -> None:
        self.challenge_chosen.emit(self._state.challenge.id)
