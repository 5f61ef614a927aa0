"""Where the items of a board of pairs go."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect

from oneenglish_desktop.widgets.learning.match_item import LeftItem, MatchItem, RightItem
from oneenglish_desktop.widgets.theme.holder import current_theme

NARROW = 560
"""Px at 100 % below which the sides stand below each other."""
_BETWEEN, _SIDES = 12, 28
_LEAST, _SHARE = 64, 0.383


def is_stacked(width: int) -> bool:
    """Whether a board of `width` px has no room for two sides."""
    theme = current_theme()
    return theme.is_stacked or width < theme.scaled(NARROW)


def places(
    left: Sequence[LeftItem], right: Sequence[RightItem], width: int
) -> dict[MatchItem, QRect]:
    """The place of every item on a board of `width` px."""
    if is_stacked(width):
        found = _pile(left, width, 0)
        top = max(place.bottom() for place in found.values()) + _SIDES
        return found | _pile(right, width, top)
    side, top = round(width * _SHARE), 0
    found = {}
    for line in range(max(len(left), len(right))):
        pair: list[MatchItem] = [*left[line : line + 1], *right[line : line + 1]]
        height = max(_height(item, side) for item in pair)
        for item in pair:
            found[item] = QRect(
                0 if isinstance(item, LeftItem) else width - side, top, side, height
            )
        top += height + _BETWEEN
    return found


def height(found: dict[MatchItem, QRect]) -> int:
    """The height in px of a board with these places."""
    return max(place.bottom() for place in found.values()) + 1


def anchor(item: MatchItem) -> QPointF:
    """Where a line begins: the middle of the edge that looks to the other side."""
    place = item.geometry()
    x = place.right() + 2 if isinstance(item, LeftItem) else place.left() - 2
    return QPointF(x, place.center().y() + 0.5)


def _pile(items: Sequence[MatchItem], width: int, top: int) -> dict[MatchItem, QRect]:
    found: dict[MatchItem, QRect] = {}
    for item in items:
        found[item] = QRect(0, top, width, _height(item, width))
        top += found[item].height() + _BETWEEN
    return found


def _height(item: MatchItem, width: int) -> int:
    return max(item.heightForWidth(width), _LEAST)
