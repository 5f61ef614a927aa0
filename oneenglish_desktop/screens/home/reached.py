"""Cards about what the student has reached: medals, days, the next medal."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.medals import Medal
from oneenglish_desktop.domain.progress import MedalCount, PhaseState
from oneenglish_desktop.screens.challenges import words
from oneenglish_desktop.screens.challenges.phase_details import targets
from oneenglish_desktop.screens.translation import counted, translate
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.medals import Medal as MedalPicture
from oneenglish_desktop.widgets.learning.progress import ProgressBar

_DAYS = 7
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class MedalsCard(Card):
    """How many medals of each kind."""

    def __init__(self, medals: MedalCount, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setContentsMargins(24, 16, 24, 14)
        counts = {
            Medal.GOLD: medals.gold,
            Medal.SILVER: medals.silver,
            Medal.BRONZE: medals.bronze,
        }
        line = row()
        for medal, count in counts.items():
            if medal is not Medal.GOLD:
                line.addStretch(1)
            name = words.medal_name(medal).lower()
            texts = column(
                Label(str(count), "section", tabular=True), Label(name, "meta", "text2")
            )
            line.addLayout(row(MedalPicture(medal.value, size=42), 10, texts))
        self.setLayout(column(Label(self.tr("Your medals"), "bodyStudent", bold=True), 6, line))


class WeekCard(Card):
    """On how many days of this week the student practised."""

    def __init__(self, days: int, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        bar = ProgressBar(days, _DAYS, self.tr("{days} of 7 days").format(days=days))
        texts = column(
            Label(
                counted(
                    days,
                    translate("Challenge", "day of practice"),
                    translate("Challenge", "days of practice"),
                ),
                "bodyStudent",
                bold=True,
            ),
            Label(self.tr("since Monday"), "meta", "text2"),
        )
        self.setLayout(
            column(
                Label(self.tr("This week"), "card"),
                STRETCH,
                row(
                    (Label(str(days), "hero", "primary", tabular=True), _MIDDLE),
                    20,
                    texts,
                    STRETCH,
                ),
                16,
                bar,
                16,
                Label(_encouragement(days), "body", "text2", wrap=True),
                STRETCH,
            )
        )


class TargetsCard(Card):
    """What the medals of the current phase need."""

    def __init__(self, state: PhaseState, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setContentsMargins(24, 18, 24, 18)
        lines = column(spacing=10)
        for medal, share, text in targets(state.phase):
            lines.addLayout(
                row(
                    (MedalPicture(medal.value, size=24, style="disc"), _MIDDLE),
                    12,
                    (Label(words.medal_name(medal), "body", bold=True), _MIDDLE),
                    8,
                    (Label(text, "meta", "text2"), _MIDDLE),
                    STRETCH,
                    (Label(words.percent(share), "body", bold=True, tabular=True), _MIDDLE),
                )
            )
        title = self.tr("Medals of the {name}").format(name=state.phase.name)
        self.setLayout(
            column(Label(title, "bodyStudent", bold=True, wrap=True), 12, lines, STRETCH)
        )


def _encouragement(days: int) -> str:
    if days == 0:
        return translate("Challenge", "A few questions a day help you remember.")
    if days < _DAYS:
        return translate("Challenge", "Each day you practise, you remember more.")
    return translate("Challenge", "You practised every day this week.")
