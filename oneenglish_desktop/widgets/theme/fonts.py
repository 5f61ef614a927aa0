"""The bundled fonts; a weight is loaded when it is first asked for."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from oneenglish_desktop.resources import resource_path

FAMILIES = {"ui": "Inter", "display": "Inter Display"}
_FILES = {
    ("Inter", 400): "Inter-Regular.ttf",
    ("Inter", 500): "Inter-Medium.ttf",
    ("Inter", 600): "Inter-SemiBold.ttf",
    ("Inter", 700): "Inter-Bold.ttf",
    ("Inter Display", 600): "InterDisplay-SemiBold.ttf",
    ("Inter Display", 700): "InterDisplay-Bold.ttf",
}


def make_font(family: str, pixels: int, weight: int, tracking: float = 0) -> QFont:
    """A font of the bundle.

    Args:
        family: a value of `FAMILIES`.
        pixels: size in px.
        weight: 400, 500, 600 or 700.
        tracking: additional letter spacing in per cent of the size.
    """
    _load(family, weight)
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, pixels * tracking / 100)
    return font


@cache
def _load(family: str, weight: int) -> None:
    path = resource_path("fonts", _FILES[family, weight])
    if QFontDatabase.addApplicationFont(str(path)) < 0:
        message = f"font cannot be loaded: {path}"
        raise OSError(message)
