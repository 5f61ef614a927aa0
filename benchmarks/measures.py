"""The measures by their names in the design."""

from collections.abc import Callable, Iterable
from importlib import import_module

from benchmarks.lines import Line
from benchmarks.rounds import Options

Measure = Callable[[Options], Iterable[Line]]

MEASURES = {
    "M1": "benchmarks.start",
    "M1b": "benchmarks.first_start",
    "M2": "benchmarks.memory",
    "M3": "benchmarks.load",
    "M4": "benchmarks.answer",
    "M5": "benchmarks.classroom",
    "M9": "benchmarks.lag",
}
"""Where each measure lives: a module with a function `measure`."""


def find(name: str) -> Measure:
    """The measure of that name, in any case of letters.

    Raises:
        KeyError: there is none.
    """
    by_name = {known.lower(): module for known, module in MEASURES.items()}
    measure: Measure = import_module(by_name[name.lower()]).measure
    return measure


def chosen(names: Iterable[str]) -> tuple[str, ...]:
    """The names as the design writes them, all of them for none.

    Raises:
        KeyError: there is no measure of a name.
    """
    by_name = {known.lower(): known for known in MEASURES}
    return tuple(by_name[name.lower()] for name in names) or tuple(MEASURES)
