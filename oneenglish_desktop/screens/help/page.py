"""Help: how a challenge goes, what to do in trouble, and the keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.permissions import Permission
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.help.keys import keys_card
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import Card, Page, ScrollArea
from oneenglish_desktop.widgets.controls.tiles import IconTile
from oneenglish_desktop.widgets.layouts import STRETCH, column, row

if TYPE_CHECKING:
    from oneenglish_desktop.services.house import Services

_TOP = Qt.AlignmentFlag.AlignTop
_WIDEST = 960


class HelpPage(Page):
    """Short answers to what people ask most."""

    with_rail = True

    def __init__(
        self,
        services: "Services",
        calls: Calls,  # noqa: ARG002 - pages are all made alike
        changes: Changes,  # noqa: ARG002
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        cards = [self._trouble_card(), keys_card()]
        if services.accounts.may(Permission.CHALLENGE_PLAY):
            cards.insert(0, self._challenge_card())
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        content.setLayout(column(*cards, STRETCH, spacing=16, margins=(32, 8, 32, 24)))
        heading = column(Label(self.tr("Help"), "title"), margins=(32, 20, 32, 10))
        area = ScrollArea(content)
        # There is nothing to press on this page: the arrow keys scroll it.
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.tr("Help"))
        self.setLayout(column(heading, area))

    def _challenge_card(self) -> Card:
        return _answers(
            self.tr("How a challenge works"),
            (
                ("flag", self.tr("A challenge has five phases. One opens the next.")),
                ("medal", self.tr("Your points give you bronze, silver or gold.")),
                ("rotate-ccw", self.tr("You can try a phase again. The best score counts.")),
                ("trophy", self.tr("After the Final you see the podium of your class.")),
            ),
        )

    def _trouble_card(self) -> Card:
        return _answers(
            self.tr("When something does not work"),
            (
                ("cloud-off", self.tr("You are offline: keep working. Your answers are safe.")),
                ("refresh-cw", self.tr("A page does not open: choose Try again.")),
                ("key-round", self.tr("You forgot your password: ask your teacher.")),
                ("copy", self.tr("You see a code: copy it and tell your teacher.")),
            ),
        )


def _answers(title: str, answers: tuple[tuple[str, str], ...]) -> Card:
    card = Card()
    lines = column(spacing=12)
    for icon, text in answers:
        line = row(IconTile(icon), 14, Label(text, "bodyStudent", wrap=True))
        line.setStretch(2, 1)
        lines.addLayout(line)
    card.setLayout(column(Label(title, "card"), 14, lines))
    return card
