"""The player page in a window of its own, with a robot's hands."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from oneenglish_desktop.background import Background
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.player.action_bar import ActionBar
from oneenglish_desktop.screens.player.page import PlayerPage
from oneenglish_desktop.screens.player.question_view import QuestionView
from oneenglish_desktop.screens.player.run_state import RunState, Stage
from oneenglish_desktop.screens.player.run_view import RunView
from oneenglish_desktop.screens.window import DESIGN_SIZE, MINIMUM_SIZE
from oneenglish_desktop.services.runs import Run
from oneenglish_desktop.widgets.controls.banners import Banner
from oneenglish_desktop.widgets.controls.dialogs import Dialog, Drawer
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import Page
from oneenglish_desktop.widgets.layouts import column
from tests.screens.player.school import RunSchool
from tests.screens.results.results import result

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Shown = TypeVar("Shown", bound=QWidget)


class Game:
    """A student plays a run.

    Attributes:
        school: what stands behind the page.
        window: a window that holds the page alone.
        left, finished: what the page said in the end.
    """

    def __init__(
        self,
        qtbot: QtBot,
        background: Background,
        changes: Changes,
        run: Run,
        **preferences: Any,  # noqa: ANN401
    ) -> None:
        self.qtbot = qtbot
        self.changes = changes
        self.school = RunSchool(run=run, preferences_now=preferences)
        self.school.playing.result_values = [result()]
        self.wanted: list[dict[str, object]] = []
        self.left: list[str] = []
        self.finished: list[str] = []
        calls = Calls(background, changes, self.school.errors.report)
        self.page = PlayerPage(self.school.services, calls, changes)
        self.page.left.connect(self.left.append)
        self.page.finished.connect(self.finished.append)
        changes.setting_wanted.connect(self.wanted.append)
        self.window = Page()
        self.window.setMinimumSize(MINIMUM_SIZE)
        self.window.resize(DESIGN_SIZE)
        self.window.setLayout(column(self.page))

    def open(self) -> None:
        """Shows the window and opens the phase."""
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.page.open_phase("phase")
        self.until(lambda: self.window.findChild(RunView) is not None)

    def close(self) -> None:
        """Lets waiting services go on and takes the window away."""
        self.school.answering.gate.set()
        self.school.playing.gate.set()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def view(self) -> RunView:
        found = self.window.findChild(RunView)
        assert isinstance(found, RunView)
        return found

    @property
    def state(self) -> RunState:
        return self.view.state

    @property
    def stage(self) -> Stage:
        return self.state.current.stage

    @property
    def bar(self) -> ActionBar:
        return self.view.frame.bar

    @property
    def question(self) -> QuestionView:
        return self.view.frame.view

    @property
    def player(self) -> Player:
        assert self.question.player is not None
        return self.question.player

    @property
    def banner(self) -> str:
        """The note above the question, "" when there is none."""
        found = self.visible(Banner)
        return found[0].accessibleName() if found else ""

    @property
    def dialog(self) -> Dialog:
        found = self.visible(Dialog)
        assert len(found) == 1, found
        return found[0]

    @property
    def drawer(self) -> Drawer:
        found = self.visible(Drawer)
        assert len(found) == 1, found
        return found[0]

    def visible(self, kind: type[Shown]) -> list[Shown]:
        return [each for each in self.window.findChildren(kind) if each.isVisible()]

    def words(self, widget: QWidget | None = None) -> str:
        """Everything that can be read."""
        labels = (widget or self.window).findChildren(Label)
        return " ".join(label.text() for label in labels if label.isVisible())

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Presses a key where the keyboard is."""
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, modifier)

    def write(self, text: str) -> None:
        """Writes where the keyboard is."""
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, text)

    def until(self, expected: Callable[[], object]) -> None:
        """Lets the page work until `expected` is true."""
        self.qtbot.waitUntil(lambda: bool(expected()), timeout=10_000)

    def respond(self, response: Any) -> None:  # noqa: ANN401
        """Fills the answer in, as the controls would."""
        self.player.set_response(response)
        self.player.changed.emit()

    def answer(self, response: Any, stage: Stage = Stage.MARKED) -> None:  # noqa: ANN401
        """Fills the answer in, checks it and waits for what becomes of it."""
        self.respond(response)
        self.press(Qt.Key.Key_Return)
        self.until(lambda: self.stage is stage and not self.bar.primary.is_busy)
        QTest.qWait(1)  # What is new in a layout is shown by the next event.
