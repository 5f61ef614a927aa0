"""The points of a run by skill."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from oneenglish_desktop.screens.translation import number
from oneenglish_desktop.services.runs import SkillScore
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.progress import ProgressBar
from oneenglish_desktop.widgets.theme.holder import current_theme

NAME = 98
"""Width in px of a name at 100 %."""


class SkillsCard(Card):
    """A bar for each skill."""

    def __init__(self, scores: Sequence[SkillScore], parent: QWidget | None = None) -> None:
        super().__init__(padding=26, parent=parent)
        names = [self._name(score.skill) for score in scores]
        labels = [Label(name, "body") for name in names]
        widest = max((label.sizeHint().width() for label in labels), default=0)
        lines = []
        for score, name, label in zip(scores, names, labels, strict=True):
            label.setFixedWidth(max(widest, current_theme().scaled(NAME)))
            words = self.tr("{0} of {1}").format(number(score.points), number(score.max_points))
            bar = ProgressBar(score.points, score.max_points, name, words=words)
            line = QWidget()
            line.setLayout(row(label, bar, Label(words, "body", bold=True), spacing=12))
            lines.append(line)
        self.setLayout(
            column(Label(self.tr("Your skills"), "card"), 4, *lines, STRETCH, spacing=22)
        )

    def _name(self, skill: str) -> str:
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
