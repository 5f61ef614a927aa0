"""Runs a program and reads the moments that it told."""

from collections.abc import Mapping
from dataclasses import dataclass
from time import CLOCK_MONOTONIC, clock_gettime

from benchmarks.pc import run


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a program.

    Attributes:
        wall_ms: since the program was started.
        cpu_ms: that its process, all threads, had spent.
        facts: what else it told.
    """

    wall_ms: float
    cpu_ms: float
    facts: str


def moments(program: str, *arguments: str, environment: Mapping[str, str]) -> dict[str, Moment]:
    """Run a program to its end; its moments by name.

    Raises:
        CannotRun: it failed.
    """
    start = clock_gettime(CLOCK_MONOTONIC)
    return read(run(program, *arguments, environment=environment), start)


def read(said: str, start: float) -> dict[str, Moment]:
    """The moments in what a program said.

    Args:
        said: its output; lines that tell no moment are passed over.
        start: of the program, in seconds of the monotonic clock.
    """
    found = {}
    for line in said.splitlines():
        if line.startswith("mark "):
            _, name, wall, cpu, *facts = line.split(" ", 4)
            found[name] = Moment(
                wall_ms=(float(wall) - start) * 1000,
                cpu_ms=float(cpu) * 1000,
                facts=" ".join(facts).strip(),
            )
    return found
