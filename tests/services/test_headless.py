"""The services run where no window can."""

import subprocess
import sys
from pathlib import Path

import oneenglish_desktop.services

SCRIPT = """
import importlib, pathlib, sys
import oneenglish_desktop.services as package
for path in sorted(pathlib.Path(package.__path__[0]).glob("*.py")):
    importlib.import_module(f"oneenglish_desktop.services.{path.stem}")
print(*(name for name in sys.modules if name.partition(".")[0] in {"PySide6", "shiboken6"}))
"""


def test_no_service_loads_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(oneenglish_desktop.services.__path__[0]).parents[1],
    )
    assert done.stdout.split() == []
