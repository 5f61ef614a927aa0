"""How a person likes the app to look and behave; follows the person, not the PC."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict


class ThemeChoice(StrEnum):
    """Colours; `system` follows the PC."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    SYSTEM = "system"


class Preferences(BaseModel):
    """The rows of `user_setting` of one person, key by key.

    Attributes:
        text_size: per cent of the design size.
        language: BCP 47 tag of the interface; questions stay in English.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_size: Literal[100, 125, 150, 175, 200] = 100
    language: str = "en"
    notifications: bool = True
    less_movement: bool = False
    easy_font: bool = False
    single_key_shortcuts: bool = True
    hide_timer: bool = False
