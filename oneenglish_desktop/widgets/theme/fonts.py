"""The bundled fonts."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from oneenglish_desktop.resources import resource_path

FAMILIES = {"ui": "Inter", "display": "Inter Display"}
WEIGHTS = {"Inter": (400, 500, 600, 700), "Inter Display": (600, 700)}
_FILES = (
    "Inter-Regular.ttf",
    "Inter-Medium.ttf",
    "Inter-SemiBold.ttf",
    "Inter-Bold.ttf",
    "InterDisplay-SemiBold.ttf",
    "InterDisplay-Bold.ttf",
)


@cache
def load_fonts() -> None:
    """Load all weights at once: each later one would make Qt look through all fonts again.

    Raises:
        OSError: a font file is missing or damaged.
    """
    for name in _FILES:
        path = resource_path("fonts", name)
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            message = f"font cannot be loaded: {path}"
            raise OSError(message)


def make_font(family: str, pixels: int, weight: int, tracking: float = 0) -> QFont:
    """A font of the bundle.

    Args:
        family: a value of `FAMILIES`.
        pixels: size in px.
        weight: one of `WEIGHTS`.
        tracking: additional letter spacing in per cent of the size.

    Raises:
        ValueError: the bundle has no such weight.
    """
    if weight not in WEIGHTS[family]:
        message = f"{family} is not bundled in weight {weight}"
        raise ValueError(message)
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, pixels * tracking / 100)
    return font
