"""The Tab key follows the eye, in whatever order the parts of a page were made."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from oneenglish_desktop.screens.focus import takes_focus


def focus_beside(page: QWidget, parts: Sequence[QWidget], *, forward: bool) -> bool:
    """Moves the keyboard one stop on; False when it can go nowhere.

    Qt's own order is that of making: a new question would come after the bar below it.

    Args:
        page: holds the parts; what lies outside of it in the window comes first.
        parts: in reading order.
        forward: to the next stop, else to the one before.
    """
    outside = [each for each in _stops(page.window()) if not page.isAncestorOf(each)]
    stops = [*outside, *(stop for part in parts for stop in _stops(part))]
    focused = QApplication.focusWidget()
    if not stops:
        return False
    if focused in stops:
        place = stops.index(focused) + (1 if forward else -1)
    else:
        place = 0 if forward else -1
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[place % len(stops)].setFocus(reason)
    return True


def _stops(part: QWidget) -> Iterator[QWidget]:
    """Everything in a part that the Tab key reaches, in the order of the focus chain."""
    if takes_focus(part):
        yield part
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        if part.isAncestorOf(widget) and widget.focusProxy() is None and takes_focus(widget):
            yield widget
        widget = widget.nextInFocusChain()
