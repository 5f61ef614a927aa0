"""Why signing in did not work, in words that give nothing away."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.errors import SignInRefused, SignInThrottled, Unavailable
from oneenglish_desktop.screens.problems import problem
from oneenglish_desktop.screens.translation import QT_TRANSLATE_NOOP, counted
from oneenglish_desktop.widgets.accessibility import announce
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import Well
from oneenglish_desktop.widgets.layouts import column, row

_CHECK = QT_TRANSLATE_NOOP("SignIn", "Not yet. Check your username and your password.")
_CHECK_PASSWORD = QT_TRANSLATE_NOOP("SignIn", "Not yet. Check your password.")
_REST_ONE = QT_TRANSLATE_NOOP("SignIn", "Too many tries. Please wait {count} second.")
_REST = QT_TRANSLATE_NOOP("SignIn", "Too many tries. Please wait {count} seconds.")
_OFFLINE = QT_TRANSLATE_NOOP("SignIn", "We cannot reach your school. Please try again.")


@dataclass(frozen=True, slots=True)
class Message:
    """What the well under the password says.

    Attributes:
        kind: of the well: `danger`, `accent` or `primary`.
        wait: seconds until the next try is possible, 0 for at once.
    """

    kind: str
    icon: str
    text: str
    wait: int = 0


def message(error: BaseException, *, same_person: bool = False) -> Message:
    """The words for an error of signing in.

    Args:
        error: what the service raised.
        same_person: only the password was asked for.
    """
    if isinstance(error, SignInThrottled):
        wait = max(1, round(error.retry_after))
        return Message("accent", "clock", resting(wait), wait)
    if isinstance(error, SignInRefused):
        return Message("danger", "circle-alert", _tr(_CHECK_PASSWORD if same_person else _CHECK))
    words = problem(error)
    if type(error) is Unavailable:
        return Message("accent", "cloud-off", _tr(_OFFLINE))
    code = _tr(QT_TRANSLATE_NOOP("SignIn", "Code {code}")).format(code=words.code)
    return Message("danger", "circle-alert", f"{words.title}. {words.text} {code}")


def resting(seconds: int) -> str:
    """The words while signing in rests."""
    return counted(seconds, _tr(_REST_ONE), _tr(_REST))


class MessageWell(QWidget):
    """Shows one `Message`; takes no room without one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = column()
        self.setLayout(self._box)
        self._well: Well | None = None
        self._label: Label | None = None
        self.hide()

    @property
    def text(self) -> str:
        """What is shown, empty when nothing is."""
        return self._label.text() if self._label is not None else ""

    def show_message(self, shown: Message) -> None:
        """Show it and tell the screen reader."""
        self.clear()
        well = Well(kind=shown.kind, padding=12)
        role = well.text_role
        self._label = Label(shown.text, "body", role, wrap=True)
        icon = Icon(shown.icon, 20, role)
        well.setLayout(row((icon, Qt.AlignmentFlag.AlignTop), 10, self._label))
        self._well = well
        self._box.addWidget(well)
        self.show()
        announce(self, shown.text, urgent=True)

    def set_text(self, text: str) -> None:
        """Change the words, quietly: for a countdown."""
        if self._label is not None:
            self._label.setText(text)

    def clear(self) -> None:
        """Show nothing."""
        self.hide()
        if self._well is not None:
            self._box.removeWidget(self._well)
            self._well.deleteLater()
        self._well = self._label = None


def _tr(text: str) -> str:
    return QCoreApplication.translate("SignIn", text)
