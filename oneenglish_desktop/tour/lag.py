"""How long the window stood still, measured by a heart-beat."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer

HEART_BEAT_MS = 5


class LagMeter(QObject):
    """Measures how long the UI thread was away.

    Time in which the system let other processes run instead is not counted, where the system
    tells it (Linux): it says nothing about the app.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last = self._waited = 0.0
        self.lags: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(HEART_BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Measures from now on."""
        self._last, self._waited = monotonic(), _waited_for_a_core()
        self._timer.start()

    def stop(self) -> None:
        """Measures no longer."""
        self._timer.stop()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Does not count what happens inside."""
        running = self._timer.isActive()
        self.stop()
        yield
        if running:
            self.start()

    @property
    def longest_ms(self) -> float:
        """The longest time away, in milliseconds."""
        return max(self.lags, default=0.0)

    def percentile_ms(self, share: float) -> float:
        """The time away that `share` (0..1) of the beats stay below, in milliseconds."""
        ordered = sorted(self.lags)
        return ordered[int(share * (len(ordered) - 1))] if ordered else 0.0

    def _beat(self) -> None:
        now, waited = monotonic(), _waited_for_a_core()
        away = (now - self._last) - (waited - self._waited)
        self.lags.append(max(0.0, away * 1000 - HEART_BEAT_MS))
        self._last, self._waited = now, waited


def _waited_for_a_core() -> float:
    """Seconds in which this thread could have run and did not get a core; 0 if unknown."""
    file = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
    try:
        return int(file.read_text(encoding="ascii").split()[1]) / 1e9
    except OSError:
        return 0.0
