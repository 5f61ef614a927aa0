"""The settings: a list of sections on the left, the chosen one beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from oneenglish_desktop.domain.permissions import Permission
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.settings.keyboard import KeyboardSection
from oneenglish_desktop.screens.settings.look import LookSection
from oneenglish_desktop.screens.settings.offline import OfflineSection
from oneenglish_desktop.screens.settings.personal import (
    LanguageSection,
    NotificationsSection,
    PrivacySection,
    ProfileSection,
)
from oneenglish_desktop.screens.settings.saving import Saving
from oneenglish_desktop.screens.settings.section import Section
from oneenglish_desktop.widgets.accessibility import announce
from oneenglish_desktop.widgets.controls.banners import Banner
from oneenglish_desktop.widgets.controls.combo import ComboBox
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import Page, ScrollArea
from oneenglish_desktop.widgets.controls.tabs import SideTabs
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.connection import ConnectionLine
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme

if TYPE_CHECKING:
    from oneenglish_desktop.services.house import Services

_SIDE = 216
_NARROW = 820
_LOOK = 1


class SettingsPage(Page):
    """Every change shows at once and is kept with the person, not with the PC."""

    with_rail = True

    def __init__(
        self,
        services: "Services",
        calls: Calls,  # noqa: ARG002 - pages are all made alike
        changes: Changes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        session = services.accounts.session
        if session is None:
            raise RuntimeError("settings belong to somebody who is signed in")
        self._state = ConnectionLine("online", "")
        self._state.hide()
        self._problem = Banner("bad")
        self._problem.hide()
        plays = session.may(Permission.CHALLENGE_PLAY)
        self._sections: tuple[Section, ...] = (
            ProfileSection(session.person),
            LookSection(session.preferences, plays=plays),
            NotificationsSection(session.preferences),
            LanguageSection(session.preferences),
            KeyboardSection(session.preferences),
            PrivacySection(),
        )
        if plays:
            self._sections += (OfflineSection(services, changes),)
        self._stack = QStackedWidget()
        for section in self._sections:
            section.wanted.connect(changes.setting_wanted)
            changes.preferences_changed.connect(section.show_preferences)
            self._stack.addWidget(section)
        self._tabs = SideTabs([(section.icon, section.title()) for section in self._sections])
        self._tabs.changed.connect(self._show_section)
        self._box = ComboBox(self.tr("Section"))
        for section in self._sections:
            self._box.addItem(section.title())
        self._box.activated.connect(self._show_section)
        self._body = row((self._tabs, Qt.AlignmentFlag.AlignTop), self._stack, spacing=24)
        self._body.setStretch(1, 1)
        content = QWidget()
        self._box_place = QWidget()
        self._box_place.setLayout(column(self._box, margins=(0, 0, 0, 16)))
        content.setLayout(column(self._box_place, self._body, STRETCH, margins=(32, 8, 32, 24)))
        heading = row(Label(self.tr("Settings"), "title"), STRETCH, self._state)
        top = column(heading, 6, self._problem, margins=(32, 20, 32, 6))
        self.setLayout(column(top, ScrollArea(content)))
        changes.saving_changed.connect(self._show_saving)
        self._show_section(_LOOK)
        self.apply_theme(current_theme())

    def show_waiting_answers(self) -> None:
        """Open the list of the answers that the school does not have yet."""
        for index, section in enumerate(self._sections):
            if isinstance(section, OfflineSection):
                self._show_section(index)

    def regions(self) -> tuple[QWidget, ...]:
        """Parts between which F6 moves."""
        return (self._box if self._tabs.isHidden() else self._tabs, self._stack)

    @override
    def apply_theme(self, theme: Theme) -> None:
        self._arrange()
        super().apply_theme(theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        stacked = current_theme().is_stacked or self.width() < _NARROW
        self._tabs.setHidden(stacked)
        self._box_place.setVisible(stacked)
        self._body.setSpacing(0 if stacked else 24)
        self._tabs.setFixedWidth(current_theme().scaled(_SIDE))

    def _show_section(self, index: int) -> None:
        self._tabs.set_current(index)
        self._box.setCurrentIndex(index)
        self._stack.setCurrentIndex(index)

    def _show_saving(self, saving: Saving) -> None:
        self._state.show()
        self._problem.hide()
        if saving.busy:
            self._state.set_state("saving", self.tr("Saving"))
            return
        if saving.problem is None:
            text = self.tr("Saved. We use these on every school computer.")
            self._state.set_state("online", text)
            announce(self, text)
            return
        text = self.tr("Not saved")
        self._state.set_state("offline", text)
        reason = self.tr("We use your old settings again. Please try later. Code {code}")
        self._problem.show_message(
            self.tr("Your change is not saved."), reason.format(code=saving.problem.code)
        )
