"""An app in which a student plays until somebody kills it; run by the journeys.

Usage: python -m tests.journeys.playing_app FOLDER
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from oneenglish_desktop.bootstrap import make_application
from oneenglish_desktop.screens.player.run_state import Stage
from oneenglish_desktop.screens.player.run_view import RunView
from tests.journeys.app import STUDENT, running_app

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
READY = "ready to be killed"


def main(folder: Path) -> None:
    """Answers a question, flags the next one and chooses an answer there, unchecked."""
    application = make_application()
    with running_app(folder) as app:
        app.sign_in(STUDENT)
        app.continue_phase()
        view = app.robot.find(RunView, RunView.isVisible)
        assert view is not None
        current = view.state.current
        app.answer_something()
        app.robot.until(lambda: current.stage is Stage.MARKED, "the mark")
        app.robot.press(Qt.Key.Key_Right, ALT)
        app.robot.press(Qt.Key.Key_F, CONTROL)
        app.robot.write("went")
        # Kept within a second of the first letter.
        QTest.qWait(1_500)
        print(READY, flush=True)  # noqa: T201 - heard by the journey
        application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
