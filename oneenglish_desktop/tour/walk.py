"""The way of the tour: sign in, take a phase, see the medal, look at everything else."""

import os
import sys
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from oneenglish_desktop.bootstrap import Starter, has_display, make_application
from oneenglish_desktop.questions.document import Question
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.resources import resource_path
from oneenglish_desktop.screens.player.action_bar import ActionBar
from oneenglish_desktop.screens.player.feedback import FeedbackPanel
from oneenglish_desktop.screens.results.result_view import ResultView
from oneenglish_desktop.services.demo_school import read_demo_school
from oneenglish_desktop.tour.answering import answer_right, answer_wrong
from oneenglish_desktop.tour.proof import Expected, differences
from oneenglish_desktop.tour.robot import Robot, TourStopped
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.theme.holder import theme_holder

STUDENT, PASSWORD = "mariana.costa", "riverside"
SIZE = (1366, 768)
LAG_GATE_MS = 250
"""A block of the UI thread this long is a bug, not noise."""
CONTROL = Qt.KeyboardModifier.ControlModifier


def take_tour(out: Path, *, theme: str = "light") -> int:
    """Take the tour in a school of its own that is thrown away afterwards.

    Args:
        out: folder of the pictures.
        theme: `light`, `dark` or `contrast`.

    Returns:
        0 when the stores say what the screens said, else 1.
    """
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or make_application()
    with ExitStack() as things:
        folder = things.enter_context(tempfile.TemporaryDirectory(prefix="oneenglish-tour-"))
        # The stores run as another account where the app runs as root.
        Path(folder).chmod(0o711)
        for name in ("DATA", "CONFIG", "LOG"):
            os.environ[f"ONEENGLISH_{name}_DIR"] = str(Path(folder, name.lower()))
        os.environ["ONEENGLISH_SECRETS"] = "file"
        for name in ("DATABASE_URL", "MONGO_URI", "REDIS_URL"):
            os.environ.pop(name, None)
        starter = Starter(here=True)
        things.callback(starter.close)
        tour = Tour(starter, Robot(starter.window, out), theme)
        try:
            problems = tour.walk()
        except TourStopped as stopped:
            problems = [str(stopped)]
        starter.window.close()
        application.processEvents()
        starter.close()
        problems += differences(tour.expected)
    return tour.tell(problems)


class Tour:
    """One walk through the app.

    Args:
        starter: of an app that has not begun yet.
        robot: sees and types in its window.
        theme: the colours to walk in.
    """

    def __init__(self, starter: Starter, robot: Robot, theme: str) -> None:
        self._starter = starter
        self._robot = robot
        self._theme = theme
        self._lag = robot.lag
        demo = read_demo_school(resource_path("demo_school"), datetime.now(UTC))
        self._questions: dict[str, Question] = {
            question.id: question
            for challenge in demo.challenges
            for phase in challenge.phases
            for question in phase.questions
        }
        self.expected = Expected()

    def walk(self) -> list[str]:
        """Walk to the end.

        Returns:
            What is not as it should be, in words.

        Raises:
            TourStopped: the app did not do what a person would expect.
        """
        window, robot = self._starter.window, self._robot
        window.resize(*SIZE)
        window.show()
        theme_holder().set_look(choice=self._theme)
        self._starter.begin()
        robot.picture("start")
        robot.until(lambda: self._starter.school is not None, "the school of this PC", 60)
        self._lag.start()
        self._sign_in()
        self._look_around()
        self._take_phase()
        self._see_result()
        self._see_the_rest()
        self._lag.stop()
        return self._slow()

    def tell(self, problems: list[str]) -> int:
        """Say where the pictures are and what went wrong; the exit status."""
        folder = self._robot.pictures[0].parent if self._robot.pictures else Path()
        print(f"The tour took {len(self._robot.pictures)} pictures: {folder.resolve()}")  # noqa: T201
        print(  # noqa: T201
            f"Longest block of the window: {self._lag.longest_ms:.0f} ms, "
            f"99 of 100 below {self._lag.percentile_ms(0.99):.0f} ms"
        )
        for problem in problems:
            print(f"Not as expected: {problem}", file=sys.stderr)  # noqa: T201
        return 1 if problems else 0

    def _slow(self) -> list[str]:
        longest = self._lag.longest_ms
        return [f"the window stood still for {longest:.0f} ms"] if longest > LAG_GATE_MS else []

    def _sign_in(self) -> None:
        robot = self._robot
        robot.until(
            lambda: self._starter.window.isVisible() and robot.button("Sign in"), "sign-in"
        )
        robot.picture("sign-in")
        robot.go_to(robot.field(0))
        robot.write(STUDENT)
        robot.press(Qt.Key.Key_Tab)
        robot.write(PASSWORD[:-1])
        robot.press(Qt.Key.Key_Return)
        robot.until(
            lambda: robot.find(Button, lambda each: each.text() == "Sign in" and not each.is_busy),
            "the refusal",
        )
        robot.picture("sign-in-refused")
        robot.go_to(robot.field(1))
        robot.press(Qt.Key.Key_A, CONTROL)
        robot.write(PASSWORD)
        robot.press(Qt.Key.Key_Return)
        robot.button("Continue")
        theme_holder().set_look(choice=self._theme)
        robot.picture("home")

    def _look_around(self) -> None:
        self._robot.choose("Challenges")
        self._robot.button("Start")
        self._robot.picture("challenges")
        self._robot.choose("Home")
        self._robot.choose("Continue")
        self._robot.until(lambda: self._robot.find(Player, Player.isVisible), "a question")

    def _take_phase(self) -> None:
        robot = self._robot
        robot.picture("player")
        wrong_once = True
        while True:
            player = self._player()
            question = self._questions[player.prompt.id]
            tries = question.settings.max_attempts
            if wrong_once and question.type == "multiple_choice" and tries != 1:
                wrong_once = False
                self._answer_wrong_first(player, question)
                player = self._player()
            answer_right(robot, player, question)
            robot.picture(f"answered-{question.type}")
            self._check(question)
            bar = self._bar()
            if bar.primary.text().startswith("Finish"):
                robot.press(Qt.Key.Key_Return)
                return
            robot.press(Qt.Key.Key_Return)
            robot.until(partial(self._is_another, player), "the next question")

    def _is_another(self, player: Player) -> bool:
        return self._player() is not player

    def _answer_wrong_first(self, player: Player, question: Question) -> None:
        robot = self._robot
        answer_wrong(robot, player, question)
        self._check(question)
        robot.picture("feedback-not-yet")
        robot.choose("Try again")
        robot.until(lambda: self._bar().primary.text() == "Check answer", "another try")

    def _check(self, question: Question) -> None:
        robot = self._robot
        self.expected.answered(question, self._player().response())
        robot.press(Qt.Key.Key_Return)
        robot.until(self._is_marked, f"the mark of {question.id}")
        if question.type == "fill_blank":
            robot.picture("feedback")

    def _is_marked(self) -> bool:
        panel = self._robot.find(FeedbackPanel, lambda each: each.isVisible())
        return panel is not None and self._bar().primary.text() != "Check answer"

    def _see_result(self) -> None:
        robot = self._robot
        robot.until(
            lambda: robot.find(ResultView, lambda view: view.isVisible()), "the result", 30
        )
        robot.picture("result")
        view = robot.find(ResultView, lambda each: each.isVisible())
        if view is not None:
            self.expected.shown_result(view.result)

    def _see_the_rest(self) -> None:
        robot = self._robot
        robot.choose("Back to the challenge")
        robot.button("Start")
        robot.picture("challenge")
        robot.choose("Challenges")
        robot.choose("See podium")
        robot.button("Choose the next challenge")
        robot.picture("podium")
        robot.press(Qt.Key.Key_Return)
        robot.choose("Settings")
        robot.button("Dark")
        robot.picture("settings")
        robot.choose("Help")
        robot.picture("help")
        robot.choose("Home")
        robot.picture("home-after")
        theme_holder().set_look(choice=self._theme, text_size=200)
        robot.picture("home-200")
        theme_holder().set_look(choice=self._theme)
        robot.choose("Sign out")
        robot.button("Sign in")

    def _player(self) -> Player:
        found = self._robot.find(Player, lambda each: each.isVisible())
        if found is None:
            raise TourStopped("there is no question on the screen")
        return found

    def _bar(self) -> ActionBar:
        found = self._robot.find(ActionBar, lambda each: each.isVisible())
        if found is None:
            raise TourStopped("there is no player on the screen")
        return found
