"""The lock of shared computers: who goes away is asked, then signed out."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from oneenglish_desktop.domain.accounts import IDLE_LOCK_SECONDS, IDLE_WARNING_SECONDS
from oneenglish_desktop.widgets.override import override

_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}
_TICK_MS = 1000


class IdleLock(QObject):
    """Measures how long nobody has touched keyboard or mouse.

    It looks at what reaches the windows from outside, once a second until something comes, and
    then rests: a filter that saw every event of every widget would slow old computers down.

    Args:
        idle_seconds: without input, after which `warned` is emitted.
        warning_seconds: after the warning, at the end of which `expired` is emitted.
        clock: monotonic seconds; the clock of the PC may be wrong or change.

    Signals:
        warned: nobody was there for `idle_seconds`.
        ticked: whole seconds that are left, once a second after the warning.
        expired: nobody answered the warning.
    """

    warned = Signal()
    ticked = Signal(int)
    expired = Signal()

    def __init__(
        self,
        *,
        idle_seconds: float = IDLE_LOCK_SECONDS,
        warning_seconds: float = IDLE_WARNING_SECONDS,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._idle_seconds = idle_seconds
        self._warning_seconds = warning_seconds
        self._clock = clock
        self._last_input = clock()
        self._warned_at: float | None = None
        self._listening = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self._listen()

    def stay(self) -> None:
        """The person is here: begin anew."""
        self._warned_at = None
        self._last_input = self._clock()

    def stop(self) -> None:
        """Nobody is signed in any more."""
        self._timer.stop()
        self._deafen()

    def tick(self) -> None:
        """Compare the clock with the last input; called once a second."""
        now = self._clock()
        if self._warned_at is not None:
            left = self._warned_at + self._warning_seconds - now
            if left <= 0:
                self.stop()
                self.expired.emit()
            else:
                self.ticked.emit(round(left))
            return
        if now - self._last_input >= self._idle_seconds:
            self._warned_at = now
            self._deafen()
            self.warned.emit()
        else:
            self._listen()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._last_input = self._clock()
            self._deafen()
        return False

    def _listen(self) -> None:
        if not self._listening:
            for window in QGuiApplication.topLevelWindows():
                window.installEventFilter(self)
            self._listening = True

    def _deafen(self) -> None:
        if self._listening:
            for window in QGuiApplication.topLevelWindows():
                window.removeEventFilter(self)
        self._listening = False
