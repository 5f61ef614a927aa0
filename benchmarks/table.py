"""Prints what the measures found as one table."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from benchmarks.lines import Fact, Figure, Line

HEADINGS = ("", "measure", "median (least to most)", "floor", "ratio", "aim")
FOUND = 2
NOTE_INDENT = "     "


def table(found: Mapping[str, Sequence[Line]]) -> str:
    """The table of all lines.

    Args:
        found: measure id -> its lines.
    """
    rows = [HEADINGS]
    notes: list[str] = [""]
    for measure, lines in found.items():
        for line in lines:
            rows.append((measure, *_cells(line)))
            notes.append(line.note if isinstance(line, Figure) else "")
    widths = _widths(rows)
    texts: list[str] = []
    for row, note in zip(rows, notes, strict=True):
        texts.append(_joined(row, widths))
        if note:
            texts.append(f"{NOTE_INDENT}{note}")
    texts.insert(1, "-" * max(map(len, texts)))
    return "\n".join(texts)


def _widths(rows: Sequence[tuple[str, ...]]) -> list[int]:
    """A fact is a sentence: it may run into the columns of the floor and the ratio."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    widths[FOUND] = max(len(row[FOUND]) for row in rows if row[FOUND + 1] or row == HEADINGS)
    return widths


def spread(values: Sequence[float], unit: str) -> str:
    """Median, least and most of the rounds, such as `12 ms (11 to 15)`."""
    middle, least, most = (_number(value) for value in (median(values), min(values), max(values)))
    if len(values) == 1:
        return f"{middle} {unit}"
    return f"{middle} {unit} ({least} to {most})"


def _cells(line: Line) -> tuple[str, str, str, str, str]:
    if isinstance(line, Fact):
        return line.what, line.found, "", "", line.aim
    floor = spread(line.floor, line.unit) if line.floor else ""
    ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
    return line.what, spread(line.values, line.unit), floor, ratio, line.aim


def _number(value: float) -> str:
    """Three digits that count: nobody reads more out of a noisy machine."""
    if abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.3g}"


def _joined(cells: Iterable[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
