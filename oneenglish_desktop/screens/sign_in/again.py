"""Signing in again over the page, after the school ended the session."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.sign_in.messages import MessageWell, message, resting
from oneenglish_desktop.widgets.controls.dialogs import Dialog
from oneenglish_desktop.widgets.controls.fields import PasswordField

if TYPE_CHECKING:
    from oneenglish_desktop.services.accounts import Accounts

_SIGN_IN = "sign_in"
_SIGN_OUT = "sign_out"


class SignInAgain(QObject):
    """Asks the same person for the password; what is on the page stays.

    Signals:
        signed_in: the session goes on.
        sign_out_chosen: the person stops here.
    """

    signed_in = Signal()
    sign_out_chosen = Signal()

    def __init__(self, window: QWidget, accounts: "Accounts", calls: Calls, *, name: str) -> None:
        self._dialog = Dialog(
            window,
            _tr("Please sign in again, {name}").format(name=name),
            _tr("Your work is safe. You go on where you are."),
            icon="key-round",
        )
        super().__init__(self._dialog)
        self._accounts = accounts
        self._calls = calls
        self._wait = 0
        self.password = PasswordField(self.tr("Your password"))
        self.password.submitted.connect(self.submit)
        self.message = MessageWell()
        self._dialog.body.addSpacing(4)
        self._dialog.body.addWidget(self.password)
        self._dialog.body.addWidget(self.message)
        self._dialog.add_action(_SIGN_OUT, self.tr("Sign out"))
        self.button = self._dialog.add_action(_SIGN_IN, self.tr("Sign in"), "primary")
        # The dialog stays open until the password fits.
        self.button.clicked.disconnect()
        self.button.clicked.connect(self.submit)
        self._dialog.chosen.connect(self._chosen)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.count_down)

    def open(self) -> None:
        """Lie over the page with the focus in the password."""
        self._dialog.open()
        self.password.setFocus()

    def close(self) -> None:
        """Go away without a word: the person is signed out."""
        self._dialog.chosen.disconnect(self._chosen)
        self._dialog.finish(_SIGN_OUT)

    def submit(self) -> None:
        """Try the password."""
        if self._wait or not self.password.isEnabled():
            return
        if not self.password.text():
            self.password.set_error(self.tr("Write your password."))
            return
        self.message.clear()
        self._set_busy(True)
        work = partial(self._accounts.sign_in_again, self.password.text())
        self._calls.run(self, work, self._done, self._failed)

    def _done(self, _session: object) -> None:
        self._dialog.finish(_SIGN_IN)

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        shown = message(error, same_person=True)
        self.message.show_message(shown)
        self.password.setFocus()
        self.password.input.selectAll()
        if shown.wait:
            self._wait = shown.wait
            self.button.setEnabled(False)
            self._second.start()

    def _set_busy(self, busy: bool) -> None:  # noqa: FBT001 - like Qt's own setters
        self.button.set_busy(busy)
        self.password.setEnabled(not busy)

    def count_down(self) -> None:
        """One second of the rest after too many tries is over."""
        self._wait = max(0, self._wait - 1)
        if self._wait:
            self.message.set_text(resting(self._wait))
            return
        self._second.stop()
        self.message.clear()
        self.button.setEnabled(True)

    def _chosen(self, action: str) -> None:
        if action == _SIGN_IN:
            self.signed_in.emit()
        else:
            self.sign_out_chosen.emit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("SignInAgain", text)
