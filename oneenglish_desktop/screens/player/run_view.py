"""A run in the player: what follows from each key, each button and each mark."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.preferences import Preferences
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.look import TEXT_SIZES
from oneenglish_desktop.screens.player.action_bar import Next
from oneenglish_desktop.screens.player.answer_flow import AnswerFlow
from oneenglish_desktop.screens.player.clock import RunClock, Ticker
from oneenglish_desktop.screens.player.finishing import Finishing
from oneenglish_desktop.screens.player.keeper import Keeper
from oneenglish_desktop.screens.player.keys import (
    KeysDialog,
    add_shortcuts,
    is_writing,
    press_focused,
)
from oneenglish_desktop.screens.player.overlays import Overlays
from oneenglish_desktop.screens.player.overview import Overview
from oneenglish_desktop.screens.player.run_frame import RunFrame
from oneenglish_desktop.screens.player.run_state import QuestionState, RunState, Stage
from oneenglish_desktop.screens.player.words import NOT_FINISHED, NOT_KEPT, NOT_SENT, words_for
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.runs import Run
from oneenglish_desktop.widgets.layouts import column
from oneenglish_desktop.widgets.override import override

_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class RunView(QWidget):
    """The whole player for one run.

    Attributes:
        state: where the run stands.
        frame: what of it is on screen.

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
        session = services.accounts.session
        self._preferences = session.preferences if session is not None else Preferences()
        self.state = RunState(run)
        self._overlays = Overlays()
        self.frame = RunFrame(
            self.state, hide_time=self._preferences.hide_timer, overlays=self._overlays
        )
        self.setLayout(column(self.frame))
        self._clock = RunClock(run.active_seconds, run.phase.time_limit)
        self._ticker = Ticker(self._clock, self)
        self._keeper = Keeper(self.state, self._clock, services, calls, self)
        self._flow = AnswerFlow(self.state, services, calls, self)
        self._finishing = Finishing(self, self.state, services, calls, self._overlays)
        self._connect_frame()
        self._connect_work()
        self._add_keys()
        self._show_saved()
        self._show_time()

    def begin(self) -> None:
        """The run is on screen now."""
        self.frame.focus_question()
        self._ticker.look()

    def leave(self) -> None:
        """Saves and leaves."""
        self.save()
        self._keeper.spend()
        self.left.emit(self.state.run.challenge.id)

    def save(self) -> None:
        """Keeps the draft and the time on this PC."""
        self._keeper.save()

    def regions(self) -> tuple[QWidget, ...]:
        """The parts that F6 moves between."""
        return self.frame.regions()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._ticker.start()
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._ticker.stop()
        if not event.spontaneous():
            self._overlays.close()
        super().hideEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._use_key(event):
            super().keyPressEvent(event)

    def _connect_frame(self) -> None:
        frame = self.frame
        frame.top.leave_chosen.connect(self.leave)
        frame.top.text_size_chosen.connect(self._larger_text)
        frame.top.keys_chosen.connect(self._show_keys)
        frame.top.time_hidden.connect(self._keep_hidden)
        frame.chosen.connect(self._go)
        frame.answers_chosen.connect(self._show_answers)
        frame.answer_changed.connect(self._answer_changed)
        frame.answer_submitted.connect(self._enter)
        frame.bar.flagged.connect(self._flag)
        frame.bar.back_chosen.connect(self._back)
        frame.bar.again_chosen.connect(self._try_again)
        frame.bar.next_chosen.connect(self._next)

    def _connect_work(self) -> None:
        self._ticker.ticked.connect(self._tick)
        self._ticker.over.connect(self._time_is_over)
        self._keeper.kept.connect(self._all_kept)
        self._keeper.not_kept.connect(self._not_kept)
        self._flow.kept.connect(self._finishing.answer_kept)
        self._flow.stage_changed.connect(self._stage_changed)
        self._flow.superseded.connect(self._superseded)
        self._flow.refused.connect(self._refused)
        self._flow.closed.connect(self._finishing.finish)
        self._finishing.finished.connect(self._finished)
        self._finishing.failed.connect(self._not_finished)
        self._changes.preferences_changed.connect(self._preferences_changed)
        self._changes.sender_changed.connect(self._show_saved)

    def _add_keys(self) -> None:
        add_shortcuts(
            self,
            {
                "Alt+Left": self._back,
                "Alt+Right": self._forward,
                "Ctrl+F": self.frame.bar.flag.click,
                "Ctrl+G": self._show_answers,
                "Ctrl+H": self.frame.top.toggle_time,
                "Esc": self.leave,
            },
        )
        # Inside the question Enter checks; on the bars it presses the button that has the focus.
        add_shortcuts(self.frame.area, {"Return": self._enter, "Enter": self._enter})

    # Keys and buttons

    def _use_key(self, event: QKeyEvent) -> bool:
        player = self.frame.view.player
        answering = self.state.current.stage is Stage.ANSWERING and not self.state.over
        if player is None or not answering or is_writing():
            return False
        if not self._preferences.single_key_shortcuts or event.modifiers() & ~_HARMLESS:
            return False
        return player.handle_key(event)

    def _enter(self) -> None:
        """Checks a complete answer; before that it presses what has the keyboard."""
        incomplete = self.state.current.stage is Stage.ANSWERING and self.frame.view.missing()
        if not incomplete:
            self.frame.bar.choose_next()
        elif not press_focused():
            self.frame.view.tell_missing()

    def _next(self, what: Next) -> None:
        if what is Next.CHECK:
            self._check()
        elif what is Next.NEXT:
            self._forward()
        elif (self.state.to_do or self.state.flagged) and not self.state.over:
            self._show_answers()
        else:
            self._finishing.finish()

    def _check(self) -> None:
        self.save()
        self._flow.submit(self.state.current, self.frame.view.response())

    def _go(self, index: int) -> None:
        self.save()
        if self.state.move(index):
            self.frame.show_question()
            self._show_saved()

    def _back(self) -> None:
        self._go(self.state.index - 1)

    def _forward(self) -> None:
        self._go(self.state.index + 1)

    def _try_again(self) -> None:
        self.state.current.try_again()
        self.frame.refresh()
        self.frame.focus_question()
        self._show_saved()

    def _flag(self, flagged: bool) -> None:  # noqa: FBT001 - a slot
        self._keeper.flag(self.state.current, flagged)
        self.frame.refresh_places()

    def _answer_changed(self) -> None:
        self._keeper.changed(self.state.current, self.frame.view.response())
        self.frame.refresh_next()

    def _show_answers(self) -> None:
        self.save()
        overview = Overview(self.window(), self.state)
        overview.question_chosen.connect(self._go)
        overview.finish_chosen.connect(self._finishing.finish)
        self._overlays.show(overview)

    def _larger_text(self) -> None:
        place = TEXT_SIZES.index(self._preferences.text_size) + 1
        self._changes.setting_wanted.emit({"text_size": TEXT_SIZES[place % len(TEXT_SIZES)]})

    def _keep_hidden(self, hidden: bool) -> None:  # noqa: FBT001 - a slot
        self._changes.setting_wanted.emit({"hide_timer": hidden})

    def _show_keys(self) -> None:
        self._overlays.show(KeysDialog(self.window()))

    # Time

    def _tick(self) -> None:
        self.state.current.seconds += 1
        self._show_time()

    def _show_time(self) -> None:
        left = self._clock.left
        if left is not None:
            self.frame.top.set_left(left)

    def _time_is_over(self) -> None:
        """What is complete on the screen is sent, then nothing can be answered any more."""
        question = self.state.current
        self.save()
        answering = question.stage is Stage.ANSWERING
        if answering and question.touched and not self.frame.view.missing():
            self._check()
        self.state.over = True
        self._ticker.stop()
        self.frame.refresh()
        self._finishing.time_is_up()

    # What comes back

    def _stage_changed(self, question: QuestionState) -> None:
        self.frame.show_stage(question)
        self._show_saved()
        if question.stage in {Stage.MARKED, Stage.SAVED}:
            self._changes.progress_changed.emit()

    def _superseded(self, question: QuestionState) -> None:
        self.frame.say(
            "info",
            self.tr("You answered question {0} on another computer.").format(question.number),
            self.tr("That answer counts."),
        )

    def _refused(self, question: QuestionState, error: BaseException) -> None:
        self._finishing.answer_refused()
        title, text = words_for(error, NOT_SENT)
        if question is not self.state.current:
            place = self.tr("Question {0}").format(question.number)
            title = f"{place}: {title}"
        self.frame.say("bad", title, text)

    def _not_kept(self, error: BaseException) -> None:
        self._show_saved()
        self.frame.say("bad", *words_for(error, NOT_KEPT))

    def _all_kept(self) -> None:
        self._show_saved()
        self.frame.say_nothing()

    def _show_saved(self, _status: object = None) -> None:
        question, saved = self.state.current, self.frame.bar.saved
        if self._keeper.is_behind:
            saved.set_state("problem", self.tr("Not saved yet"))
        elif self._services.sender.status.waiting:
            saved.set_state("offline", self.tr("Saved on this computer"))
        elif question.stage is Stage.MARKED:
            saved.set_state("online", self.tr("Points saved"))
        elif question.stage is Stage.SAVED:
            saved.set_state("online", self.tr("Answer saved"))
        else:
            saved.set_state("online", self.tr("All saved"))

    def _preferences_changed(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self.frame.top.set_time_hidden(preferences.hide_timer)

    def _finished(self, run_id: str) -> None:
        self._ticker.stop()
        self._changes.progress_changed.emit()
        self.finished.emit(run_id)

    def _not_finished(self, error: BaseException) -> None:
        self.frame.say("bad", *words_for(error, NOT_FINISHED))
