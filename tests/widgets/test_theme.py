"""The tokens are complete and readable, and a change of look reaches every widget."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

from oneenglish_desktop.widgets.theme import fonts
from oneenglish_desktop.widgets.theme import holder as holder_module
from oneenglish_desktop.widgets.theme.fonts import make_font
from oneenglish_desktop.widgets.theme.holder import ThemeHolder, current_theme, theme_holder
from oneenglish_desktop.widgets.theme.palette import style_sheet
from oneenglish_desktop.widgets.theme.theme import NAMES, Theme
from oneenglish_desktop.widgets.theme.themed import Themed
from oneenglish_desktop.widgets.theme.tokens import tokens

FACTORS = (1, 1.25, 1.5, 1.75, 2)
KINDS = (*tokens()["type"]["scale"], "label")


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: QColor, second: QColor) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", NAMES)
def test_every_role_has_a_colour(name: str) -> None:
    theme = Theme(name)
    assert len(theme.roles()) > 60
    assert all(theme.colour(role).isValid() for role in theme.roles())
    assert all(colour.isValid() for index in range(8) for colour in theme.avatar(index))
    assert theme.alpha("scrim").alphaF() == pytest.approx(0.6, abs=0.01)


def test_unknown_role_is_refused() -> None:
    with pytest.raises(KeyError):
        Theme("light").colour("pink")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "pair", tokens()["contrast"], ids=lambda pair: f"{pair['fg']}-{pair['bg']}"
)
def test_contrast_is_as_measured_and_enough(name: str, pair: dict[str, Any]) -> None:
    theme = Theme(name)
    ratio = contrast(theme.colour(pair["fg"]), theme.colour(pair["bg"]))
    assert ratio >= pair["min"]
    assert ratio == pytest.approx(pair[name], abs=0.06)


@pytest.mark.parametrize("factor", FACTORS)
def test_type_grows_with_the_text_size(factor: float) -> None:
    theme, design = Theme("light", factor), tokens()["type"]["scale"]
    assert theme.size("body") == round(15 * factor)
    assert theme.size("hero") == round(44 * (1 + (factor - 1) * 0.6))
    for kind in design:
        assert theme.size(kind) >= design[kind]["size"]
        assert theme.line(kind) > theme.size(kind)
        if design[kind]["size"] >= 20:
            assert theme.size(kind) >= theme.size("body")
    assert theme.icon(20) == round(20 * min(factor, 1.75))
    assert theme.height(40, "body", 9) == max(40, round(22 * factor) + 18)
    assert theme.is_stacked == (factor >= 1.5)


@pytest.mark.usefixtures("themes")
@pytest.mark.parametrize("kind", KINDS)
def test_fonts_are_the_bundled_ones_in_the_right_size(kind: str) -> None:
    theme = Theme("light", 1.25)
    font = theme.font(kind)
    assert QFontInfo(font).family() == font.family()
    assert font.family() in {"Inter", "Inter Display"}
    assert QFontInfo(font).pixelSize() == theme.size(kind)
    assert theme.font(kind, tabular=True).isFeatureSet(font.Tag("tnum"))


@pytest.mark.usefixtures("themes")
def test_easy_font_has_wider_letters_and_higher_lines() -> None:
    plain, easy = Theme("light"), Theme("light", easy_font=True)
    assert easy.line("body") > plain.line("body")
    assert easy.font("body").letterSpacing() > plain.font("body").letterSpacing()
    assert plain.key != easy.key


def test_unknown_weight_is_refused() -> None:
    with pytest.raises(ValueError, match="300"):
        make_font("Inter", 15, 300)


def test_missing_font_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_FILES", ("missing.ttf",))
    with pytest.raises(OSError, match=r"missing\.ttf"):
        fonts.load_fonts.__wrapped__()


def test_less_movement_takes_no_time() -> None:
    assert Theme("light").duration("slow") == 280
    assert Theme("light", less_movement=True).duration("slow") == 0


class Seen(Themed, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.looks: list[str] = []

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.looks.append(theme.key)


def test_a_change_reaches_every_widget_once(themes: ThemeHolder) -> None:
    seen, changes = Seen(), list[str]()
    themes.changed.connect(lambda: changes.append(current_theme().name))
    themes.set_look(choice="dark", text_size=150)
    themes.set_look(choice="dark", text_size=150)
    assert seen.looks == ["dark 1.5 False"]
    assert changes == ["dark"]
    themes.set_look(choice="dark", text_size=150, less_movement=True)
    assert len(seen.looks) == 2
    assert themes.choice == "dark"
    themes.changed.disconnect()


@pytest.mark.parametrize("name", NAMES)
def test_qt_paints_in_the_same_colours(themes: ThemeHolder, qapp: QApplication, name: str) -> None:
    themes.set_look(choice=name)
    palette = qapp.palette()
    assert palette.color(palette.ColorRole.Window) == current_theme().colour("canvas")
    assert palette.color(palette.ColorRole.Text) == current_theme().colour("text")
    assert current_theme().colour("raised").name() in theme_holder().sheet
    assert "$" not in style_sheet(current_theme())
    assert qapp.font().pixelSize() == 15


def test_system_follows_the_pc(
    themes: ThemeHolder, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    themes.set_look(choice="system", text_size=125)
    hints = qapp.styleHints()
    assert current_theme().name == "light"
    monkeypatch.setattr(ThemeHolder, "_system_name", lambda _self: "dark")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert (current_theme().name, current_theme().factor) == ("dark", 1.25)
    monkeypatch.setattr(ThemeHolder, "_system_name", lambda _self: "contrast")
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert current_theme().name == "contrast"


def test_a_chosen_theme_does_not_follow_the_pc(
    themes: ThemeHolder, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    themes.set_look(choice="light")
    monkeypatch.setattr(ThemeHolder, "_system_name", lambda _self: "dark")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current_theme().name == "light"


def test_without_a_holder_there_is_no_theme(
    themes: ThemeHolder, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert theme_holder() is themes
    monkeypatch.setattr(holder_module, "_PROPERTY", "nothing")
    with pytest.raises(RuntimeError):
        theme_holder()
