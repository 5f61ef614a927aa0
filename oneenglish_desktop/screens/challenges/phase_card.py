"""The card with the details of the chosen phase."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from oneenglish_desktop.domain.progress import PhaseState
from oneenglish_desktop.screens.challenges import phase_details
from oneenglish_desktop.widgets.controls.labels import Divider
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.layouts import column, row

_SHARES = (443, 269, 377)
"""Widths of the three parts, as they share the card."""


class PhaseCard(Card):
    """Three parts side by side, or below each other when stacked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self._box = row()
        self.setLayout(self._box)
        self._parts: list[QWidget] = []
        self.action_place: QBoxLayout = column()
        self._stacked = False

    def show_phase(self, state: PhaseState) -> None:
        """Show another phase; the action place is empty again."""
        self.action_place = column()
        contents = (
            phase_details.practice(state),
            phase_details.question_types(state.phase),
            phase_details.medal_targets(state.phase),
        )
        old, self._parts = self._parts, []
        for index, content in enumerate(contents):
            part = QWidget()
            layout = column(content, margins=(28 if index == 0 else 24, 22, 24, 22))
            layout.setStretch(0, 1)
            if index == len(contents) - 1:
                layout.addLayout(self.action_place)
            part.setLayout(layout)
            self._parts.append(part)
        self._refill(old)

    def set_stacked(self, stacked: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Put the parts below each other, or beside each other."""
        if stacked != self._stacked:
            self._stacked = stacked
            self._refill([])

    def _refill(self, old: list[QWidget]) -> None:
        """Lay the parts out anew, with lines between them."""
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in self._parts:
                widget.hide()
                widget.deleteLater()
        for widget in old:
            widget.deleteLater()
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.TopToBottom if self._stacked else directions.LeftToRight)
        for index, part in enumerate(self._parts):
            if index:
                self._box.addWidget(Divider(vertical=not self._stacked))
            self._box.addWidget(part, 0 if self._stacked else _SHARES[index])
            part.show()
