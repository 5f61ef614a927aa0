"""Writes what the measures found as JSON."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.lines import Figure, Line

LIBRARIES = ("PySide6_Essentials", "SQLAlchemy", "psycopg", "pymongo", "pydantic")


def write_json(path: Path, found: Mapping[str, Sequence[Line]]) -> None:
    """Write the file anew, with the machine that the figures come from.

    Args:
        path: of the file; its folder is made.
        found: measure id -> its lines.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "measures": {
            measure: [as_json(line) for line in lines] for measure, lines in found.items()
        },
    }
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def as_json(line: Line) -> dict[str, Any]:
    """A line with its median and ratio, which a reader would compute otherwise."""
    values = asdict(line)
    if isinstance(line, Figure):
        values["median"] = median(line.values)
        values["ratio"] = line.ratio
    return values


def machine() -> dict[str, Any]:
    """What the figures depend on."""
    return {
        "system": platform.platform(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": list(os.getloadavg()) if hasattr(os, "getloadavg") else None,
        "libraries": {name: version(name) for name in LIBRARIES},
    }
