"""The running app and the robot at its keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from oneenglish_desktop.bootstrap import Starter
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.screens.player.action_bar import ActionBar
from oneenglish_desktop.screens.window import MainWindow
from oneenglish_desktop.services.opening import OpenSchool
from oneenglish_desktop.settings import load_settings
from oneenglish_desktop.storage.embedded.endpoints import Endpoints
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool
from oneenglish_desktop.tour.robot import Robot

STUDENT, TEACHER, ADMINISTRATOR, PASSWORD = (
    "mariana.costa",
    "helena.duarte",
    "ruth.andersen",
    "riverside",
)
CITY_QUARTER_FINAL = "A Day in the City"


class ShownWindows(QObject):
    """Notes every widget that becomes a window of its own: it would take the keyboard away."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.strays: list[str] = []
        app.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            popup = watched.windowType() in {Qt.WindowType.Popup, Qt.WindowType.ToolTip}
            if watched.isWindow() and not popup and not isinstance(watched, MainWindow):
                self.strays.append(repr(watched))
        return False


class App:
    """One start of the app."""

    def __init__(self, starter: Starter, robot: Robot) -> None:
        self.starter = starter
        self.robot = robot

    @property
    def school(self) -> OpenSchool:
        """The school that is open."""
        assert self.starter.school is not None
        return self.starter.school

    @property
    def player(self) -> Player:
        """The question on screen."""
        found = self.robot.find(Player, Player.isVisible)
        assert found is not None
        return found

    @property
    def bar(self) -> ActionBar:
        """The bar under the question."""
        found = self.robot.find(ActionBar, ActionBar.isVisible)
        assert found is not None
        return found

    def sign_in(self, username: str) -> None:
        """Types name and password, and waits for the person's pages."""
        self.robot.go_to(self.robot.field(0))
        self.robot.write(username)
        self.robot.go_to(self.robot.field(1))
        self.robot.write(PASSWORD)
        self.robot.press(Qt.Key.Key_Return)
        window = self.starter.window
        self.robot.until(lambda: window.session_screen, f"the pages of {username}")

    def continue_phase(self) -> None:
        """From Home to the question where the student left off."""
        self.robot.choose("Continue")
        self.robot.until(lambda: self.robot.find(Player, Player.isVisible), "a question")

    def answer_something(self) -> None:
        """Chooses the first option of a multiple choice question and checks it."""
        self.robot.press(Qt.Key.Key_A)
        self.robot.press(Qt.Key.Key_Return)

    def administration(self) -> Endpoints:
        """The administrator's way into the stores of this PC."""
        stores = EmbeddedSchool(load_settings())
        return stores.start()


@contextmanager
def running_app(pictures: Path) -> Iterator[App]:
    """The app at its sign-in page, in the school of this PC."""
    starter = Starter(here=True)
    robot = Robot(starter.window, pictures)
    starter.window.show()
    starter.begin()
    try:
        robot.until(lambda: starter.school, "the school of this PC", 90)
        robot.button("Sign in")
        yield App(starter, robot)
    finally:
        starter.window.close()
        starter.close()
        starter.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
