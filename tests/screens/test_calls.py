"""Calls of pages: bugs are written down, an expired session is waited for."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from oneenglish_desktop.domain.errors import SessionExpired, Unavailable
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.problems import Bug
from tests.screens.values import School


class Asker(QObject):
    """Collects what comes back."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[object] = []
        self.failed: list[BaseException] = []


def raising(error: Exception) -> Callable[[], None]:
    def work() -> None:
        raise error

    return work


@pytest.fixture
def asker() -> Asker:
    return Asker()


def test_the_value_comes_back(qtbot: QtBot, calls: Calls, asker: Asker) -> None:
    calls.run(asker, lambda: 42, asker.done.append, asker.failed.append)
    qtbot.waitUntil(lambda: asker.done == [42])
    assert asker.failed == []


def test_a_domain_error_comes_back_as_it_is(
    qtbot: QtBot, calls: Calls, asker: Asker, school: School
) -> None:
    error = Unavailable("the school is away")
    calls.run(asker, raising(error), asker.done.append, asker.failed.append)
    qtbot.waitUntil(lambda: asker.failed == [error])
    assert school.errors.reports == []


def test_anything_else_is_reported_and_comes_back_with_its_reference(
    qtbot: QtBot, calls: Calls, asker: Asker, school: School
) -> None:
    error = KeyError("title")
    calls.run(asker, raising(error), asker.done.append, asker.failed.append)
    qtbot.waitUntil(lambda: len(asker.failed) == 1)
    bug = asker.failed[0]
    assert isinstance(bug, Bug)
    assert bug.reference == "E-7K2M9Q"
    assert school.errors.reports == [(error, "Asker")]


def test_an_expired_session_is_waited_for_and_the_call_repeated(
    qtbot: QtBot, calls: Calls, asker: Asker, changes: Changes
) -> None:
    outcomes: list[Exception | str] = [SessionExpired("over"), "welcome back"]

    def work() -> str:
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    with qtbot.waitSignal(changes.session_expired):
        calls.run(asker, work, asker.done.append, asker.failed.append)
    assert asker.failed == []
    changes.signed_in_again.emit()
    qtbot.waitUntil(lambda: asker.done == ["welcome back"])
    changes.signed_in_again.emit()
    assert outcomes == []


def test_a_waiting_call_is_dropped_with_its_page(
    qtbot: QtBot, calls: Calls, changes: Changes
) -> None:
    asker = Asker()
    failed = asker.failed
    tries = []

    def work() -> None:
        tries.append(1)
        raise SessionExpired("over")

    with qtbot.waitSignal(changes.session_expired):
        calls.run(asker, work, asker.done.append, asker.failed.append)
    asker.deleteLater()
    qtbot.wait(1)
    changes.signed_in_again.emit()
    qtbot.wait(20)
    assert (len(tries), failed) == (1, [])
