"""Medals by the share of the points."""

import pytest
from pydantic import ValidationError

from oneenglish_desktop.domain.medals import Medal, MedalThresholds


@pytest.mark.parametrize(
    ("percent", "medal"),
    [
        (100, Medal.GOLD),
        (90, Medal.GOLD),
        (89.9, Medal.SILVER),
        (75, Medal.SILVER),
        (74.9, Medal.BRONZE),
        (60, Medal.BRONZE),
        (59.9, None),
        (0, None),
    ],
)
def test_a_medal_begins_at_its_threshold(percent: float, medal: Medal | None) -> None:
    assert MedalThresholds().medal(percent) == medal


def test_stars_tell_a_medal_without_its_colour() -> None:
    assert [medal.stars for medal in (Medal.GOLD, Medal.SILVER, Medal.BRONZE)] == [3, 2, 1]


@pytest.mark.parametrize(
    "thresholds",
    [
        {"gold": 70, "silver": 80},
        {"silver": 50, "bronze": 60},
        {"gold": 101},
        {"bronze": -1},
    ],
)
def test_thresholds_fall_within_per_cent(thresholds: dict[str, float]) -> None:
    with pytest.raises(ValidationError, match="must fall"):
        MedalThresholds(**thresholds)
