"""How pages call services: off the UI thread, bugs written down, expired sessions waited for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from oneenglish_desktop.background import Background
from oneenglish_desktop.domain.errors import OneEnglishError, SessionExpired
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.problems import Bug, Report

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Call:
    owner: QObject
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[BaseException], None]


class Calls(QObject):
    """Runs service calls for pages.

    A call that meets the end of the session waits until the person has signed in again and is
    then made once more; its page notices nothing but the delay.
    """

    def __init__(
        self,
        background: Background,
        changes: Changes,
        report: Report,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._changes = changes
        self._report = report
        self._waiting: list[_Call] = []
        changes.signed_in_again.connect(self._repeat)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Run `work` in a worker thread; its outcome comes back while `owner` lives.

        Args:
            owner: the page or dialog that asks.
            work: calls a service; must be safe to repeat after signing in again.
            done: gets what `work` returned.
            failed: gets a domain error, or a `Bug` for anything unexpected; never the end of
                the session.
        """
        self._start(_Call(owner, work, done, failed))

    def _start(self, call: _Call) -> None:
        self._background.run(
            call.owner,
            partial(self._work, call),
            done=call.done,
            failed=partial(self._failed, call),
        )

    def _work(self, call: _Call) -> Any:  # noqa: ANN401 - whatever the service returns
        try:
            return call.work()
        except OneEnglishError:
            raise
        except Exception as error:
            raise Bug(self._report(error, type(call.owner).__name__)) from error

    def _failed(self, call: _Call, error: BaseException) -> None:
        if isinstance(error, SessionExpired):
            self._waiting.append(call)
            self._changes.session_expired.emit()
        else:
            call.failed(error)

    def _repeat(self) -> None:
        calls, self._waiting = self._waiting, []
        for call in calls:
            if isValid(call.owner):
                self._start(call)
