"""Medals: three stars, two, one, by the share of the points."""

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator


class Medal(StrEnum):
    """A medal of a phase."""

    GOLD = "gold"
    SILVER = "silver"
    BRONZE = "bronze"

    @property
    def stars(self) -> int:
        """1 to 3: the signal that does not need colour."""
        return {Medal.GOLD: 3, Medal.SILVER: 2, Medal.BRONZE: 1}[self]


class MedalThresholds(BaseModel):
    """Lowest per cent of each medal, 0..100, falling from gold to bronze."""

    model_config = ConfigDict(frozen=True)

    gold: float = 90
    silver: float = 75
    bronze: float = 60

    @model_validator(mode="after")
    def _falls(self) -> Self:
        if not 100 >= self.gold >= self.silver >= self.bronze >= 0:  # noqa: PLR2004 - per cent
            message = "medal thresholds must fall from gold to bronze within 0 to 100"
            raise ValueError(message)
        return self

    def medal(self, percent: float) -> Medal | None:
        """The medal for a score of `percent` (0..100), None below bronze."""
        if percent >= self.gold:
            return Medal.GOLD
        if percent >= self.silver:
            return Medal.SILVER
        return Medal.BRONZE if percent >= self.bronze else None
