"""M1b: an embedded school from nothing to the sign-in page, and at later starts."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.display import OFFSCREEN
from benchmarks.lines import Figure, Line
from benchmarks.moments import moments
from benchmarks.pc import compile_all, thrown_away_pc
from benchmarks.rounds import Options, in_turn


@dataclass(frozen=True, slots=True)
class Starts:
    """Milliseconds from the start of the process, on one new PC."""

    first: float
    later: float


def measure(options: Options) -> Iterator[Line]:
    """Start the app, and the stores alone, twice on a new PC in each round."""
    compile_all()
    ours, floor = in_turn(
        options.rounds,
        lambda: _twice("app", "sign_in"),
        lambda: _twice("stores", "ready"),
    )
    yield Figure(
        what="nothing to sign-in: initdb, stores, migrations, demo school",
        unit="ms",
        values=tuple(each.first for each in ours),
        floor=tuple(each.first for each in floor),
        aim="<= 1.2x, <= 6 s",
        note="the floor makes and starts the two stores, and no school in them",
    )
    yield Figure(
        what="later start, the stores stopped, to sign-in",
        unit="ms",
        values=tuple(each.later for each in ours),
        floor=tuple(each.later for each in floor),
        aim="<= 1.2x, <= 2.5 s",
    )


def _twice(program: str, moment: str) -> Starts:
    with thrown_away_pc() as pc:
        environment = pc.environment | OFFSCREEN
        # The last one out stops the stores: the second start finds them stopped.
        first, later = (
            moments(program, *_last(program), environment=environment)[moment].wall_ms
            for _ in range(2)
        )
    return Starts(first, later)


def _last(program: str) -> tuple[str, ...]:
    return ("sign_in",) if program == "app" else ()
