"""The app as `oneenglish run --here` opens it, driven to the page that is asked for.

Usage: app.py [MOMENT]   MOMENT: sign_in, home (default) or player
Marks: painted, sign_in, pressed, proved, home, player.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from benchmarks.programs.marks import PaintWatch, mark
from oneenglish_desktop import bootstrap
from oneenglish_desktop.bootstrap import Starter

if TYPE_CHECKING:
    from oneenglish_desktop.screens.sign_in.page import SignInPage
    from oneenglish_desktop.screens.window import MainWindow

STUDENT, PASSWORD = "mariana.costa", "riverside"
DEAR = (
    "sqlalchemy",
    "psycopg",
    "alembic",
    "pymongo",
    "pydantic",
    "redis",
    "keyring",
    "cryptography",
    "argon2",
)
"""Loaded behind the window, never before it is painted."""
DONE_MS = 300
"""Until the page has come to rest."""


class Driver(QObject):
    """Signs in and opens the page.

    Args:
        starter: of an app that has not begun yet.
        last: the moment after which the program ends.
    """

    def __init__(self, starter: Starter, last: str) -> None:
        super().__init__()
        self._starter = starter
        self._last = last
        self.window: MainWindow = starter.window
        PaintWatch(self.window, self._painted)
        starter.opened.connect(self._opened)

    def _painted(self) -> None:
        mark("painted", ",".join(name for name in DEAR if name in sys.modules))

    def _opened(self, _school: object) -> None:
        PaintWatch(self._sign_in_page(), self._sign_in)

    def _sign_in_page(self) -> "SignInPage":
        from oneenglish_desktop.screens.sign_in.page import SignInPage  # noqa: PLC0415

        page = self.window.page
        assert isinstance(page, SignInPage)  # noqa: S101 - `opened` says so
        return page

    def _sign_in(self) -> None:
        mark("sign_in")
        if not self._goes_on("sign_in"):
            return
        # What a person needs to type; imports that go on in a thread come to their end.
        QTimer.singleShot(DONE_MS, self._press)

    def _press(self) -> None:
        _tell_proof()
        form = self._sign_in_page().form
        form.username.setText(STUDENT)
        form.password.setText(PASSWORD)
        self.window.signed_in.connect(self._signed_in)
        mark("pressed")
        form.button.click()

    def _signed_in(self, _session: object) -> None:
        from oneenglish_desktop.screens.home.student import StudentHomePage  # noqa: PLC0415

        self._watch_content(StudentHomePage, self._home)

    def _home(self) -> None:
        mark("home")
        if not self._goes_on("home"):
            return
        from oneenglish_desktop.screens.player.page import PlayerPage  # noqa: PLC0415
        from oneenglish_desktop.services.demo_content import demo_id  # noqa: PLC0415

        self._watch_content(PlayerPage, self._player)
        screen = self.window.session_screen
        assert screen is not None  # noqa: S101 - somebody is signed in
        screen.shell.open("player", demo_id("phase", "a-day-in-the-city", 1))

    def _player(self) -> None:
        # Pictures, fonts and the layout of a first page are loaded when it has come to rest.
        QTimer.singleShot(DONE_MS, self._rested)

    def _rested(self) -> None:
        mark("player")
        self._goes_on("player")

    def _goes_on(self, moment: str) -> bool:
        if moment != self._last:
            return True
        if "stay" in sys.argv:
            sys.stdin.read()
        self.window.close()
        return False

    def _watch_content(self, page: Any, told: Any) -> None:  # noqa: ANN401 - a page class, a slot
        """Call `told` when the page has painted the value that it asked its service for."""
        shows = page.show_value

        def show_value(this: Any, value: Any) -> None:  # noqa: ANN401 - as above
            page.show_value = shows
            shows(this, value)
            PaintWatch(this._content, told)  # noqa: SLF001 - what the page shows

        page.show_value = show_value


def _tell_proof() -> None:
    """From now on the services tell when the password has become its proof."""
    accounts: Any = import_module("oneenglish_desktop.services.accounts")
    proves = accounts.password_proof

    def password_proof(*given: Any) -> bytes:  # noqa: ANN401 - passed on
        proof: bytes = proves(*given)
        mark("proved")
        return proof

    accounts.password_proof = password_proof


class WatchedStarter(Starter):
    """Opens the app as always, with a driver at the wheel."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of a starter
        super().__init__(**options)
        last = next((word for word in sys.argv[1:] if word != "stay"), "home")
        self.driver = Driver(self, last)


if __name__ == "__main__":
    bootstrap.Starter = WatchedStarter  # type: ignore[misc]
    sys.exit(bootstrap.run_window(here=True))
