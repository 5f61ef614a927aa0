"""Settings: colours, text size, font, movement."""

from functools import partial

from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QWidget

from oneenglish_desktop.domain.preferences import Preferences
from oneenglish_desktop.screens.look import TEXT_SIZES, theme_names
from oneenglish_desktop.screens.settings.section import Section, SwitchLine, lines_card
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.sliders import StopSlider
from oneenglish_desktop.widgets.controls.surfaces import Card, Well
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.flow import FlowLayout
from oneenglish_desktop.widgets.learning.theme_tile import ThemeTile
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_PREVIEW = 320
_TILE_SPACE = 10
"""px; four tiles fit beside a scroll bar at the design size."""


class LookSection(Themed, Section):
    """What the app looks like."""

    icon = "palette"

    def __init__(
        self, preferences: Preferences, *, plays: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tiles: dict[str, ThemeTile] = {}
        self._group = QButtonGroup(self)
        self._tile_place = FlowLayout(_TILE_SPACE, _TILE_SPACE)
        for choice, name in theme_names().items():
            tile = ThemeTile(choice, name)
            tile.clicked.connect(partial(self._choose_theme, choice))
            self._group.addButton(tile)
            self._tiles[choice] = tile
            self._tile_place.addWidget(tile)
        self._slider = StopSlider(self.tr("Text size"), [f"{size}%" for size in TEXT_SIZES])
        self._slider.valueChanged.connect(self._choose_size)
        self._size_row = row(spacing=24)
        self._switches: tuple[SwitchLine, ...] = (
            SwitchLine(
                "easy_font",
                self.tr("Easy reading"),
                self.tr("Letters are wider and lines have more space"),
                on=preferences.easy_font,
            ),
            SwitchLine(
                "less_movement",
                self.tr("Less movement"),
                self.tr("No sliding and no moving pictures"),
                on=preferences.less_movement,
            ),
        )
        if plays:
            self._switches += (
                SwitchLine(
                    "hide_timer",
                    self.tr("Hide the time"),
                    self.tr("The time runs, but you do not see it"),
                    on=preferences.hide_timer,
                ),
            )
        for switch in self._switches:
            switch.wanted.connect(self.wanted)
        self.setLayout(
            column(
                self._colours_card(),
                self._size_card(),
                lines_card(*self._switches),
                STRETCH,
                spacing=16,
            )
        )
        self.show_preferences(preferences)
        self.apply_theme(current_theme())

    @override
    def title(self) -> str:
        return self.tr("Look and text")

    @override
    def show_preferences(self, preferences: Preferences) -> None:
        self._tiles[preferences.theme].setChecked(True)
        before = self._slider.blockSignals(True)
        self._slider.setValue(TEXT_SIZES.index(preferences.text_size))
        self._slider.blockSignals(before)
        for switch in self._switches:
            switch.show_preferences(preferences)

    @override
    def apply_theme(self, theme: Theme) -> None:
        """Large text: the preview below the slider."""
        directions = QBoxLayout.Direction
        self._size_row.setDirection(
            directions.TopToBottom if theme.is_stacked else directions.LeftToRight
        )
        super().apply_theme(theme)

    def _colours_card(self) -> Card:
        card = _card()
        tiles = QWidget()
        tiles.setLayout(self._tile_place)
        card.setLayout(column(Label(self.tr("Colours"), "card"), 12, tiles))
        return card

    def _size_card(self) -> Card:
        card = _card()
        well = Well(padding=18)
        well.setMinimumWidth(_PREVIEW)
        well.setLayout(
            column(
                STRETCH,
                Label(self.tr("This is how it looks"), "meta", "text2"),
                2,
                Label("I walked to the museum.", "answer", wrap=True),
                STRETCH,
            )
        )
        sizes = QWidget()
        sizes.setLayout(column(Label(self.tr("Text size"), "card"), 12, self._slider))
        self._size_row.addWidget(sizes, 1)
        self._size_row.addWidget(well)
        card.setLayout(self._size_row)
        return card

    def _choose_theme(self, choice: str) -> None:
        self.wanted.emit({"theme": choice})

    def _choose_size(self, index: int) -> None:
        self.wanted.emit({"text_size": TEXT_SIZES[index]})


def _card() -> Card:
    card = Card()
    card.setContentsMargins(24, 20, 24, 20)
    return card
