"""Rows and columns without the margins and spaces that Qt adds by itself."""

from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

STRETCH: Final = None
"""An item that takes all the room that is left."""

Box = TypeVar("Box", bound=QBoxLayout)
Placed = tuple[QWidget | QLayout, Qt.AlignmentFlag]
Item = QWidget | QLayout | int | Placed | None
Margins = tuple[int, int, int, int]


def column(*items: Item, spacing: int = 0, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Items from top to bottom.

    Args:
        items: widget, layout, fixed space in px, `STRETCH`, or (item, alignment).
        spacing: px between items.
        margins: left, top, right, bottom in px.
    """
    return _fill(QVBoxLayout(), items, spacing, margins)


def row(*items: Item, spacing: int = 0, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Items in reading direction; see `column`."""
    return _fill(QHBoxLayout(), items, spacing, margins)


def _fill(layout: Box, items: tuple[Item, ...], spacing: int, margins: Margins) -> Box:
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for item in items:
        _add(layout, item)
    return layout


def _add(layout: QBoxLayout, item: Item) -> None:
    if item is None:
        layout.addStretch(1)
    elif isinstance(item, int):
        layout.addSpacing(item)
    elif isinstance(item, QWidget):
        layout.addWidget(item)
    elif isinstance(item, QLayout):
        layout.addLayout(item)
    else:
        _add_placed(layout, *item)


def _add_placed(layout: QBoxLayout, item: QWidget | QLayout, align: Qt.AlignmentFlag) -> None:
    if isinstance(item, QWidget):
        layout.addWidget(item, 0, align)
    else:
        layout.addLayout(item)
        layout.setAlignment(item, align)
