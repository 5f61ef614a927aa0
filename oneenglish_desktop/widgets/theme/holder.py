"""The one place that holds the current theme and dresses the application in it."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QToolTip

from oneenglish_desktop.widgets.theme.fonts import load_fonts
from oneenglish_desktop.widgets.theme.palette import palette, style_sheet
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

SYSTEM = "system"
_PROPERTY = "theme_holder"
_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class ThemeHolder(QObject):
    """Belongs to the QApplication; make it once, before the first widget.

    Attributes:
        sheet: Qt style sheet for the few widgets that Qt paints. The application has none: with
            one, a change of look takes Qt 300 ms for a window of 600 widgets.

    Signals:
        changed: the look has changed and every widget has been told.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        load_fonts()
        self._choice = SYSTEM
        self._theme = Theme(self._system_name())
        app.setProperty(_PROPERTY, self)
        app.setStyle("Fusion")
        for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo):
            app.setEffectEnabled(effect, False)
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._system_changed)

    @property
    def theme(self) -> Theme:
        """The look that widgets have now."""
        return self._theme

    @property
    def choice(self) -> str:
        """What was asked for: `light`, `dark`, `contrast` or `system`."""
        return self._choice

    def set_look(
        self,
        *,
        choice: str = SYSTEM,
        text_size: int = 100,
        less_movement: bool = False,
        easy_font: bool = False,
    ) -> None:
        """Dress every widget anew.

        Args:
            choice: `light`, `dark`, `contrast` or `system` (as the PC is set).
            text_size: per cent, 100 to 200.
            less_movement: no sliding and no moving pictures.
            easy_font: wider letters, more space between lines.
        """
        self._choice = choice
        self._app.styleHints().setColorScheme(_SCHEMES.get(choice, Qt.ColorScheme.Unknown))
        name = self._system_name() if choice == SYSTEM else choice
        self._take(Theme(name, text_size / 100, less_movement=less_movement, easy_font=easy_font))

    def _take(self, theme: Theme) -> None:
        old, self._theme = self._theme, theme
        if old.key != theme.key:
            self._dress()
        if old.key != theme.key or old.less_movement != theme.less_movement:
            for widget in self._app.allWidgets():
                if isinstance(widget, Themed):
                    widget.apply_theme(theme)
            self.changed.emit()

    def _dress(self) -> None:
        self._app.setPalette(palette(self._theme))
        self._app.setFont(self._theme.font("body"))
        QToolTip.setPalette(self._app.palette())
        QToolTip.setFont(self._theme.font("meta"))
        self.sheet = style_sheet(self._theme)

    def _system_changed(self) -> None:
        if self._choice == SYSTEM:
            old = self._theme
            self._take(
                Theme(
                    self._system_name(),
                    old.factor,
                    less_movement=old.less_movement,
                    easy_font=old.easy_font,
                )
            )

    def _system_name(self) -> str:
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def theme_holder() -> ThemeHolder:
    """The holder of the running application.

    Raises:
        RuntimeError: no `ThemeHolder` was made yet.
    """
    app = QApplication.instance()
    holder = app.property(_PROPERTY) if app else None
    if not isinstance(holder, ThemeHolder):
        message = "make a ThemeHolder before the first widget"
        raise RuntimeError(message)  # noqa: TRY004 - the caller passed nothing of a wrong type
    return holder


def current_theme() -> Theme:
    """The look that widgets have now. Raises RuntimeError before a holder is made."""
    return theme_holder().theme
