"""The greeting on top of Home."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.layouts import column

_NOON = 12
_EVENING = 18


def greeting(first_name: str, hour: int) -> str:
    """Good morning, afternoon or evening.

    Args:
        first_name: whom to greet.
        hour: of the day where the PC is, 0 to 23.
    """
    if hour < _NOON:
        text = QCoreApplication.translate("Home", "Good morning, {name}")
    elif hour < _EVENING:
        text = QCoreApplication.translate("Home", "Good afternoon, {name}")
    else:
        text = QCoreApplication.translate("Home", "Good evening, {name}")
    return text.format(name=first_name)


class Greeting(QWidget):
    """Two lines: the greeting, and the day with one more sentence."""

    def __init__(self, first_name: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = datetime.now().astimezone()
        today = QLocale().toString(QDate(now.year, now.month, now.day), "dddd d MMMM")
        line = Label(f"{today}. {sentence}".strip(), "bodyStudent", "text2", wrap=True)
        title = Label(greeting(first_name, now.hour), "title", wrap=True)
        self.setLayout(column(title, line))
