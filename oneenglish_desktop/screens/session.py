"""One session on the screen: its pages, its look, the idle lock, signing in again, the end."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.accounts import IDLE_WARNING_SECONDS, Session
from oneenglish_desktop.domain.preferences import Preferences
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.look import next_text_size
from oneenglish_desktop.screens.shell.idle import IdleLock
from oneenglish_desktop.screens.shell.shell import HOME, Shell
from oneenglish_desktop.screens.sign_in.again import SignInAgain
from oneenglish_desktop.widgets.controls.dialogs import Dialog
from oneenglish_desktop.widgets.theme.holder import theme_holder

if TYPE_CHECKING:
    from oneenglish_desktop.services.house import Services

_HERE = "here"
_SIGN_OUT = "sign_out"
_MINUTE = 60


class SessionScreen(QObject):
    """Lives from signing in to signing out.

    Signals:
        leaving: the work is kept and the pages must go; words for the sign-in page.
        ended: the session is over.
    """

    leaving = Signal(str)
    ended = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - what a session needs
        self,
        window: QWidget,
        services: "Services",
        session: Session,
        calls: Calls,
        changes: Changes,
        lock: IdleLock | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._calls = calls
        self._changes = changes
        self._person = session.person
        self._leaving = False
        self._again: SignInAgain | None = None
        self._idle_dialog: Dialog | None = None
        self._dress(session.preferences)
        self.shell = Shell(services, session, calls, changes)
        self.shell.sign_out_chosen.connect(self.sign_out)
        self.lock = lock or IdleLock()
        self.lock.setParent(self)
        self.lock.warned.connect(self._warn)
        self.lock.ticked.connect(self._show_left)
        self.lock.expired.connect(self._away)
        changes.preferences_changed.connect(self._dress)
        changes.session_expired.connect(self._ask_again)
        changes.sender_changed.emit(services.sender.status)

    @property
    def again(self) -> SignInAgain | None:
        """The question for the password that lies over the page, None while there is none."""
        return self._again

    def open(self, destination_id: str) -> None:
        """Open the first page: the wanted one when the person may see it, Home otherwise."""
        if not destination_id or not self.shell.open(destination_id):
            self.shell.open(HOME)

    def step_text_size(self, step: int) -> None:
        """One size larger or smaller, kept with the person."""
        size = self.shell.saver.preferences.text_size
        wanted = next_text_size(size, step)
        if wanted != size:
            self._changes.setting_wanted.emit({"text_size": wanted})

    def sign_out(self) -> None:
        """Keep the work of the open page, then end the session."""
        self._leave("")

    def _leave(self, words: str) -> None:
        if self._leaving:
            return
        self._leaving = True
        self.lock.stop()
        self.shell.save()
        if self._again is not None:
            self._again.close()
        if self._idle_dialog is not None:
            self._idle_dialog.finish(_SIGN_OUT)
        self.leaving.emit(words)
        self._calls.run(self, self._services.accounts.sign_out, self._over, self._over)

    def _over(self, _outcome: object) -> None:
        self.ended.emit()

    def _dress(self, preferences: Preferences) -> None:
        theme_holder().set_look(
            choice=preferences.theme,
            text_size=preferences.text_size,
            less_movement=preferences.less_movement,
            easy_font=preferences.easy_font,
        )

    def _ask_again(self) -> None:
        if self._again is not None or self._leaving:
            return
        self.shell.save()
        self._again = SignInAgain(
            self._window, self._services.accounts, self._calls, name=self._person.first_name
        )
        self._again.signed_in.connect(self._go_on)
        self._again.sign_out_chosen.connect(self._sign_out_instead)
        self._again.open()

    def _go_on(self) -> None:
        self._again = None
        self._changes.signed_in_again.emit()

    def _sign_out_instead(self) -> None:
        self._again = None
        self.sign_out()

    def _warn(self) -> None:
        title = self.tr("Are you still there, {name}?").format(name=self._person.first_name)
        dialog = Dialog(self._window, title, _away_words(IDLE_WARNING_SECONDS), icon="clock")
        dialog.add_action(_SIGN_OUT, self.tr("Sign out"))
        dialog.add_action(_HERE, self.tr("I am here"), "primary", safe=True)
        dialog.chosen.connect(self._answered)
        self._idle_dialog = dialog
        dialog.open()

    def _show_left(self, seconds: int) -> None:
        if self._idle_dialog is not None:
            self._idle_dialog.set_text(_away_words(seconds))

    def _answered(self, action: str) -> None:
        self._idle_dialog = None
        if action == _HERE:
            self.lock.stay()
        else:
            self.sign_out()

    def _away(self) -> None:
        self._leave(self.tr("We signed you out. Your work is saved."))


def _away_words(seconds: int) -> str:
    text = QCoreApplication.translate(
        "SessionScreen", "This is a shared computer. We save your work and sign you out in {time}."
    )
    return text.format(time=f"{seconds // _MINUTE}:{seconds % _MINUTE:02}")
