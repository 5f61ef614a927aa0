"""Collects Python's garbage in the UI thread only.

Python collects in whatever thread crosses its threshold; a widget that is part of a cycle would
then be destroyed in a thread that is not its own, and Qt crashes.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class GarbageCollector(QObject):
    """Switches the automatic collection off and looks once a second whether one is due."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation whose threshold is crossed."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return

    def keep(self) -> None:
        """Never look again at what is there now: the modules of a start live until the end."""
        gc.freeze()

    def close(self) -> None:
        """Leave collecting to Python again."""
        self._timer.stop()
        gc.enable()
