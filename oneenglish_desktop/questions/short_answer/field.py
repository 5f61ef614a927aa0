"""The field of a short answer: one line, or several."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPalette, QTextCursor, QTextOption
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QWidget

from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.theme.holder import current_theme, theme_holder
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_LINES, _PADDING = 5, 12
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Edit(QPlainTextEdit):
    """The text; Ctrl and Enter send it, Tab leaves it."""

    submitted = Signal()

    def __init__(self, surround: QWidget) -> None:
        super().__init__(surround)
        self._surround = surround
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def focus_shape(self) -> tuple[QWidget, QRect, float]:
        """The focus ring goes around the box."""
        return self._surround, self._surround.rect(), current_theme().radius("control")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
        else:
            super().keyPressEvent(event)


class _Box(Themed, QWidget):
    """The box around the text."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = _Edit(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setLayout(column(self.edit, margins=(_PADDING - 3, _PADDING - 4, 4, _PADDING - 4)))
        self.apply_theme(current_theme())

    @override
    def apply_theme(self, theme: Theme) -> None:
        palette = QPalette(QApplication.palette())
        palette.setColor(QPalette.ColorRole.Text, theme.colour("text"))
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.edit.setPalette(palette)
        self.edit.setFont(theme.font("bodyStudent"))
        self.edit.verticalScrollBar().setStyleSheet(theme_holder().sheet)
        self.setFixedHeight(theme.line("bodyStudent") * _LINES + 2 * _PADDING)
        super().apply_theme(theme)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, locked = current_theme(), self.edit.isReadOnly()
        painter = painter_for(self)
        box(
            painter,
            QRectF(self.rect()),
            theme.radius("control"),
            fill=theme.colour("surface"),
            edge=theme.colour("text" if self.underMouse() and not locked else "lineStrong"),
            width=theme.border,
            dashed=locked,
        )
        painter.end()


class LinesField(QWidget):
    """Several lines with a label above and the count of characters under them.

    Args:
        label: what to write.
        longest: characters that it takes.

    Signals:
        changed: the text, whenever it changes.
        submitted: Ctrl and Enter were pressed.
    """

    changed = Signal(str)
    submitted = Signal()

    def __init__(self, label: str, longest: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest = longest
        self._box = _Box()
        self._edit = self._box.edit
        self._count = Label("", "meta", "text2", tabular=True)
        self._edit.setAccessibleName(label)
        self._edit.textChanged.connect(self._text_changed)
        self._edit.submitted.connect(self.submitted)
        self.setFocusProxy(self._edit)
        above = Label(label, "label", "text2")
        self.setLayout(column(above, self._box, row(STRETCH, self._count), spacing=6))
        self._show_count()

    def text(self) -> str:
        """What is in the field."""
        return self._edit.toPlainText()

    def setText(self, text: str) -> None:
        """Put `text` into the field, cut where it is too long."""
        self._edit.setPlainText(text[: self._longest])
        self._edit.moveCursor(QTextCursor.MoveOperation.End)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Let people read and copy but not change the text."""
        self._edit.setReadOnly(read_only)
        self._box.update()

    def _text_changed(self) -> None:
        """Cut what was typed or pasted beyond the end; undo stays possible."""
        over = len(self.text()) - self._longest
        if over > 0:
            cursor = self._edit.textCursor()
            at = cursor.position()
            cursor.setPosition(max(at - over, 0))
            cursor.setPosition(at, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            return
        self._show_count()
        self.changed.emit(self.text())

    def _show_count(self) -> None:
        words = self.tr("{0} of {1} characters")
        self._count.setText(words.format(len(self.text()), self._longest))
