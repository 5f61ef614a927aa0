"""The marker of a school: `oneenglish marker` in a process of its own, or one batch at a time."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote, urlsplit, urlunsplit

import psutil

from benchmarks.lines import CannotRun
from benchmarks.school import School
from oneenglish_desktop.services.house import open_marker
from oneenglish_desktop.services.marker import Marker
from oneenglish_desktop.storage.postgres.school import MARKER

PATIENCE = 30.0


@contextmanager
def marker_process(school: School) -> Iterator[psutil.Process]:
    """`oneenglish marker`, as a school runs it beside its stores.

    Raises:
        CannotRun: it does not run.
    """
    endpoints = school.endpoints(MARKER)
    environment = school.pc.environment | {
        "DATABASE_URL": endpoints.postgres,
        "MONGO_URI": _with_login(
            endpoints.mongo, school.passwords[MARKER], endpoints.mongo_database
        ),
        "MONGO_DATABASE": endpoints.mongo_database,
    }
    command = [sys.executable, "-u", "-m", "oneenglish_desktop", "marker"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None  # noqa: S101 - it is a pipe
            if "runs" not in process.stdout.readline():
                raise CannotRun("the marker does not run")
            yield psutil.Process(process.pid)
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def marker_here(school: School) -> Iterator[Marker]:
    """A marker that is not started: it marks when it is told to."""
    marker = open_marker(
        school.endpoints(MARKER),
        school.passwords[MARKER],
        reports_path=school.pc.folder / "marker.jsonl",
    )
    try:
        yield marker
    finally:
        marker.stop()


def _with_login(uri: str, password: str, database: str) -> str:
    address = urlsplit(uri)
    login = f"{quote(MARKER, safe='')}:{quote(password, safe='')}"
    query = address.query.replace("authSource=admin", f"authSource={database}")
    return urlunsplit(address._replace(netloc=f"{login}@{address.netloc}", query=query))
