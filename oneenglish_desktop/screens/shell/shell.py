"""What a signed-in person sees: the rail, the banner, one page."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from oneenglish_desktop.domain.accounts import Session
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.focus import (
    entry,
    first_focusable,
    focus_next_region,
    offer_focus,
    takes_focus,
)
from oneenglish_desktop.screens.navigation import ROUTES, Destination, find, may_open
from oneenglish_desktop.screens.settings.saving import SettingsSaver
from oneenglish_desktop.screens.shell.connection import ConnectionBanner
from oneenglish_desktop.screens.shell.go_to import SIGN_OUT, GoTo
from oneenglish_desktop.screens.shell.rail import PersonalRail
from oneenglish_desktop.widgets.layouts import column, row
from oneenglish_desktop.widgets.override import override

if TYPE_CHECKING:
    from oneenglish_desktop.services.house import Services

HOME = "home"


class Shell(QWidget):
    """Holds the pages of one session; `open` is the only way to any of them.

    Signals:
        sign_out_chosen: the person wants to leave.
        opened: id of the destination that is shown now.
    """

    sign_out_chosen = Signal()
    opened = Signal(str)

    def __init__(
        self,
        services: "Services",
        session: Session,
        calls: Calls,
        changes: Changes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._session = session
        self._calls = calls
        self._changes = changes
        self._kept: dict[str, QWidget] = {}
        self._current: Destination | None = None
        self.saver = SettingsSaver(services, calls, changes, self)
        self.rail = PersonalRail(session)
        self.rail.chosen.connect(self._rail_chosen)
        self.banner = ConnectionBanner()
        self.banner.try_chosen.connect(services.sender.try_now)
        self.banner.answers_chosen.connect(self._open_answers)
        self._stack = QStackedWidget()
        beside = column(self.banner, self._stack)
        beside.setStretchFactor(self._stack, 1)
        whole = row(self.rail, beside)
        whole.setStretchFactor(beside, 1)
        self.setLayout(whole)
        changes.sender_changed.connect(self.rail.show_status)
        changes.sender_changed.connect(self.banner.show_status)
        for keys, slot in (
            ("F1", self._open_help),
            ("Ctrl+K", self.open_go_to),
            ("Ctrl+B", self.rail.toggle),
            ("F6", self._next_region),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._stack.currentWidget()

    @property
    def current(self) -> str:
        """Id of the destination that is shown."""
        return self._current.id if self._current is not None else ""

    def open(self, destination_id: str, argument: str = "") -> bool:
        """Show a page; every way to a page ends here.

        Args:
            destination_id: see `navigation.DESTINATIONS`.
            argument: id of what the page is about, for pages that need one.

        Returns:
            False when there is no such page, or it is not for this person; nothing changes.
        """
        destination = find(destination_id)
        if destination is None or not may_open(destination, self._session):
            return False
        if bool(destination.opener) != bool(argument):
            return False
        page = self._page(destination)
        if destination.opener:
            getattr(page, destination.opener)(argument)
        self._show(destination, page)
        return True

    def save(self) -> None:
        """Keep what the open page has not kept yet; quick, and only on this PC."""
        save = getattr(self.page, "save", None)
        if save is not None:
            save()

    def open_go_to(self) -> None:
        """Ctrl+K: choose a page by its name."""
        go_to = GoTo(self.window(), self._session)
        go_to.chosen.connect(self._rail_chosen)
        go_to.open()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: back from a page inside another; ignored where there is nothing to leave."""
        go_back = getattr(self.page, "go_back", None)
        if event.key() == Qt.Key.Key_Escape and go_back is not None:
            go_back()
        else:
            super().keyPressEvent(event)

    def _page(self, destination: Destination) -> QWidget:
        page = self._kept.get(destination.id)
        if page is None:
            page = destination.maker()(self._services, self._calls, self._changes)
            self._connect(page)
            self._stack.addWidget(page)
            if destination.kept:
                self._kept[destination.id] = page
        return page

    def _connect(self, page: Any) -> None:  # noqa: ANN401 - pages share no base class
        for signal, destination_id in ROUTES.items():
            if hasattr(page, signal):
                getattr(page, signal).connect(partial(self._route, destination_id))

    def _route(self, destination_id: str, argument: str = "") -> None:
        self.open(destination_id, argument)

    def _show(self, destination: Destination, page: QWidget) -> None:
        before = self.page
        if before is not page:
            self.save()
        self._stack.setCurrentWidget(page)
        self._current = destination
        self.rail.setVisible(bool(getattr(page, "with_rail", False)))
        self.rail.set_current(destination.shown_in or destination.id)
        if before is not None and before is not page and before not in self._kept.values():
            self._stack.removeWidget(before)
            before.deleteLater()
        self._keep_focus(page)
        self.opened.emit(destination.id)

    def _keep_focus(self, page: QWidget) -> None:
        """The keyboard is never nowhere: on the page, or in the rail while the page loads."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused) and takes_focus(focused):
            first: QWidget | None = entry(focused)
        else:
            first = first_focusable(page) or first_focusable(self.rail)
        if first is not None:
            offer_focus(first)

    def _rail_chosen(self, name: str) -> None:
        if name == SIGN_OUT:
            self.sign_out_chosen.emit()
        else:
            self.open(name)

    def _open_help(self) -> None:
        self.open("help")

    def _open_answers(self) -> None:
        self.open("settings")
        show = getattr(self.page, "show_waiting_answers", None)
        if show is not None:
            show()

    def _next_region(self) -> None:
        regions = getattr(self.page, "regions", None)
        parts = regions() if regions is not None else (self.page,)
        banner = (self.banner,) if self.banner.isVisible() else ()
        rail = (self.rail,) if self.rail.isVisible() else ()
        focus_next_region((*rail, *banner, *(part for part in parts if part is not None)))
