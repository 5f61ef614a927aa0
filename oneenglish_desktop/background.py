"""Slow work off the UI thread, its outcome back to an owner that still exists."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]

MAX_THREADS = 4


class Background(QObject):
    """The only place that starts threads for pages; make one for the application.

    Signals:
        bug: an exception that nobody wanted: `work` raised it and there is no `failed`,
            or `done` or `failed` raised it.
    """

    bug = Signal(object)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor: ThreadPoolExecutor | None = None
        self._jobs: set[_Job] = set()
        # Queued: the signal is emitted by the worker and lands in the UI thread.
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run `work` in a worker thread and hand its outcome over in the UI thread.

        Args:
            owner: whoever asks; when it is deleted in the meantime, the outcome is dropped.
            work: runs in a worker thread; must not touch a widget.
            done: gets the value that `work` returned.
            failed: gets the exception that `work` raised; without it `bug` is emitted.

        Raises:
            RuntimeError: `close` was called before.
        """
        job = _Job(owner, done, failed)
        job.future = self._pool().submit(work)
        self._jobs.add(job)
        job.future.add_done_callback(lambda _future: self._ended.emit(job))

    def cancel(self, owner: QObject) -> None:
        """Drop the outcomes of everything that `owner` has asked for and not got yet."""
        for job in tuple(self._jobs):
            if job.owner is owner:
                job.cancelled = True
                self._jobs.discard(job)
                job.future.cancel()

    def close(self) -> None:
        """Wait for running work, forget work that has not started, accept no more."""
        for job in self._jobs:
            job.cancelled = True
        self._jobs.clear()
        self._pool().shutdown(wait=True, cancel_futures=True)

    def _pool(self) -> ThreadPoolExecutor:
        if self._executor is None:
            # Imports logging; not needed before the first window is painted.
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

            self._executor = ThreadPoolExecutor(MAX_THREADS, "background")
        return self._executor

    def _deliver(self, job: _Job) -> None:
        self._jobs.discard(job)
        if job.cancelled:
            return
        error = job.future.exception()
        if error is not None and job.failed is None:
            self.bug.emit(error)
        elif isValid(job.owner):
            self._call_back(job, error)

    def _call_back(self, job: _Job, error: BaseException | None) -> None:
        try:
            if error is not None and job.failed is not None:
                job.failed(error)
            elif job.done is not None:
                job.done(job.future.result())
        except Exception as unexpected:  # noqa: BLE001 - a page's fault must reach the error report
            self.bug.emit(unexpected)


class _Job:
    """One request; lives from `run` until its outcome is delivered."""

    future: Future[Any]

    def __init__(self, owner: QObject, done: Done | None, failed: Failed | None) -> None:
        self.owner = owner
        self.done = done
        self.failed = failed
        self.cancelled = False
