"""The list of keys, for the help and the settings."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout

from oneenglish_desktop.screens.translation import QT_TRANSLATE_NOOP
from oneenglish_desktop.widgets.controls.chips import KeyHint
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.layouts import column

_EVERYWHERE = (
    (("[F1]",), QT_TRANSLATE_NOOP("Keys", "Help")),
    (("[Ctrl]", "[K]"), QT_TRANSLATE_NOOP("Keys", "Go to a page")),
    (("[Ctrl]", "[+]"), QT_TRANSLATE_NOOP("Keys", "Larger text")),
    (("[Ctrl]", "[-]"), QT_TRANSLATE_NOOP("Keys", "Smaller text")),
    (("[Ctrl]", "[B]"), QT_TRANSLATE_NOOP("Keys", "Wide or narrow side list")),
    (("[F6]",), QT_TRANSLATE_NOOP("Keys", "Next part of the window")),
    (("[F11]",), QT_TRANSLATE_NOOP("Keys", "Full screen")),
    (("[Esc]",), QT_TRANSLATE_NOOP("Keys", "Close or go back")),
)
_PLAYER = (
    (("[A]", "[B]", "[C]"), QT_TRANSLATE_NOOP("Keys", "Choose an answer")),
    (("[Enter]",), QT_TRANSLATE_NOOP("Keys", "Check, then next question")),
    (("[Alt]", "[Left]"), QT_TRANSLATE_NOOP("Keys", "Question before")),
    (("[Alt]", "[Right]"), QT_TRANSLATE_NOOP("Keys", "Next question")),
    (("[Ctrl]", "[F]"), QT_TRANSLATE_NOOP("Keys", "Flag a question")),
    (("[Ctrl]", "[G]"), QT_TRANSLATE_NOOP("Keys", "All questions")),
    (("[Ctrl]", "[H]"), QT_TRANSLATE_NOOP("Keys", "Hide or show the time")),
    (("[1]", "[2]"), QT_TRANSLATE_NOOP("Keys", "True or false")),
)


def keys_card() -> Card:
    """A card with the keys of the whole app and those of a task."""
    card = Card()
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(10)
    _fill(grid, 0, _tr(QT_TRANSLATE_NOOP("Keys", "Everywhere")), _EVERYWHERE)
    _fill(grid, 2, _tr(QT_TRANSLATE_NOOP("Keys", "In a task")), _PLAYER)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    title = Label(_tr(QT_TRANSLATE_NOOP("Keys", "All keys")), "card")
    card.setLayout(column(title, 12, grid))
    return card


def _fill(
    grid: QGridLayout, left: int, title: str, keys: tuple[tuple[tuple[str, ...], str], ...]
) -> None:
    grid.addWidget(Label(title, "label", "text2"), 0, left, 1, 2)
    for line, (caps, text) in enumerate(keys, start=1):
        grid.addWidget(KeyHint(caps), line, left, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Label(_tr(text), "body", wrap=True), line, left + 1)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Keys", text)
