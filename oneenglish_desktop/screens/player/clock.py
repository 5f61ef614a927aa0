"""The time that a student spends in the player, by a clock that no PC setting can move."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

LOW_SECONDS = 120
"""The last two minutes are told in words."""
TICK_MS = 1_000


class RunClock:
    """Counts active seconds while it runs.

    Args:
        spent: seconds spent in this run before.
        limit: seconds that the phase allows, None for no limit.
        now: monotonic clock in seconds.
    """

    def __init__(
        self, spent: float, limit: int | None, now: Callable[[], float] = monotonic
    ) -> None:
        self._spent = spent
        self._limit = limit
        self._now = now
        self._since: float | None = None

    def start(self) -> None:
        """The student is looking at the questions."""
        if self._since is None:
            self._since = self._now()

    def stop(self) -> None:
        """The student is away; the clock rests."""
        self._spent = self.seconds
        self._since = None

    @property
    def seconds(self) -> float:
        """Active seconds so far."""
        running = 0.0 if self._since is None else self._now() - self._since
        return self._spent + running

    @property
    def left(self) -> int | None:
        """Whole seconds that are left, never below 0; None for no limit."""
        return None if self._limit is None else max(0, int(self._limit - self.seconds + 0.999))


class Ticker(QObject):
    """Tells each second while the clock runs, and once that the time is over.

    Signals:
        ticked: a second has passed.
        over: no second is left.
    """

    ticked = Signal()
    over = Signal()

    def __init__(self, clock: RunClock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._told = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """The student is looking at the questions."""
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        """The student is away, or has finished."""
        self._clock.stop()
        self._timer.stop()

    def look(self) -> None:
        """Tells that the time is over when it is."""
        if self._clock.left == 0 and not self._told:
            self._told = True
            self.over.emit()

    def _tick(self) -> None:
        self.ticked.emit()
        self.look()


def minutes_and_seconds(seconds: int) -> str:
    """`12:40` for 760."""
    return f"{seconds // 60}:{seconds % 60:02}"
