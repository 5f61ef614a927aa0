"""A statement that is true, false or, where offered, not given."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from oneenglish_desktop.widgets.accessibility import describe
from oneenglish_desktop.widgets.controls.button_looks import LOOKS, Content, Look, paint_surface
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.pressable import Pressable
from oneenglish_desktop.widgets.controls.tiles import NumberTile
from oneenglish_desktop.widgets.layouts import column, row
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_CHOICE_WIDTH, _CHOICE_HEIGHT = 128, 52
_MARGINS = (18, 13, 15, 13)
_STATEMENT = 240


class Choice(NamedTuple):
    """One of the answers to a statement.

    Attributes:
        id: value of the answer.
        text: word on the button.
        icon: Lucide's name.
    """

    id: str
    text: str
    icon: str


_VERDICTS = {
    "correct": Look("onSuccessSoft", "successSoft", edge="successLine"),
    "not_yet": Look("onDangerSoft", "dangerSoft", edge="dangerLine"),
    "expected": Look("success", "surface", edge="successLine"),
    "closed": Look("muted", "", edge="line"),
}


class _ChoiceButton(Pressable):
    """One answer of a row; the row has the focus, the mouse may press the button."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice.text)
        self._icon = choice.icon
        self.verdict = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = self._content(theme).width(theme) + 2 * theme.scaled(14)
        height = theme.height(_CHOICE_HEIGHT, "bodyStudent", 13)
        return QSize(max(round(width), theme.icon(_CHOICE_WIDTH)), height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        painter = painter_for(self)
        if self.verdict:
            look = _VERDICTS[self.verdict]
            fill = theme.colour(look.fill) if look.fill else None
            width = max(theme.border, 1.0 if self.verdict == "closed" else 2.0)
            dashed, edge = self.verdict == "not_yet", theme.colour(look.edge)
            radius = theme.radius("well")
            box(painter, rect, radius, fill=fill, edge=edge, width=width, dashed=dashed)
        else:
            look = LOOKS["primary" if self.isChecked() else "secondary"]._replace(lower="")
            radius = theme.radius("well")
            paint_surface(painter, rect, look, theme, state=self.state, radius=radius)
        self._content(theme).paint(painter, rect, theme, theme.colour(look.ink))
        painter.end()

    def _content(self, theme: Theme) -> Content:
        font = theme.font("bodyStudent", weight=600)
        return Content(self.text(), font, self._icon, side=20, gap=11)


class TrueFalseRow(Themed, QWidget):
    """A statement with its answers; one stop of the Tab key.

    Left, Right and the figures choose an answer; Up and Down are left to the page.

    Args:
        number: of the statement.
        statement: what is true or not.
        choices: the answers.

    Signals:
        changed: the person has chosen.
        moved: -1 or +1, when Up or Down was pressed.
    """

    changed = Signal()
    moved = Signal(int)

    def __init__(
        self,
        number: int,
        statement: str,
        choices: Sequence[Choice],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._locked = False
        self._statement = statement
        self._words = Label(statement, "answer", wrap=True)
        self._sign, self._verdict = Icon("circle-check", 18), Label("", "ui", bold=True)
        self._buttons = [_ChoiceButton(choice) for choice in choices]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._build(number)
        for button in self._buttons:
            button.clicked.connect(self._clicked)
        self._describe()

    def _build(self, number: int) -> None:
        self._below = QWidget()
        self._below.setLayout(row(self._sign, self._verdict, None, spacing=6))
        self._below.hide()
        text = column(None, self._words, self._below, None, spacing=4)
        left = row(NumberTile(str(number), size=36), text, spacing=16)
        left.setStretch(1, 1)
        self._layout = row(left, row(None, *self._buttons, spacing=16), spacing=16)
        self._layout.setContentsMargins(*_MARGINS)
        self._layout.setStretch(0, 1)
        self.setLayout(self._layout)

    def focus_shape(self) -> tuple[QWidget, QRect, float]:
        """The focus ring goes around the row."""
        return self, self.rect(), current_theme().radius("option")

    def value(self) -> str | None:
        """Id of the chosen answer."""
        pairs = zip(self._choices, self._buttons, strict=True)
        return next((choice.id for choice, button in pairs if button.isChecked()), None)

    def set_value(self, value: str | None) -> None:
        """Choose an answer, or none."""
        for choice, button in zip(self._choices, self._buttons, strict=True):
            button.setChecked(choice.id == value)
        self._describe()

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Take no more answers, or take them again."""
        self._locked = locked
        for button in self._buttons:
            button.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, locked)

    def set_verdict(self, verdict: str, word: str = "", expected: str | None = None) -> None:
        """Show what became of the answer.

        Args:
            verdict: `open`, `correct` or `not_yet`.
            word: instead of "Correct" or "Not yet".
            expected: id of the right answer, when the person may know it.
        """
        words = {"correct": self.tr("Correct"), "not_yet": self.tr("Not yet")}
        signs = {"correct": ("circle-check", "success"), "not_yet": ("circle-x", "danger")}
        for choice, button in zip(self._choices, self._buttons, strict=True):
            button.verdict = ""
            if verdict != "open":
                button.verdict = verdict if button.isChecked() else "closed"
                if choice.id == expected and not button.isChecked():
                    button.verdict = "expected"
            button.update()
        self._verdict.setText(word or words.get(verdict, ""))
        self._below.setVisible(verdict != "open")
        if verdict != "open":
            icon, role = signs[verdict]
            self._sign.set_icon(icon, role)
            self._verdict.set_role(role)
        self._describe()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        figure = key - Qt.Key.Key_1
        if key in steps:
            self.moved.emit(steps[Qt.Key(key)])
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._choose_beside(1 if key == Qt.Key.Key_Right else -1)
        elif 0 <= figure < len(self._choices):
            self._choose(figure)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        choices = sum(button.sizeHint().width() + 16 for button in self._buttons)
        stacked = self.width() < choices + current_theme().scaled(_STATEMENT)
        self._layout.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = painter_for(self)
        box(
            painter,
            QRectF(self.rect()),
            theme.radius("option"),
            fill=theme.colour("surface"),
            edge=theme.colour("lineStrong"),
            width=theme.border,
        )
        painter.end()

    def _choose_beside(self, step: int) -> None:
        at = next((i for i, button in enumerate(self._buttons) if button.isChecked()), None)
        first = 0 if step > 0 else len(self._buttons) - 1
        self._choose(first if at is None else min(max(at + step, 0), len(self._buttons) - 1))

    def _clicked(self) -> None:
        pressed = self.sender()
        self._choose(next(i for i, button in enumerate(self._buttons) if button is pressed))

    def _choose(self, index: int) -> None:
        if not self._locked:
            self.set_value(self._choices[index].id)
            self.changed.emit()

    def _describe(self) -> None:
        chosen = [button.text() for button in self._buttons if button.isChecked()]
        value = ", ".join([*chosen, self._verdict.text()]).strip(", ")
        describe(self, QAccessible.Role.Grouping, self._statement, value)
