"""A run on screen: bars, panel and question, and what happens when keys are pressed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.player.action_bar import ActionBar, Next
from oneenglish_desktop.screens.player.answer_flow import AnswerFlow
from oneenglish_desktop.screens.player.clock import RunClock
from oneenglish_desktop.screens.player.finishing import Finishing
from oneenglish_desktop.screens.player.keys import KeysDialog, add_shortcuts
from oneenglish_desktop.screens.player.overview import Overview
from oneenglish_desktop.screens.player.question_view import QuestionView
from oneenglish_desktop.screens.player.run_state import QuestionState, RunState, Stage
from oneenglish_desktop.screens.player.side_panel import SidePanel
from oneenglish_desktop.screens.player.top_bar import TopBar
from oneenglish_desktop.screens.problems import problem
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.runs import Run
from oneenglish_desktop.widgets.controls.banners import Banner
from oneenglish_desktop.widgets.controls.dialogs import Drawer
from oneenglish_desktop.widgets.controls.surfaces import ScrollArea
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

CONTENT = 840
SAVE_EVERY = 10
_TEXT_INPUTS = (QLineEdit, QTextEdit, QPlainTextEdit)


class RunView(Themed, QWidget):
    """The whole player for one run.

    Attributes:
        state: where the run stands.

    Signals:
        left: challenge id.
        finished: run id.
    """

    left = Signal(str)
    finished = Signal(str)

    def __init__(
        self,
        run: Run,
        services: Services,
        calls: Calls,
        changes: Changes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._changes = changes
        self.state = RunState(run)
        session = services.accounts.session
        self._preferences = session.preferences if session is not None else None
        hide_time = self._preferences is not None and self._preferences.hide_timer
        self._clock = RunClock(run.active_seconds, run.phase.time_limit)
        self._ticks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1_000)
        self._timer.timeout.connect(self._tick)
        self._top = TopBar(run, hide_time=hide_time)
        self._panel = SidePanel()
        self._drawer: Drawer | None = None
        self._actions = ActionBar()
        self._banner = Banner("warn")
        self._banner_box = QWidget()
        self._area = ScrollArea()
        self._view: QuestionView | None = None
        self._flow = AnswerFlow(self.state, services, calls, self)
        self._finishing = Finishing(self, self.state, services, calls)
        self._build()
        self._connect()
        add_shortcuts(self, self._shortcuts())
        # Inside the question Enter checks; on the bars it presses the button that has the focus.
        enter = self._actions.choose_next
        add_shortcuts(self._area, {"Return": enter, "Enter": enter})
        self.apply_theme(current_theme())

    def begin(self) -> None:
        """Shows the first question to do and starts the clock."""
        self._show_question()
        self._tick()

    def leave(self) -> None:
        """Saves and leaves."""
        self.save()
        self.left.emit(self.state.run.challenge.id)

    def save(self) -> None:
        """Keeps the draft and the time on this PC."""
        question = self.state.current
        playing = self._services.playing
        if self._view is not None and question.stage is Stage.ANSWERING:
            question.response = self._view.response()
            playing.save_draft(self.state.run.id, question.item, question.response)
        playing.keep_seconds(self.state.run.id, int(self._clock.seconds))

    def regions(self) -> tuple[QWidget, ...]:
        """The parts that F6 moves between."""
        parts = (self._top, self._area, self._panel, self._actions)
        return tuple(part for part in parts if part.isVisible())

    @override
    def apply_theme(self, theme: Theme) -> None:
        # From 150 % on the panel is a drawer.
        self._panel.setVisible(not theme.is_stacked)
        super().apply_theme(theme)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._clock.start()
        self._timer.start()
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        self._timer.stop()
        super().hideEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._handle_key(event):
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.WindowDeactivate:
            self.save()
        super().changeEvent(event)

    def _build(self) -> None:
        self._banner_box.setLayout(column(self._banner, margins=(24, 12, 24, 0)))
        self._banner_box.hide()
        middle = row(column(self._banner_box, self._area), self._panel)
        layout = column(self._top, middle, self._actions)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._top.leave_chosen.connect(self.leave)
        self._top.answers_chosen.connect(self._open_drawer)
        self._top.text_size_chosen.connect(self._larger_text)
        self._top.keys_chosen.connect(self._show_keys)
        self._top.time_hidden.connect(self._keep_hidden)
        self._panel.chosen.connect(self._go)
        self._panel.answers_chosen.connect(self._show_answers)
        self._actions.flagged.connect(self._flag)
        self._actions.back_chosen.connect(self._back)
        self._actions.again_chosen.connect(self._try_again)
        self._actions.next_chosen.connect(self._next)
        self._flow.stage_changed.connect(self._stage_changed)
        self._flow.superseded.connect(self._superseded)
        self._flow.refused.connect(self._refused)
        self._finishing.finished.connect(self._finished)
        self._finishing.failed.connect(self._say)
        self._changes.preferences_changed.connect(self._preferences_changed)

    def _shortcuts(self) -> dict[str, Callable[[], object]]:
        return {
            "Alt+Left": self._back,
            "Alt+Right": self._forward,
            "Ctrl+F": self._actions.flag.click,
            "Ctrl+G": self._show_answers,
            "Ctrl+H": self._top.toggle_time,
            "Esc": self.leave,
        }

    # What the student sees

    def _show_question(self) -> None:
        question = self.state.current
        self._view = QuestionView(question, seed=self.state.run.id)
        self._view.changed.connect(self._draft_changed)
        self._view.submitted.connect(self._actions.choose_next)
        frame = QWidget()
        self._view.setMaximumWidth(current_theme().scaled(CONTENT))
        layout = row(STRETCH, self._view, STRETCH, margins=(48, 26, 48, 26))
        layout.setStretch(1, 100)
        frame.setLayout(layout)
        self._area.setWidget(frame)
        self._say_nothing()
        self._refresh()
        self._view.focus_answer()

    def _refresh(self) -> None:
        question = self.state.current
        done = [each.answered for each in self.state.questions]
        self._top.set_place(done, self.state.index)
        self._panel.show_state(self.state)
        self._actions.set_flagged(question.flagged)
        self._actions.back.setEnabled(self.state.index > 0)
        self._actions.set_again(question.attempts_left, shown=question.can_try_again)
        self._show_next(question)
        self._show_saved(question)
        player = self._view.player if self._view is not None else None
        answering = question.stage is Stage.ANSWERING and player is not None
        hints = player.key_hint() if answering and player is not None else self._next_hint()
        self._actions.set_hint([part for hint in hints for part in hint])

    def _next_hint(self) -> tuple[tuple[str, ...], ...]:
        return (("[Enter]", self.tr("next")),)

    def _show_next(self, question: QuestionState) -> None:
        if question.stage is Stage.SENDING:
            self._actions.set_next(Next.CHECK, self.tr("Check answer"), busy=True)
        elif question.stage is Stage.ANSWERING:
            ready = self._view is not None and self._view.missing() is None
            self._actions.set_next(Next.CHECK, self.tr("Check answer"), enabled=ready)
        elif self.state.is_last or not self.state.to_do:
            self._actions.set_next(Next.FINISH, self.tr("Finish"))
        else:
            self._actions.set_next(Next.NEXT, self.tr("Next question"))

    def _show_saved(self, question: QuestionState) -> None:
        if self._services.sender.status.waiting:
            self._actions.saved.set_state("offline", self.tr("Saved on this computer"))
        elif question.stage is Stage.MARKED:
            self._actions.saved.set_state("online", self.tr("Points saved"))
        elif question.answered:
            self._actions.saved.set_state("online", self.tr("Answer saved"))
        else:
            self._actions.saved.set_state("online", self.tr("All saved"))

    def _say(self, error: BaseException) -> None:
        words = problem(error)
        self._banner.show_message(words.title + ".", words.text, kind="bad")
        self._banner_box.show()

    def _say_nothing(self) -> None:
        self._banner_box.hide()

    # What the student does

    def _handle_key(self, event: QKeyEvent) -> bool:
        in_text = isinstance(QApplication.focusWidget(), _TEXT_INPUTS)
        allowed = self._preferences is None or self._preferences.single_key_shortcuts
        if in_text or not allowed or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        question = self.state.current
        player = self._view.player if self._view is not None else None
        if player is None or question.stage is not Stage.ANSWERING:
            return False
        return player.handle_key(event)

    def _next(self, what: Next) -> None:
        if what is Next.CHECK:
            self._check()
        elif what is Next.NEXT:
            self._forward()
        elif self.state.to_do:
            self._show_answers()
        else:
            self._finishing.finish()

    def _check(self) -> None:
        if self._view is None:
            return
        if self._view.missing() is not None:
            self._view.tell_missing()
            return
        self._flow.submit(self.state.current, self._view.response())

    def _go(self, index: int) -> None:
        self.save()
        if self._drawer is not None:
            self._drawer.slide_out()
        if self.state.move(index):
            self._show_question()

    def _back(self) -> None:
        self._go(self.state.index - 1)

    def _forward(self) -> None:
        self._go(self.state.index + 1)

    def _try_again(self) -> None:
        self.state.current.try_again()
        if self._view is not None:
            self._view.refresh()
            self._refresh()
            self._view.focus_answer()

    def _flag(self, flagged: bool) -> None:  # noqa: FBT001 - a slot
        question = self.state.current
        question.flagged = flagged
        self._services.playing.set_flag(self.state.run.id, question.item, flagged)
        self._refresh()

    def _draft_changed(self) -> None:
        self._show_next(self.state.current)

    def _show_answers(self) -> None:
        self.save()
        overview = Overview(self.window(), self.state)
        overview.question_chosen.connect(self._go)
        overview.finish_chosen.connect(self._finishing.finish)
        overview.open()

    def _open_drawer(self) -> None:
        panel = SidePanel(edge="")
        panel.show_state(self.state)
        panel.chosen.connect(self._go)
        panel.answers_chosen.connect(self._show_answers)
        self._drawer = Drawer(self.window(), self.tr("Questions"), panel)
        self._drawer.open()

    def _larger_text(self) -> None:
        sizes = (100, 125, 150, 175, 200)
        now = self._preferences.text_size if self._preferences is not None else 100
        self._changes.setting_wanted.emit(
            {"text_size": sizes[(sizes.index(now) + 1) % len(sizes)]}
        )

    def _keep_hidden(self, hidden: bool) -> None:  # noqa: FBT001 - a slot
        self._changes.setting_wanted.emit({"hide_timer": hidden})

    def _show_keys(self) -> None:
        KeysDialog(self.window()).open()

    # What happens meanwhile

    def _tick(self) -> None:
        self._ticks += 1
        self.state.current.seconds += 1
        left = self._clock.left
        if left is not None:
            self._top.set_left(left)
            if left == 0:
                self._timer.stop()
                self.save()
                self._finishing.time_is_up()
        if self._ticks % SAVE_EVERY == 0:
            self.save()

    def _stage_changed(self, question: QuestionState) -> None:
        if question.stage in {Stage.MARKED, Stage.SAVED}:
            self._changes.progress_changed.emit()
        if question is self.state.current and self._view is not None:
            self._view.refresh()
            self._refresh()
            if question.stage in {Stage.MARKED, Stage.SAVED}:
                self._view.tell_mark()
                # After the layout has found room for the verdict.
                QTimer.singleShot(0, self._show_verdict)
                self._actions.primary.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._panel.show_state(self.state)

    def _show_verdict(self) -> None:
        """Scrolls so far that the verdict and the answer under it are seen together."""
        if self._view is not None:
            self._area.verticalScrollBar().setValue(self._view.feedback_top())

    def _superseded(self, question: QuestionState) -> None:
        self._banner.show_message(
            self.tr("You answered question {0} on another computer.").format(question.number),
            self.tr("That answer counts."),
            kind="info",
        )
        self._banner_box.show()

    def _refused(self, _question: QuestionState, error: BaseException) -> None:
        self._say(error)

    def _preferences_changed(self, preferences: object) -> None:
        self._preferences = preferences  # type: ignore[assignment]  # a signal carries objects

    def _finished(self, run_id: str) -> None:
        self._timer.stop()
        self._changes.progress_changed.emit()
        self.finished.emit(run_id)
