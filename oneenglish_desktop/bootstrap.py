"""Settings to stores to services to window; the only file that knows everything."""

import logging
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from oneenglish_desktop import __version__
from oneenglish_desktop.background import Background
from oneenglish_desktop.garbage import GarbageCollector
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.window import MainWindow
from oneenglish_desktop.widgets.learning.logo import window_icon
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import ThemeHolder

if TYPE_CHECKING:
    from oneenglish_desktop.services.opening import OpenSchool
    from oneenglish_desktop.settings import Settings

_log = logging.getLogger(__name__)

SWITCH_INTERVAL = 0.001
"""Seconds: threads that import give way to the window this often."""
REVIVE_MS = 10_000
_OPENING = "oneenglish_desktop.services.opening"
_AGAIN, _ASIDE, _QUIT = "again", "aside", "quit"


def run_window(
    *, page: str | None = None, connection_file: Path | None = None, here: bool = False
) -> int:
    """Open the window and stay until it is closed.

    Args:
        page: id of the page to show after sign-in.
        connection_file: connects this PC to the school of the file.
        here: use a school on this PC without asking.

    Returns:
        The exit status of the program.
    """
    application = make_application()
    starter = Starter(page=page, connection_file=connection_file, here=here)
    for number in (signal.SIGINT, signal.SIGTERM):
        # The collector's timer lets Python look at signals once a second.
        signal.signal(number, lambda *_: starter.window.close())
    FirstPaint(starter.window, starter.begin)
    starter.window.show()
    status = application.exec()
    starter.close()
    return status


def make_application() -> QApplication:
    """The one QApplication, with its name, icon and theme."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("OneEnglish")
    application.setDesktopFileName("oneenglish-desktop")
    ThemeHolder(application)
    application.setWindowIcon(window_icon())
    return application


def has_display() -> bool:
    """Whether a window can be shown on this PC."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class FirstPaint(QObject):
    """Calls something once the window has been painted: nothing heavy may come before."""

    def __init__(self, window: QWidget, begin: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._begin = begin
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._begin)
        return False


class DamagedJournal(Exception):  # noqa: N818 - named after what is reported
    """The journal of this PC could not be read as a whole; what could be read was kept."""


class Starter(QObject):
    """Opens the school behind the window, and closes it after.

    Signals:
        opened: the `OpenSchool`, when one can sign in.
    """

    opened = Signal(object)
    _step = Signal(str)
    _sender = Signal(object)

    def __init__(
        self,
        *,
        page: str | None = None,
        connection_file: Path | None = None,
        here: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.changes = Changes()
        self.background = Background()
        self._garbage = GarbageCollector(self)
        self.window = MainWindow(self.background, self.changes, open_page=page)
        self.school: OpenSchool | None = None
        self._settings: Settings | None = None
        self._connection_file = connection_file
        self._here = here
        self._retry: Callable[[], None] = self.begin
        self._revive = QTimer(self)
        self._revive.setInterval(REVIVE_MS)
        self._revive.timeout.connect(self._look_after_stores)
        self._step.connect(self._show_step)
        self._sender.connect(self.changes.sender_changed)
        self.background.bug.connect(self._bug)
        self.window.try_here_chosen.connect(self._open_here)
        self.window.connection_file_chosen.connect(self._connect)
        self.window.school_change_chosen.connect(self._change_school)
        self.window.start_action_chosen.connect(self._act)
        sys.excepthook = self._uncaught
        self.window.show_start()

    def begin(self) -> None:
        """Read the settings and go on; the window is on the screen."""
        sys.setswitchinterval(SWITCH_INTERVAL)
        self._retry = self.begin
        self.background.run(self, self._load, done=self._loaded, failed=self._failed)

    def close(self) -> None:
        """Close the school; the window is gone."""
        self._revive.stop()
        self._garbage.close()
        self.background.close()
        if self.school is not None:
            self.school.close()
            self.school = None
        sys.excepthook = sys.__excepthook__

    def _load(self) -> tuple["Settings", bool]:
        # Everything heavy is imported after the first paint, off the UI thread.
        from oneenglish_desktop.services.embedded_stores import is_known  # noqa: PLC0415
        from oneenglish_desktop.settings import (  # noqa: PLC0415
            load_connection_file,
            load_settings,
        )

        settings = load_settings()
        if self._connection_file is not None:
            settings = load_connection_file(self._connection_file, settings)
        return settings, self._here or is_known(settings)

    def _loaded(self, loaded: tuple["Settings", bool]) -> None:
        self._settings, known = loaded
        self._connection_file = None
        if known:
            self._open(self._settings)
        else:
            self.window.show_first_run()

    def _open_here(self) -> None:
        if self._settings is not None:
            alone = {"connection": None, "database_url": None, "mongo_uri": None}
            self._settings = self._settings.model_copy(update=alone)
            self._open(self._settings)

    def _connect(self, path: Path) -> None:
        self._connection_file = path
        self.window.show_start()
        self.begin()

    def _open(self, settings: "Settings") -> None:
        self.window.show_start()
        self._retry = partial(self._open, settings)
        # The stores start in one thread while the other imports what will speak to them.
        self.background.run(self, partial(import_module, _OPENING), self._imported, self._failed)
        self.background.run(
            self, partial(self._open_school, settings), done=self._show, failed=self._failed
        )

    def _imported(self, _module: object) -> None:
        """Python keeps the module; whoever opens the school finds it."""

    def _open_school(self, settings: "Settings") -> "OpenSchool":
        from oneenglish_desktop.services.embedded_stores import start_stores  # noqa: PLC0415

        started = start_stores(settings, self._step.emit) if settings.embedded else None
        from oneenglish_desktop.services.opening import open_school  # noqa: PLC0415

        return open_school(settings, started, self._step.emit)

    def _show(self, school: "OpenSchool") -> None:
        self.school = school
        school.services.sender.add_listener(self._sender.emit)
        self._revive.start()
        self._garbage.keep()
        self.window.show_sign_in(school.services, school.name, school.pc, version=__version__)
        self.opened.emit(school)

    def _change_school(self) -> None:
        if self.school is not None:
            self._revive.stop()
            school, self.school = self.school, None
            self.background.run(self, school.close, done=self._closed, failed=self._failed)
        self.window.show_first_run()

    def _closed(self, _nothing: None) -> None:
        """The school that was left is closed; the choice of the next one is on the screen."""

    def _look_after_stores(self) -> None:
        if self.school is not None:
            self.background.run(
                self, self.school.revive, done=self._closed, failed=self._not_revived
            )

    def _not_revived(self, error: BaseException) -> None:
        """The banner tells that the school is out of reach; the next look tries again."""
        self._report(error, "stores of this PC")

    # What can go wrong

    def _failed(self, error: BaseException) -> None:
        from oneenglish_desktop.screens.start.problems import start_problem  # noqa: PLC0415

        self.window.show_start_problem(*start_problem(error))

    def _act(self, action: str) -> None:
        if action == _AGAIN:
            self.window.show_start()
            self._retry()
        elif action == _ASIDE and self._settings is not None:
            self.window.show_start()
            self.background.run(
                self, partial(self._set_aside, self._settings), self._set_apart, self._failed
            )
        elif action == _QUIT:
            self.window.close()
        else:
            self.window.show_first_run()

    def _set_aside(self, settings: "Settings") -> "Settings":
        from oneenglish_desktop.services.embedded_stores import set_stores_aside  # noqa: PLC0415

        set_stores_aside(settings)
        return settings

    def _set_apart(self, settings: "Settings") -> None:
        self._open(settings)

    def _bug(self, error: object) -> None:
        if isinstance(error, BaseException):
            self._report(error, "window")

    def _report(self, error: BaseException, where: str) -> None:
        _log.error("a bug in the %s", where, exc_info=error)
        if self.school is not None:
            reference = self.school.services.errors.report(error, where)
            self.window.show_bug(reference)

    def _uncaught(
        self, _kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._report(error.with_traceback(trace), "window")

    def _show_step(self, step: str) -> None:
        from oneenglish_desktop.screens.start.steps import step_words  # noqa: PLC0415

        words = step_words(step)
        if words:
            self.window.show_step(words)
