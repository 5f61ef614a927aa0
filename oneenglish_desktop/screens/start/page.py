"""What the window shows while the stores start behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from oneenglish_desktop.widgets.accessibility import announce
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.spinner import Spinner
from oneenglish_desktop.widgets.controls.states import ErrorState
from oneenglish_desktop.widgets.layouts import STRETCH, column, row

_WIDTH = 400


class StartPage(QWidget):
    """Tells step by step what is getting ready, or what went wrong and what can be done.

    Signals:
        action_chosen: id of the action that the person chose after a problem.
    """

    action_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(12)
        self._running: _Step | None = None
        self._problem: ErrorState | None = None
        steps = QWidget()
        steps.setFixedWidth(_WIDTH)
        steps.setLayout(
            column(
                Label(self.tr("Getting ready"), "title"),
                8,
                Label(self.tr("You can sign in in a moment."), "bodyStudent", "text2", wrap=True),
                28,
                self._steps,
            )
        )
        page = QWidget()
        page.setLayout(column(STRETCH, (steps, Qt.AlignmentFlag.AlignHCenter), STRETCH))
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self.setLayout(column(self._stack))

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps that were told so far."""
        return tuple(step.text for step in self.findChildren(_Step))

    def show_step(self, text: str) -> None:
        """Tick the step before and show `text` as the one that runs."""
        if self._running is not None:
            self._running.finish()
        self._running = _Step(text)
        self._steps.addWidget(self._running)
        self._stack.setCurrentIndex(0)
        announce(self, text)

    def show_problem(self, title: str, text: str, actions: Sequence[tuple[str, str]]) -> None:
        """Show what went wrong.

        Args:
            title: what happened.
            text: what is safe and what to do; may name a folder.
            actions: (id, words) of the buttons, the safest first.
        """
        state = ErrorState(title, text)
        for index, (name, words) in enumerate(actions):
            state.add_action(name, words, "primary" if index == 0 else "secondary")
        state.chosen.connect(self.action_chosen)
        old, self._problem = self._problem, state
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(state)
        self._stack.setCurrentWidget(state)
        announce(self, f"{title}. {text}", urgent=True)


class _Step(QWidget):
    """One line: a spinner, later a tick, and words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self._spinner = Spinner(20)
        self._tick = Icon("circle-check", 20, "success")
        self._tick.hide()
        self._label = Label(text, "body", "text", wrap=True)
        top = Qt.AlignmentFlag.AlignTop
        self.setLayout(row((self._spinner, top), (self._tick, top), 12, self._label))

    def finish(self) -> None:
        """The next step begins."""
        self._spinner.hide()
        self._tick.show()
        self._label.set_role("text2")
