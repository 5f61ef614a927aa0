"""Fields for one line of text, with a label above and a sentence below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from oneenglish_desktop.widgets.accessibility import announce
from oneenglish_desktop.widgets.controls.buttons import LinkButton
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.layouts import column, row
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_TYPES = {40: ("body", 9), 48: ("bodyStudent", 12)}
_SIDE = 13
_DOT_SIZE = 0.7
_DOT_SPACING = 135


class FieldInput(QLineEdit):
    """The line edit inside a field; `surround` paints the box around it."""

    def __init__(self, surround: QWidget) -> None:
        super().__init__(surround)
        self._surround = surround
        self.setFrame(False)

    def set_ink(self, ink: QColor) -> None:
        """Write in another colour."""
        palette = QPalette(QApplication.palette())
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.Text, ink)
        # The box around it paints the ground.
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)

    def focus_shape(self) -> tuple[QWidget, QRect, float]:
        """The focus ring goes around the box."""
        return self._surround, self._surround.rect(), current_theme().radius("control")


class FieldBox(Themed, QWidget):
    """The box of a field in all its states."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._has_error = False
        self._hides_text = False
        self.input = FieldInput(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.apply_theme(current_theme())

    def set_error(self, error: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Take the border of an error, or the ordinary one."""
        self._has_error = error
        self.update()

    def set_password(self, hides_text: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Make room between the dots of a password."""
        self._hides_text = hides_text
        self.apply_theme(current_theme())

    @override
    def apply_theme(self, theme: Theme) -> None:
        kind, padding = _TYPES[self._size]
        font = QFont(theme.font(kind))
        if self._hides_text:
            font.setPixelSize(round(font.pixelSize() * _DOT_SIZE))
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _DOT_SPACING)
        self.input.setFont(font)
        self.input.set_ink(theme.colour("text"))
        self.setFixedHeight(theme.height(self._size, kind, padding))
        super().apply_theme(theme)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        fill, edge, width, dashed = "surface", "lineStrong", theme.border, False
        if not self.isEnabled():
            fill, edge, dashed = "sunken", "line", theme.is_contrast
        elif self._has_error:
            edge, width = "dangerLine", 2.0
        elif self.input.isReadOnly():
            dashed = True
        elif self.underMouse():
            edge = "text"
        painter = painter_for(self)
        box(
            painter,
            QRectF(self.rect()),
            theme.radius("control"),
            fill=theme.colour(fill),
            edge=theme.colour(edge),
            width=width,
            dashed=dashed,
        )
        painter.end()


class TextField(QWidget):
    """A label, a field and, when there is something to say, a sentence under it.

    Args:
        label: always shown above.
        placeholder: an example, shown while the field is empty.
        icon: inside, on the left.
        size: height in px at 100 %: 40 or 48.

    Signals:
        changed: the text, whenever it changes.
        submitted: Enter was pressed.
    """

    changed = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        label: str,
        *,
        placeholder: str = "",
        icon: str = "",
        size: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._box = FieldBox(size)
        self.input = self._box.input
        self._label = Label(label, "label", "text2")
        self._label.setBuddy(self.input)
        self._sentence_icon = Icon("circle-alert", 16, "danger")
        self._sentence = Label("", "meta", "danger", wrap=True)
        self._hint = ("", "", "text2")
        self.input.setAccessibleName(label)
        self.input.setPlaceholderText(placeholder)
        self.input.textChanged.connect(self.changed)
        self.input.textEdited.connect(self._edited)
        self.input.returnPressed.connect(self.submitted)
        self.setFocusProxy(self.input)
        self._build(icon)
        self.set_error("")

    def _build(self, icon: str) -> None:
        inside = row(spacing=10, margins=(_SIDE, 0, _SIDE, 0))
        if icon:
            inside.addWidget(Icon(icon, 20, "text2"))
        inside.addWidget(self.input, 1)
        self._box.setLayout(inside)
        self._inside = inside
        top = Qt.AlignmentFlag.AlignTop
        self._below = QWidget()
        self._below.setLayout(
            row((self._sentence_icon, top), self._sentence, spacing=6, margins=(0, 3, 0, 0))
        )
        self.setLayout(column(self._label, self._box, self._below, spacing=6))

    def text(self) -> str:
        """What is in the field."""
        return self.input.text()

    def setText(self, text: str) -> None:
        """Put `text` into the field."""
        self.input.setText(text)

    def set_label(self, label: str) -> None:
        """Call the field something else."""
        self._label.setText(label)
        self.input.setAccessibleName(label)

    def set_error(self, sentence: str) -> None:
        """Say what has to change; nothing when empty. Typing clears it."""
        self._box.set_error(bool(sentence))
        self.input.setAccessibleDescription(sentence)
        if sentence:
            self._say(sentence, "circle-alert", "danger")
            announce(self.input, sentence)
        else:
            self._say(*self._hint)

    def set_hint(self, sentence: str, icon: str = "", role: str = "text2") -> None:
        """Say something useful under the field while there is no error."""
        self._hint = (sentence, icon, role)
        if not self.input.accessibleDescription():
            self._say(*self._hint)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Let people read and copy but not change the text."""
        self.input.setReadOnly(read_only)
        self._box.update()

    def _say(self, sentence: str, icon: str, role: str) -> None:
        self._sentence.setText(sentence)
        self._sentence.set_role(role)
        self._sentence_icon.setHidden(not icon)
        if icon:
            self._sentence_icon.set_icon(icon, role)
        self._below.setHidden(not sentence)

    def _edited(self) -> None:
        if self.input.accessibleDescription():
            self.set_error("")


class PasswordField(TextField):
    """A field whose text is hidden until "Show" is pressed; warns of Caps Lock."""

    def __init__(
        self,
        label: str,
        *,
        icon: str = "key-round",
        size: int = 48,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, icon=icon, size=size, parent=parent)
        self._show = LinkButton(self.tr("Show"), icon="eye", kind="ui")
        self._show.setCheckable(True)
        self._show.toggled.connect(self._show_toggled)
        self._inside.addWidget(self._show)
        self._inside.setContentsMargins(_SIDE, 0, 15, 0)
        self._caps_lock = False
        self.input.installEventFilter(self)
        self._show_toggled(False)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._notice_caps_lock(event)
        return False

    def _notice_caps_lock(self, event: QKeyEvent) -> None:
        """Qt does not tell the state of Caps Lock; a letter in the other case does."""
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._set_caps_lock(on=False)
        elif len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._set_caps_lock(on=letter.isupper() != shift)

    def _set_caps_lock(self, *, on: bool) -> None:
        if on != self._caps_lock:
            self._caps_lock = on
            text = self.tr("Caps Lock is on.") if on else ""
            self.set_hint(text, "arrow-big-up", "onAccentSoft")
            if on:
                announce(self.input, text)

    def _show_toggled(self, shown: bool) -> None:  # noqa: FBT001 - a Qt slot
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.input.setEchoMode(mode)
        self._box.set_password(not shown)
        self._show.setText(self.tr("Hide") if shown else self.tr("Show"))
        self._show.set_icon("eye-off" if shown else "eye")
