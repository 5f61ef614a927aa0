"""The sign-in page: the form, the school, the look of this PC."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.look import PcLook
from oneenglish_desktop.screens.sign_in.form import SignInForm
from oneenglish_desktop.screens.sign_in.look_buttons import LookButtons
from oneenglish_desktop.widgets.controls.buttons import LinkButton
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import ScrollArea, Well
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.connection import ConnectionLine
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

if TYPE_CHECKING:
    from oneenglish_desktop.services.accounts import Accounts

_WIDTH = 400
_WIDEST = 720


class SignInPage(Themed, QWidget):
    """Remembers no name: this may be a shared computer.

    Signals:
        signed_in: the `Session`.
        school_change_chosen: the person wants another school.
    """

    signed_in = Signal(object)
    school_change_chosen = Signal()

    def __init__(  # noqa: PLR0913 - options by name
        self,
        accounts: "Accounts",
        calls: Calls,
        look: PcLook,
        *,
        school_name: str,
        pc_name: str = "",
        version: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._school_name = school_name
        self.form = SignInForm(accounts, calls)
        self.form.signed_in.connect(self.signed_in)
        self.form.reached.connect(self._show_reached)
        self._connection = ConnectionLine("online", school_name)
        self._column = self._main_column(pc_name)
        page = QWidget()
        page.setLayout(
            column(
                row(STRETCH, self._column, STRETCH),
                STRETCH,
                margins=(32, 12, 32, 12),
            )
        )
        top = row(STRETCH, LookButtons(look), margins=(32, 24, 32, 12))
        foot = row(
            self._connection,
            STRETCH,
            Label(f"OneEnglish {version}".strip(), "meta", "text2"),
            margins=(32, 8, 32, 20),
        )
        self.setLayout(column(top, ScrollArea(page), foot))
        self.apply_theme(current_theme())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.username.setFocus()

    @override
    def apply_theme(self, theme: Theme) -> None:
        self._column.setFixedWidth(min(theme.scaled(_WIDTH), _WIDEST))
        super().apply_theme(theme)

    def wait(self, words: str, note: str) -> None:
        """Nobody can sign in yet: the session before is still ending.

        Args:
            words: what is going on, on the button.
            note: what the person before should know; empty for nothing.
        """
        self.form.wait(words, note)

    def go_on(self) -> None:
        """The session before has ended."""
        self.form.go_on()

    def _main_column(self, pc_name: str) -> QWidget:
        change = LinkButton(self.tr("Change"), kind="bodyStudent")
        change.setAccessibleName(self.tr("Change the school"))
        change.clicked.connect(self.school_change_chosen)
        school = Label(self._school_name, "bodyStudent", "text2")
        forgot = self.tr("Forgot your password? Ask your teacher for a new one.")
        main = QWidget()
        main.setLayout(
            column(
                26,
                Label(self.tr("Sign in"), "title"),
                4,
                row(school, 8, change, STRETCH),
                24,
                self.form,
                24,
                _shared_computer(pc_name),
                16,
                Label(forgot, "ui", "text2", wrap=True),
            )
        )
        # Reading order is tab order but for one thing: most people start at the username.
        return main

    def _show_reached(self, reached: bool) -> None:  # noqa: FBT001 - a slot
        if reached:
            text = self.tr("Connected to {school}").format(school=self._school_name)
            self._connection.set_state("online", text)
        else:
            text = self.tr("{school} is out of reach").format(school=self._school_name)
            self._connection.set_state("offline", text)


def _shared_computer(pc_name: str) -> Well:
    """Says that the session ends by itself."""
    well = Well()
    title = _tr("Shared computer")
    if pc_name:
        title = _tr("Shared computer: {name}").format(name=pc_name)
    text = _tr("Sign out when you finish. We sign you out after 15 minutes if you go away.")
    words = column(Label(title, "ui", bold=True), 2, Label(text, "meta", "text2", wrap=True))
    well.setLayout(row((Icon("monitor"), Qt.AlignmentFlag.AlignTop), 12, words))
    return well


def _tr(text: str) -> str:
    return QCoreApplication.translate("SignInPage", text)
