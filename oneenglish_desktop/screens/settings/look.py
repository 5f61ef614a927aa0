"""Settings: colours, text size, font, movement."""

from functools import partial

from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QGridLayout, QWidget

from oneenglish_desktop.domain.preferences import Preferences
from oneenglish_desktop.screens.look import TEXT_SIZES, theme_names
from oneenglish_desktop.screens.settings.section import Section, SwitchLine, lines_card
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.sliders import StopSlider
from oneenglish_desktop.widgets.controls.surfaces import Card, Well
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.theme_tile import ThemeTile
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_PREVIEW = 320


class LookSection(Themed, Section):
    """What the app looks like."""

    icon = "palette"

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: dict[str, ThemeTile] = {}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        for choice, name in theme_names().items():
            tile = ThemeTile(choice, name)
            tile.clicked.connect(partial(self._choose_theme, choice))
            self._group.addButton(tile)
            self._tiles[choice] = tile
        self._slider = StopSlider(self.tr("Text size"), [f"{size}%" for size in TEXT_SIZES])
        self._slider.valueChanged.connect(self._choose_size)
        self._size_row = row(spacing=24)
        self._switches = (
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
        """Large text: two tiles in a row, the preview below the slider."""
        columns = 2 if theme.is_stacked else len(self._tiles)
        for index, tile in enumerate(self._tiles.values()):
            self._grid.removeWidget(tile)
            self._grid.addWidget(tile, index // columns, index % columns)
        directions = QBoxLayout.Direction
        self._size_row.setDirection(
            directions.TopToBottom if theme.is_stacked else directions.LeftToRight
        )
        super().apply_theme(theme)

    def _colours_card(self) -> Card:
        card = Card()
        card.setLayout(column(Label(self.tr("Colours"), "card"), 12, self._grid))
        return card

    def _size_card(self) -> Card:
        card = Card()
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
