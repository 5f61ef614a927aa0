"""Pages that show one value of a service: waiting, shown, or not reachable."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.focus import offer_focus
from oneenglish_desktop.screens.problems import problem
from oneenglish_desktop.widgets.accessibility import announce
from oneenglish_desktop.widgets.controls.states import ErrorState, LoadingState
from oneenglish_desktop.widgets.controls.surfaces import Page
from oneenglish_desktop.widgets.layouts import column
from oneenglish_desktop.widgets.override import override

if TYPE_CHECKING:
    from oneenglish_desktop.services.house import Services

_TRY_AGAIN = "try_again"
_HOME = "home"


class LoadedPage(Page):
    """A page that asks a service for its value when it is looked at.

    It asks again when progress has changed since; what is on the screen stays until the answer
    comes. Subclasses override `fetch` and `show_value`.

    Signals:
        home_chosen: the person leaves a page that cannot be opened.
    """

    home_chosen = Signal()
    with_rail = True

    def __init__(
        self, services: "Services", calls: Calls, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.services = services
        self._calls = calls
        self._asked = 0
        self._stale = True
        self._stack = QStackedWidget()
        self._loading = LoadingState(self.loading_words())
        self._stack.addWidget(self._loading)
        self._content: QWidget | None = None
        self._problem: ErrorState | None = None
        self.setLayout(column(self._stack))
        changes.progress_changed.connect(self.reload)

    def fetch(self) -> Callable[[], Any] | None:
        """The service call of this page, None while it does not know what to ask for."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - what `fetch` returns
        """Show what the service returned: build a content and hand it to `set_content`."""
        raise NotImplementedError

    def loading_words(self) -> str:
        """What the page says when it has to wait."""
        return self.tr("Getting your page")

    def set_content(self, content: QWidget, main: QWidget | None = None) -> None:
        """Show `content` instead of whatever was shown.

        Args:
            content: the new content of the page.
            main: gets the focus when the page is new, or when the old content had it.
        """
        old, self._content = self._content, content
        focused = QApplication.focusWidget()
        had_focus = old is not None and focused is not None and old.isAncestorOf(focused)
        self._stack.addWidget(content)
        self._stack.setCurrentWidget(content)
        self._drop(old)
        if main is not None and (old is None or had_focus):
            offer_focus(main)
        self._drop(self._problem)
        self._problem = None

    def reload(self) -> None:
        """Ask the service again: now when the page is looked at, later otherwise."""
        self._stale = True
        if self.isVisible():
            self._load()

    def reset(self) -> None:
        """Forget what is shown: the page is about something else from now on."""
        self._drop(self._content)
        self._content = None
        self._stack.setCurrentWidget(self._loading)
        self.reload()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._load()

    def _load(self) -> None:
        work = self.fetch()
        if work is None:
            return
        self._stale = False
        self._asked += 1
        asked = self._asked
        self._calls.run(self, work, partial(self._done, asked), partial(self._failed, asked))

    def _done(self, asked: int, value: Any) -> None:  # noqa: ANN401 - what `fetch` returns
        if asked == self._asked:
            self.show_value(value)

    def _failed(self, asked: int, error: BaseException) -> None:
        if asked != self._asked:
            return
        self._stale = True
        words = problem(error)
        self._drop(self._problem)
        state = ErrorState(words.title, words.text, code=words.code)
        if words.retry:
            state.add_action(_TRY_AGAIN, self.tr("Try again"), "primary", icon="refresh-cw")
        state.add_action(_HOME, self.tr("Go to Home"), "secondary" if words.retry else "primary")
        state.chosen.connect(self._acted)
        self._problem = state
        self._stack.addWidget(state)
        self._stack.setCurrentWidget(state)
        announce(self, f"{words.title}. {words.text}", urgent=True)

    def _acted(self, action: str) -> None:
        if action == _HOME:
            self.home_chosen.emit()
            return
        self._stack.setCurrentWidget(self._loading)
        self._load()

    def _drop(self, widget: QWidget | None) -> None:
        if widget is not None:
            self._stack.removeWidget(widget)
            widget.deleteLater()
