"""What a student sees of a run: bars, panel, question and notes; it decides nothing."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from oneenglish_desktop.screens.focus import offer_focus
from oneenglish_desktop.screens.player.action_bar import ActionBar, Next
from oneenglish_desktop.screens.player.focus_order import focus_beside
from oneenglish_desktop.screens.player.overlays import Overlays
from oneenglish_desktop.screens.player.question_view import QuestionView
from oneenglish_desktop.screens.player.run_state import QuestionState, RunState, Stage
from oneenglish_desktop.screens.player.side_panel import QuestionList, SidePanel
from oneenglish_desktop.screens.player.top_bar import TopBar, is_compact
from oneenglish_desktop.widgets.controls.banners import Banner
from oneenglish_desktop.widgets.controls.dialogs import Drawer
from oneenglish_desktop.widgets.controls.surfaces import ScrollArea
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

CONTENT = 840
SIDE, TOP, BOTTOM = 48, 26, 16
VERDICT_TOP = 12
"""Px between the top of the page and a verdict that was scrolled to."""


class RunFrame(Themed, QWidget):
    """Shows a `RunState`.

    Attributes:
        top: leave, place, time.
        bar: flag, back, next.
        area: scrolls the question.
        view: the question on screen.

    Signals:
        chosen: index of the question to show.
        answers_chosen: the student wants to see all answers.
        answer_changed: the answer on screen has grown.
        answer_submitted: Enter was pressed inside the answer.
    """

    chosen = Signal(int)
    answers_chosen = Signal()
    answer_changed = Signal()
    answer_submitted = Signal()

    def __init__(self, state: RunState, *, hide_time: bool, overlays: Overlays) -> None:
        super().__init__()
        self._state = state
        self._overlays = overlays
        self.top = TopBar(state.run, hide_time=hide_time)
        self._questions = QuestionList(state)
        self._panel = SidePanel(self._questions)
        self.bar = ActionBar()
        self._banner = Banner("warn")
        self._banner_box = QWidget()
        self.area = ScrollArea()
        self.view = QuestionView(state.current, seed=state.run.id)
        self._build()
        self.apply_theme(current_theme())
        self.refresh()

    def show_question(self) -> None:
        """Shows the question that is the current one now."""
        self.view = QuestionView(self._state.current, seed=self._state.run.id)
        self._place_view()
        self._banner_box.hide()
        self.refresh()
        self.focus_question()

    def focus_question(self) -> None:
        """The keyboard is in the answer, or where nothing can be answered, at what is next."""
        answer = self.view.answer_control(closed=self._state.over)
        offer_focus(answer or self.bar.primary)

    def refresh(self) -> None:
        """Shows the run as it stands; the question on screen too."""
        question = self._state.current
        self.view.refresh(closed=self._state.over)
        self.refresh_places()
        self.bar.back.setEnabled(self._state.index > 0)
        again = question.can_try_again and not self._state.over
        self.bar.set_again(question.attempts_left, shown=again)
        self.refresh_next()
        self.bar.set_hint([part for hint in self._hints(question) for part in hint])

    def refresh_places(self) -> None:
        """Shows again which questions are answered and flagged."""
        done = [question.answered for question in self._state.questions]
        self.top.set_place(done, self._state.index)
        self._panel.show_state(self._state)
        self.bar.set_flagged(self._state.current.flagged)

    def refresh_next(self) -> None:
        """Says what the primary button does now."""
        question, state = self._state.current, self._state
        check = self.tr("Check answer")
        if state.over:
            self.bar.set_next(Next.FINISH, self.tr("Finish"))
        elif question.stage is Stage.SENDING:
            self.bar.set_next(Next.CHECK, check, busy=True)
        elif question.stage is Stage.ANSWERING:
            self.bar.set_next(Next.CHECK, check, enabled=not self.view.missing())
        elif state.is_last or not state.to_do:
            self.bar.set_next(Next.FINISH, self.tr("Finish"))
        else:
            self.bar.set_next(Next.NEXT, self.tr("Next question"))

    def show_stage(self, question: QuestionState) -> None:
        """Shows that a question has a new stage; its verdict when it is on screen."""
        if question is not self._state.current:
            self.refresh_places()
            return
        # Asked before the answer is locked, which takes the keyboard away from it.
        had_keyboard = self._question_has_keyboard()
        if question.stage is not Stage.ANSWERING and had_keyboard:
            offer_focus(self.bar.primary)
        self.refresh()
        if question.stage in {Stage.MARKED, Stage.SAVED}:
            self.view.tell_mark()
            # After the layout has found room for the verdict.
            QTimer.singleShot(0, self, self._show_verdict)
        elif question.stage is Stage.ANSWERING and had_keyboard:
            self.focus_question()

    def say(self, kind: str, title: str, text: str) -> None:
        """Shows a note above the question until the next question."""
        self._banner_box.show()
        self._banner.show_message(title, text, kind=kind)

    def say_nothing(self) -> None:
        """Takes the note away."""
        self._banner_box.hide()

    def open_drawer(self) -> None:
        """Shows the questions over the page, where there is no room for them beside it."""
        questions = QuestionList(self._state)
        questions.arrange()
        drawer = Drawer(self.window(), self.tr("Questions"), questions)
        questions.chosen.connect(drawer.slide_out)
        questions.answers_chosen.connect(drawer.slide_out)
        questions.chosen.connect(self.chosen)
        questions.answers_chosen.connect(self.answers_chosen)
        drawer.closed.connect(drawer.deleteLater)
        self._overlays.show(drawer)

    def regions(self) -> tuple[QWidget, ...]:
        """The parts that F6 moves between."""
        return tuple(part for part in self._parts() if part.isVisible())

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return focus_beside(self, self._parts(), forward=next)

    @override
    def apply_theme(self, theme: Theme) -> None:
        self._panel.setVisible(not is_compact(self))
        self.view.setMaximumWidth(theme.scaled(CONTENT))
        super().apply_theme(theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panel.setVisible(not is_compact(self))

    def _build(self) -> None:
        self._banner_box.setLayout(column(self._banner, margins=(24, 12, 24, 0)))
        self._banner_box.hide()
        middle = row(column(self._banner_box, self.area), self._panel)
        layout = column(self.top, middle, self.bar)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._place_view()
        self.top.answers_chosen.connect(self.open_drawer)
        self._questions.chosen.connect(self.chosen)
        self._questions.answers_chosen.connect(self.answers_chosen)

    def _place_view(self) -> None:
        self.view.changed.connect(self.answer_changed)
        self.view.submitted.connect(self.answer_submitted)
        self.view.setMaximumWidth(current_theme().scaled(CONTENT))
        page = QWidget()
        layout = row(STRETCH, self.view, STRETCH, margins=(SIDE, TOP, SIDE, BOTTOM))
        layout.setStretch(1, 100)
        page.setLayout(layout)
        self.area.setWidget(page)

    def _parts(self) -> tuple[QWidget, ...]:
        return (self.top, self._banner_box, self.area, self._panel, self.bar)

    def _hints(self, question: QuestionState) -> tuple[tuple[str, ...], ...]:
        if question.stage is Stage.SENDING:
            return ()
        answering = question.stage is Stage.ANSWERING and not self._state.over
        if answering and self.view.player is not None:
            return self.view.player.key_hint()
        return (("[Enter]", self.tr("next")),)

    def _show_verdict(self) -> None:
        """Scrolls so far that the verdict and the answer under it are seen together."""
        top = self.view.feedback_top() + TOP - VERDICT_TOP
        self.area.verticalScrollBar().setValue(top)

    def _question_has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is None or self.area.isAncestorOf(focused) or focused is self.bar.primary
