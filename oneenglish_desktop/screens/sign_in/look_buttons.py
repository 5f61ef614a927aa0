"""Language, text size and colours for whoever sits down at this PC."""

from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.screens.look import LANGUAGES, TEXT_SIZES, PcLook, theme_names
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.combo import Menu
from oneenglish_desktop.widgets.layouts import row


class LookButtons(QWidget):
    """Three buttons with menus, top right of the sign-in page."""

    def __init__(self, look: PcLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._buttons = (
            Button(
                next(iter(LANGUAGES.values())),
                size=34,
                icon="languages",
                icon_right="chevron-down",
            ),
            Button(self.tr("Text size"), size=34, icon="a-large-small"),
            Button(self.tr("Colours"), size=34, icon="contrast"),
        )
        language, size, colours = self._buttons
        language.setAccessibleName(self.tr("Language"))
        language.clicked.connect(self._open_languages)
        size.clicked.connect(self._open_sizes)
        colours.clicked.connect(self._open_colours)
        self.setLayout(row(language, size, colours, spacing=8))

    def _open_languages(self) -> None:
        menu = Menu(self)
        for name in LANGUAGES.values():
            menu.add(name, "check")
        self._open(menu, self._buttons[0])

    def _open_sizes(self) -> None:
        menu = Menu(self)
        group = QActionGroup(menu)
        for size in TEXT_SIZES:
            action = menu.add(f"{size} %", "check" if size == self._look.text_size else "")
            action.triggered.connect(partial(self._look.set_text_size, size))
            group.addAction(action)
        self._open(menu, self._buttons[1])

    def _open_colours(self) -> None:
        menu = Menu(self)
        for choice, name in theme_names().items():
            action = menu.add(name, "check" if choice == self._look.theme else "")
            action.triggered.connect(partial(self._look.set_theme, choice))
        self._open(menu, self._buttons[2])

    def _open(self, menu: Menu, button: Button) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
