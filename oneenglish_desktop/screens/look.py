"""The look of this PC before somebody signs in, and the words for every look."""

from PySide6.QtCore import QCoreApplication, QObject

from oneenglish_desktop.screens.translation import QT_TRANSLATE_NOOP
from oneenglish_desktop.widgets.theme.holder import theme_holder

TEXT_SIZES = (100, 125, 150, 175, 200)
"""Per cent of the design size."""

LANGUAGES = {"en": "English"}
"""BCP 47 tag -> own name of every language that the interface speaks."""

_THEMES = {
    "light": QT_TRANSLATE_NOOP("Look", "Light"),
    "dark": QT_TRANSLATE_NOOP("Look", "Dark"),
    "contrast": QT_TRANSLATE_NOOP("Look", "High contrast"),
    "system": QT_TRANSLATE_NOOP("Look", "Same as this PC"),
}


def theme_names() -> dict[str, str]:
    """Theme choice -> translated name, in the order in which they are offered."""
    return {choice: QCoreApplication.translate("Look", name) for choice, name in _THEMES.items()}


def next_text_size(size: int, step: int) -> int:
    """The text size `step` stops from `size`, within the offered ones."""
    index = TEXT_SIZES.index(size) + step
    return TEXT_SIZES[max(0, min(index, len(TEXT_SIZES) - 1))]


class PcLook(QObject):
    """Colours and text size chosen on the sign-in page; forgotten when the app ends."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = "system"
        self.text_size = 100

    def set_theme(self, theme: str) -> None:
        """Use these colours (`light`, `dark`, `contrast`, `system`)."""
        self.theme = theme
        self.apply()

    def set_text_size(self, size: int) -> None:
        """Use this text size, one of `TEXT_SIZES`."""
        self.text_size = size
        self.apply()

    def apply(self) -> None:
        """Give the window this look again, after a person with an own look has left."""
        theme_holder().set_look(choice=self.theme, text_size=self.text_size)
