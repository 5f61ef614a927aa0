"""The heading of a challenge: where it is from, its level and day, its medals so far."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from oneenglish_desktop.domain.medals import Medal
from oneenglish_desktop.domain.progress import ChallengeState
from oneenglish_desktop.screens.challenges import words
from oneenglish_desktop.screens.translation import translate
from oneenglish_desktop.widgets.controls.buttons import LinkButton
from oneenglish_desktop.widgets.controls.chips import Chip
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.flow import FlowLayout
from oneenglish_desktop.widgets.learning.medals import Medal as MedalPicture


class ChallengeHeading(QWidget):
    """Back link, title, facts; on the right what the person has reached.

    Signals:
        back_chosen: to the list of challenges.
    """

    back_chosen = Signal()

    def __init__(self, state: ChallengeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        back = LinkButton(self.tr("Challenges"), icon="arrow-left")
        back.clicked.connect(self.back_chosen)
        title = Label(state.challenge.title, "title", wrap=True)
        left = column(title, 8, self._facts(state))
        self._box = row(left)
        self._box.setStretch(0, 1)
        self._box.setSpacing(16)
        done = Label(words.phases_done(state), "bodyStudent", bold=True)
        medals = [phase.best.medal for phase in state.phases if phase.best and phase.best.medal]
        self._texts = (done, Label(_medal_words(medals), "meta", "text2"))
        self._text_column = column(STRETCH, *self._texts, STRETCH)
        pictures = [MedalPicture(medal.value, size=42) for medal in medals]
        self._reached = row(self._text_column, *pictures, spacing=12)
        self._box.addLayout(self._reached)
        self.setLayout(column((back, Qt.AlignmentFlag.AlignLeft), 6, self._box))

    def set_stacked(self, stacked: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Put the medals below the title."""
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        self._box.setAlignment(self._reached, left if stacked else right)
        for text in self._texts:
            self._text_column.setAlignment(text, left if stacked else right)

    def _facts(self, state: ChallengeState) -> QWidget:
        challenge = state.challenge
        chips = [Chip(self.tr("Level {level}").format(level=challenge.level))]
        if challenge.due is not None:
            text = self.tr("Finish by {day}").format(day=words.day(challenge.due))
            chips.append(Chip(text, icon="calendar"))
        if challenge.set_by:
            text = self.tr("From {name}").format(name=challenge.set_by)
            chips.append(Chip(text, icon="user"))
        if len(chips) == 1 and challenge.category:
            chips.append(Chip(challenge.category))
        facts = QWidget()
        flow = FlowLayout(10, 8)
        for chip in chips:
            flow.addWidget(chip)
        facts.setLayout(flow)
        return facts


def _medal_words(medals: list[Medal]) -> str:
    """1 gold, 1 silver."""
    counts = [(medal, medals.count(medal)) for medal in Medal]
    found = [
        translate(
            "Challenge", "{count} {medal}", count=count, medal=words.medal_name(medal).lower()
        )
        for medal, count in counts
        if count
    ]
    return ", ".join(found) or translate("Challenge", "No medals yet")
