"""Where the keyboard is: from one part of the window to the next, and first on a page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from oneenglish_desktop.widgets.controls.overlays import Overlay


def focus_next_region(regions: Sequence[QWidget]) -> None:
    """Give the focus to the first widget of the region after the one that has it."""
    focused = QApplication.focusWidget()
    current = next(
        (
            index
            for index, region in enumerate(regions)
            if focused is not None and (region is focused or region.isAncestorOf(focused))
        ),
        -1,
    )
    for step in range(1, len(regions) + 1):
        first = first_focusable(regions[(current + step) % len(regions)])
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
            return


def offer_focus(widget: QWidget) -> None:
    """Give the focus to `widget`, but not while a dialog lies over the window."""
    focused = QApplication.focusWidget()
    while focused is not None:
        if isinstance(focused, Overlay):
            return
        focused = focused.parentWidget()
    widget.setFocus(Qt.FocusReason.OtherFocusReason)


def first_focusable(region: QWidget) -> QWidget | None:
    """The first widget in `region`, in tab order, that takes the keyboard."""
    if takes_focus(region):
        return entry(region)
    candidate = region.nextInFocusChain()
    while candidate is not None and candidate is not region:
        if region.isAncestorOf(candidate) and takes_focus(candidate):
            return entry(candidate)
        candidate = candidate.nextInFocusChain()
    return None


def entry(widget: QWidget) -> QWidget:
    """Where the keyboard enters: in a group of which one is chosen, at the chosen one."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    chosen = group.checkedButton() if group is not None and group.exclusive() else None
    return widget if chosen is None else chosen


def takes_focus(widget: QWidget) -> bool:
    """Whether the Tab key can reach the widget now."""
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled()
