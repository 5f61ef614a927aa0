"""What a measure found: comparisons with a floor, figures alone, and facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


class CannotRun(Exception):  # noqa: N818 - it says what happened
    """A measure cannot run here; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One thing that was measured, round by round.

    Attributes:
        what: in words.
        unit: of the values, such as `ms`.
        values: one for each round.
        floor: of the same rounds; empty when there is no floor.
        aim: what the design promises; empty for nothing.
        note: what the reader must know to judge the figure.
    """

    what: str
    unit: str
    values: tuple[float, ...]
    floor: tuple[float, ...] = ()
    aim: str = ""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Median of the rounds' own ratios: what disturbs a round disturbs both its sides."""
        return median_ratio(self.values, self.floor) if self.floor else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that is so or not, without figures.

    Attributes:
        what: in words.
        found: in words.
        aim: what the design promises; empty for nothing.
    """

    what: str
    found: str
    aim: str = ""


Line = Figure | Fact


def median_ratio(values: Sequence[float], floor: Sequence[float]) -> float:
    """The median over the rounds of value / floor.

    Args:
        values: one for each round.
        floor: of the same rounds, none of them 0.

    Raises:
        ValueError: there are no rounds, or not the same on both sides.
    """
    if not values:
        raise ValueError("a ratio needs a round")
    return median(value / base for value, base in zip(values, floor, strict=True))


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` (0..1) of the values do not exceed.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("a percentile needs a value")
    ordered = sorted(values)
    place = max(0, -int(-share * len(ordered) // 1) - 1)
    return ordered[place]
