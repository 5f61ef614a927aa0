"""Username, password and the button."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.sign_in.messages import Message, MessageWell, message, resting
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.fields import PasswordField, TextField
from oneenglish_desktop.widgets.layouts import column

if TYPE_CHECKING:
    from oneenglish_desktop.domain.accounts import Session
    from oneenglish_desktop.services.accounts import Accounts

_MAX_LENGTH = 256


class SignInForm(QWidget):
    """Asks who is there; says the same whether the name or the password does not fit.

    Signals:
        signed_in: the `Session`.
        reached: bool, whether the school answered.
    """

    signed_in = Signal(object)
    reached = Signal(bool)

    def __init__(self, accounts: "Accounts", calls: Calls, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._calls = calls
        self._wait = 0
        self._busy = False
        self.username = TextField(self.tr("Your username"), icon="user", size=48)
        self.username.input.setMaxLength(_MAX_LENGTH)
        self.username.submitted.connect(self._username_entered)
        self.password = PasswordField(self.tr("Your password"))
        self.password.input.setMaxLength(_MAX_LENGTH)
        self.password.submitted.connect(self.submit)
        self.message = MessageWell()
        self.button = Button(self.tr("Sign in"), "primary", size=48)
        self.button.clicked.connect(self.submit)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.count_down)
        self.setLayout(column(self.username, 18, self.password, 12, self.message, 12, self.button))

    def submit(self) -> None:
        """Try to sign in with what is written."""
        if self._busy or self._wait or not self._complete():
            return
        self.message.clear()
        self._set_busy(True)
        work = partial(self._accounts.sign_in, self.username.text().strip(), self.password.text())
        self._calls.run(self, work, self._done, self._failed)

    def wait(self, words: str, note: str) -> None:
        """Take no sign-in until `go_on`; see `SignInPage.wait`."""
        self._set_busy(True)
        self.button.setAccessibleName(words)
        if note:
            self.message.show_message(Message("primary", "circle-check", note))

    def go_on(self) -> None:
        """Let people sign in again."""
        self._set_busy(False)
        self.button.setAccessibleName("")
        self.username.setFocus()

    def count_down(self) -> None:
        """One second of the rest after too many tries is over."""
        self._wait = max(0, self._wait - 1)
        if self._wait:
            self.message.set_text(resting(self._wait))
            return
        self._second.stop()
        self.message.clear()
        self.button.setEnabled(True)
        self.password.setFocus()

    def _username_entered(self) -> None:
        if self.password.text():
            self.submit()
        else:
            self.password.setFocus()

    def _complete(self) -> bool:
        """Whether both fields hold something; says what is missing."""
        name, password = self.username.text().strip(), self.password.text()
        self.username.set_error("" if name else self.tr("Write your username."))
        self.password.set_error("" if password else self.tr("Write your password."))
        if not name:
            self.username.setFocus()
        elif not password:
            self.password.setFocus()
        return bool(name and password)

    def _set_busy(self, busy: bool) -> None:  # noqa: FBT001 - like Qt's own setters
        self._busy = busy
        self.button.set_busy(busy)
        self.username.setEnabled(not busy)
        self.password.setEnabled(not busy)

    def _done(self, session: "Session") -> None:
        self.password.setText("")
        self.reached.emit(True)
        self.signed_in.emit(session)

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        self.reached.emit(not isinstance(error, Unavailable))
        self._show(message(error))
        self.password.setFocus()
        self.password.input.selectAll()

    def _show(self, shown: Message) -> None:
        self.message.show_message(shown)
        if shown.wait:
            self._wait = shown.wait
            self.button.setEnabled(False)
            self._second.start()
