"""What a run earned: the medal, the points, the skills, and what to look at again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.progress import PhaseState
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.loading import LoadedPage
from oneenglish_desktop.screens.results.look_again import LookAgainCard, ReasonDialog
from oneenglish_desktop.screens.results.result_hero import ResultHero
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.runs import LookAgain, RunResult
from oneenglish_desktop.widgets.controls.buttons import Button, LinkButton
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import Card, Panel, ScrollArea
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.progress import ProgressBar
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme

ASK_AGAIN_MS = 2_000
SKILL_COLUMN = 400
SKILL_NAME = 140


class PhaseResultPage(LoadedPage):
    """The page after a phase; it looks again while marks are missing.

    Signals:
        phase_chosen: phase id; try again, or the next phase.
        challenge_chosen: challenge id.
        podium_chosen: challenge id.
    """

    phase_chosen = Signal(str)
    challenge_chosen = Signal(str)
    podium_chosen = Signal(str)
    with_rail = False

    def __init__(
        self, services: Services, calls: Calls, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(services, calls, changes, parent)
        self._run_id = ""
        self._shown: RunResult | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(ASK_AGAIN_MS)
        self._timer.timeout.connect(self.reload)

    def open_run(self, run_id: str) -> None:
        """Shows the result of a finished run."""
        self._run_id = run_id
        self._shown = None
        self.reset()

    @override
    def fetch(self) -> Callable[[], RunResult] | None:
        return partial(self.services.playing.result, self._run_id) if self._run_id else None

    @override
    def loading_words(self) -> str:
        return self.tr("Getting your result")

    @override
    def show_value(self, value: RunResult) -> None:
        if value.pending:
            self._timer.start()
        if value == self._shown:
            return
        view = ResultView(value)
        view.phase_chosen.connect(self.phase_chosen)
        view.challenge_chosen.connect(self.challenge_chosen)
        view.podium_chosen.connect(self.podium_chosen)
        self.set_content(view)
        if self._shown is None:
            view.begin()
        self._shown = value


class ResultView(QWidget):
    """A loaded result.

    Attributes:
        result: what is shown.

    Signals:
        phase_chosen, challenge_chosen, podium_chosen: as on the page.
    """

    phase_chosen = Signal(str)
    challenge_chosen = Signal(str)
    podium_chosen = Signal(str)

    def __init__(self, result: RunResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result = result
        self._hero = ResultHero(result)
        self._look_again = LookAgainCard(result.look_again)
        self._look_again.reason_wanted.connect(self._show_reason)
        self._primary = Button("", "primary", size=48, icon_right="arrow-right")
        skills = self._skills_card()
        cards = QWidget()
        if current_theme().is_stacked:
            cards.setLayout(column(skills, self._look_again, spacing=24, margins=(64, 24, 64, 24)))
        else:
            skills.setFixedWidth(SKILL_COLUMN)
            cards.setLayout(row(skills, self._look_again, spacing=24, margins=(64, 24, 64, 20)))
        layout = column(self._hero, ScrollArea(cards), self._bottom())
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def begin(self) -> None:
        """Celebrates once and puts the keyboard on the main button."""
        self._hero.celebrate()
        self._primary.setFocus()

    def _skills_card(self) -> Card:
        card = Card(padding=26)
        items: list[QWidget] = []
        for score in self.result.skills:
            words = self.tr("{0} of {1}").format(f"{score.points:g}", f"{score.max_points:g}")
            name = self._skill_name(score.skill)
            bar = ProgressBar(score.points, score.max_points, f"{name}, {words}")
            line = QWidget()
            label = Label(name, "body", elide=True)
            label.setFixedWidth(current_theme().scaled(SKILL_NAME))
            line.setLayout(row(label, bar, Label(words, "body", bold=True), spacing=12))
            items.append(line)
        card.setLayout(
            column(Label(self.tr("Your skills"), "card"), 4, *items, STRETCH, spacing=22)
        )
        return card

    def _skill_name(self, skill: str) -> str:
        names = {
            "reading": self.tr("Reading"),
            "listening": self.tr("Listening"),
            "speaking": self.tr("Speaking"),
            "writing": self.tr("Writing"),
            "grammar": self.tr("Grammar"),
            "vocabulary": self.tr("Vocabulary"),
            "functional language": self.tr("Everyday English"),
        }
        return names.get(skill, skill.capitalize())

    def _bottom(self) -> QWidget:
        result = self.result
        again = Button(self._again_words(), size=48, icon="rotate-ccw")
        if result.runs_left == 0:
            again.hide()
        again.clicked.connect(self._try_again)
        back = LinkButton(self.tr("Back to the challenge"))
        back.clicked.connect(self._to_challenge)
        opened = QWidget()
        opened.setLayout(row(Icon("lock-open", 20, "success"), self._opened_label(), spacing=8))
        # Never shown by itself: a widget without a parent would be a window of its own.
        if result.next_phase is None or current_theme().is_stacked:
            opened.hide()
        self._set_primary()
        bar = Panel("canvas")
        bar.setLayout(
            row(
                *(again, 12, back, STRETCH, opened, self._primary),
                spacing=12,
                margins=(64, 12, 64, 20),
            )
        )
        return bar

    def _opened_label(self) -> Label:
        state = self.result.next_phase
        words = ""
        if state is not None:
            words = self.tr("Phase {0} is open").format(state.phase.position)
        return Label(words, "ui", "text2")

    def _again_words(self) -> str:
        result = self.result
        left = result.runs_left
        medal = result.points_to_next_medal
        if medal is None or current_theme().is_stacked:
            words = self.tr("Try again")
        else:
            words = self.tr("Try again for {0}").format(
                {
                    "gold": self.tr("gold"),
                    "silver": self.tr("silver"),
                    "bronze": self.tr("bronze"),
                }[medal[0].value]
            )
        return words if left is None else self.tr("{0} ({1} left)").format(words, left)

    def _set_primary(self) -> None:
        next_phase: PhaseState | None = self.result.next_phase
        if self.result.challenge_finished:
            self._primary.setText(self.tr("Go to the podium"))
            self._primary.clicked.connect(self._to_podium)
        elif next_phase is not None:
            self._primary.setText(self.tr("Go to the {0}").format(next_phase.phase.name))
            self._primary.clicked.connect(self._to_next)
        elif self.result.runs_left == 0:
            self._primary.setText(self.tr("Choose another challenge"))
            self._primary.clicked.connect(self._to_challenge)
        else:
            self._primary.setText(self.tr("Try this phase again"))
            self._primary.clicked.connect(self._try_again)

    def _show_reason(self, line: LookAgain) -> None:
        ReasonDialog(self.window(), line).open()

    def _try_again(self) -> None:
        self.phase_chosen.emit(self.result.phase.id)

    def _to_next(self) -> None:
        if self.result.next_phase is not None:
            self.phase_chosen.emit(self.result.next_phase.phase.id)

    def _to_challenge(self) -> None:
        self.challenge_chosen.emit(self.result.challenge.id)

    def _to_podium(self) -> None:
        self.podium_chosen.emit(self.result.challenge.id)
