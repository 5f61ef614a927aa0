"""The window of the app, from the first moment to the end.

Nothing that a store or a service needs is imported before the first paint: the modules of a
signed-in person load when somebody signs in.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from oneenglish_desktop.background import Background
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.look import PcLook, next_text_size
from oneenglish_desktop.screens.sign_in.page import SignInPage
from oneenglish_desktop.screens.start.first_run import FirstRunPage
from oneenglish_desktop.screens.start.frame import WelcomeFrame
from oneenglish_desktop.screens.start.page import StartPage
from oneenglish_desktop.widgets.controls.dialogs import Dialog
from oneenglish_desktop.widgets.controls.surfaces import Page
from oneenglish_desktop.widgets.focus import FocusRing
from oneenglish_desktop.widgets.layouts import column
from oneenglish_desktop.widgets.learning.logo import window_icon
from oneenglish_desktop.widgets.override import override

if TYPE_CHECKING:
    from oneenglish_desktop.domain.accounts import Session
    from oneenglish_desktop.screens.session import SessionScreen
    from oneenglish_desktop.services.house import Services

DESIGN_SIZE = QSize(1366, 768)
MINIMUM_SIZE = QSize(800, 560)
_CLOSE, _STAY, _LEAVE = "close", "stay", "leave"


class MainWindow(Page):
    """Shows the start page, the first-run choice, the sign-in page or a person's pages.

    Signals:
        start_action_chosen: id of the action chosen after a problem at the start.
        school_change_chosen: the person leaves this school for another one.
        try_here_chosen: the demo school on this PC.
        connection_file_chosen: path of a school's connection file.
        signed_in: the `Session`, after its pages are shown.
        signed_out: nobody is signed in any more.
    """

    start_action_chosen = Signal(str)
    school_change_chosen = Signal()
    try_here_chosen = Signal()
    connection_file_chosen = Signal(Path)
    signed_in = Signal(object)
    signed_out = Signal()

    def __init__(
        self, background: Background, changes: Changes, *, open_page: str | None = None
    ) -> None:
        super().__init__()
        self._background = background
        self._changes = changes
        self._look = PcLook(self)
        self._sign_in: Callable[[], SignInPage] | None = None
        self._school_name = ""
        self._wanted_page = open_page or ""
        self._session_screen: SessionScreen | None = None
        self._dialog: Dialog | None = None
        self._frame = WelcomeFrame()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._frame)
        self.setLayout(column(self._stack))
        self.setWindowTitle("OneEnglish")
        self.setWindowIcon(window_icon())
        self.setMinimumSize(MINIMUM_SIZE)
        self.resize(DESIGN_SIZE)
        self._ring = FocusRing(self)
        for keys, slot in (
            ("Ctrl++", self._larger),
            ("Ctrl+=", self._larger),
            ("Ctrl+-", self._smaller),
            ("F11", self._toggle_full_screen),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    @property
    def session_screen(self) -> "SessionScreen | None":
        """The pages of the signed-in person, None when nobody is signed in."""
        return self._session_screen

    @property
    def page(self) -> QWidget | None:
        """The page before sign-in, or the page of the signed-in person."""
        if self._session_screen is not None:
            return self._session_screen.shell.page
        return self._frame.page

    def show_start(self) -> None:
        """Show the page that tells what is getting ready."""
        page = StartPage()
        page.action_chosen.connect(self.start_action_chosen)
        self._frame.show_page(page)

    def show_step(self, text: str) -> None:
        """Tell the next step of the start."""
        self._start_page().show_step(text)

    def show_start_problem(
        self, title: str, text: str, actions: Sequence[tuple[str, str]]
    ) -> None:
        """Tell why the app cannot start; `start_action_chosen` says what the person chose.

        Args:
            title: what happened.
            text: what is safe, where it is, what to do.
            actions: (id, words) of the buttons, the safest first.
        """
        self._start_page().show_problem(title, text, actions)

    def show_first_run(self) -> None:
        """Offer the demo school and the connection file."""
        page = FirstRunPage()
        page.try_here_chosen.connect(self.try_here_chosen)
        page.connection_file_chosen.connect(self.connection_file_chosen)
        self._frame.show_page(page)

    def show_connection_problem(self, title: str, text: str) -> None:
        """Say on the first-run page why the chosen file cannot be used."""
        page = self._frame.page
        if isinstance(page, FirstRunPage):
            page.show_problem(title, text)

    def show_sign_in(
        self,
        services: "Services",
        school_name: str,
        pc_name: str = "",
        *,
        version: str = "",
    ) -> None:
        """Let people sign in to a school that is ready.

        Args:
            services: of that school.
            school_name: shown above the form.
            pc_name: what the school calls this computer; empty when it has no name.
            version: of the app, shown in the corner.
        """
        self._school_name = school_name
        calls = Calls(self._background, self._changes, services.errors.report, self)
        self._sign_in = partial(
            SignInPage,
            services.accounts,
            calls,
            self._look,
            school_name=school_name,
            pc_name=pc_name,
            version=version,
        )
        self._open_session = partial(self._signed_in, services, calls)
        self._show_sign_in()

    def open_page(self, destination_id: str) -> bool:
        """Open a page by its name: now, or as soon as somebody has signed in.

        Args:
            destination_id: see `navigation.DESTINATIONS`; a page that the person may not see
                stays closed, and Home is shown.

        Returns:
            Whether the page is shown now.
        """
        if self._session_screen is None:
            self._wanted_page = destination_id
            return False
        return self._session_screen.shell.open(destination_id)

    def show_bug(self, reference: str) -> None:
        """Say that something unexpected happened; one such dialog at a time.

        Args:
            reference: of the report, for the teacher.
        """
        if self._dialog is not None:
            return
        code = self.tr("Code {code}").format(code=reference)
        text = self.tr("Your work is safe. Please try again, or tell your teacher.")
        dialog = Dialog(
            self,
            self.tr("Something did not work"),
            f"{text} {code}",
            icon="circle-alert",
            kind="danger",
        )
        dialog.add_action(_CLOSE, self.tr("Close"), "primary", safe=True)
        dialog.chosen.connect(self._bug_read)
        self._dialog = dialog
        dialog.open()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        screen = self._session_screen
        # While somebody is being signed out the pages are kept already, and gone.
        if screen is not None and isValid(screen.shell):
            screen.shell.save()
        super().closeEvent(event)

    def _start_page(self) -> StartPage:
        if not isinstance(self._frame.page, StartPage):
            self.show_start()
        page = self._frame.page
        assert isinstance(page, StartPage)  # noqa: S101 - shown in the line above
        return page

    def _show_sign_in(self) -> None:
        if self._sign_in is None:
            return
        page = self._sign_in()
        page.signed_in.connect(self._open_session)
        page.school_change_chosen.connect(self._ask_to_change_school)
        self._frame.show_page(page)

    def _ask_to_change_school(self) -> None:
        title = self.tr("Leave {school}?").format(school=self._school_name)
        text = self.tr("You choose another school on the next page.")
        dialog = Dialog(self, title, text, icon="school", kind="primary")
        dialog.add_action(_STAY, self.tr("Stay here"), "primary", safe=True)
        dialog.add_action(_LEAVE, self.tr("Change school"))
        dialog.chosen.connect(self._school_answered)
        dialog.open()

    def _school_answered(self, action: str) -> None:
        if action == _LEAVE:
            self.school_change_chosen.emit()

    def _bug_read(self) -> None:
        self._dialog = None

    def _signed_in(self, services: "Services", calls: Calls, session: "Session") -> None:
        # Loads the modules of a signed-in person, which the first paint must not wait for.
        from oneenglish_desktop.screens.session import SessionScreen  # noqa: PLC0415

        screen = SessionScreen(self, services, session, calls, self._changes)
        screen.leaving.connect(self._leaving)
        screen.ended.connect(self._ended)
        self._session_screen = screen
        self._stack.addWidget(screen.shell)
        wanted, self._wanted_page = self._wanted_page, ""
        self._stack.setCurrentWidget(screen.shell)
        screen.open(wanted)
        self.signed_in.emit(session)

    def _leaving(self, words: str) -> None:
        """The pages go at once; the sign-in page waits until the session has ended."""
        screen = self._session_screen
        if screen is None:
            return
        self._look.apply()
        self._show_sign_in()
        page = self._frame.page
        if isinstance(page, SignInPage):
            page.wait(self.tr("Signing you out"), words)
        self._stack.setCurrentWidget(self._frame)
        self._stack.removeWidget(screen.shell)
        screen.shell.deleteLater()

    def _ended(self) -> None:
        screen, self._session_screen = self._session_screen, None
        if screen is not None:
            screen.deleteLater()
        page = self._frame.page
        if isinstance(page, SignInPage):
            page.go_on()
        self.signed_out.emit()

    def _larger(self) -> None:
        self._step_text_size(1)

    def _smaller(self) -> None:
        self._step_text_size(-1)

    def _step_text_size(self, step: int) -> None:
        """The person's own size when somebody is signed in, this PC's otherwise."""
        if self._session_screen is not None:
            self._session_screen.step_text_size(step)
        else:
            self._look.set_text_size(next_text_size(self._look.text_size, step))

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()
