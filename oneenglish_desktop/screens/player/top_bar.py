"""The bar above a question: leave, where one is, how much time is left."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.screens.player.clock import LOW_SECONDS, minutes_and_seconds
from oneenglish_desktop.services.runs import Run
from oneenglish_desktop.widgets.accessibility import announce
from oneenglish_desktop.widgets.controls.buttons import Button, IconButton
from oneenglish_desktop.widgets.controls.labels import Divider, Label
from oneenglish_desktop.widgets.controls.surfaces import Panel
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.progress import SegmentBar
from oneenglish_desktop.widgets.learning.timer import TimerChip
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme

HEIGHT, SPACING = 64, 12


ROOM_FOR_PANEL = 900
"""Width in px at 100 % from which the questions fit beside the question."""


def is_compact(page: QWidget) -> bool:
    """Whether the questions are in a drawer and words are short: large text, small window."""
    theme = current_theme()
    return theme.is_stacked or page.width() < theme.scaled(ROOM_FOR_PANEL)


class TopBar(Panel):
    """Leave, phase and challenge, progress, timer, text size and keys.

    Signals:
        leave_chosen, answers_chosen, text_size_chosen, keys_chosen: a button was pressed.
        time_hidden: whether the student hides the time.
    """

    leave_chosen = Signal()
    answers_chosen = Signal()
    text_size_chosen = Signal()
    keys_chosen = Signal()
    time_hidden = Signal(bool)

    def __init__(self, run: Run, *, hide_time: bool, parent: QWidget | None = None) -> None:
        super().__init__("surface", edge="bottom", parent=parent)
        self._hidden = hide_time
        self._low_told = False
        self.leave = Button(self.tr("Save and leave"), icon="x")
        self._phase = Label(run.phase.name, "body", bold=True, elide=True)
        self._challenge = Label(run.challenge.title, "meta", "text2", elide=True)
        self._segments = SegmentBar(len(run.items), self.tr("Questions answered"))
        self._place = Label("", "ui", bold=True, tabular=True)
        self._drawer_button = Button("", icon="layout-grid")
        self._timer = TimerChip()
        self._hide = Button("", "plain")
        self._text_size = IconButton("a-large-small", self.tr("Text size"), kind="quiet")
        self._keys = IconButton("keyboard", self.tr("Keys you can use"), kind="quiet")
        self._divider = Divider(vertical=True)
        self.has_timer = run.phase.time_limit is not None
        self._build()
        self.apply_theme(current_theme())

    def set_place(self, done: list[bool], index: int) -> None:
        """Shows which questions are answered and which one is on screen."""
        self._segments.set_states(done, index)
        words = self.tr("{0} of {1}").format(index + 1, len(done))
        self._place.setText(words)
        self._drawer_button.setText(words)
        self._drawer_button.setAccessibleName(
            self.tr("Question {0}. Show all questions").format(words)
        )

    def set_left(self, seconds: int) -> None:
        """Shows the seconds that are left; the last two minutes are told once."""
        low = seconds <= LOW_SECONDS
        words = self.tr("left, last 2 minutes") if low else self.tr("left")
        self._timer.set_time(
            minutes_and_seconds(seconds), "" if is_compact(self) else words, low=low
        )
        if low and not self._low_told and seconds > 0:
            announce(self, self.tr("The last 2 minutes"))
        self._low_told = low
        self._make_room()

    def toggle_time(self) -> None:
        """Hides or shows the time; hiding never stops it."""
        if self.has_timer:
            self.set_time_hidden(not self._hidden)
            self.time_hidden.emit(self._hidden)

    def set_time_hidden(self, hidden: bool) -> None:  # noqa: FBT001 - a switch
        """Hides or shows the time without telling anybody."""
        self._hidden = hidden
        self._timer.set_hidden(hidden, self.tr("Time hidden"))
        self._hide.setText(self.tr("Show") if hidden else self.tr("Hide"))
        self._hide.setAccessibleName(
            self.tr("Show the time") if hidden else self.tr("Hide the time")
        )

    @override
    def apply_theme(self, theme: Theme) -> None:
        self.setMinimumHeight(theme.height(HEIGHT, "body", 16))
        self._make_room()
        super().apply_theme(theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """With large text short words, and the questions in a drawer; words before segments."""
        compact = is_compact(self)
        self.leave.setText(self.tr("Leave") if compact else self.tr("Save and leave"))
        for widget in (self._challenge, self._place, self._keys):
            widget.setVisible(not compact)
        self._divider.setVisible(not compact and self.has_timer)
        self._drawer_button.setVisible(compact)
        self._hide.setVisible(self.has_timer and not compact)
        self._timer.setVisible(self.has_timer)
        needed = self._line.sizeHint().width()
        if self._segments.isHidden():
            needed += self._segments.sizeHint().width() + SPACING
        self._segments.setVisible(needed <= self.width() and not compact)

    def _build(self) -> None:
        names = column(self._phase, self._challenge, spacing=2)
        self._line = row(
            *(self.leave, 8, names, STRETCH),
            *(self._segments, self._place, STRETCH, self._drawer_button),
            *(self._timer, self._hide, self._divider, self._text_size, self._keys),
            spacing=SPACING,
            margins=(24, 8, 24, 8),
        )
        self.setLayout(self._line)
        self.leave.clicked.connect(self.leave_chosen)
        self._drawer_button.clicked.connect(self.answers_chosen)
        self._text_size.clicked.connect(self.text_size_chosen)
        self._keys.clicked.connect(self.keys_chosen)
        self._hide.clicked.connect(self.toggle_time)
        self.set_time_hidden(self._hidden)
