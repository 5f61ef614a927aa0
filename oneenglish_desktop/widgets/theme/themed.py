"""What a widget with its own look promises."""

from PySide6.QtWidgets import QWidget

from oneenglish_desktop.widgets.theme.theme import Theme


class Themed:
    """Mixin, first in the bases; the theme holder tells every such widget of a change."""

    def apply_theme(self, theme: Theme) -> None:  # noqa: ARG002 - overrides read it
        """Take fonts, heights and cached pictures from `theme`.

        Widgets that override this call it at the end of their `__init__`.
        """
        if isinstance(self, QWidget):
            self.updateGeometry()
            self.update()
