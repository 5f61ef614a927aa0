"""One look: the colours of a theme at one text size."""

from typing import Any

from PySide6.QtGui import QColor, QFont

from oneenglish_desktop.widgets.theme.fonts import FAMILIES, make_font
from oneenglish_desktop.widgets.theme.tokens import tokens

NAMES = ("light", "dark", "contrast")
STACK_FROM = 1.5
"""Text size factor from which columns stack, the rail shows icons, side panels are drawers."""

LARGEST_ICON = 1.75
_GROWS_SLOWER_FROM = 20
_SLOWER = 0.6
_EASY_TRACKING = 3.0
_EASY_LINE = 1.15


class Theme:
    """Immutable: a change of colours or text size makes a new one.

    Attributes:
        name: `light`, `dark` or `contrast`.
        factor: text size, 1 to 2.
        less_movement: animations jump to their end.
        easy_font: wider letters and higher lines.
        border: width in px of an ordinary border.
    """

    def __init__(
        self,
        name: str,
        factor: float = 1,
        *,
        less_movement: bool = False,
        easy_font: bool = False,
    ) -> None:
        self.name = name
        self.factor = factor
        self.less_movement = less_movement
        self.easy_font = easy_font
        self.is_contrast = name == "contrast"
        self.border = 2.0 if self.is_contrast else 1.0
        self._roles: dict[str, dict[str, str]] = tokens()["color"]["roles"]
        self._scale: dict[str, dict[str, Any]] = {
            **tokens()["type"]["scale"],
            "label": {**tokens()["type"]["scale"]["meta"], "weight": 600},
        }
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, int | None, bool], QFont] = {}

    @property
    def is_stacked(self) -> bool:
        """Whether the text is so large that columns stack and side panels become drawers."""
        return self.factor >= STACK_FROM

    @property
    def key(self) -> str:
        """Names everything that changes a picture; for caches."""
        return f"{self.name} {self.factor} {self.easy_font}"

    def colour(self, role: str) -> QColor:
        """The colour of `role` in this theme. Raises KeyError for an unknown role."""
        colour = self._colours.get(role)
        if colour is None:
            colour = self._colours[role] = QColor(self._roles[role][self.name])
        return colour

    def roles(self) -> tuple[str, ...]:
        """The names of all colour roles."""
        return tuple(self._roles)

    def alpha(self, name: str) -> QColor:
        """A see-through colour: `scrim`, `shadowMenu`, `shadowDialog`, `shadowDrag`."""
        token = tokens()["color"]["alpha"][name]
        colour = QColor(token["hex"])
        colour.setAlphaF(token["alpha"])
        return colour

    def avatar(self, index: int) -> tuple[QColor, QColor]:
        """Fill and text colour of avatar number `index`, 0 to 7."""
        if self.is_contrast:
            return self.colour("surface"), self.colour("text")
        fill, text = tokens()["color"]["avatars"][self.name][index]
        return QColor(fill), QColor(text)

    def font(self, kind: str, *, weight: int | None = None, tabular: bool = False) -> QFont:
        """The font of a type token.

        Args:
            kind: `hero`, `title`, `titleStaff`, `question`, `section`, `card`, `answer`,
                `bodyStudent`, `body`, `ui`, `meta`, `label` or `key`.
            weight: 400 to 700 instead of the token's own.
            tabular: figures of equal width, for times, points and tables.
        """
        asked = (kind, weight, tabular)
        font = self._fonts.get(asked)
        if font is None:
            font = self._fonts[asked] = self._make_font(kind, weight, tabular=tabular)
        return font

    def size(self, kind: str) -> int:
        """Font size in px of a type token at this text size."""
        size: int = self._scale[kind]["size"]
        return self._grown(size, size)

    def line(self, kind: str) -> int:
        """Line height in px of a type token at this text size."""
        token = self._scale[kind]
        height = self._grown(token["line"], token["size"])
        return round(height * _EASY_LINE) if self.easy_font else height

    def scaled(self, pixels: float) -> int:
        """A length in px that goes with the text, such as the width of a field."""
        return round(pixels * self.factor)

    def icon(self, pixels: int) -> int:
        """The size in px of an icon that is `pixels` high at 100 %."""
        return round(pixels * min(self.factor, LARGEST_ICON))

    def height(self, base: int, kind: str, padding: int) -> int:
        """The height in px of a control with one line of text and `padding` above and below."""
        return max(base, self.line(kind) + 2 * padding)

    def radius(self, name: str) -> float:
        """Corner radius in px: key, small, control, well, option, card, hero, pill."""
        return float(tokens()["radius"][name])

    def duration(self, name: str) -> int:
        """Milliseconds of a movement (fast, base, slow, celebrate); 0 with less movement."""
        return 0 if self.less_movement else int(tokens()["motion"][name])

    def _make_font(self, kind: str, weight: int | None, *, tabular: bool) -> QFont:
        token = self._scale[kind]
        tracking = token["trackingPercent"] + (_EASY_TRACKING if self.easy_font else 0)
        font = make_font(
            FAMILIES[token["family"]], self.size(kind), weight or token["weight"], tracking
        )
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _grown(self, length: int, size: int) -> int:
        """`length` at this text size; that of large type grows slower than that of body."""
        if size < _GROWS_SLOWER_FROM:
            return round(length * self.factor)
        slower = length * (1 + (self.factor - 1) * _SLOWER)
        body_size: int = self._scale["body"]["size"]
        return round(max(slower, body_size * self.factor * length / size))
