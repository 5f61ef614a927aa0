"""What a student meets when something breaks in the middle of a phase."""

import os
import signal

import psycopg
import pytest
from PySide6.QtCore import Qt

from oneenglish_desktop.screens.player.run_view import RunView
from oneenglish_desktop.services.opening import DATABASE
from oneenglish_desktop.widgets.controls.fields import PasswordField
from tests.journeys.app import PASSWORD, STUDENT, App

pytestmark = [pytest.mark.xdist_group("journeys"), pytest.mark.timeout(170)]


def _answers(app: App) -> int:
    """How many answers the journal holds for the run on screen."""
    view = app.robot.find(RunView, RunView.isVisible)
    assert view is not None
    return sum(question.attempts_used for question in view.state.questions)


def test_a_session_that_ends_in_the_middle_loses_no_answer(app: App) -> None:
    app.sign_in(STUDENT)
    app.continue_phase()
    before = _answers(app)
    with psycopg.connect(app.administration().root_postgres_url(DATABASE)) as connection:
        connection.execute("update private.session set expires_at = clock_timestamp()")
    app.answer_something()
    app.robot.until(
        lambda: app.robot.find(PasswordField, PasswordField.isVisible), "the question who is there"
    )
    app.robot.until(lambda: app.robot.field(0).hasFocus(), "the keyboard in the password")
    app.robot.write(PASSWORD)
    app.robot.press(Qt.Key.Key_Return)
    app.robot.until(lambda: app.bar.primary.text() == "Next question", "the mark")
    assert _answers(app) == before + 1


def test_stores_that_die_in_the_middle_come_back_and_mark_the_answer(app: App) -> None:
    app.sign_in(STUDENT)
    app.continue_phase()
    before = _answers(app)
    os.kill(app.administration().mongo.pid, signal.SIGKILL)
    app.answer_something()
    app.robot.until(
        lambda: app.bar.primary.text() == "Next question", "the saved answer", patience=60
    )
    view = app.robot.find(RunView, RunView.isVisible)
    assert view is not None
    app.robot.until(lambda: not view.state.awaited, "the mark of the answer", patience=90)
    assert _answers(app) == before + 1
