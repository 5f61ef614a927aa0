"""Work off the UI thread: order, owners that are gone, exceptions."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from oneenglish_desktop.background import Background


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()
    qapp.processEvents()


def test_outcome_comes_back_in_the_ui_thread(background: Background, qtbot: QtBot) -> None:
    owner, threads = QObject(), list[object]()

    def work() -> int:
        threads.append(threading.current_thread() is threading.main_thread())
        return 42

    def done(value: int) -> None:
        threads.append(QThread.currentThread() is owner.thread() and value)

    background.run(owner, work, done)
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads == [False, 42]


def test_without_callbacks_the_work_is_still_done(background: Background, qtbot: QtBot) -> None:
    ran: list[bool] = []
    background.run(QObject(), lambda: ran.append(True))
    qtbot.waitUntil(lambda: ran == [True])


def test_outcomes_of_one_thread_keep_their_order(background: Background, qtbot: QtBot) -> None:
    owner, order, gate = QObject(), list[int](), threading.Lock()

    def work(number: int) -> int:
        with gate:
            return number

    with gate:
        for number in range(12):
            background.run(owner, partial(work, number), order.append)
    qtbot.waitUntil(lambda: len(order) == 12)
    assert sorted(order) == list(range(12))


def test_exception_goes_to_failed(background: Background, qtbot: QtBot) -> None:
    owner, errors = QObject(), list[BaseException]()
    background.run(owner, lambda: 1 / 0, failed=errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], ZeroDivisionError)


def test_exception_that_nobody_wants_is_a_bug(background: Background, qtbot: QtBot) -> None:
    with qtbot.waitSignal(background.bug) as caught:
        background.run(QObject(), lambda: 1 / 0)
    assert caught.args is not None
    assert isinstance(caught.args[0], ZeroDivisionError)


@pytest.mark.parametrize("fails", [False, True])
def test_exception_of_a_callback_is_a_bug(
    background: Background,
    qtbot: QtBot,
    fails: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    owner = QObject()

    def work() -> int:
        return 1 // (0 if fails else 1)

    def callback(_outcome: object) -> None:
        raise LookupError

    with qtbot.waitSignal(background.bug) as caught:
        background.run(owner, work, callback, callback)
    assert caught.args is not None
    assert isinstance(caught.args[0], LookupError)


@pytest.mark.parametrize("fails", [False, True])
def test_outcome_is_dropped_when_its_owner_is_gone(
    background: Background,
    qtbot: QtBot,
    fails: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    owner, other, outcomes, release = QObject(), QObject(), list[object](), threading.Event()

    def work() -> int:
        release.wait()
        return 1 // (0 if fails else 1)

    background.run(owner, work, outcomes.append, outcomes.append)
    delete(owner)
    release.set()
    finished: list[int] = []
    background.run(other, lambda: 1, finished.append)
    qtbot.waitUntil(lambda: finished == [1] and not background._jobs)
    assert outcomes == []


def test_cancel_drops_what_an_owner_waits_for(background: Background, qtbot: QtBot) -> None:
    owner, other, outcomes, release = QObject(), QObject(), list[int](), threading.Event()

    def work() -> int:
        release.wait()
        return 1

    for _repeat in range(6):
        background.run(owner, work, outcomes.append)
    background.run(other, lambda: 2, outcomes.append)
    background.cancel(owner)
    release.set()
    qtbot.waitUntil(lambda: outcomes == [2])
    qtbot.wait(20)
    assert outcomes == [2]


def test_close_waits_for_running_work_and_takes_no_more(qapp: QApplication) -> None:
    background, ran, outcomes = Background(), list[bool](), list[None]()
    started = threading.Event()

    def work() -> None:
        started.set()
        ran.append(True)

    background.run(QObject(), work, outcomes.append)
    started.wait()
    background.close()
    qapp.processEvents()
    assert ran == [True]
    assert outcomes == []
    with pytest.raises(RuntimeError):
        background.run(QObject(), work)


def test_no_thread_starts_before_it_is_needed(qapp: QApplication) -> None:
    before = threading.active_count()
    background = Background()
    assert threading.active_count() == before
    background.close()
