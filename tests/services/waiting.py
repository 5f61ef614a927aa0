"""Waiting for threads and markers; far longer than they need, so that no load fails a test."""

from collections.abc import Callable
from time import monotonic, sleep

from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.runs import RunResult

PATIENCE = 60.0


def until(true: Callable[[], bool]) -> bool:
    """Whether it became true."""
    deadline = monotonic() + PATIENCE
    while not true():
        if monotonic() > deadline:
            return False
        sleep(0.02)
    return True


def finished(services: Services, run_id: str) -> RunResult:
    """The result of a run once every mark is there."""
    services.playing.finish(run_id)
    assert until(lambda: services.playing.result(run_id).pending == 0)
    return services.playing.result(run_id)
