"""The two halves of the window before somebody is signed in: the track, and a page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.hero import Hero
from oneenglish_desktop.widgets.learning.logo import Logo
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_HERO_WIDTH = 560
_NARROW = 1080


class WelcomeFrame(Themed, QWidget):
    """Holds the start page, the first-run choice or the sign-in page beside the hero."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hero = Hero("arc")
        self._hero.setFixedWidth(_HERO_WIDTH)
        words = self.tr("Five phases.\nOne step at a time.")
        column_of_hero = column(
            (Logo(on_hero=True), Qt.AlignmentFlag.AlignLeft),
            40,
            Label(words, "hero", "onHero", wrap=True),
            STRETCH,
            margins=(48, 40, 48, 40),
        )
        self._hero.setLayout(column_of_hero)
        self._pages = QStackedWidget()
        self.setLayout(row(self._hero, self._pages))
        self.apply_theme(current_theme())

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._pages.currentWidget()

    def show_page(self, page: QWidget) -> None:
        """Show `page` and delete the one before it."""
        before = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if before is not None and before is not page:
            self._pages.removeWidget(before)
            before.deleteLater()

    @override
    def apply_theme(self, theme: Theme) -> None:
        self._place_hero()
        super().apply_theme(theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hero()

    def _place_hero(self) -> None:
        """The hero is an ornament: large text or a narrow window needs its place."""
        self._hero.setVisible(not current_theme().is_stacked and self.width() >= _NARROW)
