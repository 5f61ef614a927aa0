"""What screen readers get to know about painted widgets."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from oneenglish_desktop.widgets.override import override

_ROLE = "accessible_role"
_VALUE = "accessible_value"


def describe(widget: QWidget, role: QAccessible.Role, name: str, value: str = "") -> None:
    """Tell screen readers what a painted widget is; call it again when it changes.

    Args:
        widget: paints something that Qt cannot read.
        role: what kind of thing it is.
        name: what it is called.
        value: what it says now, such as "7 of 12".
    """
    _install_factory()
    changed = getattr(widget, _VALUE, "") != value
    setattr(widget, _ROLE, role)
    setattr(widget, _VALUE, value)
    widget.setAccessibleName(name)
    if changed:
        event = QAccessibleEvent(widget, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Let a screen reader say `text`: after the current sentence, or at once when urgent."""
    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class _Described(QAccessibleWidget):
    """The interface of a widget that `describe` was called for."""

    @override
    def text(self, kind: QAccessible.Text) -> str:
        if kind in {QAccessible.Text.Value, QAccessible.Text.Description}:
            widget = self.widget()
            return str(getattr(widget, _VALUE, "")) or super().text(kind)
        return super().text(kind)


def _make_interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = getattr(thing, _ROLE, None)
    if isinstance(thing, QWidget) and isinstance(role, QAccessible.Role):
        return _Described(thing, role)
    return None


@cache
def _install_factory() -> None:
    QAccessible.installFactory(_make_interface)
