"""M1: from the start of the process to the sign-in page and to Home, the stores running."""

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.display import OFFSCREEN, x_server
from benchmarks.lines import CannotRun, Fact, Figure, Line
from benchmarks.moments import Moment, moments
from benchmarks.pc import Pc, compile_all, thrown_away_pc
from benchmarks.rounds import Options, in_turn
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool

Moments = dict[str, Moment]

SHOWN = {"painted": "process start to the window", "sign_in": "process start to sign-in"}
ALL_BEHIND = "the services load in a thread behind the window"


def measure(options: Options) -> Iterator[Line]:
    """Start the app and the smallest PySide6 program in turn."""
    compile_all()
    with thrown_away_pc() as pc:
        # The very first start makes the school; the pair then runs until the measure ends.
        moments("app", "sign_in", environment=pc.environment | OFFSCREEN)
        with EmbeddedSchool(pc.settings):
            yield from _on(options, pc, OFFSCREEN, "offscreen")
            try:
                with x_server() as environment:
                    yield from _on(options, pc, environment, "xcb")
            except CannotRun as why:
                yield Fact(what="the same under xcb", found=f"not measured: {why}")


def _on(options: Options, pc: Pc, environment: dict[str, str], platform: str) -> Iterable[Line]:
    environment = pc.environment | environment
    ours, floor = in_turn(
        options.rounds,
        lambda: moments("app", "home", environment=environment),
        lambda: moments("bare", environment=environment),
    )
    yield from _shown(ours, floor, platform)
    yield _between("Sign in pressed to Home", ours, "pressed", platform)
    yield _between("password proof to Home", ours, "proved", platform, aim="<= 150 ms")
    yield Fact(
        what=f"forbidden imports at the first paint, {platform}",
        found=forbidden(ours),
        aim="none",
    )


def _shown(ours: Sequence[Moments], floor: Sequence[Moments], platform: str) -> Iterator[Line]:
    for moment, words in SHOWN.items():
        for kind in ("cpu", "wall"):
            yield Figure(
                what=f"{words}, {kind.upper() if kind == 'cpu' else kind}, {platform}",
                unit="ms",
                values=tuple(getattr(each[moment], f"{kind}_ms") for each in ours),
                floor=tuple(getattr(each["painted"], f"{kind}_ms") for each in floor),
                aim="<= 1.3x",
                note=ALL_BEHIND if moment == "sign_in" and kind == "cpu" else "",
            )


def _between(
    words: str, ours: Sequence[Moments], since: str, platform: str, aim: str = ""
) -> Figure:
    values = tuple(each["home"].wall_ms - each[since].wall_ms for each in ours)
    return Figure(what=f"{words}, {platform}", unit="ms", values=values, aim=aim)


def forbidden(ours: Iterable[Moments]) -> str:
    """The dear modules that any of the starts had loaded before its window was painted."""
    names = {name for each in ours for name in each["painted"].facts.split(",") if name}
    return ", ".join(sorted(names)) or "none"
