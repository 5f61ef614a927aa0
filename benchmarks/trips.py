"""Counts the round trips to the stores of everything that runs in this process."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import sqlalchemy
from pymongo import monitoring
from sqlalchemy import event

_STATEMENT = "before_cursor_execute"


class Trips(monitoring.CommandListener):
    """Each statement of SQLAlchemy and each command of PyMongo is one.

    A transaction's COMMIT is not counted: a read has none, its token and its statement travel
    together.
    """

    def __init__(self) -> None:
        self.count = 0

    def of(self, work: Callable[[], object]) -> int:
        """How many `work` makes."""
        before = self.count
        work()
        return self.count - before

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        """One command of MongoDB."""
        del event
        self.count += 1

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None:
        """It was counted when it started."""

    def failed(self, event: monitoring.CommandFailedEvent) -> None:
        """It was counted when it started."""

    def statement(self, *_given: object) -> None:
        """One statement for PostgreSQL."""
        self.count += 1


@contextmanager
def counted_trips() -> Iterator[Trips]:
    """Count in everything that is opened from now on."""
    trips = Trips()
    monitoring.register(trips)
    event.listen(sqlalchemy.Engine, _STATEMENT, trips.statement)
    try:
        yield trips
    finally:
        event.remove(sqlalchemy.Engine, _STATEMENT, trips.statement)
