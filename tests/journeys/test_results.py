"""What a student meets after a phase that did not go well."""

from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt

from oneenglish_desktop.domain.progress import PhaseStatus
from oneenglish_desktop.resources import resource_path
from oneenglish_desktop.screens.player.run_state import QuestionState, Stage
from oneenglish_desktop.screens.player.run_view import RunView
from oneenglish_desktop.screens.results.result_view import ResultView
from oneenglish_desktop.services.demo_school import read_demo_school
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.learning.medals import Medal
from tests.journeys.app import STUDENT, App
from tests.journeys.wrong import wrong_response

pytestmark = [pytest.mark.xdist_group("journeys"), pytest.mark.timeout(170)]
CHALLENGE = "Sports and Heroes"


def _run_view(app: App) -> RunView:
    found = app.robot.find(RunView, RunView.isVisible)
    assert found is not None
    return found


def _is_marked(question: QuestionState) -> bool:
    return question.stage is Stage.MARKED


def _words(app: App) -> str:
    labels = app.starter.window.findChildren(Label)
    return " ".join(label.text() for label in labels if label.isVisible())


def test_all_answers_wrong_is_no_medal_and_a_phase_that_stays_locked(app: App) -> None:
    content = next(
        each
        for each in read_demo_school(resource_path("demo_school"), datetime.now(UTC)).challenges
        if each.challenge.title == CHALLENGE
    )
    first = content.phases[0]
    questions = {question.id: question for question in first.questions}
    app.sign_in(STUDENT)
    screen = app.starter.window.session_screen
    assert screen is not None
    assert screen.shell.open("player", first.phase.id)
    app.robot.until(lambda: app.robot.find(RunView, RunView.isVisible), "the first question")
    view = _run_view(app)
    for number in range(len(questions)):
        current = view.state.current
        app.player.set_response(wrong_response(questions[current.prompt.id]))
        app.player.changed.emit()
        app.robot.press(Qt.Key.Key_Return)
        app.robot.until(partial(_is_marked, current), f"mark {number + 1}")
        app.robot.press(Qt.Key.Key_Return)
    app.robot.until(lambda: app.robot.find(ResultView, ResultView.isVisible), "the result")
    words = _words(app)
    assert "Almost there" in words
    assert f"0 of {first.phase.max_points:g} points, 0%." in words
    result = app.robot.find(ResultView, ResultView.isVisible)
    assert result is not None
    assert result.findChildren(Medal) == []
    assert result.primary.text().startswith("Try again")
    state = app.school.services.challenges.state(content.challenge.id)
    assert [phase.status for phase in state.phases[1:]] == [PhaseStatus.LOCKED] * 4
    assert state.phases[0].best is not None
    assert not state.phases[0].best.passed
    app.robot.press(Qt.Key.Key_Return)
    app.robot.until(lambda: app.robot.find(RunView, RunView.isVisible), "the second try")
    again = _run_view(app).state
    assert (again.run.run, again.index) == (2, 0)
    assert not any(question.answered for question in again.questions)
