"""How a program tells a moment: one line with its name, the clock and the CPU spent so far."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer


def mark(name: str, facts: str = "") -> None:
    """Tell that a moment is reached.

    Args:
        name: of the moment, one word.
        facts: anything else, without line breaks.
    """
    wall, cpu = time.clock_gettime(time.CLOCK_MONOTONIC), time.process_time()
    print(f"mark {name} {wall:.6f} {cpu:.6f} {facts}", flush=True)


class PaintWatch(QObject):
    """Tells, once, when a widget has been painted for the first time."""

    def __init__(self, watched: QObject, told: Callable[[], None]) -> None:
        super().__init__(watched)
        self._told = told
        self._seen = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint event; what it paints is on the screen a moment later."""
        if event.type() is QEvent.Type.Paint and not self._seen:
            self._seen = True
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._told)
        return False
