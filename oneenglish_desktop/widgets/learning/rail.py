"""The side rail: where a person can go."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from oneenglish_desktop.widgets.accessibility import describe
from oneenglish_desktop.widgets.controls.avatar import Avatar
from oneenglish_desktop.widgets.controls.chips import count_width, paint_count
from oneenglish_desktop.widgets.controls.labels import Divider, Label
from oneenglish_desktop.widgets.controls.pressable import Pressable
from oneenglish_desktop.widgets.controls.surfaces import Panel, ScrollArea
from oneenglish_desktop.widgets.icons import paint_icon
from oneenglish_desktop.widgets.layouts import column, row
from oneenglish_desktop.widgets.learning.connection import ConnectionLine
from oneenglish_desktop.widgets.learning.logo import Logo
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.text import draw_text
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme

_WIDTH, _COLLAPSED = 212, 68
_ITEM, _ICON_LEFT, _ICON, _TEXT_LEFT = 42, 12, 20, 44
_BAR = QSize(3, 22)
_BADGE, _DOT = 22, 8
_MOST = 99


class RailItem(Pressable):
    """One destination: icon, words and, when something waits there, a count."""

    def __init__(self, icon: str, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._count, self._filled = 0, True
        self._collapsed = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    def set_count(self, count: int, *, filled: bool = True) -> None:
        """Show how many things wait there; 0 shows nothing."""
        self._count, self._filled = count, filled
        self._describe()
        self.update()

    def set_collapsed(self, collapsed: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Show the icon alone; the words become a tool tip."""
        self._collapsed = collapsed
        self.setToolTip(self.text() if collapsed else "")
        self.update()

    @override
    def nextCheckState(self) -> None:
        """The rail decides which item is the current one."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(_COLLAPSED - 24, current_theme().height(_ITEM, "body", 10))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        painter = painter_for(self)
        if self.isChecked():
            self._paint_current(painter, theme, rect)
        elif self.state in {"hover", "pressed"}:
            box(painter, rect, theme.radius("control"), fill=theme.colour("line"))
        side = theme.icon(_ICON)
        left = (rect.width() - side) / 2 if self._collapsed else _ICON_LEFT
        place = QRectF(round(left), round((rect.height() - side) / 2), side, side)
        strong = self.isChecked()
        contrast_hover = theme.is_contrast and self.state in {"hover", "pressed"} and not strong
        ink = "canvas" if contrast_hover else "primary" if strong else "text2"
        paint_icon(painter, place, self._icon, theme.colour(ink))
        if self._collapsed:
            self._paint_dot(painter, theme, place)
        else:
            words = rect.adjusted(_TEXT_LEFT + side - _ICON, 0, -_ICON_LEFT, 0)
            font = theme.font("body", weight=600 if strong else 500)
            ink = "canvas" if contrast_hover else "text" if strong else "text2"
            draw_text(painter, words, self.text(), font, theme.colour(ink))
            self._paint_count(painter, theme, rect)
        painter.end()

    def _paint_current(self, painter: QPainter, theme: Theme, rect: QRectF) -> None:
        box(
            painter,
            rect,
            theme.radius("control"),
            fill=theme.colour("surface"),
            edge=theme.colour("line"),
            width=theme.border,
        )
        bar = QRectF(0, (rect.height() - _BAR.height()) / 2, _BAR.width(), _BAR.height())
        painter.fillRect(bar, theme.colour("primary"))

    def _paint_count(self, painter: QPainter, theme: Theme, rect: QRectF) -> None:
        if not self._count:
            return
        text = self._count_text()
        width, height = count_width(text), theme.icon(_BADGE)
        place = QRectF(rect.right() - _ICON_LEFT - width, 0, width, height)
        place.moveTop(round((rect.height() - height) / 2))
        paint_count(painter, place, text, "primary" if self._filled else "outline")

    def _paint_dot(self, painter: QPainter, theme: Theme, icon: QRectF) -> None:
        if self._count:
            place = QRectF(icon.right() - 3, icon.top() - 4, _DOT, _DOT)
            box(painter, place, _DOT / 2, fill=theme.colour("primary"))

    def _count_text(self) -> str:
        return str(self._count) if self._count <= _MOST else f"{_MOST}+"

    def _describe(self) -> None:
        name = f"{self.text()}, {self._count}" if self._count else self.text()
        self.setAccessibleName(name)


class Rail(Panel):
    """Logo, destinations, settings, the person, sign out and the connection.

    Signals:
        chosen: id of the destination or action that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("rail", edge="right", parent=parent)
        self._items: dict[str, RailItem] = {}
        self._actions: dict[str, RailItem] = {}
        self._collapsed = False
        self._logo = Logo()
        self._top, self._bottom = column(spacing=2), column(spacing=2)
        self._avatar = Avatar("", "", size=36)
        self._name, self._line = Label("", "ui", bold=True, elide=True), Label("", "meta", "text2")
        self._connection = ConnectionLine()
        self._connection_place = row(self._connection, margins=(12, 8, 0, 0))
        self._build()
        describe(self, QAccessible.Role.Grouping, self.tr("Pages"))
        self.set_collapsed(False)

    def _build(self) -> None:
        self._logo_place = row(self._logo, None, margins=(8, 0, 0, 0))
        self._words = QWidget()
        self._words.setLayout(column(self._name, self._line))
        self._person_place = row(self._avatar, self._words, spacing=10, margins=(8, 8, 0, 8))
        self._action_place = column(spacing=2)
        inside = column(self._logo_place, 22, self._top, None, self._bottom, 10, Divider(), 2)
        for part in (self._person_place, self._action_place, self._connection_place):
            inside.addLayout(part)
        inside.setContentsMargins(12, 22, 13, 10)
        content = QWidget()
        content.setLayout(inside)
        self._content_layout = inside
        self.setLayout(column(ScrollArea(content), margins=(0, 0, 1, 0)))

    def add_item(self, item_id: str, icon: str, text: str) -> RailItem:
        """Add a destination at the top; the order of calls is the order of the rail."""
        return self._add(item_id, icon, text, self._top, self._items)

    def add_bottom_item(self, item_id: str, icon: str, text: str) -> RailItem:
        """Add a destination above the person, such as the settings."""
        return self._add(item_id, icon, text, self._bottom, self._items)

    def add_action(self, item_id: str, icon: str, text: str) -> RailItem:
        """Add something to do below the person, such as sign out."""
        return self._add(item_id, icon, text, self._action_place, self._actions)

    def set_person(self, full_name: str, key: str, line: str) -> None:
        """Show who is signed in; `line` stands under the name."""
        self._avatar.set_person(full_name, key)
        self._avatar.setToolTip(full_name)
        self._name.setText(full_name)
        self._line.setText(line)

    def set_connection(self, state: str, text: str) -> None:
        """Show whether everything is saved; see `ConnectionLine`."""
        self._connection.set_state(state, text)

    def set_count(self, item_id: str, count: int, *, filled: bool = True) -> None:
        """Show how many things wait at a destination."""
        self._items[item_id].set_count(count, filled=filled)

    def set_current(self, item_id: str) -> None:
        """Mark where the person is; an unknown id marks nothing."""
        for other, item in self._items.items():
            item.setChecked(other == item_id)

    @property
    def is_collapsed(self) -> bool:
        """Whether only the icons are shown."""
        return self._collapsed

    def set_collapsed(self, collapsed: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Show icons alone, or icons with words."""
        self._collapsed = collapsed
        self._logo.set_words(not collapsed)
        self._words.setHidden(collapsed)
        self._connection.set_words_visible(not collapsed)
        for item in (*self._items.values(), *self._actions.values()):
            item.set_collapsed(collapsed)
        self.apply_theme(current_theme())

    @override
    def apply_theme(self, theme: Theme) -> None:
        self.setFixedWidth(
            round(_COLLAPSED * theme.icon(100) / 100) if self._collapsed else _width(theme)
        )
        super().apply_theme(theme)

    def _add(
        self,
        item_id: str,
        icon: str,
        text: str,
        place: QVBoxLayout,
        items: dict[str, RailItem],
    ) -> RailItem:
        item = RailItem(icon, text)
        item.setObjectName(item_id)
        item.clicked.connect(self._clicked)
        item.set_collapsed(self._collapsed)
        items[item_id] = item
        place.addWidget(item)
        return item

    def _clicked(self) -> None:
        self.chosen.emit(self.sender().objectName())


def _width(theme: Theme) -> int:
    """Wide enough for the words at this text size."""
    return _WIDTH + round(_WIDTH * (theme.factor - 1) * 0.6)
