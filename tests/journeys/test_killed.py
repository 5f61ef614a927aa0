"""The app dies in the middle of a phase, as when somebody pulls the plug."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import oneenglish_desktop
from oneenglish_desktop.screens.player.run_view import RunView
from tests.journeys.app import STUDENT, App, running_app
from tests.journeys.playing_app import READY

pytestmark = [pytest.mark.xdist_group("journeys"), pytest.mark.timeout(170)]
CHECKOUT = Path(oneenglish_desktop.__file__).parents[1]
START = 6
"""Questions that the demo school's student has answered before."""


@pytest.fixture
def killed(pc: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PC on which the app was killed while a student played."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-m", "tests.journeys.playing_app", str(pc / "pictures")]
    with subprocess.Popen(
        command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        heard = iter(process.stdout.readline, "")
        assert any(READY in line for line in heard), process.communicate()[1]
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert process.returncode == -signal.SIGKILL
    return pc


@pytest.fixture
def again(killed: Path, dressed: QApplication) -> Iterator[App]:
    """The next start of the app on that PC."""
    with running_app(killed / "again") as running:
        yield running


def test_answers_drafts_and_flags_are_there_after_a_kill(again: App) -> None:
    again.sign_in(STUDENT)
    again.continue_phase()
    view = again.robot.find(RunView, RunView.isVisible)
    assert view is not None
    state = view.state
    assert sum(question.answered for question in state.questions) == START + 1
    assert state.questions[START].outcome is not None
    assert state.index == START + 1
    assert state.current.flagged
    assert again.bar.flag.isChecked()
    assert again.player.response() == state.current.response
    assert again.player.response()
    assert state.run.active_seconds > 0
    again.robot.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert again.player.response()
