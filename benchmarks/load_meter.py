"""Looks, while others work, at the connections of the stores and at who uses the processor."""

import os
from collections.abc import Iterator
from threading import Event, Thread
from time import monotonic
from types import TracebackType
from typing import Any, Self

import psutil
import psycopg
from pymongo import MongoClient

from benchmarks.lines import Fact, Figure, Line
from benchmarks.school import School
from oneenglish_desktop.storage.embedded import processes
from oneenglish_desktop.storage.embedded.place import place_in
from oneenglish_desktop.storage.postgres.school import PC_PREFIX

PAUSE = 1.0
_CONNECTIONS = "select count(*) from pg_catalog.pg_stat_activity where usename like %s"


class LoadMeter:
    """Measures between its begin and its end.

    Args:
        school: whose stores are looked at.
        marker: its process.
    """

    def __init__(self, school: School, marker: psutil.Process) -> None:
        self._school = school
        self._marker = marker
        self._stopped = Event()
        self._thread = Thread(target=self._look, daemon=True)
        self._postgres: list[int] = []
        self._mongo: list[int] = []
        self._before: dict[str, float] = {}
        self._cpu: dict[str, float] = {}
        self._seconds = 0.0

    def __enter__(self) -> Self:
        self._seconds = -monotonic()
        self._before = self._spent()
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopped.set()
        self._thread.join()
        self._seconds += monotonic()
        self._cpu = {name: spent - self._before[name] for name, spent in self._spent().items()}

    def lines(self, students: int, simulated: float) -> Iterator[Line]:
        """Connections for a student at the peak, and where the processor's time went.

        Args:
            students: how many there were.
            simulated: CPU seconds of the students' own processes.
        """
        for store, peaks in (("PostgreSQL", self._postgres), ("MongoDB", self._mongo)):
            yield Figure(
                what=f"connections to {store} for a student, at the peak",
                unit="",
                values=(max(peaks, default=0) / students,),
                aim="<= 1.2" if store == "PostgreSQL" else "",
                note=""
                if store == "PostgreSQL"
                else "one for the work and one, which the driver needs, to watch the server",
            )
        cores = (os.cpu_count() or 1) * self._seconds
        shares = {**self._cpu, "students": simulated}
        found = ", ".join(f"{name} {spent / cores:.0%}" for name, spent in shares.items())
        free = 1 - sum(shares.values()) / cores
        yield Fact(what=f"use of the {os.cpu_count()} cores", found=f"{found}, rest {free:.0%}")

    def _look(self) -> None:
        with (
            psycopg.connect(self._school.root_postgres, autocommit=True) as postgres,
            MongoClient[dict[str, Any]](self._school.root_mongo) as mongo,
        ):
            own = self._connections(mongo)
            while not self._stopped.wait(PAUSE):
                row = postgres.execute(_CONNECTIONS, [f"{PC_PREFIX}%"]).fetchone()
                self._postgres.append(row[0] if row else 0)
                self._mongo.append(self._connections(mongo) - own)

    @staticmethod
    def _connections(mongo: MongoClient[dict[str, Any]]) -> int:
        return int(mongo.admin.command("serverStatus")["connections"]["current"])

    def _spent(self) -> dict[str, float]:
        """CPU seconds so far; PostgreSQL's own count the connections that ended, too."""
        place = place_in(self._school.pc.settings.data_dir)
        return {
            "PostgreSQL": _cpu(processes.servers_on("postgres", place.postgres), ended=True),
            "mongod": _cpu(processes.servers_on("mongod", place.mongo)),
            "marker": _cpu([self._marker]),
        }


def _cpu(found: list[psutil.Process], *, ended: bool = False) -> float:
    total = 0.0
    for process in found:
        times = process.cpu_times()
        total += times.user + times.system
        if ended:
            total += times.children_user + times.children_system
    return total
