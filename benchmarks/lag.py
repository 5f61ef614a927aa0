"""M9: how long the window stands still during the tour."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from benchmarks.display import OFFSCREEN
from benchmarks.lines import CannotRun, Figure, Line
from benchmarks.pc import thrown_away_pc
from benchmarks.rounds import Options

TOURS = 3
"""Of a minute each; the shortest of the longest blocks is the app's own, the rest is noise."""
PATIENCE = 300
_TOLD = re.compile(r"Longest block of the window: (\d+) ms, 99 of 100 below (\d+) ms")


def measure(options: Options) -> Iterator[Line]:
    """Take the tour a few times and read what its heart-beat found."""
    tours = [_tour() for _ in range(min(options.rounds, TOURS))]
    yield Figure(
        what="longest block of the window in the tour",
        unit="ms",
        values=tuple(longest for longest, _ in tours),
        aim="<= 50 ms",
        note="the least of the tours counts: noise only adds",
    )
    yield Figure(
        what="99 of 100 heart-beats of the tour are late by less than",
        unit="ms",
        values=tuple(most for _, most in tours),
        aim="<= 16 ms",
    )


def read(said: str) -> tuple[float, float]:
    """The longest block and the 99th percentile in what the tour said, in milliseconds.

    Raises:
        CannotRun: it does not tell them.
    """
    told = _TOLD.search(said)
    if told is None:
        raise CannotRun("the tour did not come to its end")
    return float(told[1]), float(told[2])


def _tour() -> tuple[float, float]:
    with thrown_away_pc() as pc, tempfile.TemporaryDirectory() as pictures:
        done = subprocess.run(
            [sys.executable, "-m", "oneenglish_desktop", "tour", "--out", pictures],
            env=pc.environment | OFFSCREEN,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        # A tour that found a fault tells its blocks all the same.
        return read(done.stdout)
